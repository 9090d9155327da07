"""The settings, made from their table: a row there is a row here."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from cloakroom import settings as settings_table
from cloakroom.settings import SETTINGS, Setting, Settings
from cloakroom.ui.parts import ComboBox
from cloakroom.ui.review.switch import Switch
from cloakroom.ui.settings_page import SettingsPage
from cloakroom.ui.theme import DARK, LIGHT, Theme
from fakes.desk import Desk

ROWS = pytest.mark.parametrize("setting", SETTINGS.values(), ids=lambda setting: setting.key)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(desk.session)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def control(page: SettingsPage, setting: Setting) -> Switch | ComboBox:
    kind = ComboBox if setting.choices else Switch
    return next(c for c in page.findChildren(kind) if c.accessibleName() == setting.label)


def words(page: SettingsPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


@ROWS
def test_every_setting_has_a_named_control_and_its_help(
    page: SettingsPage, setting: Setting
) -> None:
    assert control(page, setting).focusPolicy() & Qt.FocusPolicy.TabFocus
    assert setting.label in words(page)
    assert setting.help in words(page)


@ROWS
def test_a_control_shows_and_changes_its_setting(
    page: SettingsPage, desk: Desk, qtbot: QtBot, setting: Setting
) -> None:
    made = control(page, setting)
    if isinstance(made, Switch):
        assert made.isChecked() is setting.default
        page.findChild(QScrollArea).ensureWidgetVisible(made)
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
        wanted = not setting.default
    else:
        assert made.currentData() == setting.default
        assert [made.itemData(i) for i in range(made.count())] == list(setting.choices)
        number = next(i for i in range(made.count()) if made.itemData(i) != setting.default)
        made.setCurrentIndex(number)
        made.activated.emit(number)
        wanted = made.itemData(number)
    assert desk.session.settings.values[setting.key] == wanted
    assert settings_table.load().values[setting.key] == wanted


def test_a_switch_answers_to_the_space_bar(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(control(page, SETTINGS["watch_clipboard"]), Qt.Key.Key_Space)
    assert desk.session.settings.switch("watch_clipboard") is False


def test_a_choice_made_elsewhere_is_followed(page: SettingsPage, desk: Desk) -> None:
    desk.session.change_setting("operator", "mask")
    made = control(page, SETTINGS["operator"])
    assert isinstance(made, ComboBox)
    assert made.currentData() == "mask"


def test_a_damaged_file_is_said(desk: Desk, qtbot: QtBot) -> None:
    desk.session.settings = Settings(settings_table.defaults().values, "It was damaged.")
    page = SettingsPage(desk.session)
    qtbot.addWidget(page)
    assert "It was damaged." in words(page)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_switches_wear_the_theme(page: SettingsPage, theme: Theme) -> None:
    page.set_theme(theme)
    switch = control(page, SETTINGS["watch_clipboard"])
    picture = switch.grab().toImage()
    colours = {picture.pixelColor(x, y).name().upper()
               for x in range(picture.width()) for y in range(picture.height())}
    assert theme.accent.upper() in colours
