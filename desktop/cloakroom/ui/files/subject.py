"""What the user decides about the file under review. The rules are in ``review``."""

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QObject, Signal, Slot

from cloakroom.documents.base import Box, Kind, Wishes
from cloakroom.errors import CloakroomError
from cloakroom.model import Choice, Finding, Operator
from cloakroom.review import Review
from cloakroom.ui.aside import InTurn
from cloakroom.ui.files.desk import FileDesk
from cloakroom.ui.files.item import FileItem, FileState
from cloakroom.ui.learning import Scope
from cloakroom.ui.session import Session

LONG = 50_000
"""Characters from which on a decision is worked out aside: it may be about every page."""

Step = Callable[[Review], Review]
Then = Callable[[Review], None]


class Subject(QObject):
    """``changed`` after every step, and when the file itself is in another state."""

    changed = Signal()

    def __init__(self, session: Session, desk: FileDesk) -> None:
        super().__init__(desk)
        self._session, self._desk = session, desk
        self._in_turn = InTurn(self)
        self._waiting: deque[tuple[FileItem, Then]] = deque()
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
        item = self.item
        return item is not None and item.is_decided and self.can_change and bool(item.steps)

    @property
    def learns(self) -> bool:
        """Whether the matter at hand is one that can remember anything."""
        return self._session.matter.kept

    def choose(self, findings: list[Finding], how: Choice | Operator) -> None:
        self._step(lambda review: review.choose(findings, how))

    def add(self, start: int, end: int, name: str) -> None:
        self._step(lambda review: review.add(start, end, name))

    def never(self, value: str, scope: Scope) -> None:
        """Keeps ``value`` here, and does not flag it again while ``scope`` lasts."""
        self._session.learning.never(value, scope)
        self._step(lambda review: review.choose(review.findings_of(value), Choice.KEEP))

    def always(self, start: int, end: int, name: str, scope: Scope) -> None:
        """Takes out what stands there, here and while ``scope`` lasts."""
        def learn(review: Review) -> None:
            if added := review.marked_at(start, end):
                self._session.learning.always(review.value(added), name, scope)

        self._step(lambda review: review.add(start, end, name), learn)

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

    def _step(self, step: Step, then: Then = lambda _: None) -> None:
        item = self.item
        if item is None or not self.can_change:
            return
        if len(item.review.text) < LONG:
            self._stepped(item, then, step(item.review))
            return
        item.undecided += 1  # not to be saved before it is what was decided
        self._waiting.append((item, then))
        self._in_turn.do(lambda: step(item.review).prepared(), self._told, self._failed)
        self._desk.item_changed.emit(item)

    @Slot(object)
    def _told(self, review: object) -> None:
        item, then = self._waiting.popleft()
        item.undecided -= 1
        self._stepped(item, then, cast(Review, review))
        self._desk.item_changed.emit(item)

    @Slot(object)
    def _failed(self, _: CloakroomError) -> None:
        item, _then = self._waiting.popleft()
        item.undecided -= 1
        self._desk.item_changed.emit(item)

    def _stepped(self, item: FileItem, then: Then, review: Review) -> None:
        if review.text is not item.review.text:  # it was read afresh, or let go
            return
        then(review)
        if review != item.review:
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
