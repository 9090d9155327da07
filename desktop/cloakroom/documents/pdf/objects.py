"""Every object that a saved copy of a PDF would hold, in one fixed order, without recursion."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pikepdf

from cloakroom.documents.pdf.plain import Shape, name_of, shape_of
from cloakroom.errors import UnsafeFile

_MOST: Final = 5_000_000

_BYTES: Final = frozenset({"/ID", "/Panose", "/Cert", "/CheckSum", "/Encrypt"})
_FOR_PROGRAMS: Final = frozenset({
    "/CharSet", "/FontFamily", "/Style", "/DA", "/DS", "/Lang", "/M", "/CreationDate", "/ModDate",
    "/Default",
})  # fmt: skip
"""Dates, styles and the like: swept like all strings, and no text to read."""


@dataclass(slots=True, repr=False)
class Located:
    """A value and where it is: ``holder[at]``, in the dictionary ``owner`` under ``key``."""

    holder: Any
    at: str | int
    owner: Any
    key: str
    address: str
    value: Any
    shape: Shape


@dataclass(slots=True, repr=False)
class _Step:
    holder: Any
    owner: Any
    key: str
    address: str
    array: bool


def values(pdf: pikepdf.Pdf) -> Iterator[Located]:
    """All values that are no containers, and all containers before what is in them."""
    seen: set[tuple[int, int]] = set()
    stack = [_Step(pdf.trailer, pdf.trailer, "", "trailer", False)]
    count = 0
    while stack:
        step = stack.pop()
        below: list[_Step] = []
        for at, value in _items(step):
            count += 1
            found = _located(step, at, value)
            if found.shape in (Shape.DICTIONARY, Shape.ARRAY, Shape.STREAM):
                if value.objgen[0]:
                    if value.objgen in seen:
                        continue
                    seen.add(value.objgen)
                yield found
                array = found.shape is Shape.ARRAY
                owner = found.owner if array else value
                below.append(_Step(value, owner, found.key, found.address, array))
            else:
                yield found
        if count > _MOST:
            raise UnsafeFile("This PDF holds more parts than is safe to look through.")
        stack += reversed(below)


def _items(step: _Step) -> Iterable[tuple[str | int, Any]]:
    return enumerate(list(step.holder)) if step.array else sorted(step.holder.items())


def _located(step: _Step, at: str | int, value: Any) -> Located:
    key = at if isinstance(at, str) else step.key
    shape = shape_of(value)
    number = 0 if shape is Shape.OTHER else value.objgen[0]
    address = f"object {number}" if number else f"{step.address} {at}"
    return Located(step.holder, at, step.owner, key, address, value, shape)


def is_text(found: Located) -> bool:
    """A string that a person wrote or reads."""
    return (
        found.shape is Shape.STRING
        and found.key not in _FOR_PROGRAMS
        and not is_binary(found)
    )


def is_binary(found: Located) -> bool:
    """Bytes in the shape of a string: a palette, a key, a signature, a kind of characters."""
    if found.key in _BYTES:
        return True
    palette = isinstance(found.holder, pikepdf.Array) and len(found.holder) == 4
    if palette and name_of(found.holder[0]) in ("Indexed", "I"):
        return True
    if "/ByteRange" in found.owner:  # the numbers of a signature
        return found.key in ("/Contents", "/Cert")
    return "/Registry" in found.owner and "/Ordering" in found.owner
