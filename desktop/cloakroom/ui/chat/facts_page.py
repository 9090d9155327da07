"""What Microsoft does with what is sent: the whole of it, dated, with its sources. No link here is
opened: the addresses are there to be read and copied."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from cloakroom.chat.privacy_facts import Facts, Source
from cloakroom.policy.standing import told
from cloakroom.ui.parts import button, column, frame, label, row


class FactsPage(QWidget):
    """Filled when it is first shown; ``back_asked`` to go back to the chat."""

    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.back = button("‹ Back to the chat", "link", self.back_asked.emit)
        self.inside = QWidget()
        self.inside.setObjectName("page")
        self._lines = QVBoxLayout(self.inside)
        self._lines.setContentsMargins(24, 8, 40, 24)
        self._lines.setSpacing(10)
        self._filled = False
        self.sheet = QScrollArea()
        self.sheet.setWidgetResizable(True)
        self.sheet.setFrameStyle(0)
        self.sheet.setAccessibleName("What Microsoft may keep")
        self.sheet.setWidget(self.inside)
        above = row()
        above.setContentsMargins(16, 12, 16, 0)
        above.addWidget(self.back)
        above.addStretch()
        whole = column()
        whole.addLayout(above)
        whole.addWidget(self.sheet, 1)
        self.setLayout(whole)

    def fill(self, facts: Facts) -> None:
        if self._filled:
            return
        self._filled = True
        for part in _parts(facts):
            self._lines.addWidget(part)
        self._lines.addStretch()


def _parts(facts: Facts) -> Iterator[QWidget]:
    yield _words("What Microsoft does with what you send", "lead")
    yield _words(f"Checked on {told(facts.checked_on)}. {facts.advice}", "notice")
    for topic in facts.topics:
        yield _words(topic.question, "heading")
        for statement in topic.statements:
            yield _sourced(statement.text, statement.source)
    yield _words("Where each type of deployment processes", "heading")
    for each in facts.types:
        yield _sourced(f"{each.processed}: {', '.join(each.skus)}. {each.detail}", each.source)
    yield _words("What is commonly said, and what is true", "heading")
    for claim in facts.claims:
        yield _sourced(f"“{claim.said}” {claim.verdict.value.capitalize()}. {claim.instead}",
                       claim.source)
    yield _words("Sources", "heading")
    for source in facts.sources:
        yield _words(f"{source.title}\n{source.url}\nRead on {told(source.read_on)}.", "quiet")


def _sourced(text: str, source: Source) -> QFrame:
    made = frame("sheet")
    inside = QVBoxLayout(made)
    inside.setContentsMargins(16, 10, 16, 10)
    inside.setSpacing(4)
    inside.addWidget(_words(text))
    inside.addWidget(_words(f"{source.title}, read on {told(source.read_on)}", "quiet"))
    return made


def _words(text: str, name: str = "") -> QLabel:
    made = label(text, name, wrap=True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard)
    return made
