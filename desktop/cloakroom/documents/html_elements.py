"""Which elements are open, and which of them a tag ends.

A short form of the standard's tree construction (WHATWG, 13.2.6): a ``<p>`` ends an open ``<p>``,
a ``<td>`` ends the cell before it, an end tag does not reach out of its cell or list. Each element
is opened once and ended once and nothing searches the stack, so depth costs no time.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cloakroom.documents.html_allowed import BLOCKS

MAX_DEPTH = 200
"""Deeper tags are not written (their text is): programs that paste HTML recurse over it."""

_TABLE_CONTEXT: Mapping[str, frozenset[str]] = {
    "td": frozenset({"tr", "thead", "tbody", "tfoot", "table"}),
    "th": frozenset({"tr", "thead", "tbody", "tfoot", "table"}),
    "tr": frozenset({"thead", "tbody", "tfoot", "table"}),
    "col": frozenset({"colgroup", "table"}),
    **dict.fromkeys(("thead", "tbody", "tfoot", "caption", "colgroup"), frozenset({"table"})),
}
TABLE_PARTS = frozenset(_TABLE_CONTEXT)
_ENDED_BY: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(BLOCKS - TABLE_PARTS, ("p",)),
    "li": ("li", "p"),
    "dt": ("dt", "dd", "p"),
    "dd": ("dt", "dd", "p"),
    "a": ("a",),
}
_SCOPES = frozenset({"table", "td", "th", "caption", "ul", "ol", "dl"})
_REACHING_OUT = _SCOPES | TABLE_PARTS | {"body", "html"}


@dataclass(frozen=True, slots=True)
class Element:
    """An open element: its name in the source, the tag it is written as (empty: none), whether
    that tag was written, whether its content is dropped, and whether its spaces are kept."""

    name: str
    tag: str = field(repr=False)
    shown: bool = True
    hidden: bool = False
    kept: bool = False


_ROOT = Element("", "", shown=False)


class OpenElements:
    """The stack of open elements. The ``ended_…`` methods take elements off, innermost first."""

    def __init__(self) -> None:
        self._elements: list[Element] = []
        self._names: Counter[str] = Counter()
        self._tags: Counter[str] = Counter()
        self._scopes: list[Counter[str]] = [Counter()]
        self._depth = 0

    @property
    def innermost(self) -> Element:
        return self._elements[-1] if self._elements else _ROOT

    @property
    def may_show(self) -> bool:
        return self._depth < MAX_DEPTH and not self.innermost.hidden

    @property
    def in_table(self) -> bool:
        return self._tags["table"] > 0

    def open(self, element: Element) -> None:
        self._elements.append(element)
        self._count(element, 1)
        if element.tag in _SCOPES:
            self._scopes.append(Counter())

    def ended_by_start(self, tag: str) -> Iterator[Element]:
        """What a start tag written as ``tag`` ends; a part of a table only inside a table."""
        if tag in _TABLE_CONTEXT:
            while self.innermost.tag not in _TABLE_CONTEXT[tag]:
                yield self._close()
            return
        for name in _ENDED_BY.get(tag, ()):
            if self._scopes[-1][name]:
                yield from self._through(name)
                return

    def ended_by_end(self, name: str) -> Iterator[Element]:
        """What an end tag ends: nothing where no such element is open within reach."""
        if self._scopes[-1][name] or (name in _REACHING_OUT and self._names[name]):
            yield from self._through(name)

    def ended_by_source_end(self) -> Iterator[Element]:
        while self._elements:
            yield self._close()

    def _through(self, name: str) -> Iterator[Element]:
        closed = None
        while closed is None or closed.name != name:
            closed = self._close()
            yield closed

    def _close(self) -> Element:
        element = self._elements.pop()
        if element.tag in _SCOPES:
            self._scopes.pop()
        self._count(element, -1)
        return element

    def _count(self, element: Element, by: int) -> None:
        self._names[element.name] += by
        self._tags[element.tag] += by
        self._scopes[-1][element.name] += by
        self._depth += by * element.shown
