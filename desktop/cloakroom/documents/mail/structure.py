"""A message as byte ranges: its header fields, and its bodies part by part.

RFC 5322 and RFC 2046, read as mail programs do: bare line feeds count, a boundary that never ends
goes to the end. The standard library's parser keeps no positions, and its generator rewrites three
messages in five. Walked with a stack, since messages nest.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from typing import Final

from cloakroom.documents.mail.fields import STRUCTURE

_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*(?:\n|\Z)")
_BLANK = re.compile(rb"\r?\n")
_BEFORE_MESSAGE: Final = (b"\n\n", b"\r\n\r\n")
_DEEPEST: Final = 50
_LONGEST: Final = 8_000  # bytes of a field
_MOST: Final = 10_000  # parts


@dataclass(frozen=True, slots=True, repr=False)
class Field:
    """``data[start:end]`` is a header field with its line end; ``part`` counts from 1."""

    start: int
    end: int
    name: str
    part: int


@dataclass(frozen=True, slots=True, repr=False)
class Body:
    """``data[start:end]`` is the content of a part that has none below it, in its transfer
    encoding. ``head`` is its header, parsed."""

    start: int
    end: int
    head: Message
    part: int


@dataclass(frozen=True, slots=True, repr=False)
class Loose:
    """What stands before the first boundary or after the last, and mail programs do not show."""

    start: int
    end: int
    part: int


Range = Field | Body | Loose


class TooManyParts(ValueError):
    """More than any mail program makes."""


@dataclass(slots=True)
class _Todo:
    start: int
    end: int
    depth: int


def ranges(data: bytes) -> list[Range]:
    """All of them, in the order of the bytes. ``data`` is one message. Raises TooManyParts."""
    found: list[Range] = []
    todo = [_Todo(0, len(data), 0)]
    part = 0
    while todo:
        part += 1
        if part > _MOST:
            raise TooManyParts
        at = todo.pop()
        fields = list(_fields(data, at.start, at.end, part))
        found += fields
        start = _after_blank(data, fields[-1].end if fields else at.start, at.end)
        head = _parsed(data, fields)
        below = _below(data, head, start, at, part)
        if below is None:
            found.append(Body(start, at.end, head, part))
            continue
        loose, parts = below
        found += loose
        todo += reversed(parts)
    return sorted(found, key=lambda each: (each.start, each.end))


def messages(data: bytes) -> Iterator[tuple[int, int]]:
    """Where the messages of a mailbox stand (RFC 4155), without their ``From `` lines."""
    marks = [match.span() for match in re.finditer(rb"^From [^\n]*\n", data, re.MULTILINE)
             if data[max(0, match.start() - 4) : match.start()].endswith(_BEFORE_MESSAGE)
             or match.start() == 0]
    for number, (_, end) in enumerate(marks):
        yield end, marks[number + 1][0] if number + 1 < len(marks) else len(data)


def _fields(data: bytes, start: int, end: int, part: int) -> Iterator[Field]:
    match = _FIELD.match(data, start, end)
    while match is not None:
        yield Field(match.start(), match.end(), match[1].decode("ascii"), part)
        match = _FIELD.match(data, match.end(), end)


def _after_blank(data: bytes, at: int, end: int) -> int:
    match = _BLANK.match(data, at, end)
    return match.end() if match else at


def _parsed(data: bytes, fields: list[Field]) -> Message:
    """What tells how the part is built. Longer fields take the standard library ages to read."""
    return BytesHeaderParser(policy=compat32).parsebytes(b"".join(
        data[field.start : field.end] for field in fields
        if field.name.lower() in STRUCTURE and field.end - field.start <= _LONGEST
    ))


def _below(
    data: bytes, head: Message, start: int, at: _Todo, part: int
) -> tuple[list[Loose], list[_Todo]] | None:
    """What a multipart or a forwarded message holds; None where it holds no parts."""
    if at.depth >= _DEEPEST:
        return None
    kind = head.get_content_type()
    encoding = str(head.get("Content-Transfer-Encoding", "")).strip().lower()
    if kind in {"message/rfc822", "message/global"} and encoding in {"", "7bit", "8bit", "binary"}:
        return [], [_Todo(start, at.end, at.depth + 1)]
    boundary = head.get_boundary() if head.get_content_maintype() == "multipart" else None
    if not boundary:
        return None
    return _parts(data, boundary.encode("utf-8", "surrogateescape"), start, at, part)


def _parts(
    data: bytes, boundary: bytes, start: int, at: _Todo, part: int
) -> tuple[list[Loose], list[_Todo]] | None:
    line = re.compile(rb"^--" + re.escape(boundary) + rb"(--)?[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
    marks = list(line.finditer(data, start, at.end))
    if not marks:
        return None
    parts: list[_Todo] = []
    for number, mark in enumerate(marks):
        if mark[1]:
            return (_loose(start, marks[0].start(), mark.end(), at.end, part), parts)
        stop = marks[number + 1].start() if number + 1 < len(marks) else at.end
        parts.append(_Todo(mark.end(), max(mark.end(), _before_line_end(data, stop)), at.depth + 1))
    return _loose(start, marks[0].start(), at.end, at.end, part), parts


def _loose(start: int, first: int, last: int, end: int, part: int) -> list[Loose]:
    return [Loose(a, b, part) for a, b in ((start, first), (last, end)) if a < b]


def _before_line_end(data: bytes, at: int) -> int:
    """The line end before a boundary belongs to the boundary."""
    if data[at - 2 : at] == b"\r\n":
        return at - 2
    return at - 1 if data[at - 1 : at] == b"\n" else at
