"""A PDF as segments: the lines of its pages, then what no page shows, then what is attached."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import pikepdf

from cloakroom.documents.base import Document, File, Kind, Opaque
from cloakroom.documents.pdf import dropped, pdfium
from cloakroom.documents.pdf.attached import Attached, attachments, opened
from cloakroom.documents.pdf.expansion import check_drawing
from cloakroom.documents.pdf.leaves import (
    Leaf,
    has_other_texts,
    leaves,
    may_give_other_text,
    reading_copy,
)
from cloakroom.documents.pdf.objects import values
from cloakroom.documents.pdf.opening import BROKEN, damaged, open_safely
from cloakroom.documents.pdf.pictured import pictured_pages
from cloakroom.documents.pdf.plain import numbers_of, ordered
from cloakroom.documents.pdf.raster import Rect
from cloakroom.documents.pdf.scans import scans
from cloakroom.documents.pdf.sources import Hidden, Inside, Line, Reading, Scanned
from cloakroom.documents.pdf.texts import hidden_texts
from cloakroom.documents.picture_reader import MOST_READ, reader
from cloakroom.model import Segment, Stream

_LINE = re.compile(r"[^\r\n]+")
_OTHER_CONTROLS: Final = {code: " " for code in range(32) if chr(code) not in "\r\n\t"}


def read(file: File) -> Reading:
    """Raises an :class:`InputError` in a sentence that names the file."""
    with open_safely(file) as pdf:
        try:
            return _read(file, pdf)
        except BROKEN as error:
            raise damaged(file.name) from error


def _read(file: File, pdf: pikepdf.Pdf) -> Reading:
    everything = list(values(pdf))
    found = leaves(pdf, everything)
    check_drawing(found, file.name)
    reading = Reading(pages=len(pdf.pages))
    reading.notes_at = dict(_notes_at(found))
    hidden = list(hidden_texts(pdf, everything))
    attached = list(attachments(everything))
    children = [opened(file, each) for each in attached]
    reading.opaque += dropped.opaque(everything, file.data)
    if pdf.is_encrypted:
        reading.notes.append("This file was locked against changes. The copy is not.")
    if any(each.kind is Kind.SIGNATURE for each in reading.opaque):
        reading.notes.append("This file is signed. The copy is not: a signature breaks.")
    pictured = list(_unread_pictures(reading, found))
    other = has_other_texts(everything)
    plain = not other and len(found) == reading.pages and not pdf.get_warnings()
    pages = enumerate(found[: reading.pages])
    others = [number for number, page in pages if other and may_give_other_text(page)]
    reading.shown = file.data if plain else reading_copy(pdf, found, everything)
    _read_texts(reading, file, others)
    _add_lines(reading, found)
    reading.opaque += _unread(reading, pictured)
    for number, text in enumerate(hidden):
        address = text.found.address
        reading.add(
            Segment(address, text.text, text.place, not text.seen, Stream.ATTRIBUTE,
                    "\n" if number else "\n\n"),
            Hidden(number),
        )  # fmt: skip
    for each, child in zip(attached, children, strict=True):
        _add_child(reading, each, child)
    return reading


def _notes_at(found: Sequence[Leaf]) -> Iterator[tuple[int, tuple[int, Rect]]]:
    for number, leaf in enumerate(found):
        if leaf.annotation is not None and leaf.page is not None:
            box = numbers_of(leaf.annotation.get("/Rect"))
            if len(box) == 4:
                yield number, (leaf.page, ordered(box))


def _unread_pictures(reading: Reading, found: Sequence[Leaf]) -> Iterator[int]:
    """Reads the pictures of the pages where somebody can; the pages where that is not all."""
    pages = list(pictured_pages(found[: reading.pages]))
    able = reader() if len(pages) <= MOST_READ else None
    for page in pages:
        read = list(scans(found[page], able)) if able is not None else [None]
        reading.scans += [scan for scan in read if scan is not None]
        if None in read:
            yield page


def _read_texts(reading: Reading, file: File, others: Sequence[int]) -> None:
    with pdfium.opened(reading.shown, file.name) as document:
        if len(document) < reading.pages:
            raise damaged(file.name)
        reading.texts = [pdfium.text(document, page) for page in range(len(document))]
    if others:
        with pdfium.opened(file.data, file.name) as document:
            for page in (page for page in others if page < len(document)):
                text = pdfium.text(document, page)
                if text != reading.texts[page]:
                    reading.others[page] = text


def _add_lines(reading: Reading, found: Sequence[Leaf]) -> None:
    beside: dict[int | None, list[int]] = {}
    for number in range(reading.pages, len(found)):
        beside.setdefault(found[number].page, []).append(number)
    for page in range(reading.pages):
        _add_leaf(reading, page, found[page])
        if page in reading.others:
            _add_other(reading, page, found[page])
        for number in beside.get(page, ()):
            _add_leaf(reading, number, found[number])
        _add_scans(reading, page, found[page])
    for number in beside.get(None, ()):
        _add_leaf(reading, number, found[number], hidden=True)


def _add_leaf(reading: Reading, number: int, leaf: Leaf, *, hidden: bool = False) -> None:
    for count, (start, end, text) in enumerate(_lines(reading.texts[number]), start=1):
        reading.add(
            Segment(f"{leaf.address} line {count}", text, leaf.place, hidden,
                    joint="\n" if count > 1 else "\n\n"),
            Line(number, start, end),
        )  # fmt: skip


def _add_other(reading: Reading, page: int, leaf: Leaf) -> None:
    """The lines that differ from what is drawn."""
    drawn = {text for _, _, text in _lines(reading.texts[page])}
    lines = _lines(reading.others[page])
    for count, (start, end, text) in enumerate(lines, start=1):
        if text not in drawn:
            reading.add(
                Segment(f"{leaf.address} other text {count}", text,
                        f"{leaf.place}, for screen readers", True, Stream.ATTRIBUTE),
                Line(page, start, end, other=True),
            )  # fmt: skip


def _add_scans(reading: Reading, page: int, leaf: Leaf) -> None:
    for number, scan in enumerate(reading.scans):
        if scan.page != page:
            continue
        for count, (start, end, text) in enumerate(_lines(scan.text), start=1):
            reading.add(
                Segment(f"{leaf.address} picture {scan.number + 1} line {count}", text,
                        f"picture on {leaf.place}", joint="\n" if count > 1 else "\n\n"),
                Scanned(number, start, end),
            )  # fmt: skip


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _LINE.finditer(text):
        if not match[0].isspace():
            line = match[0]
            clean = line if line.isprintable() else line.translate(_OTHER_CONTROLS)
            yield match.start(), match.end(), clean


def _unread(reading: Reading, pictured: Sequence[int]) -> Iterator[Opaque]:
    for page in pictured:
        empty = not reading.texts[page].strip()
        why = "This page is a picture." if empty else "Nobody read the pictures on this page."
        place = f"page {page + 1}"
        yield Opaque(f"{place} pictures", Kind.PICTURE, place, why, dropped=False)


def _add_child(reading: Reading, attached: Attached, child: Document | Opaque) -> None:
    if isinstance(child, Opaque):
        reading.opaque.append(child)
        return
    number = attached.number
    reading.inside[number] = child
    for index, segment in enumerate(child.segments):
        place = f"{attached.address}, {segment.place}" if segment.place else attached.address
        reading.add(
            Segment(f"{attached.address}!{segment.address}", segment.text, place, segment.hidden,
                    segment.stream, segment.joint if index else "\n\n"),
            Inside(number, index),
        )  # fmt: skip
    for each in child.opaque:
        reading.opaque.append(Opaque(
            f"{attached.address}!{each.address}", each.kind, f"{attached.address}, {each.place}",
            each.why, each.dropped,
        ))  # fmt: skip
    reading.notes += [note for note in child.notes if note not in reading.notes]
