"""Contrast by WCAG 2.2, measured; and every group of findings told apart without colour."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from cloakroom.entity_types import Group
from cloakroom.ui import theme as module
from cloakroom.ui.style_sheet import style_sheet
from cloakroom.ui.theme import DARK, LIGHT, Theme, palette, theme_for

TEXT, LINE = 4.5, 3.0
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def luminance(colour: str) -> float:
    def linear(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@THEMES
@pytest.mark.parametrize("ground", ["background", "panel", "soft"])
@pytest.mark.parametrize("ink", ["ink", "quiet"])
def test_words_can_be_read_on_every_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= TEXT


@THEMES
@pytest.mark.parametrize(
    ("ink", "ground"),
    [("on_accent", "accent"), ("accent", "panel"), ("accent", "soft"), ("accent", "background"),
     ("quiet", "line")],
)
def test_buttons_and_links_can_be_read(theme: Theme, ink: str, ground: str) -> None:
    if (ink, ground) == ("quiet", "line"):  # only on the disabled button, which WCAG exempts
        assert contrast(theme.quiet, theme.line) >= LINE
    else:
        assert contrast(getattr(theme, ink), getattr(theme, ground)) >= TEXT


@THEMES
def test_the_frame_of_a_problem_can_be_seen(theme: Theme) -> None:
    assert contrast(theme.danger, theme.panel) >= LINE


@THEMES
@pytest.mark.parametrize("group", Group)
def test_marks(theme: Theme, group: Group) -> None:
    mark = theme.marks[group]
    assert contrast(theme.ink, mark.field) >= TEXT
    assert contrast(theme.quiet, mark.field) >= TEXT
    assert contrast(mark.line, mark.field) >= LINE
    assert contrast(mark.line, theme.panel) >= LINE


@THEMES
def test_every_group_has_a_mark_and_no_other_key_is_there(theme: Theme) -> None:
    assert set(theme.marks) == set(Group)


@THEMES
def test_no_two_groups_are_told_apart_by_colour_alone(theme: Theme) -> None:
    for one, other in combinations(theme.marks.values(), 2):
        assert (one.style, one.width, one.double) != (other.style, other.width, other.double)


def test_both_themes_draw_a_group_with_the_same_line() -> None:
    for group in Group:
        light, dark = LIGHT.marks[group], DARK.marks[group]
        assert (light.style, light.width, light.double) == (dark.style, dark.width, dark.double)


@pytest.mark.parametrize(
    ("choice", "scheme", "wanted"),
    [
        ("light", Qt.ColorScheme.Dark, LIGHT),
        ("dark", Qt.ColorScheme.Light, DARK),
        ("system", Qt.ColorScheme.Dark, DARK),
        ("system", Qt.ColorScheme.Light, LIGHT),
        ("system", Qt.ColorScheme.Unknown, LIGHT),
    ],
)
def test_theme_for(
    choice: str, scheme: Qt.ColorScheme, wanted: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:
            return scheme

    class Desktop:
        @staticmethod
        def styleHints() -> Hints:
            return Hints()

    monkeypatch.setattr(module, "QGuiApplication", Desktop)
    assert theme_for(choice) is wanted


@THEMES
def test_the_style_sheet_is_one_that_qt_can_read(theme: Theme, qapp: QApplication) -> None:
    """Qt warns of a sheet it cannot parse, and a warning fails the test."""
    shown = QLabel("words")
    shown.setStyleSheet(style_sheet(theme))
    shown.ensurePolished()
    assert shown.palette().color(QPalette.ColorRole.WindowText) == QColor(theme.ink)


@THEMES
def test_the_palette_holds_the_same_colours(theme: Theme) -> None:
    own = palette(theme)
    assert own.color(QPalette.ColorRole.Window) == QColor(theme.background)
    assert own.color(QPalette.ColorRole.Highlight) == QColor(theme.accent)
    for role in (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Text):
        disabled = own.color(QPalette.ColorGroup.Disabled, role)
        assert contrast(disabled.name(), theme.panel) < contrast(theme.quiet, theme.panel)
