"""Below the findings: what the current one is, why it was found, and what can be done about it."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QVBoxLayout

from cloakroom.entity_types import entity_type
from cloakroom.model import Choice, Finding, Operator
from cloakroom.review import Review, Row
from cloakroom.ui.learning import Scope
from cloakroom.ui.operator_words import OPERATOR_WORDS
from cloakroom.ui.parts import button, label, row
from cloakroom.ui.review.findings_model import certainty
from cloakroom.ui.review.lessons import Teach, fill


class Decider(Protocol):
    """Who takes the decisions: the session for a clip, the subject for a file."""

    def choose(self, findings: list[Finding], how: Choice | Operator) -> None: ...

    def never(self, value: str, scope: Scope) -> None: ...

    def always(self, start: int, end: int, name: str, scope: Scope) -> None: ...


class Why(QFrame):
    """Hidden while no finding is chosen. ``learns``: whether the matter can remember anything."""

    def __init__(self, decider: Decider, learns: Callable[[], bool]) -> None:
        super().__init__()
        self.setObjectName("why")
        self._decider, self._learns = decider, learns
        self.row: Row | None = None
        self.kind, self.reason = label("", "heading"), label("", "quiet", wrap=True)
        self.keep = button("Keep this one", "link", self._keep)
        self.other = button("Replace otherwise ▾", "link", self._ask_how)
        self.never = button("Never flag ▾", "link", lambda: self._ask(self.never, self._never))
        self.always = button(
            "Always take out ▾", "link", lambda: self._ask(self.always, self._always))
        self.scopes = QMenu(self)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 10, 14, 6)
        inside.setSpacing(2)
        inside.addWidget(self.kind)
        inside.addWidget(self.reason)
        for several in ((self.keep, self.other), (self.never, self.always)):
            links = row(gap=4)
            for link in several:
                links.addWidget(link)
            links.addStretch()
            inside.addLayout(links)

    def explain(self, item: Row | None, *, shown: bool = True) -> None:
        self.row = item
        self.setVisible(item is not None and shown)
        if item:
            kind = entity_type(item.entity_type).label
            self.kind.setText(f"{kind[0].upper()}{kind[1:]} · {certainty(item.score)}")
            self.reason.setText(_told(item))
            self.other.setVisible(not item.kept)
            self.keep.setText("Take it out" if item.kept else "Keep this one")

    def _keep(self) -> None:
        if self.row:
            choice = Choice.REDACT if self.row.kept else Choice.KEEP
            self._decider.choose([d.finding for d in self.row.decisions], choice)

    def _ask_how(self) -> None:
        """How this one value is replaced, whatever the settings say of its kind."""
        self.scopes.clear()
        self.scopes.addAction("As its kind", lambda: self._replace(Choice.REDACT))
        for operator, words in OPERATOR_WORDS.items():
            self.scopes.addAction(words, partial(self._replace, operator))
        self.scopes.popup(self.other.mapToGlobal(self.other.rect().bottomLeft()))

    def _replace(self, how: Choice | Operator) -> None:
        if self.row:
            self._decider.choose([d.finding for d in self.row.decisions], how)

    def _ask(self, link: QPushButton, teach: Teach) -> None:
        """How long to remember it, below the link."""
        self.scopes.clear()
        fill(self.scopes, teach, kept=self._learns())
        self.scopes.popup(link.mapToGlobal(link.rect().bottomLeft()))

    def _never(self, scope: Scope) -> None:
        if self.row:
            self._decider.never(self.row.value, scope)

    def _always(self, scope: Scope) -> None:
        if self.row:
            place = self.row.decisions[0].finding
            self._decider.always(place.start, place.end, self.row.entity_type, scope)


def _told(item: Row) -> str:
    own = {d.operator for d in item.decisions if d.operator is not None}
    ways = ", ".join(OPERATOR_WORDS[operator] for operator in Operator if operator in own)
    why = f"Why: {item.why}." if item.why else ""
    return f"{why} Replaced otherwise: {ways}." if ways else why


def same_row(item: Row | None, review: Review) -> Row | None:
    """The row as it is now, after a decision; None where it is gone."""
    return review.row_of(item.decisions[0].finding) if item else None
