"""What can be drawn: the pages, and beside them whatever else holds a drawing of its own.

The text of a form field is drawn by its appearance, not by the page; a pattern, a letter of a
Type 3 font or a form that no page uses can hold words too. To read them they are put behind the
last page as pages of a copy, which nobody ever sees.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from cloakroom.documents.pdf.objects import Located
from cloakroom.documents.pdf.plain import Shape, array_of, dictionary_of, name_of, numbers_of
from cloakroom.documents.pdf.saving import saved

_SHOWS_TEXT = re.compile(rb"T[jJ*]|['\"]|\bDo\b")
PAINTS = re.compile(rb"/([^\s<>\[\]{}()/%]+)\s*Do\b")
_OTHER_TEXT: Final = b"/ActualText"
_UNKNOWN: Final = b"/ActualTexx"  # as long, and nothing to a reader
_HIGHEST: Final = 16  # steps to a page's parents


@dataclass(frozen=True, slots=True)
class Leaf:
    """``holder`` is the page or the stream. ``page`` is the page it belongs to, from 0; None:
    nobody knows. ``annotation``: whose appearance it is."""

    address: str
    place: str
    holder: Any
    page: int | None
    is_page: bool = False
    annotation: Any = None
    borrowed: Any = None

    @property
    def resources(self) -> Any:
        """A dictionary; None without one."""
        node = self.holder
        for _ in range(_HIGHEST if self.is_page else 1):
            found = dictionary_of(node.get("/Resources"))
            if found is not None:
                return found
            node = dictionary_of(node.get("/Parent"))
            if node is None:
                break
        return dictionary_of(self.borrowed)

    def data(self) -> bytes:
        return content_of(self.holder) if self.is_page else bytes(self.holder.read_bytes())


def content_of(page: Any) -> bytes:
    contents = page.get("/Contents")
    parts = [contents] if isinstance(contents, pikepdf.Stream) else array_of(contents)
    return b"\n".join(part.read_bytes() for part in parts if isinstance(part, pikepdf.Stream))


def leaves(pdf: pikepdf.Pdf, everything: Sequence[Located]) -> list[Leaf]:
    """The pages in their order, then all else, in an order that is fixed for a file."""
    pages = [
        Leaf(f"page {number}", f"page {number}", page.obj, number - 1, is_page=True)
        for number, page in enumerate(pdf.pages, start=1)
    ]
    reached = _Reached()
    for leaf in pages:
        reached.follow(leaf.data(), leaf.resources)
    found: dict[tuple[int, int], Leaf] = {}
    for page in pages:
        for leaf in _appearances(page):
            found.setdefault(leaf.holder.objgen, leaf)
    for stream, borrowed in _loose(everything):
        if stream.objgen not in reached.forms and stream.objgen not in found:
            address = f"object {stream.objgen[0]} content"
            found[stream.objgen] = Leaf(
                address, "a part that no page shows", stream, None, borrowed=borrowed
            )
    return pages + [leaf for leaf in found.values() if _SHOWS_TEXT.search(leaf.data())]


def _appearances(page: Leaf) -> Iterator[Leaf]:
    for number, each in enumerate(array_of(page.holder.get("/Annots")), start=1):
        annotation = dictionary_of(each)
        table = dictionary_of(annotation.get("/AP")) if annotation is not None else None
        if annotation is None or table is None:
            continue
        kind = name_of(annotation.get("/Subtype"))
        place = "form field" if kind == "Widget" else "note"
        for way, entry in sorted(table.items()):
            states = [("", entry)] if isinstance(entry, pikepdf.Stream) else _entries(entry)
            for state, stream in states:
                if isinstance(stream, pikepdf.Stream) and stream.objgen[0]:
                    address = f"{page.address} annotation {number} {way}{state}"
                    yield Leaf(
                        address, f"{place} on {page.place}", stream, page.page,
                        annotation=annotation,
                    )  # fmt: skip


def _entries(entry: Any) -> list[tuple[str, Any]]:
    table = dictionary_of(entry)
    return sorted(table.items()) if table is not None else []


def _loose(everything: Sequence[Located]) -> Iterator[tuple[Any, Any]]:
    """Everything that can draw but pages, with the resources it may borrow: forms, patterns, and
    the letters of Type 3 fonts."""
    for found in everything:
        value = found.value
        if found.shape is Shape.STREAM:
            if name_of(value.get("/Subtype")) == "Form" or value.get("/PatternType") == 1:
                yield value, None
        elif found.shape is Shape.DICTIONARY and name_of(value.get("/Subtype")) == "Type3":
            for _, letter in _entries(value.get("/CharProcs")):
                if isinstance(letter, pikepdf.Stream):
                    yield letter, value.get("/Resources")


class _Reached:
    """The forms that pages draw, by their numbers."""

    def __init__(self) -> None:
        self.forms: set[tuple[int, int]] = set()

    def follow(self, data: bytes, resources: Any) -> None:
        stack = [(data, resources)]
        while stack:
            content, known = stack.pop()
            table = dictionary_of(known.get("/XObject")) if known is not None else None
            if table is None:
                continue
            painted = {"/" + name.decode("latin-1") for name in PAINTS.findall(content)}
            escaped = any("#" in name for name in painted)
            for name, form in table.items():
                if (not escaped and name not in painted) or not isinstance(form, pikepdf.Stream):
                    continue
                if name_of(form.get("/Subtype")) == "Form" and form.objgen not in self.forms:
                    self.forms.add(form.objgen)
                    own = dictionary_of(form.get("/Resources"))
                    stack.append((form.read_bytes(), known if own is None else own))


def reading_copy(pdf: pikepdf.Pdf, found: list[Leaf], everything: Sequence[Located]) -> bytes:
    """``pdf``, which is used up, with every leaf as a page in its order, and with what is drawn
    in place of what stands for it: a file can show one name and give another to be read."""
    for leaf in found[len(pdf.pages) :]:
        pdf.pages.append(pikepdf.Page(_page_of(pdf, leaf)))
    for stream in _drawings(everything):
        data = stream.read_bytes()
        if _OTHER_TEXT in data:
            stream.write(data.replace(_OTHER_TEXT, _UNKNOWN))
    for each in everything:
        if each.at == _OTHER_TEXT.decode():
            each.holder[str(each.at)] = pikepdf.String("")
    return saved(pdf, compact=False)


def has_other_texts(everything: Sequence[Located]) -> bool:
    """Whether a drawing says that other text is to be read in place of its letters."""
    return any(_OTHER_TEXT in stream.read_bytes() for stream in _drawings(everything)) or any(
        each.at == "/Properties" and _names_other_text(each.value) for each in everything
    )


def may_give_other_text(page: Leaf) -> bool:
    """Whether this page may be one of those that do so: itself, or in what it draws."""
    resources = page.resources
    if resources is not None and ("/Properties" in resources or "/XObject" in resources):
        return True
    return _OTHER_TEXT in page.data()


def _names_other_text(properties: Any) -> bool:
    marked = (dictionary_of(entry) for _, entry in _entries(properties))
    return any(entry is not None and "/ActualText" in entry for entry in marked)


def _drawings(everything: Sequence[Located]) -> Iterator[Any]:
    return (
        each.value for each in everything if each.shape is Shape.STREAM and _may_draw(each.value)
    )


def _may_draw(value: Any) -> bool:
    """Neither a picture nor a font; a page's content has no type."""
    return (
        name_of(value.get("/Subtype")) in ("", "Form")
        and "/Length1" not in value
        and name_of(value.get("/Type")) in ("", "XObject", "Pattern")
    )


def _page_of(pdf: pikepdf.Pdf, leaf: Leaf) -> Any:
    box = numbers_of(leaf.holder.get("/BBox"))
    return pdf.make_indirect(Dictionary(
        Type=Name.Page,
        MediaBox=Array(box if len(box) == 4 else (0, 0, 1000, 1000)),
        Resources=leaf.resources if leaf.resources is not None else Dictionary(),
        Contents=pdf.make_stream(leaf.data()),
    ))  # fmt: skip
