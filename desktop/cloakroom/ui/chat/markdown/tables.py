"""A table of Markdown as a table of Qt."""

from collections.abc import Callable

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from cloakroom.ui.chat.markdown.blocks import MORE, Block
from cloakroom.ui.chat.markdown.rows import Span, cells

WriteCell = Callable[[QTextCursor, Span, QTextCharFormat], None]


def insert_table(
    cursor: QTextCursor, block: Block, base: QTextCharFormat, write: WriteCell, text: str
) -> None:
    """At the end of the document. Cells beyond the columns of the heading are left out, as in
    GitHub's tables."""
    columns = block.level
    if cursor.block().length() == 1:
        cursor.setBlockFormat(no_height())
    table = cursor.insertTable(len(block.lines), columns, _form(block, base))
    heading = QTextCharFormat(base)
    heading.setFontWeight(QFont.Weight.DemiBold)
    for number, line in enumerate(block.lines):
        for column, cell in enumerate(cells(text, *line)[:columns]):
            inside = table.cellAt(number, column).firstCursorPosition()
            write(inside, cell, base if number or block.mark == MORE else heading)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _form(block: Block, base: QTextCharFormat) -> QTextTableFormat:
    """All columns are as wide, so that the parts of a long table stand below each other."""
    form = QTextTableFormat()
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderBrush(base.foreground())
    form.setCellPadding(6)
    form.setTopMargin(0 if block.mark == MORE else 10)
    form.setHeaderRowCount(0 if block.mark == MORE else 1)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    share = QTextLength(QTextLength.Type.PercentageLength, 100 / block.level)
    form.setColumnWidthConstraints([share] * block.level)
    return form


def no_height() -> QTextBlockFormat:
    """For the empty block that Qt wants before a table, and after it where room must be left."""
    form = QTextBlockFormat()
    form.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return form
