"""What the user decides about the text under review. The rules are in ``review``."""

from PySide6.QtCore import QObject, Signal

from cloakroom.model import Choice, Finding, Operator
from cloakroom.review import Review
from cloakroom.ui.learning import Learning, Scope
from cloakroom.ui.state import State


class Deciding(QObject):
    """``changed`` after every step; each can be taken back."""

    changed = Signal()

    learning: Learning
    review: Review
    state: State
    _steps: list[Review]

    def choose(self, findings: list[Finding], how: Choice | Operator) -> None:
        self._step(self.review.choose(findings, how))

    def add(self, start: int, end: int, name: str) -> None:
        self._step(self.review.add(start, end, name))

    def never(self, value: str, scope: Scope = Scope.SESSION) -> None:
        """Keeps ``value`` here, and does not flag it again while ``scope`` lasts."""
        self.learning.never(value, scope)
        self._step(self.review.choose(self.review.findings_of(value), Choice.KEEP))

    def always(self, start: int, end: int, name: str, scope: Scope) -> None:
        """Takes out what stands there, here and while ``scope`` lasts."""
        review = self.review.add(start, end, name)
        if added := review.marked_at(start, end):
            self.learning.always(review.value(added), name, scope)
            self._step(review)

    def take_step_back(self) -> None:
        if self._steps:
            self.review = self._steps.pop()
            self.changed.emit()

    @property
    def can_step_back(self) -> bool:
        return bool(self._steps) and self.state is State.REVIEW

    def _step(self, review: Review) -> None:
        if self.state is State.REVIEW and review != self.review:
            self._steps.append(self.review)
            self.review = review
            self.changed.emit()
