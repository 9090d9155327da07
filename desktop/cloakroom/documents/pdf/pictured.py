"""Which pages hold pictures that may say something."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pikepdf

from cloakroom.documents.pdf.leaves import Leaf
from cloakroom.documents.pdf.plain import dictionary_of, name_of, number_of

_WIDE: Final = 100
_HIGH: Final = 16
"""Pixels; in less nobody can write a name."""

_INLINE = re.compile(rb"\sBI\s")


def pictured_pages(pages: Sequence[Leaf]) -> Iterator[int]:
    """Page numbers from 0. Pictures in forms on the page count too."""
    for number, page in enumerate(pages):
        if _pictures(page.resources) or _INLINE.search(page.data()):
            yield number


def _pictures(resources: Any) -> bool:
    seen: set[tuple[int, int]] = set()
    stack = [resources]
    while stack:
        known = stack.pop()
        table = dictionary_of(known.get("/XObject")) if known is not None else None
        for _, item in table.items() if table is not None else ():
            if not isinstance(item, pikepdf.Stream) or item.objgen in seen:
                continue
            seen.add(item.objgen)
            if name_of(item.get("/Subtype")) == "Form":
                stack.append(dictionary_of(item.get("/Resources")))
            elif may_say(item):
                return True
    return False


def may_say(image: Any) -> bool:
    """Whether it is large enough for words."""
    return (
        number_of(image.get("/Width"), 0) >= _WIDE and number_of(image.get("/Height"), 0) >= _HIGH
    )
