"""The five states of the tray told apart by shape: also without colour, and at sixteen pixels."""

from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from cloakroom.ui.icons import TrayState, rail_icon, ticket_icon
from cloakroom.ui.theme import DARK, LIGHT, Theme

BARS = ("#000000", "#808080", "#FFFFFF")


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> None:
    """Pictures need one."""


def picture(icon: QIcon, size: int, *, bar: str = "#FFFFFF") -> QImage:
    """The icon in shades of grey on a bar of a desktop."""
    made = QImage(size, size, QImage.Format.Format_RGB32)
    made.fill(QColor(bar))
    painter = QPainter(made)
    icon.paint(painter, made.rect())
    painter.end()
    return made.convertToFormat(QImage.Format.Format_Grayscale8)


def shape(icon: QIcon, size: int) -> set[tuple[int, int]]:
    """Where the sign is white on its field, whatever colour the field has."""
    grey = picture(icon, size, bar="#000000")
    return {(x, y) for x in range(size) for y in range(size)
            if grey.pixelColor(x, y).lightness() > 200}


def icon_of(state: TrayState) -> QIcon:
    return ticket_icon(state, 3 if state is TrayState.FOUND else 0)


@pytest.mark.parametrize("size", [16, 22, 32, 64])
def test_states_differ_in_shape(size: int) -> None:
    shapes = {state: shape(icon_of(state), size) for state in TrayState}
    for one, other in combinations(TrayState, 2):
        different = shapes[one] ^ shapes[other]
        assert len(different) > size * size / 50, (one, other)


@pytest.mark.parametrize("state", TrayState)
def test_every_state_has_a_sign_on_its_field(state: TrayState) -> None:
    middle = {(x, y) for x in range(16, 49) for y in range(26, 56)}
    assert len(shape(icon_of(state), 64) & middle) > 50


@pytest.mark.parametrize("bar", BARS)
@pytest.mark.parametrize("state", TrayState)
def test_every_state_can_be_seen_on_every_bar(state: TrayState, bar: str) -> None:
    grey = picture(icon_of(state), 22, bar=bar)
    ground = QColor(bar).lightness()
    seen = sum(abs(grey.pixelColor(x, y).lightness() - ground) > 60
               for x in range(22) for y in range(22))
    assert seen > 22 * 22 / 10


def test_the_count_is_drawn() -> None:
    pictures = [picture(ticket_icon(TrayState.FOUND, count), 32) for count in (1, 2, 12, 99)]
    for one, other in combinations(pictures, 2):
        assert one != other


def test_from_a_hundred_on_the_count_is_one_picture() -> None:
    hundred, thousand = (picture(ticket_icon(TrayState.FOUND, n), 64) for n in (100, 1000))
    assert hundred == thousand
    assert hundred != picture(ticket_icon(TrayState.FOUND, 99), 64)


@pytest.mark.parametrize("count", [1, 9, 10, 99, 100])
def test_the_count_stays_inside_the_ticket(count: int) -> None:
    edge = {(x, y) for x in (0, 1, 62, 63) for y in range(30, 60)}
    bare = shape(ticket_icon(TrayState.IDLE), 64)
    assert not (shape(ticket_icon(TrayState.FOUND, count), 64) - bare) & edge


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_signs_of_the_rail(theme: Theme) -> None:
    for sign in ("review", "restore", "settings"):
        icon = rail_icon(sign, theme)
        for state, colour in ((QIcon.State.Off, theme.quiet), (QIcon.State.On, theme.accent)):
            drawn = icon.pixmap(24, 24, QIcon.Mode.Normal, state).toImage()
            colours = {drawn.pixelColor(x, y).rgb() for x in range(24) for y in range(24)
                       if drawn.pixelColor(x, y).alpha() == 255}
            assert QColor(colour).rgb() in colours


def test_the_signs_differ() -> None:
    pictures = [picture(rail_icon(sign, LIGHT), 24) for sign in ("review", "restore", "settings")]
    for one, other in combinations(pictures, 2):
        assert one != other


def test_an_unchosen_place_is_quieter_than_a_chosen_one() -> None:
    icon = rail_icon("review", LIGHT)
    off, on = (icon.pixmap(24, 24, QIcon.Mode.Normal, state).toImage()
               for state in (QIcon.State.Off, QIcon.State.On))
    assert off.convertToFormat(QImage.Format.Format_ARGB32) != \
        on.convertToFormat(QImage.Format.Format_ARGB32)
    assert off.pixelColor(0, 0).alpha() == 0
