"""What the user decides about the file under review. The rules are in ``review``."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from cloakroom.documents.base import Box, Kind, Wishes
from cloakroom.model import Choice, Finding, Operator
from cloakroom.review import Review
from cloakroom.ui.files.desk import FileDesk
from cloakroom.ui.files.item import FileItem, FileState
from cloakroom.ui.learning import Scope
from cloakroom.ui.session import Session


class Subject(QObject):
    """``changed`` after every step, and when the file itself is in another state."""

    changed = Signal()

    def __init__(self, session: Session, desk: FileDesk) -> None:
        super().__init__(desk)
        self._session, self._desk = session, desk
        desk.opened.connect(self.changed)
        desk.item_changed.connect(self._moved)

    @property
    def item(self) -> FileItem | None:
        return self._desk.current

    @property
    def review(self) -> Review:
        return self.item.review if self.item else Review("", ())

    @property
    def can_change(self) -> bool:
        return self.item is not None and self.item.can_change

    @property
    def can_step_back(self) -> bool:
        return self.item is not None and self.can_change and bool(self.item.steps)

    @property
    def learns(self) -> bool:
        """Whether the matter at hand is one that can remember anything."""
        return self._session.matter.kept

    def choose(self, findings: list[Finding], how: Choice | Operator) -> None:
        self._step(self.review.choose(findings, how))

    def add(self, start: int, end: int, name: str) -> None:
        self._step(self.review.add(start, end, name))

    def never(self, value: str, scope: Scope) -> None:
        """Keeps ``value`` here, and does not flag it again while ``scope`` lasts."""
        self._session.learning.never(value, scope)
        self._step(self.review.choose(self.review.findings_of(value), Choice.KEEP))

    def always(self, start: int, end: int, name: str, scope: Scope) -> None:
        """Takes out what stands there, here and while ``scope`` lasts."""
        review = self.review.add(start, end, name)
        if added := review.marked_at(start, end):
            self._session.learning.always(review.value(added), name, scope)
            self._step(review)

    def take_step_back(self) -> None:
        item = self.item
        if item is not None and self.can_step_back:
            item.review = item.steps.pop()
            self._decided(item)

    # ---- beyond the findings

    @property
    def wishes(self) -> Wishes:
        return self.item.wishes if self.item else Wishes()

    def keep(self, kind: Kind, *, kept: bool) -> None:
        others = self.wishes.keep - {kind}
        self._wish(replace(self.wishes, keep=others | {kind} if kept else others))

    def flatten(self, on: bool) -> None:
        self._wish(replace(self.wishes, flatten=on))

    def even_boxes(self, on: bool) -> None:
        self._wish(replace(self.wishes, even_boxes=on))

    def draw(self, box: Box) -> None:
        self._wish(replace(self.wishes, boxes=(*self.wishes.boxes, box)))

    def rub_out(self, box: Box) -> None:
        left = tuple(each for each in self.wishes.boxes if each != box)
        self._wish(replace(self.wishes, boxes=left))

    def _wish(self, wishes: Wishes) -> None:
        item = self.item
        if item is not None and self.can_change and wishes != item.wishes:
            item.wishes = wishes
            self._decided(item)

    def _step(self, review: Review) -> None:
        item = self.item
        if item is not None and self.can_change and review != item.review:
            item.steps.append(item.review)
            item.review = review
            self._decided(item)

    def _decided(self, item: FileItem) -> None:
        """A copy that was saved before is of another decision: it may be saved again."""
        item.state, item.copy, item.sentence = FileState.FOUND, None, ""
        self._desk.item_changed.emit(item)

    def _moved(self, item: FileItem) -> None:
        if item is self.item:
            self.changed.emit()
