"""The page: who decides on this computer, what is approved, and one's own."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from cloakroom.errors import CloakroomError
from cloakroom.policy.explained import OFF
from cloakroom.policy.model import InForce
from cloakroom.policy.standing import FORBIDDEN, told
from cloakroom.policy.words import Layer
from cloakroom.ui.deployments.card import DeploymentCard
from cloakroom.ui.deployments.desk import DeploymentDesk, Keys
from cloakroom.ui.deployments.form import DeploymentForm
from cloakroom.ui.parts import button, column, label

_NOBODY = "No policy of an organisation is on this computer, so you decide for yourself."
_NONE = (
    "No deployment is approved yet, and Cloakroom comes with none. Your organisation approves them "
    "with a policy file; where there is no policy you may approve one for yourself."
)


class DeploymentsPage(QWidget):
    def __init__(self, desk: DeploymentDesk) -> None:
        super().__init__()
        self.desk = desk
        self.cards: list[DeploymentCard] = []
        self.decides = label("", "quiet", wrap=True)
        self.refusal = label("", "problem", wrap=True)
        self.start_again = button("Start again with none of my own", "link", desk.start_again)
        self.notes = label("", "notice", wrap=True)
        self.none = label(_NONE, "quiet", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self.add = button("Approve one for yourself", "", self.open_form)
        self.form = DeploymentForm(desk.faults)
        self._list = column(gap=12)
        whole = column(gap=12)
        above: tuple[QWidget, ...] = (
            self.decides, self.refusal, self.start_again, self.notes, self.problem)
        below: tuple[QWidget, ...] = (self.none, self.form, self.add)
        for each in above:
            whole.addWidget(each)
        whole.addLayout(self._list)
        for each in below:
            whole.addWidget(each)
        for each in (*above[1:], *below):
            each.hide()
        for each in (self.add, self.start_again):
            whole.setAlignment(each, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(whole)
        self._connect()

    def _connect(self) -> None:
        self.desk.read.connect(self._show)
        self.desk.failed.connect(self._fail)
        self.desk.altered.connect(self.close_form)
        self.form.given.connect(self._approve)
        self.form.cancelled.connect(self.close_form)

    # ---- showing

    def open_form(self) -> None:
        self.problem.hide()
        self.add.hide()
        self.none.hide()
        self.form.show()
        self.form.begin(kept=self.desk.kept)

    def close_form(self) -> None:
        self.problem.hide()
        self.form.hide()
        self._show()

    def _show(self) -> None:
        held = self.desk.in_force
        if held is None:
            return
        self.decides.setText(_decider(held))
        refused = held.refusal
        self.refusal.setText(f"{refused.sentence} {OFF}" if refused else "")
        self.refusal.setVisible(refused is not None)
        self.start_again.setVisible(refused is not None and refused.check == "own")
        self.notes.setText("\n".join(held.notes))
        self.notes.setVisible(bool(held.notes))
        self._fill(held)
        typing = not self.form.isHidden()
        if typing and not self.desk.may_add:
            self.form.hide()
        self.none.setVisible(not held.deployments and refused is None and self.form.isHidden())
        self.add.setVisible(self.desk.may_add and self.form.isHidden())

    def _fill(self, held: InForce) -> None:
        for card in self.cards:
            self._list.removeWidget(card)
            card.deleteLater()
        self.cards = [DeploymentCard(each, held.rules, date.today()) for each in held.deployments]
        for card in self.cards:
            card.removed.connect(self.desk.remove)
            self._list.addWidget(card)

    def _approve(self, keys: Keys) -> None:
        self.problem.hide()
        self.desk.add(keys)

    def _fail(self, error: CloakroomError) -> None:
        self.problem.setText(error.sentence)
        self.problem.show()

    # ---- Qt's calls

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.desk.refresh()


def _decider(held: InForce) -> str:
    policy = held.policy
    if policy is None:
        return "" if held.refusal else _NOBODY
    by = "" if policy.layer is Layer.MACHINE else ", in a file of yours that they signed"
    own = "" if policy.rules.allow_user_deployments else f" {FORBIDDEN}"
    return (f"{policy.issuer} decides which deployments may be used{by}: policy "
            f"{policy.policy_id}, number {policy.serial}, until {told(policy.expires)}.{own}")
