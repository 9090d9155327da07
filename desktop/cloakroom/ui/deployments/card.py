"""One approved deployment: what it is called, who approved it, until when, and where it is."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from cloakroom.policy.explained import approval
from cloakroom.policy.hosts import host_of
from cloakroom.policy.markings import ceiling
from cloakroom.policy.model import Deployment, Rules
from cloakroom.policy.standing import Standing, standing
from cloakroom.policy.words import Layer, Status
from cloakroom.ui.parts import button, label, row


class DeploymentCard(QFrame):
    """``removed`` with its id, once it was said twice."""

    removed = Signal(str)

    def __init__(self, deployment: Deployment, rules: Rules, today: date) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.deployment = deployment
        found = standing(deployment, today)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 16, 20, 16)
        lines.setSpacing(6)
        head = row(gap=10)
        head.addWidget(label(deployment.display_name, "heading", wrap=True), 1)
        self.state = label(_state(deployment, found), "pill")
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        for words in (_capital(approval(deployment)), *_facts(deployment, rules)):
            lines.addWidget(label(words, "quiet", wrap=True))
        if found.blocked:
            lines.addWidget(label(found.blocked, "problem", wrap=True))
        for words in found.warnings:
            lines.addWidget(label(words, "notice", wrap=True))
        if deployment.layer is Layer.OWN:
            self._add_removal(lines)

    def _add_removal(self, lines: QVBoxLayout) -> None:
        self.remove = button("Remove", "link", self._ask)
        self.sure = button("Yes, remove it", "link",
                           lambda: self.removed.emit(self.deployment.id))
        self.keep = button("Keep it", "link", self._ask_no_more)
        self.remove.setAccessibleName(f"Remove {self.deployment.display_name}")
        line = row(gap=4)
        for each in (self.remove, self.sure, self.keep):
            line.addWidget(each)
        line.addStretch()
        lines.addLayout(line)
        self._ask_no_more()

    def _ask(self) -> None:
        self._show_question(True)
        self.keep.setFocus()

    def _ask_no_more(self) -> None:
        self._show_question(False)

    def _show_question(self, asked: bool) -> None:
        self.remove.setVisible(not asked)
        self.sure.setVisible(asked)
        self.keep.setVisible(asked)


def _facts(deployment: Deployment, rules: Rules) -> Iterator[str]:
    yield f"{host_of(deployment.base_url)} · deployment {deployment.deployment}"
    yield f"Text marked up to {ceiling(rules, deployment)} may go there"
    said = deployment.declared
    declared = " · ".join(filter(None, (said.model, said.sku, said.region)))
    if declared:
        yield f"Declared: {declared}"


def _state(deployment: Deployment, found: Standing) -> str:
    """In words; never by colour alone."""
    if deployment.status in {Status.SUSPENDED, Status.RETIRED}:
        return deployment.status.value.capitalize()
    if found.blocked:
        return "Not yet"
    if deployment.layer is Layer.OWN:
        return "Approved by you"
    return deployment.status.value.capitalize()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
