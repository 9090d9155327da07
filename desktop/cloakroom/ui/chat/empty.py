"""What the chat shows before the first question: what it does, and a way to try it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cloakroom.ui.chat.desk import ChatDesk
from cloakroom.ui.parts import button, label, row

_READY = (
    "Ask a question",
    "Names and other personal data are replaced before it is sent, and put back into the answer. "
    "“Preview” shows exactly what would leave.",
)
_PRACTICE = (
    "Practise the round trip",
    "The answers come from this computer and nothing leaves it. Type a question with a name in it, "
    "and see what would be sent and what comes back.",
)
_NOWHERE = (
    "No deployment is approved here yet",
    "Your organisation approves one with a policy file, or you approve one for yourself in "
    "Settings. Until then you can practise: the answers come from this computer and nothing leaves "
    "it.",
)


class EmptyChat(QWidget):
    def __init__(self, desk: ChatDesk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self.lead, self.sentence = label("", "lead"), label("", "quiet", wrap=True)
        self.practise = button("Practise", "primary", desk.places.practise)
        for words in (self.lead, self.sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence.setFixedWidth(460)
        whole = QVBoxLayout(self)
        whole.setSpacing(12)
        whole.addStretch(3)
        whole.addWidget(self.lead)
        for part in (self.sentence, self.practise):
            line = row()
            line.addStretch()
            line.addWidget(part)
            line.addStretch()
            whole.addLayout(line)
        whole.addStretch(4)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        places = self._desk.places
        words = _PRACTICE if places.practising else _READY if places.deployment else _NOWHERE
        self.lead.setText(words[0])
        self.sentence.setText(words[1])
        self.practise.setVisible(places.deployment is None)
        self.practise.setEnabled(not places.busy)
