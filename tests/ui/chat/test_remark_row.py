"""What is known of a place: told apart by shape and word, and seen in both themes."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from cloakroom.chat.evidence import Grade, Level, Remark
from cloakroom.ui.chat.remark_row import GRADES, LEVELS, RemarkRow, Sign, level_colour
from cloakroom.ui.theme import DARK, LIGHT, Theme

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def luminance(colour: str) -> float:
    """WCAG 2.2."""
    parts = [part / 255 for part in QColor(colour).toTuple()[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@THEMES
@pytest.mark.parametrize("level", Level)
def test_every_sign_can_be_seen(theme: Theme, level: Level) -> None:
    dark, light = sorted([luminance(level_colour(level, theme)), luminance(theme.panel)])
    assert (light + 0.05) / (dark + 0.05) >= 3


def test_every_level_has_a_shape_and_a_word_of_its_own(qtbot: QtBot) -> None:
    shapes = set()
    for level in Level:
        sign = Sign(level)
        qtbot.addWidget(sign)
        sign.setStyleSheet("background: #FFFFFF;")
        picture = sign.grab().toImage()
        shapes.add(
            frozenset(
                (x, y)
                for x in range(20)
                for y in range(20)
                if picture.pixelColor(x, y).lightness() < 200
            )
        )
        assert sign.accessibleName() == LEVELS[level]
    assert len(shapes) == len(set(LEVELS.values())) == len(Level)


def test_every_grade_has_a_word_and_says_what_it_means() -> None:
    assert set(GRADES) == set(Grade)
    assert len({words for words, _ in GRADES.values()}) == len(Grade)


def test_a_screen_reader_hears_all_of_it(qtbot: QtBot) -> None:
    remark = Remark(Grade.DECLARED, Level.ALERT, "Processing", "Anywhere in the world.", "sku")
    row = RemarkRow(remark, LIGHT)
    qtbot.addWidget(row)
    assert row.accessibleName() == "Processing. Take care. Declared. Anywhere in the world."
