"""The letters of an RTF file with the bytes that write each, group by group.

A letter may be one byte, ``\\'e9``, two such for a letter of East Asia, or ``\\u233?`` with what
readers without Unicode see. The charset of a font goes before the code page of the file.
"""

from array import array
from dataclasses import dataclass, field
from typing import Final

from cloakroom.documents.rtf.charsets import (
    CHARSETS,
    DOUBLE,
    codec,
    decoded,
    is_high,
    is_low,
    joined,
)
from cloakroom.documents.rtf.tokens import Token, What, tokens

_BREAKS: Final = frozenset({"par", "sect", "page", "row", "line", "column"})
_FIXED: Final = {
    "tab": "\t", "cell": "\t", "nestcell": "\t", "emdash": "—", "endash": "–", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ",
    "enspace": " ", "qmspace": " ", "zwj": "\u200d", "zwnj": "\u200c",
}
_SIGNS: Final = {"~": "\u00a0", "_": "\u2011", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\"}
OPAQUE: Final = {
    "pict": "picture", "objdata": "object", "datastore": "data of add-ins",
    "themedata": "theme", "colorschememapping": "theme", "blipuid": "id of a picture",
    "password": "password", "passwordhash": "password", "rsidtbl": "ids of edits",
    "generator": "program", "mailmerge": "source of a mail merge",
}
"""Destinations that nobody reads: they go, unless they are kept."""
SILENT: Final = frozenset({
    "fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "filetbl", "revtbl",
    "xmlnstbl", "latentstyles", "pgptbl", "mmathPr", "protusertbl", "upr", "listtext",
})
"""Tables: their texts are swept (a font, a style, the names of who edited), and are no lines."""


@dataclass(slots=True, repr=False)
class Line:
    """Letters that are read together: ``data[starts[i]:ends[i]]`` writes ``chars[i]``.
    ``destination`` is where they stand: empty in the body."""

    destination: str
    chars: list[str] = field(default_factory=list)
    starts: "array[int]" = field(default_factory=lambda: array("Q"))
    ends: "array[int]" = field(default_factory=lambda: array("Q"))

    @property
    def text(self) -> str:
        return "".join(self.chars)

    def add(self, start: int, end: int, char: str) -> None:
        if is_low(char) and self.chars and is_high(self.chars[-1]):
            self.chars[-1] = joined(self.chars[-1], char)
            self.ends[-1] = end
            return
        self.chars.append(char)
        self.starts.append(start)
        self.ends.append(end)


@dataclass(frozen=True, slots=True, repr=False)
class Shut:
    """``data[start:end]`` is a group that nobody reads."""

    start: int
    end: int
    destination: str


@dataclass(slots=True)
class _State:
    destination: str = ""
    charset: str = "cp1252"
    skip: int = 1  # characters behind each \\u, for readers without Unicode
    start: int = 0


class Reader:
    """One pass over the tokens; groups inherit, and a stack holds what they change."""

    def __init__(self, data: bytes) -> None:
        self.lines: list[Line] = []
        self.shut: list[Shut] = []
        self._data = data
        self._fonts: dict[int, str] = {}
        self._stack: list[_State] = [_State()]
        self._open: dict[str, Line] = {}
        self._skip = 0
        self._font = 0
        self._star = self._fresh = False
        self._lead: Token | None = None
        for token in tokens(data):
            self._take(token)
        for line in self._open.values():
            self._keep(line)

    @property
    def _state(self) -> _State:
        return self._stack[-1]

    def _take(self, token: Token) -> None:
        match token.what:
            case What.OPEN:
                top = self._state
                self._stack.append(_State(top.destination, top.charset, top.skip, token.start))
                self._fresh, self._star = True, False
                return
            case What.CLOSE:
                self._close(token)
            case What.WORD:
                self._word(token)
            case What.SIGN:
                self._sign(token)
            case What.HEX:
                self._hex(token)
            case What.TEXT:
                self._text(token)
        if token.what is not What.END and not (token.what is What.SIGN and token.word == "*"):
            self._fresh = False

    def _close(self, token: Token) -> None:
        state = self._state
        if len(self._stack) > 1:
            self._stack.pop()
        if state.destination != self._state.destination:
            if state.destination in OPAQUE and self._state.destination not in OPAQUE:
                self.shut.append(Shut(state.start, token.end, state.destination))
            self._finish(state.destination)
        self._skip = 0

    def _word(self, token: Token) -> None:
        word, number, state = token.word, token.number, self._state
        shut = state.destination in OPAQUE or state.destination in SILENT
        if self._fresh and not shut and (self._star or word in _KNOWN):
            state.destination = word
        if word == "u" and number is not None:
            self._letter(token.start, token.end, chr(number % 0x10000))
            self._skip = state.skip
        elif word in _BREAKS:
            self._finish(state.destination)
        elif word in _FIXED:
            self._letter(token.start, token.end, _FIXED[word])
        elif number is not None:
            self._charset(word, number)

    def _charset(self, word: str, number: int) -> None:
        state = self._state
        if word == "uc":
            state.skip = max(0, number)
        elif word == "ansicpg":
            state.charset = codec(f"cp{number}")
        elif word == "f":
            self._font = number
            if state.destination != "fonttbl":
                state.charset = self._fonts.get(number, state.charset)
        elif word == "fcharset":
            self._fonts[self._font] = CHARSETS.get(number, "cp1252")

    def _sign(self, token: Token) -> None:
        if token.word == "*":
            self._star = True
        elif token.word in _SIGNS:
            self._letter(token.start, token.end, _SIGNS[token.word])
        elif token.word in "\r\n":
            self._finish(self._state.destination)

    def _hex(self, token: Token) -> None:
        if self._skip:
            self._extend(token.end)
            return
        byte = int(self._data[token.start + 2 : token.end], 16)
        lead, self._lead = self._lead, None
        charset = self._state.charset
        if lead is not None and lead.end == token.start:
            first = int(self._data[lead.start + 2 : lead.end], 16)
            self._letter(lead.start, token.end, decoded(bytes([first, byte]), charset))
        elif charset in DOUBLE and byte > 0x80:
            self._lead = token
        else:
            self._letter(token.start, token.end, decoded(bytes([byte]), charset))

    def _text(self, token: Token) -> None:
        at = token.start
        while self._skip and at < token.end:
            at += 1
            self._extend(at)
        if at < token.end and self._state.destination not in OPAQUE:
            line = self._line()
            line.chars += self._plain(at, token.end)
            line.starts.extend(range(at, token.end))
            line.ends.extend(range(at + 1, token.end + 1))

    def _plain(self, start: int, end: int) -> str:
        """One character for each byte: programs leave letters of the charset as they are."""
        raw, charset = self._data[start:end], self._state.charset
        text = raw.decode("latin-1") if raw.isascii() else decoded(raw, charset)
        return text if len(text) == len(raw) else raw.decode("latin-1")

    def _extend(self, end: int) -> None:
        """What stands behind ``\\u`` belongs to its letter."""
        self._skip -= 1
        line = self._open.get(self._state.destination)
        if line is not None and line.chars:
            line.ends[-1] = end

    def _letter(self, start: int, end: int, char: str) -> None:
        if self._state.destination not in OPAQUE:
            self._line().add(start, end, char)

    def _line(self) -> Line:
        destination = self._state.destination
        return self._open.setdefault(destination, Line(destination))

    def _finish(self, destination: str) -> None:
        line = self._open.pop(destination, None)
        if line is not None:
            self._keep(line)

    def _keep(self, line: Line) -> None:
        if line.text.strip():
            self.lines.append(line)


_KNOWN: Final = frozenset(OPAQUE) | SILENT | frozenset({
    "info", "title", "subject", "author", "operator", "manager", "company", "category", "keywords",
    "doccomm", "comment", "hlinkbase", "header", "headerl", "headerr", "headerf", "footer",
    "footerl", "footerr", "footerf", "footnote", "annotation", "atnid", "atnauthor", "fldinst",
    "bkmkstart", "bkmkend", "shptxt", "userprops", "propname", "staticval", "template", "object",
    "objclass", "objname", "result", "sp", "sn", "sv", "xe", "tc", "docvar", "ffname", "ffdeftext",
    "ffhelptext", "ffstattext", "pn", "pntext", "nonshppict", "shppict", "do",
})
