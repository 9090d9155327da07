"""The pages of a PDF or a picture as they look, with what will go drawn over them."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from cloakroom.documents.base import Box
from cloakroom.entity_types import Group, entity_type
from cloakroom.errors import CloakroomError
from cloakroom.files.client import FileWorker
from cloakroom.files.copying import OpenFile
from cloakroom.model import Choice, Finding
from cloakroom.review import Row
from cloakroom.ui.files.hand import FileHand
from cloakroom.ui.files.item import FileItem
from cloakroom.ui.files.page_view import PageView, Shown
from cloakroom.ui.files.places import Places
from cloakroom.ui.parts import ComboBox, button, label, row
from cloakroom.ui.theme import Theme

FIT = 0.0
ZOOMS = (("Fit width", FIT), ("100 %", 1.0), ("150 %", 1.5), ("200 %", 2.0))
AT_FULL_SIZE = 800  # pixels: about A4 at 96 dots per inch
WIDEST = 3000
_SETTLE_MS = 150


class Preview(QWidget):
    """``pointed`` with a finding that was clicked; ``drawn`` and ``rubbed_out`` with a box."""

    pointed = Signal(object)  # Finding
    drawn = Signal(object)  # Box
    rubbed_out = Signal(object)  # Box

    def __init__(self, eyes: FileHand, hand: FileHand) -> None:
        """``eyes`` draws pages; ``hand`` finds the places, which may take longer."""
        super().__init__()
        self._eyes = eyes
        self._item: FileItem | None = None
        self._file: OpenFile | None = None
        self._row: Row | None = None
        self.page = 0
        self._wanted: tuple[int, int] | None = None
        self.view = PageView()
        self.places = Places(hand, self)
        self.number = label("", "quiet")
        self.back = button("‹", "", lambda: self.turn(-1))
        self.on = button("›", "", lambda: self.turn(1))
        self.zoom = ComboBox()
        for words, factor in ZOOMS:
            self.zoom.addItem(words, factor)
        self.draw = QPushButton("Draw a box")
        self.draw.setCheckable(True)
        self.rub_out = button("Remove last box", "link", self._rub_out)
        self.problem = label("", "quiet", wrap=True)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        self.view.set_theme(theme)

    def _lay_out(self) -> None:
        for part, name in ((self.back, "Page before"), (self.on, "Page after"),
                           (self.zoom, "Zoom")):
            part.setAccessibleName(name)
            part.setToolTip(name)
        bar = row()
        for each in (self.back, self.number, self.on, self.zoom):
            bar.addWidget(each)
        bar.addStretch()
        below = row()
        below.addWidget(self.draw)
        below.addWidget(self.rub_out)
        below.addStretch()
        self.area = QScrollArea()
        self.area.setAccessibleName("Page as it looks")
        self.area.setWidget(self.view)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.area.setFrameStyle(0)
        self.area.viewport().setAutoFillBackground(False)  # the sheet's own colour below a page
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 10, 12, 10)
        whole.addLayout(bar)
        whole.addWidget(self.problem)
        whole.addWidget(self.area, 1)
        whole.addLayout(below)

    def _connect(self) -> None:
        self._settling.timeout.connect(self._draw_page)
        self._asking.timeout.connect(self._ask_places)
        self.zoom.activated.connect(lambda _: self._draw_page())
        self.draw.toggled.connect(self._draws)
        self.places.found.connect(self._show_boxes)
        self.view.clicked.connect(self.pointed)
        self.view.drawn.connect(self.drawn)
        for keys, by in (("PgUp", -1), ("PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self, lambda by=by: self.turn(by))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # ---- showing

    def show_item(self, item: FileItem | None) -> None:
        """The file, its findings as they are decided now, and the boxes drawn by hand."""
        other = (item.file if item else None) is not self._file
        self._item, self._file = item, item.file if item else None
        if other:
            self.page, self._wanted, self._row = 0, None, None
            self.view.set_picture(0, QPixmap())
            self.draw.setChecked(False)
        if self._file is not None and item is not None and self.isVisible():
            self._draw_page()
            self._asking.start()
        self._show_boxes()

    def _ask_places(self) -> None:
        """Between events: the text and the list were shown just before."""
        if self._item is not None:
            self.places.ask(self._file, [d.finding for d in self._item.review.decisions])

    def point(self, here: Row | None, finding: Finding | None) -> None:
        """Rings the finding, and turns to its page."""
        self._row = here
        boxes = self.places.of(finding) if finding else ()
        if boxes and boxes[0].page != self.page:
            self.turn(boxes[0].page - self.page)
        self._show_boxes()
        if boxes:
            place = self.view.place(boxes[0]).center().toPoint()
            self.area.ensureVisible(place.x(), place.y(), 80, 120)

    def turn(self, by: int) -> None:
        last = (self._item.pages if self._item else 1) - 1
        page = min(max(0, self.page + by), max(0, last))
        if page != self.page:
            self.page = page
            self.area.verticalScrollBar().setValue(0)
            self._draw_page()
            self._show_boxes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settling.start()

    def _draw_page(self) -> None:
        file, page, width = self._file, self.page, self._width()
        if file is None or not self.isVisible() or self._wanted == (page, width):
            return
        self._wanted = page, width
        self._eyes.do(lambda worker: _drawn(worker, file, page, width),
                      lambda image: self._show_page(page, width, image), self._not_drawn)

    def _show_page(self, page: int, width: int, image: QImage) -> None:
        if self._wanted != (page, width):
            return
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.view.set_picture(page, picture)
        self.problem.hide()
        self._show_boxes()

    def _not_drawn(self, error: CloakroomError) -> None:
        self._wanted = None
        self.problem.setText(f"This page cannot be shown. {error.sentence}")
        self.problem.show()

    def _width(self) -> int:
        factor = self.zoom.currentData()
        width = factor * AT_FULL_SIZE if factor else self.area.viewport().width() - 4
        return int(min(WIDEST, max(200, width) * self.devicePixelRatioF()))

    def _show_boxes(self) -> None:
        item, pages = self._item, self._item.pages if self._item else 0
        self.number.setText(f"Page {self.page + 1} of {pages}" if pages else "")
        self.back.setEnabled(self.page > 0)
        self.on.setEnabled(self.page + 1 < pages)
        self.problem.setVisible(self.problem.isVisible() and bool(pages))
        drawn = item.wishes.boxes if item else ()
        self.rub_out.setVisible(bool(drawn))
        self.draw.setEnabled(item is not None and item.can_change)
        shown = [Shown(box, Group.NAMES, None) for box in drawn if box.page == self.page]
        self.view.set_boxes([*self._of_findings(), *shown])

    def _of_findings(self) -> list[Shown]:
        item = self._item
        if item is None or self.view.page != self.page:
            return []
        places = self.places.on(self.page)
        here = {d.finding.start for d in self._row.decisions} if self._row else set()
        decided = ((item.review.at(start), boxes) for (start, _), boxes in sorted(places.items()))
        return [
            Shown(box, entity_type(d.finding.entity_type).group, d.finding,
                  d.choice is Choice.KEEP, d.finding.start in here)
            for d, boxes in decided if d is not None for box in boxes
        ]

    def _draws(self, on: bool) -> None:
        self.view.draws = on
        self.view.setCursor(Qt.CursorShape.CrossCursor if on else Qt.CursorShape.ArrowCursor)

    def _rub_out(self) -> None:
        boxes: tuple[Box, ...] = self._item.wishes.boxes if self._item else ()
        if boxes:
            self.rubbed_out.emit(boxes[-1])


def _drawn(worker: FileWorker, file: OpenFile, page: int, width: int) -> QImage:
    return QImage.fromData(worker.picture(file.path, page, width=width))
