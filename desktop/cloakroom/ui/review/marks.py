"""The mark on a finding: its span, and the line that tells its group without colour."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cloakroom.entity_types import Group, entity_type
from cloakroom.model import Choice, Decision, Replacement
from cloakroom.review import Review, Row
from cloakroom.ui.review.mapped import Mapped
from cloakroom.ui.theme import Mark


class Patch(NamedTuple):
    """A marked span of the shown text, in code points. A faint one was found and is kept."""

    start: int
    end: int
    group: Group
    faint: bool = False
    current: bool = False


def marks_of(review: Review, here: Row | None) -> Sequence[Patch]:
    """Every finding, and a ring around each of the row ``here``."""
    where = {decision.finding.start for decision in here.decisions} if here else frozenset()

    def patch(decision: Decision) -> Patch:
        found = decision.finding
        return Patch(found.start, found.end, entity_type(found.entity_type).group,
                     decision.choice is Choice.KEEP, found.start in where)

    return Mapped(review.decisions, patch)


def marks_after(replacements: Sequence[Replacement]) -> Sequence[Patch]:
    """What stands in for the values, in the text without them."""
    return Mapped(replacements, lambda item: Patch(
        item.start, item.end, entity_type(item.finding.entity_type).group))


def draw_line(
    painter: QPainter, mark: Mark, field: QRectF, colour: QColor, *, faint: bool = False
) -> None:
    """The line under a field: the cue that needs no colour."""
    pen = QPen(colour, 1.0 if faint else mark.width, Qt.PenStyle.DotLine if faint else mark.style)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for gap in (0.0, 3.0) if mark.double and not faint else (0.0,):
        height = field.bottom() - gap
        painter.drawLine(QPointF(field.left() + 1, height), QPointF(field.right() - 1, height))
