"""Above the conversation: which deployment, approved by whom until when, for what data."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from cloakroom.policy import markings
from cloakroom.policy.model import Deployment
from cloakroom.policy.standing import told
from cloakroom.policy.words import Layer, Status
from cloakroom.ui.chat.desk import ChatDesk
from cloakroom.ui.chat.elided import Elided
from cloakroom.ui.chat.places import PRACTICE
from cloakroom.ui.parts import ComboBox, button, label, row

PRACTICE_WORDS = "Practice: answers come from this computer, nothing leaves it"
_NONE = "Choose a deployment…"


class Bar(QFrame):
    """``leave_asked`` with what to do when the conversation at hand would end by it;
    ``side_turned`` when the user opens or closes what is known of the place."""

    leave_asked = Signal(object)  # Callable[[], None]
    save_asked = Signal()
    side_turned = Signal(bool)

    def __init__(self, desk: ChatDesk) -> None:
        super().__init__()
        self.setObjectName("header")
        self._desk, self._places = desk, desk.places
        self._listed: tuple[Deployment, ...] | None = None
        self.choice = ComboBox()
        self.choice.setAccessibleName("Deployment")
        self.choice.setMinimumWidth(200)
        self.choice.setMaximumWidth(420)
        self.choice.setSizeAdjustPolicy(
            ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(24)
        self.choice.view().setMinimumWidth(460)  # the list says all of it
        self.about = Elided("quiet")
        self.ceiling = label("", "chip")
        self.new = button("New", "link", lambda: self.leave_asked.emit(desk.new))
        self.new.setAccessibleName("New conversation")
        self.new.setToolTip("A new conversation; what you are typing stays")
        self.save = button("Save…", "link", self.save_asked.emit)
        self.save.setToolTip("Saves the conversation, scrubbed, as a record")
        self.side = button("Where it goes", "link", self._turn_side)
        self.side.setCheckable(True)
        self.side.setChecked(True)
        self._lay_out()
        self.choice.activated.connect(self._choose)
        desk.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        line = row(gap=12)
        line.addWidget(self.choice)
        line.addWidget(self.ceiling)
        line.addStretch()
        for part in (self.new, self.save, self.side):
            line.addWidget(part)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 8, 16, 8)
        lines.setSpacing(4)
        lines.addLayout(line)
        lines.addWidget(self.about)

    # ---- showing

    def refresh(self) -> None:
        self._fill()
        here = self._places.deployment
        self.choice.setCurrentIndex(max(0, self.choice.findData(_key(here))))
        self.choice.setEnabled(not self._places.busy)
        self.about.say(_about(here))
        self.about.setVisible(bool(self.about.text()))
        self.ceiling.setVisible(here is not None and not self._places.practising)
        if here is not None:
            ceiling = markings.ceiling(self._desk.office.gate.now().rules, here)
            self.ceiling.setText(f"up to {ceiling.value}")
            self.ceiling.setAccessibleName(f"Data up to {ceiling.value} may be sent")
        self.new.setEnabled(bool(self._desk.messages))
        self.save.setEnabled(bool(self._desk.messages) and not self._desk.busy)

    def _fill(self) -> None:
        if self._listed == self._places.approved:
            return
        self._listed = self._places.approved
        self.choice.clear()
        self.choice.addItem(_NONE, "")
        for each in self._listed:
            self.choice.addItem(_named(each), each.id)
        self.choice.addItem("Practice on this computer", PRACTICE)

    # ---- what the user does

    def _choose(self, number: int) -> None:
        """Another deployment is another conversation."""
        chosen = str(self.choice.itemData(number))
        self.choice.setCurrentIndex(max(0, self.choice.findData(_key(self._places.deployment))))
        if not chosen or chosen == _key(self._places.deployment):
            return
        if chosen == PRACTICE:
            self.leave_asked.emit(self._places.practise)
        else:
            deployment = next(each for each in self._places.approved if each.id == chosen)
            self.leave_asked.emit(lambda: self._places.choose(deployment))

    def _turn_side(self) -> None:
        self.side_turned.emit(self.side.isChecked())


def _key(deployment: Deployment | None) -> str:
    if deployment is None:
        return ""
    return PRACTICE if deployment.layer is Layer.PRACTICE else deployment.id


def _named(deployment: Deployment) -> str:
    note = {Status.PILOT: "pilot", Status.SUSPENDED: "suspended", Status.RETIRED: "retired"}.get(
        deployment.status, "")
    own = "approved by you" if deployment.layer is Layer.OWN else ""
    return " · ".join(filter(None, [deployment.display_name, own, note]))


def _about(deployment: Deployment | None) -> str:
    """``Approved by Digital Assurance until 1 April 2027``."""
    if deployment is None:
        return ""
    if deployment.layer is Layer.PRACTICE:
        return PRACTICE_WORDS
    by = "you" if deployment.layer is Layer.OWN else deployment.approved_by
    until = f" until {told(deployment.review_by)}" if deployment.review_by else ""
    return f"Approved by {by}{until}" if by else f"Approved{until}"
