"""What came of a save: the name of the copy, the verdict of the proof, and what to do next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from cloakroom.documents.proof.result import Verdict
from cloakroom.files.copying import Copy
from cloakroom.ui.parts import button, column, label

_MOST_NAMED = 3


class ResultBar(QFrame):
    """``folder_asked``, ``report_asked`` and ``chat_asked`` (to ask a question about it) for the
    copy that is shown."""

    folder_asked = Signal()
    report_asked = Signal()
    chat_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.verdict = label("", "heading", wrap=True)
        self.detail = label("", "quiet", wrap=True)
        self.folder = button("Show in folder", "link", self.folder_asked.emit)
        self.report = button("Save report…", "link", self.report_asked.emit)
        self.chat = button("Attach to chat", "link", self.chat_asked.emit)
        words = column(gap=2)
        words.addWidget(self.verdict)
        words.addWidget(self.detail)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 8, 8)
        line.addLayout(words, 1)
        line.addWidget(self.folder)
        line.addWidget(self.report)
        line.addWidget(self.chat)

    def show_copy(self, copy: Copy | None) -> None:
        self.setVisible(copy is not None)
        if copy is not None:
            self.verdict.setText(verdict_words(copy))
            self.detail.setText(detail_words(copy))


def verdict_words(copy: Copy) -> str:
    if copy.report.verdict is Verdict.CLEAN:
        return "✓  Saved, and proven clean"
    return "!  Saved, but not proven clean"


def detail_words(copy: Copy) -> str:
    """Numbers and places; the name of the copy holds no value."""
    report, layers = copy.report, copy.report.proof.layers
    told = [
        f"{copy.path.name} was unpacked into {layers} {'text' if layers == 1 else 'texts'}, and no "
        "value that was taken out is in them.",
        *report.notes,
    ]
    if report.verdict is not Verdict.CLEAN:
        places = list(dict.fromkeys(each.place for each in report.proof.unread))
        more = f" and {len(places) - _MOST_NAMED} more" if len(places) > _MOST_NAMED else ""
        told.insert(1, f"Nobody could read: {', '.join(places[:_MOST_NAMED])}{more}.")
    return " ".join(told)
