"""What nobody can read in a file, kind by kind, with the choice to keep it; and how a PDF is
written."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from cloakroom.documents.base import Kind, Opaque
from cloakroom.ui.files.item import FileItem
from cloakroom.ui.files.subject import Subject
from cloakroom.ui.parts import column, label

HIGHEST = 132  # pixels: about four lines, then it scrolls
_MOST_PLACES = 3
KIND_WORDS: Mapping[Kind, str] = {
    Kind.METADATA: "About the file",
    Kind.PREVIEW: "Preview pictures",
    Kind.PRINTER: "Printer settings",
    Kind.MACRO: "Macros",
    Kind.OBJECT: "Embedded objects",
    Kind.SCRIPT: "Scripts",
    Kind.FORM: "XML form",
    Kind.SIGNATURE: "Signatures",
    Kind.HISTORY: "Earlier versions",
    Kind.ATTACHMENT: "Attachments",
    Kind.PICTURE: "Pictures",
    Kind.ENCRYPTED: "Encrypted parts",
    Kind.OTHER: "Other parts",
}


class Choices(QFrame):
    def __init__(self, subject: Subject) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self._subject = subject
        self._shown: tuple[Opaque, ...] | None = None
        self.heading = label("", "heading")
        self.kinds: dict[Kind, QCheckBox] = {}
        self._rows = column(gap=4)
        inside = QWidget()
        inside.setLayout(self._rows)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        for part in (inside, self._scroll.viewport()):  # the sheet's own colour shows through
            part.setAutoFillBackground(False)
        self.kept = label("What is kept cannot be read, so the copy will not be proven clean.",
                          "quiet", wrap=True)
        self.flatten = QCheckBox("Turn every page into a picture")
        self.even_boxes = QCheckBox("Boxes of one width, so that none tells a length")
        self.flatten.clicked.connect(subject.flatten)
        self.even_boxes.clicked.connect(subject.even_boxes)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 10, 16, 10)
        whole.setSpacing(6)
        for part in (self.heading, self._scroll, self.kept):
            whole.addWidget(part)
        whole.addWidget(self.flatten)
        whole.addWidget(self.even_boxes)

    def refresh(self, item: FileItem) -> None:
        opaque = item.file.contents.opaque if item.file else ()
        paged = item.path.suffix.lower() == ".pdf"
        if opaque != self._shown:
            self._shown = opaque
            self._fill(opaque)
        wishes, free = item.wishes, item.can_change
        for kind, box in self.kinds.items():
            box.setChecked(kind in wishes.keep)
            box.setEnabled(free)
        self.heading.setText("Nobody reads these parts: the copy does without them")
        for part in (self.heading, self._scroll):
            part.setVisible(bool(self.kinds))
        self.kept.setVisible(bool(wishes.keep))
        for box, on in ((self.flatten, wishes.flatten), (self.even_boxes, wishes.even_boxes)):
            box.setVisible(paged)
            box.setChecked(on)
            box.setEnabled(free)
        self.setVisible(bool(self.kinds) or paged)

    def _fill(self, opaque: tuple[Opaque, ...]) -> None:
        while (taken := self._rows.takeAt(0)) is not None:
            if widget := taken.widget():
                widget.deleteLater()
        self.kinds = {}
        for kind in KIND_WORDS:
            parts = [each for each in opaque if each.kind is kind]
            if parts:
                self._rows.addWidget(self._row(kind, parts))
        high = sum(box.sizeHint().height() + self._rows.spacing() for box in self.kinds.values())
        self._scroll.setFixedHeight(min(HIGHEST, high))

    def _row(self, kind: Kind, parts: list[Opaque]) -> QCheckBox:
        places = list(dict.fromkeys(each.place for each in parts))
        more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
        words = f"{KIND_WORDS[kind]}: {', '.join(places[:_MOST_PLACES])}{more}"
        box = QCheckBox(f"Keep  {words}".replace("&", "&&"))
        box.setToolTip("\n".join(dict.fromkeys(each.why for each in parts)))
        box.clicked.connect(lambda on: self._subject.keep(kind, kept=on))
        self.kinds[kind] = box
        return box
