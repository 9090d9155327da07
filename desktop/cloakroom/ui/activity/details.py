"""The side panel: one record in plain words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from cloakroom.audit.record import Record
from cloakroom.audit.telling import Grade, details, grade, headline
from cloakroom.ui.activity.row import moment
from cloakroom.ui.parts import button, label

_GRADES = {
    Grade.MEASURED: "The connection was seen from this computer.",
    Grade.DECLARED: "Where it would go is the policy's word alone: no connection was seen.",
    Grade.PRACTICE: "The practice deployment runs on this computer: nothing left it.",
    Grade.NONE: "",
}
_WIDEST = 32  # characters of a hash in one line
_HINT = "Choose a record to read what is known about it."


class Details(QFrame):
    """``other_asked`` with the number of the record that this one belongs to."""

    other_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(320)
        self.record: Record | None = None
        self.title = label("", "heading", wrap=True)
        self.time = label("", "quiet")
        self.grade = label("", "notice", wrap=True)
        self.other = button("Show the record it belongs to", "link", self._ask_for_other)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("details")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName("What is known about the chosen record")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 16)
        whole.setSpacing(10)
        for part in (self.title, self.time, self.grade):
            whole.addWidget(part)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.other)
        self.show_record(None)

    def show_record(self, record: Record | None) -> None:
        self.record = record
        self.title.setText(headline(record) if record else "")
        self.time.setText(moment(record.when) if record else _HINT)
        self.time.setWordWrap(record is None)
        words = _GRADES[grade(record)] if record else ""
        self.grade.setText(words)
        self.grade.setVisible(bool(words))
        self.other.setVisible(bool(record and record.about))
        self._scroll.setWidget(_lines(record))

    @property
    def told(self) -> dict[str, str]:
        """As it is shown."""
        return dict(details(self.record)) if self.record else {}

    def _ask_for_other(self) -> None:
        if self.record:
            self.other_asked.emit(self.record.about)


def _lines(record: Record | None) -> QWidget:
    made = QWidget()
    made.setObjectName("lines")
    form = QFormLayout(made)
    form.setContentsMargins(0, 4, 8, 4)
    form.setVerticalSpacing(10)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    for name, words in details(record) if record else ():
        form.addRow(label(name, "quiet"), _value(name, words))
    return made


def _value(name: str, words: str) -> QLabel:
    """Can be read by keyboard and copied; a long mark takes two lines."""
    long = len(words) > _WIDEST and " " not in words
    parts = [words[at : at + _WIDEST] for at in range(0, len(words), _WIDEST)] if long else [words]
    made = label("\n".join(parts), wrap=True)
    made.setAccessibleName(f"{name}: {words}")
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard)
    return made
