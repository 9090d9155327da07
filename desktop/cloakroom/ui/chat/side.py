"""Beside the conversation: where it goes and how that is known, who is signed in, and what
Microsoft may keep."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cloakroom.policy.words import Method
from cloakroom.ui.chat.desk import ChatDesk
from cloakroom.ui.chat.places import dated
from cloakroom.ui.chat.remark_row import RemarkRow
from cloakroom.ui.chat.signing import State
from cloakroom.ui.parts import button, column, label, row
from cloakroom.ui.theme import LIGHT, Theme

WIDTH = 320
SHORT_FACTS = ("training", "abuse", "retention", "cache")


class Side(QFrame):
    """``facts_asked`` for the whole page, ``sign_in_asked`` with a method, ``key_asked``."""

    facts_asked = Signal()
    sign_in_asked = Signal(object)  # Method
    key_asked = Signal()

    def __init__(self, desk: ChatDesk) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self._desk, self._places, self._signing = desk, desk.places, desk.signing
        self._theme = LIGHT
        self._shown: tuple[object, ...] | None = None
        self._offered: tuple[object, ...] | None = None
        self.rows: list[RemarkRow] = []
        self.place = label("", "quiet", wrap=True)
        self.host = label("", "quiet", wrap=True)
        self.busy = label("", "quiet", wrap=True)
        self.check = button("Connect without text", "link", self._places.check)
        self.check.setToolTip("Looks at the connection; no text is sent")
        self.confirm = button("Check with Azure", "link", self._places.confirm)
        self.confirm.setToolTip("Two questions to Azure's resource manager, with your account")
        self.confirmed = label("", "quiet", wrap=True)
        self.who = label("", "quiet", wrap=True)
        self.sign_out = button("Sign out", "link", self._signing.sign_out)
        self.abandon = button("Cancel", "link", self._signing.abandon)
        self.facts = button("All facts, with their sources", "link", self.facts_asked.emit)
        self._lay_out()
        desk.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        self._remarks = column(gap=14)
        self._buttons = row(gap=4)
        self._buttons.addStretch()
        inside = QWidget()
        inside.setObjectName("side")
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(20, 20, 20, 16)
        lines.setSpacing(10)
        lines.addWidget(label("Where it goes", "heading"))
        for part in (self.place, self.host):
            lines.addWidget(part)
        lines.addLayout(self._remarks)
        for each in (self.check, self.confirm):
            lines.addLayout(_line(each))
        lines.addWidget(self.confirmed)
        lines.addWidget(self.busy)
        self.account = column(gap=6)
        self.account_title = label("Your sign-in", "heading")
        self.account.addWidget(self.account_title)
        self.account.addWidget(self.who)
        self.account.addLayout(self._buttons)
        self.account.addLayout(_line(self.sign_out, self.abandon))
        lines.addLayout(self.account)
        lines.addWidget(label("What Microsoft may keep", "heading"))
        self.kept = label("", "quiet", wrap=True)
        lines.addWidget(self.kept)
        lines.addLayout(_line(self.facts))
        lines.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameStyle(0)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)  # the line at the left stays free
        whole.addWidget(scroll)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for each in self.rows:
            each.set_theme(theme)

    # ---- showing

    def refresh(self) -> None:
        places = self._places
        here, practising = places.deployment, places.practising
        self.place.setText("Nowhere yet: no deployment is chosen." if here is None else
                           "To this computer itself: the practice deployment." if practising else
                           f"To the Azure OpenAI deployment “{here.deployment}”.")
        self.host.setText(here.base_url.split("/")[2] if here and "//" in here.base_url else "")
        self.host.setVisible(bool(self.host.text()))
        self._show_remarks()
        for part, shown in ((self.check, here is not None and not practising),
                            (self.confirm, bool(here and here.declared.resource_id))):
            part.setVisible(shown)
            part.setEnabled(not places.busy)
        self.confirmed.setText(f"Verified by Azure on {dated(places.confirmed)}."
                               if places.confirmed else "")
        self.busy.setText(places.busy)
        for optional in (self.confirmed, self.busy):
            optional.setVisible(bool(optional.text()))
        self._show_account()
        self._show_facts()

    def _show_remarks(self) -> None:
        remarks = self._places.remarks()
        if remarks == self._shown:
            return
        self._shown = remarks
        for old in self.rows:
            old.deleteLater()
        self.rows = [RemarkRow(each, self._theme) for each in remarks]
        for new in self.rows:
            self._remarks.addWidget(new)

    def _show_account(self) -> None:
        signing = self._signing
        needed = signing.state is not State.NOT_NEEDED
        for part in (self.account_title, self.who):
            part.setVisible(needed)
        self.who.setText(signing.sentence)
        self.sign_out.setVisible(signing.state is State.IN)
        self.abandon.setVisible(signing.state is State.AT_WORK)
        offered = signing.methods if signing.state in (State.OUT, State.UNKNOWN) else ()
        if offered == self._offered:
            return
        self._offered = offered
        while self._buttons.count() > 1:
            taken = self._buttons.takeAt(0)
            if taken is not None and (old := taken.widget()):
                old.deleteLater()
        for number, (method, words) in enumerate(offered):
            ask = self.key_asked.emit if method is Method.KEYRING_KEY else partial(
                self.sign_in_asked.emit, method)
            self._buttons.insertWidget(number, button(words, "", ask))

    def _show_facts(self) -> None:
        if self._places.practising:
            self.kept.setText("Nothing: the practice deployment is on this computer.")
        elif not self.kept.text() or self.kept.text().startswith("Nothing"):
            facts = self._places.facts
            lines = [t.short for t in facts.topics if t.id in SHORT_FACTS]
            self.kept.setText("\n".join(f"• {line}" for line in lines))


def _line(*parts: QWidget) -> QHBoxLayout:
    made = row(gap=4)
    for part in parts:
        made.addWidget(part)
    made.addStretch()
    return made
