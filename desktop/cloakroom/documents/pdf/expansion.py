"""How much drawing a page comes to: ten forms that draw each other ten times are ten thousand
million, and pdfium would draw them all."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

import pikepdf

from cloakroom.documents.pdf.leaves import PAINTS, Leaf
from cloakroom.documents.pdf.plain import dictionary_of, name_of
from cloakroom.errors import UnsafeFile

_MOST: Final = 200_000
_DEEPEST: Final = 40  # where pdfium stops

Sizes = dict[tuple[int, int], int]


def check_drawing(leaves: Iterable[Leaf], name: str) -> None:
    """Raises :class:`UnsafeFile` where one of them draws more forms than any page needs."""
    sizes: Sizes = {}
    for leaf in leaves:
        if dictionary_of((leaf.resources or {}).get("/XObject")) is None:
            continue
        if _size(leaf.data(), leaf.resources, sizes, 0) > _MOST:
            raise UnsafeFile(f"{name} would draw more than is safe to open.")


def _size(data: bytes, resources: Any, sizes: Sizes, depth: int) -> int:
    """Forms that this content draws, those within them too."""
    table = dictionary_of(resources.get("/XObject")) if resources is not None else None
    if table is None or depth > _DEEPEST:
        return 1
    total = 1
    for name, count in Counter(PAINTS.findall(data)).items():
        form = table.get("/" + name.decode("latin-1"))
        if isinstance(form, pikepdf.Stream) and name_of(form.get("/Subtype")) == "Form":
            if form.objgen not in sizes:
                sizes[form.objgen] = 1  # for a form that draws itself
                own = dictionary_of(form.get("/Resources"))
                inner = resources if own is None else own
                sizes[form.objgen] = _size(form.read_bytes(), inner, sizes, depth + 1)
            total = min(total + count * sizes[form.objgen], 2 * _MOST)
    return total
