"""A picture as a document: what was read in it, and a copy of new pixels with nothing beside."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from PIL import Image

from cloakroom.documents.base import (
    NO_WISHES,
    Box,
    Edit,
    File,
    Kind,
    Opaque,
    Rewritten,
    Wishes,
)
from cloakroom.documents.ocr.models import MISSING
from cloakroom.documents.pdf.loose import Loose
from cloakroom.documents.picture_reader import MOST_READ, Reader, reader
from cloakroom.documents.pictures.about import about
from cloakroom.documents.pictures.blank import blank
from cloakroom.documents.pictures.lines import Line, Rect, joined, lines
from cloakroom.documents.pictures.opening import Opened, opened
from cloakroom.documents.pictures.painting import is_plain, of_boxes, painted
from cloakroom.documents.pictures.saving import saved
from cloakroom.documents.splice import by_segment
from cloakroom.documents.sweep import Sweep
from cloakroom.errors import OutputFailed
from cloakroom.model import Segment

_ROUNDS: Final = 3
_TOO_MANY: Final = "It has too many pages or frames to be read."
_READ: Final = ("The picture was read by a program, which may overlook small, slanted or "
                "handwritten words. Look at the copy before you send it.")


def open_picture(file: File) -> "PictureFile":
    return PictureFile(file)


class PictureFile:
    """Pages of pixels, each with the lines that were read on it. Inside another file a picture
    that nobody read goes, and plain grey takes its place; alone it is what the user came with,
    so that it stays, as what is not proven."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._picture = opened(file)
        self._reader = self._able()
        self._lines: list[list[Line]] = [
            _lines(self._reader, page.image) for page in self._picture.pages
        ]
        self._homes = [
            (page, line) for page, found in enumerate(self._lines) for line in found
        ]
        beside = about(file.data)
        self.segments: Sequence[Segment] = (*self._read_segments(), *beside.segments)
        self.opaque: Sequence[Opaque] = (*self._unread(), *beside.opaque)
        self.notes: Sequence[str] = (_READ,) if self._homes else ()

    @property
    def pages(self) -> int:
        return len(self._picture.pages)

    def picture(self, page: int, *, width: int) -> bytes:
        image = self._picture.pages[page].image
        image = image if image.mode == "RGBA" else image.convert("RGB")
        size = (width, max(1, round(image.height * width / image.width)))
        out = io.BytesIO()
        image.resize(size, reducing_gap=3.0).save(out, "PNG")
        return out.getvalue()

    def boxes(self, segment: int, start: int, end: int) -> Sequence[Box]:
        if segment >= len(self._homes):
            return ()
        page, line = self._homes[segment]
        wide, high = self._picture.pages[page].image.size
        return [
            Box(page, left / wide, top / high, right / wide, bottom / high)
            for left, top, right, bottom in line.under(start, end)
        ]

    def rewritten(
        self, edits: Sequence[Edit], sweep: Sweep, wishes: Wishes = NO_WISHES
    ) -> Rewritten:
        file = self._file
        unread = [each for each in self._unread() if each.kind is Kind.PICTURE]
        if not edits and not sweep and not wishes.boxes and self._keeps_all(wishes):
            kept = tuple(replace(each, dropped=False) for each in self.opaque)
            return Rewritten(file.data, file.suffix, kept)
        if any(each.dropped for each in unread) and Kind.PICTURE not in wishes.keep:
            return Rewritten(blank(file), file.suffix)
        rects = self._rects(edits, sweep, wishes)
        kept = tuple(replace(each, dropped=False) for each in unread)
        return Rewritten(self._proven(rects, sweep), file.suffix, kept, tuple(self.notes))

    def _able(self) -> Reader | None:
        return reader() if len(self._picture.pages) <= MOST_READ else None

    def _read_segments(self) -> Iterator[Segment]:
        for page, found in enumerate(self._lines, start=1):
            place = f"page {page}" if len(self._lines) > 1 else "picture"
            for number, line in enumerate(found, start=1):
                yield Segment(f"{place} line {number}", line.text, place, joint=line.joint)

    def _unread(self) -> Iterator[Opaque]:
        if self._reader is None and not all(
            is_plain(page.image) for page in self._picture.pages
        ):
            why = _TOO_MANY if reader() is not None else MISSING
            yield Opaque("pixels", Kind.PICTURE, "picture", why, dropped=self._file.depth > 0)

    def _keeps_all(self, wishes: Wishes) -> bool:
        """Whether there is something to keep, and all of it is."""
        return any(each.dropped for each in self.opaque) and all(
            not each.dropped or each.kind in wishes.keep for each in self.opaque
        )

    def _rects(
        self, edits: Sequence[Edit], sweep: Sweep, wishes: Wishes
    ) -> list[list[Rect]]:
        """What is painted, page by page. A box that was drawn on one frame of an animation covers
        all of them."""
        rects = [
            [*_swept(found, sweep), *self._drawn(number, wishes.boxes)]
            for number, found in enumerate(self._lines)
        ]
        for index, group in by_segment(edits).items():
            if index < len(self._homes):
                page, line = self._homes[index]
                for edit in group:
                    rects[page] += line.under(edit.start, edit.end)
        return rects

    def _drawn(self, number: int, boxes: Sequence[Box]) -> list[Rect]:
        page = None if self._picture.moves else number
        return of_boxes(boxes, page, self._picture.pages[number].image.size)

    def _proven(self, rects: list[list[Rect]], sweep: Sweep) -> bytes:
        """Painted, saved, and read again as it was saved, until no value is left."""
        for _ in range(_ROUNDS):
            data = self._saved(rects)
            left = self._left(data, rects, sweep)
            if not any(left):
                return data
            rects = [[*old, *new] for old, new in zip(rects, left, strict=True)]
        raise OutputFailed(f"{self._file.name} still shows a value after it was painted over, so "
                           "nothing was written. Draw a box over it.")

    def _saved(self, rects: Sequence[Sequence[Rect]]) -> bytes:
        pages = zip(self._picture.pages, rects, strict=True)
        images = [painted(page.image, found) for page, found in pages]
        return saved(self._picture, images, turned=self._file.depth > 0)

    def _left(
        self, data: bytes, rects: Sequence[Sequence[Rect]], sweep: Sweep
    ) -> list[list[Rect]]:
        if self._reader is None or not any(rects):
            return []
        again: Opened = opened(replace(self._file, data=data))
        return [
            _swept(_lines(self._reader, page.image), sweep) if painted_over else []
            for page, painted_over in zip(again.pages, rects, strict=True)
        ]


def _lines(able: Reader | None, image: Image.Image) -> list[Line]:
    return [] if able is None or is_plain(image) else lines(able.words(image))


def _swept(found: Sequence[Line], sweep: Sweep) -> list[Rect]:
    """Where the values stand on a page, also those that go on in the next line, or in which blanks
    were overlooked."""
    text, starts = joined(found)
    spans = [*sweep.spans(text), *Loose(sweep).spans(text)]
    return [
        rect
        for first, last, _ in spans
        for start, line in zip(starts, found, strict=True)
        for rect in line.under(first - start, last - start)
    ]
