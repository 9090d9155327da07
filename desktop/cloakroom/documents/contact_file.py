"""Calendars and address books (iCalendar, RFC 5545; vCard, RFC 6350 and 2426).

A content line is unfolded; its value and its quoted or telling parameters are segments. A line
that changes is folded anew at 75 octets, all others stay to the byte. Pictures and sounds in
base64 are nobody's text: they are dropped.
"""

import quopri
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cloakroom.documents.base import NO_WISHES, Edit, File, Kind, Opaque, Rewritten, Wishes
from cloakroom.documents.splice import by_segment, spliced
from cloakroom.documents.sweep import Sweep
from cloakroom.documents.text import TextFile, decode
from cloakroom.model import Segment, Stream

_LINE = re.compile(r"[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*")
_SOFT = re.compile(r"[^\r\n]*(?:(?<==)\r?\n[^\r\n]*)*")  # quoted-printable lines of vCard 2.1
_FOLD = re.compile(r"\r?\n[ \t]")
_NAME = re.compile(r'([A-Za-z0-9.-]+)((?:;(?:[^":;]|"[^"]*")*)*):', re.DOTALL)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^;:",]*(?:,[^;:",]*)*)')
_BINARY = re.compile(r";(?:ENCODING=(?:b|base64)|BASE64|VALUE=BINARY)(?=[;:]|\Z)", re.IGNORECASE)
_QUOTED = re.compile(r";(?:ENCODING=)?QUOTED-PRINTABLE(?=[;:]|\Z)", re.IGNORECASE)
_CHARSET = re.compile(r";CHARSET=\"?([\w.:-]+)", re.IGNORECASE)
_DATA = re.compile(r"data:[^,]*;base64,", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([\\;,nN])")
_SPECIAL = re.compile(r"[\\;,\n]")
_OCTETS: Final = 75
_MARKS: Final = frozenset({
    "action", "begin", "calscale", "class", "created", "dtend", "dtstamp", "dtstart", "due",
    "duration", "end", "exdate", "freebusy", "last-modified", "method", "percent-complete",
    "priority", "prodid", "rdate", "recurrence-id", "rev", "rrule", "sequence", "status", "transp",
    "trigger", "tzid", "tzname", "tzoffsetfrom", "tzoffsetto", "tzurl", "uid", "version",
})
"""What programs tell each other. It is swept, and nobody's text."""
_TELLING: Final = frozenset({"cn", "email", "sent-by", "dir", "label", "sort-as", "altrep"})
_STRUCTURED: Final = frozenset({"n", "adr", "org", "geo", "categories", "nickname"})
"""Here ``;`` and ``,`` part the components, and are no letters of them."""


@dataclass(frozen=True, slots=True, repr=False)
class _Text:
    """A value or parameter: ``line[start:end]`` of the unfolded line."""

    start: int
    end: int
    text: str
    what: str


@dataclass(frozen=True, slots=True, repr=False)
class _Line:
    """``text[start:end]`` of the file; ``plain`` is it unfolded."""

    start: int
    end: int
    plain: str
    name: str
    texts: tuple[_Text, ...]
    quoted: bool = False
    binary: bool = False


def open_contacts(file: File) -> "ContactDocument":
    return ContactDocument(decode(file.data, file.name), file.suffix)


class ContactDocument:
    notes: Sequence[str] = ()

    def __init__(self, file: TextFile, suffix: str) -> None:
        self._file = file
        self._suffix = suffix
        self._line_end = "\r\n" if "\r\n" in file.text else "\n"
        self._lines = list(_lines(file.text))
        self.segments: Sequence[Segment] = tuple(
            _segment(number, line, each)
            for number, line in enumerate(self._lines, start=1) for each in line.texts
        )
        why = "A picture, sound or file in it is not read."
        self.opaque: Sequence[Opaque] = tuple(
            Opaque(f"line {number}", Kind.PICTURE, line.name.lower(), why)
            for number, line in enumerate(self._lines, start=1) if line.binary
        )

    def rewritten(
        self, edits: Sequence[Edit], sweep: Sweep, wishes: Wishes = NO_WISHES
    ) -> Rewritten:
        text, at, first = self._file.text, 0, 0
        edited = by_segment(edits)
        parts: list[str] = []
        keep = Kind.PICTURE in wishes.keep
        for line in self._lines:
            todo = [edited.get(first + n, []) for n in range(len(line.texts))]
            first += len(line.texts)
            parts.append(text[at : line.start])
            parts.append(self._line(line, todo, sweep, keep=keep))
            at = line.end
        kept = tuple(_kept(each) for each in self.opaque) if keep else ()
        return Rewritten(self._file.encode("".join([*parts, text[at:]])), self._suffix, kept)

    def _line(
        self, line: _Line, todo: Sequence[Sequence[Edit]], sweep: Sweep, *, keep: bool
    ) -> str:
        raw = self._file.text[line.start : line.end]
        if line.binary:
            return raw if keep else f"{line.name}:"
        parts, at = [], 0
        for each, edits in zip(line.texts, todo, strict=True):
            new = sweep.text(spliced(each.text, edits))
            old = line.plain[each.start : each.end]
            parts += [sweep.name(line.plain[at : each.start])]
            parts += [old if new == each.text else _written(line, each, new)]
            at = each.end
        plain = "".join([*parts, sweep.name(line.plain[at:])])
        return raw if plain == line.plain else _folded(plain, line.quoted, self._line_end)


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    while at < len(text):
        match = _LINE.match(text, at)
        end = match.end() if match else at
        head = _NAME.match(text, at, end)
        quoted = head is not None and bool(_QUOTED.search(head[2]))
        if quoted and (soft := _SOFT.match(text, at)):
            end = soft.end()
        yield _line(text, at, end, quoted)
        at = end + (2 if text.startswith("\r\n", end) else 1)


def _line(text: str, start: int, end: int, quoted: bool) -> _Line:
    raw = text[start:end]
    plain = re.sub(r"=\r?\n", "", raw) if quoted else _FOLD.sub("", raw)
    head = _NAME.match(plain)
    if head is None:
        whole = (_Text(0, len(plain), plain, ""),) if plain.strip() else ()
        return _Line(start, end, plain, "", whole)
    name = head[1].rpartition(".")[2].lower()
    binary = bool(_BINARY.search(head[2]) or _DATA.match(plain, head.end()))
    texts = () if binary or name in _MARKS else tuple(_texts(plain, head, quoted))
    return _Line(start, end, plain, plain[: head.end(1)], texts, quoted, binary)


def _texts(plain: str, head: re.Match[str], quoted: bool) -> Iterator[_Text]:
    for match in _PARAMETER.finditer(plain, head.end(1), head.end() - 1):
        start, end = match.span(2)
        if plain.startswith('"', start):
            start, end = start + 1, end - 1
        if match[1].lower() in _TELLING:
            yield _Text(start, end, plain[start:end], match[1])
    value = plain[head.end() :]
    if quoted:
        raw = quopri.decodestring(value.encode("latin-1", "replace"))
        value = raw.decode(_charset(head[2]), "replace")
    if head[1].rpartition(".")[2].lower() not in _STRUCTURED:
        value = _unescaped(value)
    if value.strip():
        yield _Text(head.end(), len(plain), value, "")


def _charset(parameters: str) -> str:
    """That of a quoted-printable value; vCard 2.1 names it line by line."""
    found = _CHARSET.search(parameters)
    try:
        "".encode(found[1] if found else "utf-8")
    except LookupError:
        return "utf-8"
    return found[1] if found else "utf-8"


def _unescaped(value: str) -> str:
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def _written(line: _Line, each: _Text, new: str) -> str:
    if each.what:
        return new.replace('"', "'").replace("\n", " ")
    if line.quoted:
        raw = new.encode(_charset(line.plain[: each.start]), "replace")
        return quopri.encodestring(raw, quotetabs=False).decode("ascii").replace(
            "=\n", ""
        ).replace("\n", "=0A")
    if line.name.rpartition(".")[2].lower() in _STRUCTURED:
        return new.replace("\n", r"\n")
    return _SPECIAL.sub(lambda match: r"\n" if match[0] == "\n" else f"\\{match[0]}", new)


def _folded(plain: str, quoted: bool, line_end: str) -> str:
    """RFC 5545, 3.1: no line longer than 75 octets, and no fold inside a character."""
    if quoted:
        return plain
    lines, line, size = [], "", 0
    for char in plain:
        width = len(char.encode("utf-8", "replace"))
        if size + width > _OCTETS:
            lines.append(line)
            line, size = " ", 1
        line += char
        size += width
    return line_end.join([*lines, line])


def _segment(number: int, line: _Line, each: _Text) -> Segment:
    what = f"{line.name}{';' + each.what if each.what else ''}"
    stream = Stream.ATTRIBUTE if each.what else Stream.VISIBLE
    return Segment(f"line {number} {what}", each.text, what.lower(), bool(each.what), stream,
                   f"\n{line.name.lower()}: ")


def _kept(opaque: Opaque) -> Opaque:
    return Opaque(opaque.address, opaque.kind, opaque.place, opaque.why, dropped=False)
