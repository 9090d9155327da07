"""Markdown as a flat list of blocks, read line by line, so that a growing answer is read again
from its last blocks only.

The commonest part of CommonMark and of GitHub's tables; whatever else there is stays as it is
written. HTML is words like any other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from cloakroom.ui.chat.markdown.rows import Span, cells

# Possessive throughout (``*+``): a line of ten thousand blanks must not be read over and over.
_QUOTE = re.compile(r"(?: {0,3}>)++ ?")
_FENCE = re.compile(r"\s*+(`{3,}|~{3,})([^`]*+)$")
_HEADING = re.compile(r" {0,3}(#{1,6})(?=\s|$)[ \t]*+")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*+\1){2,}+[ \t]*+$")
_ITEM = re.compile(r"([ \t]*+)([-*+•]|\d{1,9}[.)])(?:[ \t]++|$)")
_CELL = r"[ \t]*+:?-++:?[ \t]*+"
_DELIMITERS = re.compile(rf"[ \t]*+\|?{_CELL}(?:\|{_CELL})*+\|?[ \t]*+$")
DEEPEST = 6
MOST_COLUMNS = 20
MOST_ROWS = 12
"""Of one block of a table; a longer one is several, so that a new row lays out only the last."""
MORE = "more"
"""The mark of such a further part of a table."""


class Kind(Enum):
    PARAGRAPH = auto()
    HEADING = auto()
    ITEM = auto()
    CODE = auto()
    TABLE = auto()
    RULE = auto()


_IN_NO_LIST = frozenset({Kind.HEADING, Kind.TABLE})  # their level says something else


@dataclass(frozen=True, slots=True)
class Block:
    """``lines`` are the spans of its words in the source, without what makes it a block. ``start``
    and ``end`` hold the whole of it. ``level`` is that of a heading (1–6), the columns of a table,
    or how deep a list is (0: in none); ``indent`` is the column of an item; ``mark`` its bullet or
    number, the language of code, or MORE. ``quote`` counts the signs of a quotation."""

    kind: Kind
    start: int
    end: int
    lines: tuple[Span, ...] = ()
    level: int = 0
    indent: int = 0
    mark: str = ""
    quote: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    words: int
    """Where it begins after the signs of a quotation."""
    end: int
    quote: int


class Reading:
    """The blocks of a text that grows at its end."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []

    def read(self, text: str) -> int:
        """Takes the text as it is now; the number of the first block that is not as it was."""
        before = self.blocks
        # the last line may become part of the block before its own
        number = max(0, len(before) - 2)
        while number and before[number].mark == MORE and before[number].kind is Kind.TABLE:
            number -= 1
        kept = before[:number]
        start = before[number].start if before else 0
        self.blocks = blocks(text, start, kept)
        pairs = zip(before[len(kept):], self.blocks[len(kept):], strict=False)
        same = 0
        for one, other in pairs:
            if one != other:
                break
            same += 1
        return len(kept) + same


def blocks(text: str, start: int = 0, before: Sequence[Block] = ()) -> list[Block]:
    """``before`` and those of ``text`` from ``start``, the beginning of a line, on."""
    return _Reader(text, start, before).all()


class _Reader:
    def __init__(self, text: str, start: int, before: Sequence[Block]) -> None:
        self._text = text
        self._lines = list(_lines(text, start))
        self._made = list(before)
        self._at = 0
        self._open = False  # whether the next line may go on with the last block

    def all(self) -> list[Block]:
        while self._at < len(self._lines):
            self._take()
        return self._made

    def _take(self) -> None:
        line = self._lines[self._at]
        rest = self._text[line.words : line.end]
        if not rest.strip():
            self._at, self._open = self._at + 1, False
        elif fence := _FENCE.match(rest):
            self._code(line, fence[1], fence[2].strip())
        elif not (self._line_of_its_own(line, rest) or self._item(line, rest)
                  or self._table(line)):
            self._words(line, rest)

    def _add(self, block: Block, *, lines: int = 1, goes_on: bool = False) -> bool:
        self._made.append(block)
        self._at, self._open = self._at + lines, goes_on
        return True

    def _code(self, line: _Line, fence: str, language: str) -> None:
        """Up to a fence at least as long, or to the end of what there is."""
        closing = re.compile(rf"\s*{re.escape(fence[0])}{{{len(fence)},}}\s*$")
        column = _indent(self._text[line.words : line.end])
        inside: list[Span] = []
        end, number = line.end, self._at + 1
        for each in self._lines[number:]:
            number, end = number + 1, each.end
            words = self._text[each.words : each.end]
            if closing.match(words):
                break
            inside.append((each.words + min(column, _indent(words)), each.end))
        level = self._level_inside(line)
        self._add(Block(Kind.CODE, line.start, end, tuple(inside), level, 0, language, line.quote),
                  lines=number - self._at)

    def _line_of_its_own(self, line: _Line, rest: str) -> bool:
        if heading := _HEADING.match(rest):
            words = line.words + heading.end()
            end = words + len(_without_closing_signs(self._text[words : line.end]))
            return self._add(Block(Kind.HEADING, line.start, line.end, ((words, end),),
                                   len(heading[1]), quote=line.quote))
        if _RULE.match(rest):
            return self._add(Block(Kind.RULE, line.start, line.end, quote=line.quote))
        return False

    def _item(self, line: _Line, rest: str) -> bool:
        item = _ITEM.match(rest)
        if item is None:
            return False
        indent = _indent(rest)
        words = (line.words + item.end(), line.end)
        return self._add(
            Block(Kind.ITEM, line.start, line.end, (words,), self._level(indent, line.quote),
                  indent, item[2], line.quote), goes_on=True)

    def _level(self, indent: int, quote: int) -> int:
        """Deeper than the item above it, beside it, or back to one further above."""
        for block in reversed(self._made):
            if block.kind is Kind.ITEM and block.quote == quote:
                if indent >= block.indent + 2:
                    return min(block.level + 1, DEEPEST)
                if indent >= block.indent - 1:
                    return block.level
            elif block.level == 0 or block.kind in _IN_NO_LIST:
                break
        return 1

    def _level_inside(self, line: _Line) -> int:
        """How deep a line is that is indented below an item."""
        last = self._made[-1] if self._made else None
        if last is None or last.kind in _IN_NO_LIST or last.quote != line.quote:
            return 0
        return last.level if _indent(self._text[line.words : line.end]) >= 2 else 0

    def _table(self, line: _Line) -> bool:
        """A line with bars above one of dashes, or one more row."""
        if not self._has_bars(line):
            return False
        last = self._made[-1] if self._made and self._open else None
        if last and last.kind is Kind.TABLE and last.quote == line.quote:
            return self._row(last, line)
        below = self._lines[self._at + 1 : self._at + 2]
        if not below or not self._is_ruler(below[0]):
            return False
        columns = min(len(cells(self._text, line.words, line.end)), MOST_COLUMNS)
        return self._add(
            Block(Kind.TABLE, line.start, below[0].end, ((line.words, line.end),), columns,
                  quote=line.quote), lines=2, goes_on=True)

    def _row(self, table: Block, line: _Line) -> bool:
        row = (line.words, line.end)
        if len(table.lines) < MOST_ROWS:
            self._made[-1] = replace(table, end=line.end, lines=(*table.lines, row))
            self._at += 1
            return True
        return self._add(
            Block(Kind.TABLE, line.start, line.end, (row,), table.level, mark=MORE,
                  quote=line.quote), goes_on=True)

    def _has_bars(self, line: _Line) -> bool:
        return "|" in self._text[line.words : line.end]

    def _is_ruler(self, line: _Line) -> bool:
        words = self._text[line.words : line.end]
        return "|" in words and _DELIMITERS.match(words) is not None

    def _words(self, line: _Line, rest: str) -> None:
        """More of a paragraph or of an item, or a paragraph of its own."""
        words = (line.words + len(rest) - len(rest.lstrip()), line.end)
        last = self._made[-1] if self._made and self._open else None
        if last and last.kind is not Kind.TABLE and last.quote == line.quote:
            self._made[-1] = replace(last, end=line.end, lines=(*last.lines, words))
            self._at += 1
        else:
            self._add(Block(Kind.PARAGRAPH, line.start, line.end, (words,),
                            self._level_inside(line), quote=line.quote), goes_on=True)


def _lines(text: str, start: int) -> Iterator[_Line]:
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        quote = _QUOTE.match(text, start, end)
        words = quote.end() if quote else start
        yield _Line(start, words, end, text.count(">", start, words))
        start = end + 1


def _without_closing_signs(words: str) -> str:
    """``Title ##`` is closed by its signs, ``C#`` is not."""
    bare = words.rstrip()
    before = bare.rstrip("#")
    return before.rstrip() if before != before.rstrip() or not before else bare


def _indent(words: str) -> int:
    """In columns; a tab counts as four."""
    blanks = words[: len(words) - len(words.lstrip())]
    return len(blanks) + 3 * blanks.count("\t")
