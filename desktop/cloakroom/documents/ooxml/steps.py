"""Which elements are met on the walk through a part, and what each of them does."""

from collections.abc import Callable
from typing import Final

from lxml import etree

from cloakroom.documents.ooxml.rules import (
    ATTRIBUTES,
    BLOCKS,
    DELETED,
    FIELDS,
    FIXED,
    INSERTED,
    LEAVES,
    SCOPES,
    TAGS,
    TEXTS,
    VML,
)
from cloakroom.documents.ooxml.walk import Walker

_NESTING: Final = tuple(
    f"{{*}}{name}" for name in sorted(INSERTED | DELETED | SCOPES.keys() | {"rt", "Fallback"})
)
"""Elements whose end matters. Without any a part is read in half the time."""

_VML: Final = VML.rstrip("*")


def walked(root: etree._Element, *, to_read: bool = False) -> Walker:
    """All of a part, met in document order. ``to_read``: where the plain texts of a part stand
    is not kept."""
    walker = Walker(root, nested=next(root.iter(*_NESTING), None) is not None)
    if walker.nested:
        _through(walker, root)
    else:
        _along(walker, root, to_read)
    return walker


def _through(walker: Walker, root: etree._Element) -> None:
    """Meets the begin and the end of every element."""
    kinds = _Kinds()
    events = ("start", "end", "comment")
    for event, element in etree.iterwalk(root, events=events, tag=TAGS):
        handler = kinds[element.tag][event == "end"]
        if handler is not None:
            handler(walker, element)


def _along(walker: Walker, root: etree._Element, to_read: bool) -> None:
    """Meets the begins only, and most of these are plain texts."""
    kinds, text_of, opened = _Kinds(), Walker.text, walker.open
    for element in root.iter(*TAGS, etree.Comment):
        handler = kinds[element.tag][0]
        if handler is text_of and opened:
            text = element.text
            if text:
                walker.length += len(text)
                opened[-1].visible.append((text, None if to_read else element, None))
        elif handler is not None:
            handler(walker, element)


_Handler = Callable[[Walker, etree._Element], None]

_KINDS: Final[dict[str, tuple[_Handler, _Handler | None]]] = {
    **dict.fromkeys(TEXTS, (Walker.text, None)),
    **dict.fromkeys(FIELDS, (Walker.code, None)),
    **dict.fromkeys(BLOCKS, (Walker.open_block, Walker.close_block)),
    **dict.fromkeys(LEAVES, (Walker.leaf, None)),
    **dict.fromkeys(FIXED, (Walker.fixed, None)),
    **dict.fromkeys(SCOPES, (Walker.open_scope, Walker.close_scope)),
    **dict.fromkeys(INSERTED, (Walker.insert, Walker.close_insert)),
    **dict.fromkeys(DELETED, (Walker.delete, Walker.close_delete)),
    "Fallback": (Walker.fallback, Walker.close_fallback),
    "f": (Walker.formula, None),
    "fldChar": (Walker.field, None),
    "sym": (Walker.symbol, None),
    "tc": (Walker.cell, None),
    "tr": (Walker.row, None),
    "vanish": (Walker.vanish, None),
}


class _Kinds(dict[object, tuple[_Handler | None, _Handler | None]]):
    """What is done with the elements of a tag, looked up once."""

    def __missing__(self, tag: object) -> tuple[_Handler | None, _Handler | None]:
        self[tag] = kind = _handlers(tag) if isinstance(tag, str) else (Walker.comment, None)
        return kind


def _handlers(tag: str) -> tuple[_Handler | None, _Handler | None]:
    """What is done where an element begins and where it ends."""
    name = tag.rpartition("}")[2]
    if tag.startswith(_VML):
        return Walker.describe, None
    start, end = _KINDS.get(name, (None, None))
    if name not in ATTRIBUTES:
        return start, end
    if start is None:
        return Walker.describe, end

    def both(walker: Walker, element: etree._Element) -> None:
        Walker.describe(walker, element)
        start(walker, element)

    return both, end
