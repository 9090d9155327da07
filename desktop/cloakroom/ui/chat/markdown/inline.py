"""The words of a block as runs: plain, strong, emphasised, struck out, code, or a link.

Delimiters pair by the rules of CommonMark (left- and right-flanking), each in time proportional
to what it looks at; where there are absurdly many, the words stay as they are written.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Flag, auto

from cloakroom.ui.chat.markdown.rows import Span

MOST_SIGNS = 500
"""Of delimiters in one block; with more, none is read."""

_SIGN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`++)"
    r"|(?P<mark>\*++|_++|~~)"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\])"
    r"|(?P<auto><https?://[^\s<>]++>)"
    r"|(?P<bare>\bhttps?://[^\s<>\[\]`\"'*|]++)"
)
_TARGET = re.compile(r"\([ \t]*+<?([^\s<>()]*+(?:\([^\s()]*+\)[^\s<>()]*+)*+)>?"
                     r"(?:[ \t]++(?:\"[^\"]*+\"|'[^']*+'))?[ \t]*+\)")
_AFTER_AN_ADDRESS = ".,;:!?)"


class Style(Flag):
    PLAIN = 0
    STRONG = auto()
    EMPHASIS = auto()
    STRUCK = auto()
    CODE = auto()


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style, as a span of the source; ``address`` where they are a link."""

    start: int
    end: int
    style: Style = Style.PLAIN
    address: str = ""


@dataclass
class _Token:
    """A stretch of the source: words, or a delimiter of which ``left`` signs are not yet used."""

    start: int
    end: int
    sign: str = ""
    left: int = 0
    opens: bool = False
    closes: bool = False
    style: Style = Style.PLAIN
    address: str = field(default="", repr=False)


def runs(text: str, lines: Sequence[Span]) -> Iterator[Run | None]:
    """The runs of the words on ``lines`` (spans of ``text``), None between two lines."""
    signs = sum(1 for start, end in lines for _ in _SIGN.finditer(text, start, end))
    if not lines:
        return
    if signs > MOST_SIGNS:
        tokens = [_Token(start, end) for start, end in lines]
    else:
        tokens = _Inline(text, lines).tokens()
    yield from _told(tokens, [end for _, end in lines[:-1]])


def _told(tokens: Sequence[_Token], ends: list[int]) -> Iterator[Run | None]:
    """Tokens as runs, the unused signs as the words they are; None after each of ``ends``."""
    for token in tokens:
        while ends and token.start >= ends[0]:
            ends.pop(0)
            yield None
        end = token.start + token.left if token.sign else token.end
        if end > token.start:
            yield Run(token.start, end, token.style, token.address)
    yield from (None for _ in ends)


class _Inline:
    def __init__(self, text: str, lines: Sequence[Span]) -> None:
        self._text, self._lines = text, lines
        self._tokens: list[_Token] = []
        self._brackets: list[int] = []

    def tokens(self) -> list[_Token]:
        for start, end in self._lines:
            self._read(start, end)
        _pair(self._tokens)
        return self._tokens

    def _read(self, start: int, end: int) -> None:
        at = start
        while sign := _SIGN.search(self._text, at, end):
            self._words(at, sign.start())
            at = self._take(sign, end)
        self._words(at, end)

    def _words(self, start: int, end: int) -> None:
        if end > start:
            self._tokens.append(_Token(start, end))

    def _take(self, sign: re.Match[str], end: int) -> int:
        """Where to read on after ``sign``."""
        kind, start, after = sign.lastgroup, sign.start(), sign.end()
        if kind == "escape":
            self._words(start + 1, after)
        elif kind == "ticks":
            return self._code(sign, end)
        elif kind == "mark":
            self._tokens.append(self._mark(sign))
        elif kind == "open":
            self._brackets.append(len(self._tokens))
            self._words(start, after)
        elif kind == "close":
            return self._link(start, end)
        elif kind == "auto":
            self._tokens.append(_Token(start + 1, after - 1, address=sign[0][1:-1]))
        else:
            address = sign[0].rstrip(_AFTER_AN_ADDRESS)
            self._tokens.append(_Token(start, start + len(address), address=address))
            return start + len(address)
        return after

    def _code(self, sign: re.Match[str], end: int) -> int:
        """Up to as many backticks on the same line; none, and they are words."""
        ticks = sign[0]
        at = sign.end()
        while (at := self._text.find(ticks, at, end)) >= 0:
            after = at + len(ticks)
            if self._text[at - 1] != "`" and self._text[after : after + 1] != "`":
                self._tokens.append(_Token(sign.end(), at, style=Style.CODE))
                return after
            at += 1
        self._words(sign.start(), sign.end())
        return sign.end()

    def _mark(self, sign: re.Match[str]) -> _Token:
        before = self._text[sign.start() - 1 : sign.start()] or " "
        after = self._text[sign.end() : sign.end() + 1] or " "
        opens, closes = _flanks(before, after), _flanks(after, before)
        if sign[0][0] == "_":  # snake_case is a word
            opens, closes = opens and not _is_word(before), closes and not _is_word(after)
        return _Token(sign.start(), sign.end(), sign[0][0], len(sign[0]), opens, closes)

    def _link(self, start: int, end: int) -> int:
        """``[words](address)``; a picture is a link like any other, and is never fetched."""
        target = _TARGET.match(self._text, start + 1, end)
        if not self._brackets or target is None:
            if self._brackets:
                self._brackets.pop()
            self._words(start, start + 1)
            return start + 1
        first = self._brackets.pop()
        del self._tokens[first]  # the bracket
        for token in self._tokens[first:]:
            token.address = token.address or target[1]
        if len(self._tokens) == first:  # no words at all: the address is shown
            self._tokens.append(_Token(*target.span(1), address=target[1]))
        return target.end()


def _pair(tokens: list[_Token]) -> None:
    """Each closing delimiter takes the nearest opening one of its kind."""
    openers: dict[str, list[int]] = {"*": [], "_": [], "~": []}
    for number, token in enumerate(tokens):
        if token.sign:
            stack = openers[token.sign]
            while token.closes and token.left and stack:
                _join(tokens, stack[-1], number)
                for other in openers.values():  # what opened inside stays unpaired
                    while other and other[-1] > stack[-1]:
                        other.pop()
                if not tokens[stack[-1]].left:
                    stack.pop()
            if token.opens and token.left:
                stack.append(number)


def _join(tokens: list[_Token], first: int, last: int) -> None:
    opener, closer = tokens[first], tokens[last]
    used = _used(opener, closer)
    for inside in tokens[first + 1 : last]:
        inside.style |= _style(closer.sign, used)
    opener.left, closer.left = opener.left - used, closer.left - used


def _used(opener: _Token, closer: _Token) -> int:
    return 2 if min(opener.left, closer.left) >= 2 else 1


def _style(sign: str, used: int) -> Style:
    if sign == "~":
        return Style.STRUCK
    return Style.STRONG if used == 2 else Style.EMPHASIS


def _flanks(outside: str, inside: str) -> bool:
    """Whether a delimiter between the two looks at what is inside."""
    if inside.isspace():
        return False
    return _is_word(inside) or not _is_word(outside)


def _is_word(char: str) -> bool:
    return char.isalnum()
