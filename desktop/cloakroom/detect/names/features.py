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


HASHED: Final = ("word", "word", "prefix", "suffix", "ending", "shape", "opening", "tail", "start")
"""The table of each hash. A word has two rows in the first table: two words seldom share both."""
TABLES: Final = (
    Table("word", 50_000, 64),
    Table("prefix", 6_000, 32),
    Table("suffix", 8_000, 32),
    Table("ending", 2_000, 16),
    Table("shape", 2_000, 32),
    Table("opening", 2_000, 16),
    Table("tail", 12_000, 24),
    Table("start", 12_000, 24),
    Table("listed", 32, 24),
)
COLUMNS: Final = (*HASHED, "listed")
"""The table of each row number the network takes: the hashes, and the class in the lists."""

_PLAIN: Final = str.maketrans("123456789’‘", "000000000''")
_RUN: Final = re.compile(r"(.)\1{3,}")


def shape(word: str) -> str:
    """``McKay`` is ``XxXxx``, ``EX4`` is ``XXd``; runs are cut to four, the whole to twelve."""
    return _RUN.sub(r"\1\1\1\1", word.translate(_KINDS))[:12]


class _Kinds(dict[int, str]):
    """What stands for a character in a shape; worked out for each character once."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character.isdigit():
            kind = "d"
        elif character.islower():
            kind = "x"
        else:
            kind = "X" if character.isupper() else character
        return self.setdefault(code, kind)


_KINDS: Final = _Kinds()


def plain(word: str) -> str:
    """Lower case, every digit 0, straight apostrophes."""
    return word[:LONGEST].lower().translate(_PLAIN)


def rows(word: str) -> tuple[int, ...]:
    """One row number for each of ``HASHED``. Any string is allowed, lone surrogates too."""
    low = plain(word)
    ends = (low[:3], low[-3:], low[-2:])
    keys = (low, low, *ends, shape(word[:LONGEST]), low[:2], low[-4:], low[:4])
    return tuple(
        zlib.crc32(key.encode("utf-8", "surrogatepass"), seed) % count
        for key, (seed, count) in zip(keys, _SEEDS, strict=True)
    )


_ROWS: Final = {table.name: table.rows for table in TABLES}
_SEEDS: Final = tuple(enumerate((_ROWS[column] for column in HASHED), start=1))
