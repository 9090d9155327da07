"""Below the conversation: the question, what will be replaced in it, how much of it fits, and the
one button, which says in words why it cannot be pressed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QProgressBar, QVBoxLayout

from cloakroom.entity_types import entity_type
from cloakroom.model import Choice, Decision
from cloakroom.ui.aside import Chore
from cloakroom.ui.chat.attachable import Offer
from cloakroom.ui.chat.attached import Attached
from cloakroom.ui.chat.desk import ChatDesk
from cloakroom.ui.chat.draft import Attachment
from cloakroom.ui.chat.elided import Elided
from cloakroom.ui.chat.field import Field
from cloakroom.ui.chat.standing import Standing, standing
from cloakroom.ui.chat.words import listed, will_be_replaced
from cloakroom.ui.parts import button, frame, label, row
from cloakroom.ui.theme import Theme

Attachable = Callable[[], list[Offer]]


class Composer(QFrame):
    """``files_asked`` where there is nothing to attach yet."""

    files_asked = Signal()

    def __init__(self, desk: ChatDesk, attachable: Attachable = list) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._desk, self._attachable = desk, attachable
        self.field = Field(desk.draft)
        self.attached = Attached(desk.draft)
        self.found = Elided("quiet")
        self.reason = label("", "quiet", wrap=True)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.gauge = QProgressBar(textVisible=False)
        self.gauge.setFixedWidth(120)
        self.gauge.setAccessibleName("How much of what fits is used")
        self.fits = label("", "quiet")
        self.attach = button("Attach…", "link", self._offer_attachments)
        self.preview = button("Preview", "link", desk.preview)
        self.preview.setToolTip("Shows exactly what would be sent")
        self.send = button("Send", "send", self._send_or_stop)
        self.menu = QMenu(self)
        self._lay_out()
        self._connect()
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        self.field.set_theme(theme)

    def _lay_out(self) -> None:
        paper = frame("composer")
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(8, 6, 8, 6)
        inside.setSpacing(4)
        inside.addWidget(self.attached)
        inside.addWidget(self.field)
        buttons = row(gap=4)
        for each in (self.attach, self.preview):
            buttons.addWidget(each)
        buttons.addStretch()
        buttons.addWidget(self.fits)
        buttons.addWidget(self.gauge)
        buttons.addSpacing(8)
        buttons.addWidget(self.send)
        inside.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 12, 24, 12)
        whole.setSpacing(6)
        whole.addWidget(paper)
        below = row(gap=12)
        below.addWidget(self.found, 1)
        below.addWidget(self.reason, 2)
        whole.addLayout(below)

    def _connect(self) -> None:
        for source in (self._desk.changed, self._desk.draft.changed):
            source.connect(self.refresh)
        self._desk.begun.connect(self.field.forget)
        self.field.send_asked.connect(self._send)
        self.field.pointed.connect(self._offer_choice)
        self.field.mark_asked.connect(self._offer_kinds)
        QShortcut(QKeySequence("Escape"), self.field, self._desk.stop)

    # ---- showing

    def refresh(self) -> None:
        now = standing(self._desk)
        draft = self._desk.draft
        self.send.setText("Stop" if self._desk.busy else "Send")
        self.send.setEnabled(self._desk.busy or not now.hindrance)
        self.send.setAccessibleDescription(now.hindrance)
        self.preview.setEnabled(not self._desk.busy and not draft.empty and now.can_preview)
        self.found.say(will_be_replaced(draft.review.counts, draft.review.kept))
        self.found.setToolTip(listed(draft.review.counts))
        self.reason.setText("" if self._desk.busy else now.hindrance)
        self.reason.setVisible(bool(self.reason.text()))
        self._show_size(now)

    def _show_size(self, now: Standing) -> None:
        shown = now.used * 10 > now.most
        for part in (self.gauge, self.fits):
            part.setVisible(shown)
        self.gauge.setMaximum(now.most)
        self.gauge.setValue(min(now.used, now.most))
        self.fits.setText(f"{now.used:,} of {now.most:,} characters")

    # ---- what the user does

    def _send_or_stop(self) -> None:
        if self._desk.busy:
            self._desk.stop()
        else:
            self._send()

    def _send(self) -> None:
        if not self._desk.busy and not standing(self._desk).hindrance:
            self._desk.send()

    def _offer_choice(self, decision: Decision, where: QPoint) -> None:
        """Keep or replace what was clicked, and all places of it."""
        draft, kept = self._desk.draft, decision.choice is Choice.KEEP
        kind = entity_type(decision.finding.entity_type).label
        self.menu.clear()
        self.menu.addAction(f"{kind[0].upper()}{kind[1:]}").setEnabled(False)
        choice = Choice.REDACT if kept else Choice.KEEP
        self.menu.addAction("Replace it before it is sent" if kept else "Keep it, send it as it is",
                            lambda: draft.choose(decision.finding, choice))
        self.menu.popup(where)

    def _offer_kinds(self, start: int, end: int, where: QPoint) -> None:
        """For a selection that nobody found."""
        draft = self._desk.draft
        self.menu.clear()
        for words, name in (("Replace as a name", "PERSON"), ("Replace as a word", "CUSTOM")):
            self.menu.addAction(words, partial(draft.mark, start, end, name))
        self.menu.addSeparator()
        for words, act in (("Cut", self.field.cut), ("Copy", self.field.copy),
                           ("Paste", self.field.paste)):
            self.menu.addAction(words, act)
        self.menu.popup(where)

    def add(self, offer: Offer) -> None:
        """Attached when its text is there."""
        Chore(offer.make, lambda text: self._desk.draft.attach(Attachment(offer.name, text)),
              self._desk.failed.emit, self)

    def _offer_attachments(self) -> None:
        self.menu.clear()
        for each in self._attachable():
            self.menu.addAction(each.name.replace("&", "&&"), partial(self.add, each))
        if self.menu.isEmpty():
            self.menu.addAction("No scrubbed file yet").setEnabled(False)
        self.menu.addSeparator()
        self.menu.addAction("Scrub a file first…", self.files_asked.emit)
        self.menu.popup(self.attach.mapToGlobal(QPoint(0, 0)) - QPoint(
            0, self.menu.sizeHint().height()))
