"""What the network is told about a word: a row number in each of a few small tables.

Rows are found by hashing (CRC-32, ISO 3309), so there is no vocabulary to ship and an unseen
name has features like any other word. Training and inference share this file: the numbers may
never change without training again.
"""

import re
import zlib
from typing import Final, NamedTuple

LONGEST: Final = 64
"""Characters of a word that are looked at; what is longer is no name."""


class Table(NamedTuple):
    name: str
    rows: int
    width: int


TABLES: Final = (
    Table("word", 50_000, 64),
    Table("prefix", 6_000, 32),
    Table("suffix", 8_000, 32),
    Table("ending", 2_000, 16),
    Table("shape", 2_000, 32),
)
COLUMNS: Final = ("word", "word", "prefix", "suffix", "ending", "shape")
"""The table of each hash. A word has two rows in the first table: two words seldom share both."""

_PLAIN: Final = str.maketrans("123456789’‘", "000000000''")
_RUN: Final = re.compile(r"(.)\1{3,}")


def shape(word: str) -> str:
    """``McKay`` is ``XxXxx``, ``EX4`` is ``XXd``; runs are cut to four, the whole to twelve."""
    kinds = "".join(_kind(character) for character in word)
    return _RUN.sub(r"\1\1\1\1", kinds)[:12]


def _kind(character: str) -> str:
    if character.isdigit():
        return "d"
    if character.islower():
        return "x"
    return "X" if character.isupper() else character


def rows(word: str) -> tuple[int, ...]:
    """One row number for each of ``COLUMNS``. Any string is allowed, lone surrogates too."""
    word = word[:LONGEST]
    plain = word.lower().translate(_PLAIN)
    keys = (plain, plain, plain[:3], plain[-3:], plain[-2:], shape(word))
    return tuple(
        zlib.crc32(key.encode("utf-8", "surrogatepass"), seed) % _ROWS[column]
        for seed, (column, key) in enumerate(zip(COLUMNS, keys, strict=True), start=1)
    )


_ROWS: Final = {table.name: table.rows for table in TABLES}
