"""Formulas: their texts in quotes, and the names of sheets, columns and ranges in them.

A name that changes must change wherever a formula tells it, or the formula breaks (ECMA-376
part 1, 18.17).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from cloakroom.documents.sweep import Sweep

_LITERAL: Final = r'"(?:[^"]|"")*"'
_PARTS = re.compile(
    rf"(?P<text>{_LITERAL})|(?P<quoted>'(?:[^']|'')*')!|(?P<sheet>[^\W\d][\w.]*"
    r"(?::[^\W\d][\w.]*)?)!|(?P<column>\[@?(?:[^\[\]']|'.)+\])|(?P<name>[^\W\d][\w.\\]*)(?![\w(!])"
)
_NEEDS_ESCAPE = re.compile(r"(['#@\[\]])")


@dataclass(frozen=True, slots=True, repr=False)
class Renamed:
    """Old names to new ones, old ones in lower case as formulas do not mind it."""

    sheets: dict[str, str] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.sheets or self.columns or self.names)

    def hints(self) -> list[str]:
        """What a formula that tells one of them holds for certain, in lower case."""
        escaped = [name.replace("'", "''") for name in self.sheets]
        columns = [_NEEDS_ESCAPE.sub(r"'\1", name) for name in self.columns]
        return [*escaped, *columns, *self.names]

    def followed(self, formula: str) -> str:
        """``formula`` with the new names."""
        if not self:
            return formula
        return _PARTS.sub(self._part, formula)

    def _part(self, match: re.Match[str]) -> str:
        whole = match[0]
        if match["quoted"]:
            before = match["quoted"][1:-1].replace("''", "'")
            after = self._sheets(before)
            return whole if after == before else "'" + after.replace("'", "''") + "'!"
        if match["sheet"]:
            after = self._sheets(match["sheet"])
            return whole if after == match["sheet"] else "'" + after.replace("'", "''") + "'!"
        if match["column"]:
            at = "@" if whole.startswith("[@") else ""
            own = re.sub(r"'(.)", r"\1", whole[1 + len(at) : -1])
            new = self.columns.get(own.casefold())
            return whole if new is None else f"[{at}{_NEEDS_ESCAPE.sub(_ESCAPED, new)}]"
        if match["name"]:
            return self.names.get(match["name"].casefold(), whole)
        return whole

    def _sheets(self, text: str) -> str:
        """``text`` may name a range of sheets; with a book in brackets it is of another file."""
        if "]" in text:
            return text
        whole = self.sheets.get(text.casefold())
        if whole is not None:
            return whole
        return ":".join(self.sheets.get(part.casefold(), part) for part in text.split(":"))


_ESCAPED: Final = r"'\1"


def literals(formula: str) -> list[str]:
    """The texts in quotes, without their quotes."""
    return [match["text"][1:-1].replace('""', '"')
            for match in _PARTS.finditer(formula) if match["text"]]


def swept(formula: str, sweep: Sweep) -> str:
    """``formula`` without the values of ``sweep``: as they are within quotes, as identifiers
    elsewhere."""
    if '"' in formula:
        formula = _in_literals(formula, sweep.text)
    return sweep.address(formula)


def _in_literals(formula: str, change: Callable[[str], str]) -> str:
    def part(match: re.Match[str]) -> str:
        if not match["text"]:
            return match[0]
        before = match["text"][1:-1].replace('""', '"')
        after = change(before)
        return match[0] if after == before else '"' + after.replace('"', '""') + '"'

    return _PARTS.sub(part, formula)


def legal_sheet(name: str, used: set[str]) -> str:
    """A name that a sheet may have, and none of ``used`` (in lower case) has."""
    clean = re.sub(r"[\[\]:*?/\\\x00-\x1f]", "_", name).strip("' ")[:_LONGEST] or "Sheet"
    return unique(clean, used, _LONGEST)


_LONGEST: Final = 31


def legal_name(name: str, used: set[str]) -> str:
    """A name that a range, a table or a field may have."""
    clean = re.sub(r"[^\w.\\]", "_", name)
    if not re.match(r"[^\W\d]|[_\\]", clean):
        clean = f"_{clean}"
    return unique(clean, used, 255)


def unique(name: str, used: set[str], longest: int = 255) -> str:
    """``name``, with a number where another has it already; it joins ``used``."""
    new, number = name[:longest], 1
    while new.casefold() in used:
        number += 1
        new = f"{name[: longest - len(str(number)) - 1]}_{number}"
    used.add(new.casefold())
    return new


Names = Mapping[str, str]
