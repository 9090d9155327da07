"""``--deny-file`` and ``--allow-file``: one entry a line, or the first column of a CSV (RFC 4180).

A CSV (a name that ends in ``.csv``) may hold a type in its second column, and a heading
``…,type``. Lines that begin with ``#`` are comments.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from cloakroom.documents.text import decode
from cloakroom.entity_types import ENTITY_TYPES
from cloakroom.errors import CloakroomError, UsageError

LARGEST = 8 * 1024 * 1024
"""Bytes of a list."""
MOST = 100_000
"""Entries."""
LONGEST = 1000
"""Characters of an entry; more is a text, not a list."""

_COMMENT = "#"


def read(name: str) -> tuple[tuple[str, str], ...]:
    """(entry, type or "") in the order of the file. Raises UsageError, in a sentence that names
    the file and the line, for what is not a list."""
    path = Path(name)
    is_csv = path.suffix.lower() == ".csv"
    entries = tuple(_checked(name, _rows(name, _text(path)) if is_csv else _lines(_text(path))))
    if len(entries) > MOST:
        raise UsageError(f"{name} has {len(entries):,} entries; at most {MOST:,} are taken.")
    return entries


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise UsageError(f"The list {path} could not be read: {error.strerror}.") from error
    if len(data) > LARGEST:
        raise UsageError(f"The list {path} is larger than {LARGEST >> 20} MB.")
    try:
        return decode(data, str(path)).text
    except CloakroomError as error:
        raise UsageError(f"As a list: {error.sentence}") from error


Numbered = tuple[int, str, str]
"""Line, entry, type."""


def _lines(text: str) -> Iterator[Numbered]:
    for number, line in enumerate(text.splitlines(), start=1):
        yield number, line.strip(), ""


def _rows(name: str, text: str) -> Iterator[Numbered]:
    """Semicolons too: what Excel writes where the comma is the decimal sign."""
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            cells = [cell.strip() for cell in (*row, "", "")[:2]]
            if reader.line_num > 1 or cells[1].lower() != "type":
                yield reader.line_num, cells[0], cells[1].upper()
    except csv.Error as error:
        raise UsageError(f"{name}, line {reader.line_num}, cannot be read: {error}.") from error


def _checked(name: str, rows: Iterator[Numbered]) -> Iterator[tuple[str, str]]:
    for number, entry, kind in rows:
        if not entry or entry.startswith(_COMMENT):
            continue
        if len(entry) > LONGEST:
            raise UsageError(f"{name}, line {number}, is longer than {LONGEST:,} characters.")
        if kind and kind not in ENTITY_TYPES:
            raise UsageError(
                f"{name}, line {number}: “{kind[:40]}” is not a type. The second column of a list "
                "is the type or empty."
            )
        yield entry, kind
