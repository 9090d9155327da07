"""A question in the conversation, as it was typed, and what became of its values."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from cloakroom.ui.chat.message import Message
from cloakroom.ui.chat.words import listed, replaced
from cloakroom.ui.parts import button, label, row

MOST_SHOWN = 4_000
"""Characters of a long question that are shown; all of it went, and can be looked at."""


class QuestionCard(QFrame):
    """``body_asked`` when the user wants to see what was sent."""

    body_asked = Signal()

    def __init__(self, message: Message) -> None:
        super().__init__()
        self.setObjectName("question")
        self.setAccessibleName(f"Question {message.number}")
        text = message.prepared.question
        shown = text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
        self.words = label(shown, "said", wrap=True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.words.setAccessibleName(f"Question {message.number}: {shown}")
        self.words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.taken = label(replaced(message.prepared.taken), "quiet")
        self.taken.setToolTip(listed(message.prepared.taken))
        kept = sum(message.prepared.accepted.values())
        self.kept = label(f"{kept} sent as you asked" if kept else "", "quiet")
        self.body = button("What was sent", "link", self.body_asked.emit)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 12, 16, 6)
        inside.setSpacing(4)
        inside.addWidget(self.words)
        below = row(gap=8)
        below.addStretch()
        for part in (self.taken, self.kept, self.body):
            below.addWidget(part)
        self.kept.setVisible(bool(kept))
        inside.addLayout(below)
