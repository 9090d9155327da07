"""JSON (RFC 8259) and JSON Lines: each string, number and name of a member is a segment; a name
that only says what its value is goes before it as a label.

What programs write beyond the standard is read too: comments, NaN, a comma too many.

Only the tokens that change are written anew, so that spaces, order, escapes and numbers stay. A
number that goes becomes a string.
"""

import json
import re
from collections.abc import Iterator
from typing import Final

from cloakroom.documents.base import Document, File
from cloakroom.documents.json_names import with_labels
from cloakroom.documents.spliced import Part, SplicedDocument
from cloakroom.documents.text import TextFile, decode
from cloakroom.documents.text_file import open_text
from cloakroom.model import Segment, Stream

_TOKEN = re.compile(
    r'"(?:[^"\\\x00-\x1f]|\\[^\r\n])*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[\[\]{},:]'
    r'|-?[A-Za-z]+|//[^\r\n]*|/\*.*?\*/', re.DOTALL
)
_SPACE = re.compile(r"[ \t\r\n]*")
_DEEPEST: Final = 10_000
_FARTHEST: Final = 50  # steps of an address; a longer one would cost its depth for each value


def open_json(file: File) -> Document:
    """What is no JSON is scrubbed as the text it is."""
    text = decode(file.data, file.name)
    try:
        return SplicedDocument(text, file.suffix, list(with_labels(tokens(text))))
    except NotJson:
        return open_text(file)


class NotJson(ValueError):
    """It breaks the grammar somewhere; the text is still a text."""


def tokens(file: TextFile) -> Iterator[Part]:
    """The strings, numbers and names of ``file``. Raises NotJson at what is none."""
    text, at = file.text, _after_space(file.text, 0)
    path = _Path()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise NotJson
        token, end = match[0], match.end()
        at = _after_space(text, end)
        if token in _MARKS:
            path.mark(token)
        elif token.startswith("/"):
            yield _comment(token, match.start(), end)
        else:
            name = text.startswith(":", at)
            part = _part(token, match.start(), end, path, name=name)
            path.value(token if name else None)
            if part is not None:
                yield part


_MARKS: Final = frozenset("[]{},:")
_WORDS: Final = frozenset({"true", "false", "null", "NaN", "Infinity", "-Infinity"})


def _comment(token: str, start: int, end: int) -> Part:
    """The text between its marks."""
    stop = end - 2 if token.startswith("/*") else end
    segment = Segment(f"comment at {start}", token[2 : stop - start], "comment", True)
    return Part(start + 2, stop, segment, _in_comment)


def _in_comment(text: str) -> str:
    return text.replace("*/", "* /").replace("\n", " ")


def _part(token: str, start: int, end: int, path: "_Path", *, name: bool) -> Part | None:
    if token in _WORDS:
        return None
    if token.strip("-").isalpha():
        raise NotJson
    stream = Stream.FIELD if name else Stream.VISIBLE
    joint = ": " if path.after_name and not name else "\n"
    segment = Segment(f"{path}{'#name' if name else ''}", _text(token), stream=stream, joint=joint)
    return Part(start, end, segment, _encoded)


def _text(token: str) -> str:
    if not token.startswith('"'):
        return token
    try:
        text: str = json.loads(token)
    except ValueError as error:
        raise NotJson from error
    return text


def _encoded(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _after_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


class _Path:
    """Where a token stands, as a JSON Pointer (RFC 6901) with a number for each document."""

    def __init__(self) -> None:
        self._steps: list[int] = [0]
        self._far = 0
        self.after_name = False

    def __str__(self) -> str:
        if len(self._steps) <= _FARTHEST:
            return "/" + "/".join(map(str, self._steps))
        self._far += 1
        return f"/far#{self._far}"

    def mark(self, mark: str) -> None:
        if mark in "[{":
            if len(self._steps) > _DEEPEST:
                raise NotJson
            self._steps.append(0)
        elif mark in "]}":
            if len(self._steps) < 2:
                raise NotJson
            self._steps.pop()
            self._next_document()
        elif mark == ",":
            self._count()
        self.after_name = mark == ":"

    def value(self, name: str | None) -> None:
        if name is None:
            self._next_document()
        self.after_name = False

    def _count(self) -> None:
        self._steps[-1] += 1

    def _next_document(self) -> None:
        """JSON Lines has one value after the other."""
        if len(self._steps) == 1:
            self._count()
