"""The sheet with the text of a file: headings stand out from the text they stand above."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
)

from cloakroom.ui.files.headings import Headed
from cloakroom.ui.review.mapped import Mapped
from cloakroom.ui.review.marks import Patch
from cloakroom.ui.review.sheet import Sheet


class FileSheet(Sheet):
    """``show_text`` and ``show_patches`` take positions of the reading."""

    def __init__(self) -> None:
        super().__init__()
        self.headed = Headed("", ())
        self._headings: frozenset[int] = frozenset()
        self._bold = _Bold(self)

    def show_text(self, headed: Headed) -> None:
        self.headed = headed
        self._headings = frozenset(start for start, _ in headed.spans())
        self.set_text(headed.text)

    def show_patches(self, patches: Sequence[Patch]) -> None:
        """Sorted, not overlapping."""
        headed = self.headed

        def moved(patch: Patch) -> Patch:
            return patch._replace(
                start=headed.shown(patch.start), end=headed.shown_end(patch.end))

        self.set_patches(Mapped(patches, moved) if self._headings else patches)

    def reveal_source(self, start: int, end: int) -> None:
        self.reveal(self.headed.shown(start), self.headed.shown_end(end))

    def is_heading(self, block: QTextBlock) -> bool:
        return bool(self._headings) and self._utf16.point(block.position()) in self._headings

    def _paint_block(self, painter: QPainter, block: QTextBlock, corner: QPointF) -> None:
        if self.is_heading(block):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.soft))
            height = self.document().documentLayout().blockBoundingRect(block).height()
            band = QRectF(corner.x() - 10, corner.y() + 2,
                          self.viewport().width() - 2 * corner.x() + 20, height - 4)
            painter.drawRoundedRect(band, 6, 6)
        super()._paint_block(painter, block, corner)


class _Bold(QSyntaxHighlighter):
    """Makes the headings bold, block by block as they are laid down."""

    def __init__(self, sheet: FileSheet) -> None:
        super().__init__(sheet.document())
        self._sheet = sheet

    def highlightBlock(self, text: str) -> None:
        if self._sheet.is_heading(self.currentBlock()):
            bold = QTextCharFormat()
            bold.setFontWeight(QFont.Weight.DemiBold)
            self.setFormat(0, len(text), bold)
