"""How blocks and runs look: as formats of Qt, in the colours of a theme."""

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
)

from cloakroom.ui.chat.markdown.blocks import Block, Kind
from cloakroom.ui.chat.markdown.inline import Run, Style
from cloakroom.ui.theme import Theme

STEP = 22  # pixels a list or a quotation is set in
BULLET = 20  # room for the bullet or number of an item
CODE_HEAD, CODE_FOOT, CODE_SIDE = 38, 12, 14
"""Room around code, in pixels: above it stand its language and a button."""
_LINE_HEIGHT, _CODE_LINE_HEIGHT = 150, 135  # per cent
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_HEADINGS = (20, 18, 16)  # pixels; deeper ones are 15


def block_format(block: Block, before: Block | None, *, line: int = 0) -> QTextBlockFormat:
    """``line`` counts the lines of code, each a block to Qt."""
    made = QTextBlockFormat()
    made.setTopMargin(_space_above(block, before) if not line else 0)
    made.setLeftMargin(_left(block))
    if block.kind is Kind.CODE:
        made.setRightMargin(CODE_SIDE)
        made.setLineHeight(_CODE_LINE_HEIGHT, _PROPORTIONAL)
        return made
    made.setLineHeight(_LINE_HEIGHT, _PROPORTIONAL)
    if block.kind is Kind.ITEM:
        made.setTextIndent(-BULLET)
    elif block.kind is Kind.HEADING:
        made.setHeadingLevel(block.level)
    elif block.kind is Kind.RULE:
        made.setProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth, 1)
    return made


def _left(block: Block) -> float:
    depth = block.level if block.kind is not Kind.HEADING else 0
    side = CODE_SIDE if block.kind is Kind.CODE else 0
    return STEP * (depth + block.quote) + side


def _space_above(block: Block, before: Block | None) -> float:
    if block.kind is Kind.CODE:
        return CODE_HEAD + (CODE_FOOT if before and before.kind is Kind.CODE else 0) + 4
    if before is None:
        return 0
    if before.kind is Kind.CODE:
        return CODE_FOOT + 10
    if block.kind is Kind.HEADING:
        return 16
    return 3 if block.kind is before.kind is Kind.ITEM else 9


def words_format(block: Block, font: QFont, theme: Theme) -> QTextCharFormat:
    """For the words of the block that are nothing special."""
    made = QTextCharFormat()
    if block.kind is Kind.CODE:
        made.setFont(fixed(font))
    if block.kind is Kind.HEADING:
        sized = QFont(font)
        sized.setPixelSize(_HEADINGS[block.level - 1] if block.level <= len(_HEADINGS) else 15)
        sized.setWeight(QFont.Weight.DemiBold)
        made.setFont(sized)
    made.setForeground(QColor(theme.quiet if block.quote else theme.ink))
    return made


def run_format(run: Run, base: QTextCharFormat, font: QFont, theme: Theme) -> QTextCharFormat:
    made = QTextCharFormat(base)
    if run.style & Style.CODE:
        made.setFont(fixed(font))
        made.setBackground(QColor(theme.soft))
    if run.style & Style.STRONG:
        made.setFontWeight(QFont.Weight.DemiBold)
    if run.style & Style.EMPHASIS:
        made.setFontItalic(True)
    if run.style & Style.STRUCK:
        made.setFontStrikeOut(True)
    if run.address:
        made.setAnchor(True)
        made.setAnchorHref(run.address)
        made.setForeground(QColor(theme.accent))
        made.setFontUnderline(True)
    return made


def fixed(font: QFont) -> QFont:
    made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    made.setPixelSize(max(10, font.pixelSize() - 2))
    return made
