"""A clean copy of a PDF, written anew: old versions and whatever nothing refers to stay behind."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import pikepdf

from cloakroom.documents.base import Edit, File, Kind, Opaque, Rewritten, Wishes
from cloakroom.documents.pdf import dropped, pdfium
from cloakroom.documents.pdf.attached import Attached, attachments
from cloakroom.documents.pdf.glyphs import Unprovable
from cloakroom.documents.pdf.leaves import Leaf, leaves
from cloakroom.documents.pdf.marks import Marks
from cloakroom.documents.pdf.objects import values
from cloakroom.documents.pdf.opening import BROKEN, open_safely
from cloakroom.documents.pdf.pages import What, turn_into_pictures
from cloakroom.documents.pdf.plan import Plan, planned
from cloakroom.documents.pdf.proving import still_there
from cloakroom.documents.pdf.saving import saved
from cloakroom.documents.pdf.sources import Reading
from cloakroom.documents.pdf.sweeping import Strings, mend_appearances
from cloakroom.documents.pdf.texts import hidden_texts
from cloakroom.documents.pdf.vector import Vector, Wanted
from cloakroom.documents.sweep import Sweep
from cloakroom.errors import CloakroomError, OutputFailed

_ROUNDS: Final = 3
_PICTURES: Final = "Where letters could not be taken out one by one, a page became a picture."
_UNEVEN: Final = "On pages that became pictures the boxes are as wide as what they cover."


class Rewriting:
    """One clean copy: what goes, and what came of it."""

    def __init__(self, file: File, reading: Reading, sweep: Sweep, wishes: Wishes) -> None:
        self._file = file
        self._reading = reading
        self._sweep = sweep
        self._wishes = wishes
        self._failed: set[int] = set()
        self._opaque: list[Opaque] = []

    def made(self, edits: Sequence[Edit]) -> Rewritten:
        plan = planned(self._reading, edits, self._sweep)
        if not edits and not self._sweep and self._keeps_all():
            return Rewritten(self._file.data, self._file.suffix)
        if self._wishes.flatten:
            self._failed |= set(range(self._reading.pages))
        self._failed |= {box.page for box in self._wishes.boxes if box.page < self._reading.pages}
        # where both readings say it, it goes with its letters, which the second reading proves
        self._failed |= {
            page for page, spans in plan.others.items()
            if len(spans) > len(plan.leaves.get(page, ()))
        }
        try:
            data = self._proven(plan)
        except BROKEN as error:
            raise OutputFailed(
                f"{self._file.name} is damaged, and no clean copy of it could be written."
            ) from error
        pictures = [leaf for leaf in self._failed if leaf < self._reading.pages]
        notes = [_PICTURES] if pictures and not self._wishes.flatten else []
        if pictures and self._wishes.even_boxes:
            notes.append(_UNEVEN)
        return Rewritten(data, self._file.suffix, tuple(self._opaque), tuple(notes))

    def _keeps_all(self) -> bool:
        wishes = self._wishes
        return not wishes.flatten and not wishes.boxes and all(
            not each.dropped or each.kind in wishes.keep for each in self._reading.opaque
        )

    def _proven(self, plan: Plan) -> bytes:
        for _ in range(_ROUNDS):
            data = self._written(plan)
            left = still_there(data, plan, self._reading, self._sweep) - self._failed
            if not left:
                break
            self._failed |= left
        return data

    def _written(self, plan: Plan) -> bytes:
        self._opaque = []
        with open_safely(self._file) as pdf:
            everything = list(values(pdf))
            found = leaves(pdf, everything)
            hidden = list(hidden_texts(pdf, everything))
            attached = list(attachments(everything))
            strings = Strings(pdf, self._sweep)
            marks = Marks(pdf)
            cut = self._vector(pdf, marks, found, plan)
            strings.edit(hidden, plan.hidden)
            self._attachments(attached, plan.inside)
            dropped.drop(pdf, everything, self._wishes.keep)
            strings.sweep()
            strings.marked()
            mend_appearances(pdf, strings.changed, cut)
            pictures = [number for number in self._failed if number < self._reading.pages]
            if pictures:
                what = What(self._file.data, self._reading, plan)
                turn_into_pictures(pdf, pictures, what, marks=marks, wishes=self._wishes)
            marks.finish()
            return saved(pdf)

    def _vector(
        self, pdf: pikepdf.Pdf, marks: Marks, found: Sequence[Leaf], plan: Plan
    ) -> "_WasCut":
        vector = Vector(pdf, marks, even=self._wishes.even_boxes)
        with pdfium.opened(self._reading.shown, self._file.name) as document:
            for number in sorted({*plan.leaves, *plan.patches} - self._failed):
                wanted = Wanted(
                    self._reading.texts[number], plan.leaves.get(number, ()),
                    plan.patches.get(number, ()),
                )  # fmt: skip
                try:
                    vector.leaf(number, found[number], document, wanted)
                except Unprovable:
                    self._failed.add(number)
        vector.make()
        emptied = set()
        for number in self._failed:
            if number >= self._reading.pages:
                found[number].holder.write(b"")
                emptied.add(found[number].holder.objgen)
        return _WasCut(vector, emptied)

    def _attachments(
        self, attached: Sequence[Attached], edits: Mapping[int, Sequence[Edit]]
    ) -> None:
        for each in attached:
            child = self._reading.inside.get(each.number)
            if child is None:
                if Kind.ATTACHMENT not in self._wishes.keep:
                    each.drop()
                continue
            try:
                wishes = replace(self._wishes, boxes=())
                new = child.rewritten(edits.get(each.number, ()), self._sweep, wishes)
            except CloakroomError:
                each.drop()
                continue
            each.replace(new.data)
            self._opaque += new.opaque


class _WasCut:
    """Whether a form was edited: by its glyphs, or emptied."""

    def __init__(self, vector: Vector, emptied: set[tuple[int, int]]) -> None:
        self._vector = vector
        self._emptied = emptied

    def __call__(self, objgen: tuple[int, int]) -> bool:
        return objgen not in self._emptied and self._vector.cut(objgen)
