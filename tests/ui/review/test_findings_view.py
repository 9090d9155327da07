"""The painted list: its switches by mouse and keyboard, and no warning while painting."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from cloakroom.entity_types import ENTITY_TYPES
from cloakroom.model import Choice, Finding
from cloakroom.review import Review, Row
from cloakroom.ui.review.findings_view import EDGE, SWITCH, FindingsView
from cloakroom.ui.theme import DARK, LIGHT, Theme

TEXT = "Amira Okafor, Daniel Whitfield"
AMIRA = Finding(0, 12, "PERSON", 0.9, "a reason")
DANIEL = Finding(14, 30, "PERSON", 0.9, "a reason")
Told = list[tuple[list[Finding], Choice]]


@pytest.fixture
def view(qtbot: QtBot) -> FindingsView:
    made = FindingsView()
    qtbot.addWidget(made)
    made.resize(352, 400)
    made.findings.show(Review.of(TEXT, [AMIRA, DANIEL]))
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def told(view: FindingsView) -> Told:
    heard: Told = []
    view.findings.decided.connect(lambda findings, choice: heard.append((findings, choice)))
    return heard


def switch_of(view: FindingsView, index: QModelIndex) -> QPoint:
    place = view.visualRect(index)
    return QPoint(place.right() - EDGE - SWITCH.width() // 2, place.center().y())


def click(qtbot: QtBot, view: FindingsView, place: QPoint) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_on_the_switch_turns_it(view: FindingsView, told: Told, qtbot: QtBot) -> None:
    click(qtbot, view, switch_of(view, view.findings.find(DANIEL)))
    view.findings.show(Review.of(TEXT, [AMIRA, DANIEL]).choose([DANIEL], Choice.KEEP))
    click(qtbot, view, switch_of(view, view.findings.find(DANIEL)))
    assert told == [([DANIEL], Choice.KEEP), ([DANIEL], Choice.REDACT)]


def test_a_click_on_the_words_only_points(view: FindingsView, told: Told, qtbot: QtBot) -> None:
    pointed: list[Row | None] = []
    view.pointed.connect(pointed.append)
    place = view.visualRect(view.findings.find(DANIEL))
    click(qtbot, view, QPoint(place.left() + EDGE + 40, place.center().y()))
    assert [row.value for row in pointed if row] == ["Daniel Whitfield"]
    assert not told


def test_the_switch_of_a_group_turns_all(view: FindingsView, told: Told, qtbot: QtBot) -> None:
    click(qtbot, view, switch_of(view, view.findings.index(0, 0)))
    assert told == [([AMIRA, DANIEL], Choice.KEEP)]


def test_the_space_bar_turns_the_switch(view: FindingsView, told: Told, qtbot: QtBot) -> None:
    view.setCurrentIndex(view.findings.find(AMIRA))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert told == [([AMIRA], Choice.KEEP)]


def test_arrows_point_at_the_next_row(view: FindingsView, qtbot: QtBot) -> None:
    view.setCurrentIndex(view.findings.find(AMIRA))
    with qtbot.waitSignal(view.pointed) as pointed:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert pointed.args is not None
    assert pointed.args[0].value == "Daniel Whitfield"


def test_every_group_is_open_after_a_new_text(view: FindingsView) -> None:
    view.collapseAll()
    view.findings.show(Review.of(TEXT, [AMIRA]))
    assert view.isExpanded(view.findings.index(0, 0))


def every_kind() -> Review:
    """One row for each kind, some kept, some twice, one very long and one with line ends."""
    values = {name: f"value {number} of it" for number, name in enumerate(ENTITY_TYPES)}
    values["PRIVATE_KEY"] = "-----BEGIN\n" + "x" * 500
    text, findings = "", []
    for name, value in [*values.items(), *list(values.items())[:4]]:
        findings.append(Finding(len(text), len(text) + len(value), name, 0.6, "a reason"))
        text += value + "\n"
    return Review.of(text, findings).choose(findings[2:7:2], Choice.KEEP)


def painted(picture: QImage, colour: str) -> int:
    wanted = QColor(colour).rgb()
    return sum(
        picture.pixel(x, y) == wanted
        for x in range(picture.width()) for y in range(picture.height())
    )


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_rows_are_painted_in_the_theme(view: FindingsView, theme: Theme) -> None:
    view.set_theme(theme)
    view.setStyleSheet(f"QTreeView {{ background: {theme.panel}; }}")
    view.resize(352, 60 * len(ENTITY_TYPES))  # so that every group is in sight
    view.findings.show(every_kind())
    view.setCurrentIndex(view.findings.index(1, 0, view.findings.index(0, 0)))
    picture = view.viewport().grab().toImage()
    for mark in theme.marks.values():
        assert painted(picture, mark.field) > 20
    assert painted(picture, theme.accent) > 200  # the switches that are on
    assert painted(picture, theme.ink) > 50
