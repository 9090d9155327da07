"""The settings, made from their table: a row there is a row here."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from cloakroom import settings as settings_table
from cloakroom.detect.options import Sensitivity
from cloakroom.model import Operator
from cloakroom.policy.scrubbing import Scrubbing
from cloakroom.redact.style import Style
from cloakroom.settings import SETTINGS, Setting, Settings
from cloakroom.ui.example import Example
from cloakroom.ui.kind_operators import KindOperators
from cloakroom.ui.parts import ComboBox
from cloakroom.ui.review.panel import Panel
from cloakroom.ui.review.switch import Switch
from cloakroom.ui.set_by import SetBy
from cloakroom.ui.settings_page import GENERAL, SettingsPage
from cloakroom.ui.theme import DARK, LIGHT, Theme
from cloakroom.ui.wanted import SET_BY
from fakes.desk import Desk

ROWS = pytest.mark.parametrize(
    "setting", [row for row in SETTINGS.values() if not (row.by_kind or row.noted)],
    ids=lambda row: row.key)


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


def test_scrolling_over_a_choice_does_not_change_it(page: SettingsPage, desk: Desk) -> None:
    made = control(page, SETTINGS["sensitivity"])
    for step in (-120, 120):
        wheel = QWheelEvent(
            QPointF(5, 5), made.mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, step),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False)
        QApplication.sendEvent(made, wheel)
        assert desk.session.settings.text("sensitivity") == "balanced"
        assert not wheel.isAccepted()


def test_a_damaged_file_is_said(desk: Desk, qtbot: QtBot) -> None:
    desk.session.own_settings = Settings(settings_table.defaults().values, "It was damaged.")
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


# ---- what replaces a value


def example(page: SettingsPage) -> str:
    return page.findChild(Example).after.text()


def pick(page: SettingsPage, key: str, value: str) -> None:
    made = control(page, SETTINGS[key])
    assert isinstance(made, ComboBox)
    made.setCurrentIndex(made.findData(value))
    made.activated.emit(made.currentIndex())


@pytest.mark.parametrize(
    ("style", "words"),
    [("square", "[PERSON_1]"), ("angle", "<PERSON_1>"), ("braces", "{{PERSON_1}}"),
     ("plain", "PERSON_1")],
)
def test_the_style_is_shown_in_the_choice_in_the_example_and_in_the_next_scrub(
    page: SettingsPage, desk: Desk, style: str, words: str
) -> None:
    pick(page, "style", style)
    made = control(page, SETTINGS["style"])
    assert isinstance(made, ComboBox)
    assert made.currentText() == words
    assert example(page).startswith(f"{words} (born ")
    desk.scrubbed("Dear Amira Okafor,")
    assert desk.clipboard.text == f"Dear {words},"
    # and whatever the style, the answer is understood
    desk.clipboard.copy(f"Hello {words}!")
    desk.settle()
    assert desk.restored().code == 0
    assert desk.clipboard.text == "Hello Amira Okafor!"


def test_the_example_follows_the_operator(page: SettingsPage) -> None:
    for operator, shows in (("remove", "(born , )"), ("mask", "A•••• O•••••"),
                            ("generalise", "LS1)"), ("placeholder", "[PERSON_1_TITLED]")):
        pick(page, "operator", operator)
        assert shows in example(page)
        assert "Amira Okafor" not in example(page)


def test_a_kind_can_be_replaced_otherwise(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    kinds = page.findChild(KindOperators)
    # WHEN the one that is offered first is added
    kinds.add.click()
    assert desk.session.settings.operators("operator_by_kind") == {"CREDIT_CARD": Operator.MASK}
    assert "Payment card: Masked  A•••• O•••••" in words(page)
    assert "•••• •••• •••• ••••" in example(page)
    # THEN the next scrub does it so, and the rest as ever
    desk.scrubbed("Amira Okafor paid with 4242 4242 4242 4242")
    assert desk.clipboard.text == "[PERSON_1] paid with •••• •••• •••• ••••"
    assert settings_table.load().values["operator_by_kind"] == {"CREDIT_CARD": "mask"}
    # WHEN it is taken away, it is gone
    remove = next(b for b in kinds.findChildren(QPushButton)
                  if b.accessibleName() == "Remove: Payment card")
    remove.click()
    assert desk.session.settings.operators("operator_by_kind") == {}
    assert "[CARD_" in example(page)


def test_what_was_saved_is_listed(desk: Desk, qtbot: QtBot) -> None:
    desk.session.change_setting("operator_by_kind", {"PERSON": "hash", "UK_POSTCODE": "generalise"})
    page = SettingsPage(desk.session)
    qtbot.addWidget(page)
    rows = page.findChild(KindOperators).findChildren(QLabel)
    shown = [each.text() for each in rows if ": " in each.text()]
    assert shown == ["Name: Fingerprints (not restorable)",
                     "Postcode: Ages and postcodes made coarser"]


def test_the_preview_of_the_review_goes_by_the_same(desk: Desk, qtbot: QtBot) -> None:
    desk.session.change_setting("operator_by_kind", {"PHONE_NUMBER": "remove"})
    desk.session.change_setting("style", "angle")
    desk.review("Amira Okafor, 07700 900123.")
    panel = Panel(desk.session, desk.exchange)
    qtbot.addWidget(panel)
    panel.refresh()
    assert panel.preview().text == "<PERSON_1>, ."
    assert panel.otherwise.text() == "Otherwise, as set: telephone numbers."
    desk.session.change_setting(
        "operator_by_kind", dict.fromkeys(("AGE", "DATE", "PERSON", "URL"), "mask"))
    panel.refresh()
    assert panel.otherwise.text() == "4 kinds otherwise: see Settings."
    desk.session.change_setting("operator_by_kind", {})
    panel.refresh()
    assert panel.otherwise.isHidden()


# ---- what the organisation set


def by_whom(page: SettingsPage, key: str) -> str:
    """What stands beside the setting, as it is seen."""
    number = [row.key for row in SETTINGS.values() if not row.noted].index(key)
    shown = page.findChildren(SetBy)[number]
    return shown.text() if shown.isVisible() else ""


def test_where_no_organisation_says_anything_nothing_is_said_of_it(page: SettingsPage) -> None:
    assert not any(by_whom(page, row.key) for row in SETTINGS.values() if not row.noted)
    assert all(control(page, SETTINGS[key]).isEnabled() for key in ("operator", "find_dates"))


def test_what_it_set_is_shown_as_such_and_cannot_be_changed(
    page: SettingsPage, desk: Desk, qtbot: QtBot
) -> None:
    desk.session.follow(Scrubbing(Operator.MASK, style=Style.ANGLE, also=("DATE",)))
    for key, held in (("operator", "mask"), ("style", "angle")):
        made = control(page, SETTINGS[key])
        assert isinstance(made, ComboBox)
        assert (made.currentData(), made.isEnabled(), made.count()) == (held, False, 1)
        assert by_whom(page, key) == SET_BY
    switch = control(page, SETTINGS["find_dates"])
    assert isinstance(switch, Switch)
    assert (switch.isChecked(), switch.isEnabled()) == (True, False)
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert desk.session.own_settings.switch("find_dates") is False
    assert by_whom(page, "find_dates") == SET_BY
    assert by_whom(page, "find_ages") == ""
    assert "A•••• O•••••" in example(page)
    # WHEN it says nothing any more, the user's own are back
    desk.session.follow(Scrubbing())
    made = control(page, SETTINGS["operator"])
    assert isinstance(made, ComboBox)
    assert (made.currentData(), made.isEnabled()) == ("placeholder", True)
    assert made.count() == len(SETTINGS["operator"].choices)
    assert (switch.isChecked(), switch.isEnabled()) == (False, True)
    assert by_whom(page, "operator") == ""


def test_what_is_less_careful_than_it_allows_is_not_offered(
    page: SettingsPage, desk: Desk
) -> None:
    desk.session.change_setting("sensitivity", "precise")
    desk.session.follow(Scrubbing(sensitivity=Sensitivity.BALANCED))
    made = control(page, SETTINGS["sensitivity"])
    assert isinstance(made, ComboBox)
    assert [made.itemData(i) for i in range(made.count())] == ["cautious", "balanced"]
    assert (made.currentData(), made.isEnabled()) == ("balanced", True)
    assert by_whom(page, "sensitivity") == "Set in part by your organisation"
    pick(page, "sensitivity", "cautious")
    assert desk.session.settings.text("sensitivity") == "cautious"


def test_kinds_that_it_replaces_otherwise_are_listed_and_stay(
    page: SettingsPage, desk: Desk, qtbot: QtBot
) -> None:
    kinds = page.findChild(KindOperators)
    kinds.add.click()
    desk.session.follow(Scrubbing(operators=(("PERSON", Operator.HASH),)))

    def removable() -> list[str]:
        return [b.accessibleName() for b in kinds.findChildren(QPushButton)
                if b.isVisible() and b is not kinds.add]

    qtbot.waitUntil(lambda: removable() == ["Remove: Payment card"])
    assert "Name: Fingerprints (not restorable)" in words(page)
    assert by_whom(page, "operator_by_kind") == "Set in part by your organisation"
    # WHEN the user adds another one, the organisation's is not taken for the user's
    kinds.kind.setCurrentIndex(kinds.kind.findData("URL"))
    kinds.add.click()
    assert desk.session.own_settings.operators("operator_by_kind") == {
        "CREDIT_CARD": Operator.MASK, "URL": Operator.MASK}
    # AND where one way holds for all, there is nothing to add
    desk.session.follow(Scrubbing(Operator.REMOVE))
    assert not kinds.add.isEnabled()
    assert desk.session.settings.operators("operator_by_kind") == {}


def test_the_review_shows_who_set_the_operator(desk: Desk, qtbot: QtBot) -> None:
    desk.review("Amira Okafor, 07700 900123.")
    panel = Panel(desk.session, desk.exchange)
    qtbot.addWidget(panel)
    panel.refresh()
    assert (panel.operator.isEnabled(), panel.operator.toolTip()) == (True, "")
    desk.session.follow(Scrubbing(Operator.MASK))
    panel.refresh()
    assert (panel.operator.isEnabled(), panel.operator.toolTip()) == (False, SET_BY)
    assert panel.operator.currentData() == "mask"
    assert panel.preview().text == "A•••• O•••••, ••••• ••••••."


def test_a_page_that_is_made_later_shows_it_too(desk: Desk, qtbot: QtBot) -> None:
    desk.session.follow(Scrubbing(Operator.MASK))
    page = SettingsPage(desk.session)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert by_whom(page, "operator") == SET_BY
    assert not control(page, SETTINGS["operator"]).isEnabled()


def test_the_deployments_have_a_page_of_their_own(page: SettingsPage, qtbot: QtBot) -> None:
    assert [page.tabs.tabText(i) for i in range(page.tabs.count())] == ["General", "Deployments"]
    assert not page.deployments.isVisible()
    page.tabs.setFocus()
    qtbot.keyClick(page.tabs, Qt.Key.Key_Right)
    assert page.deployments.isVisible()
    assert not page.findChild(Example).isVisible()
    page.go_to(GENERAL)
    assert page.findChild(Example).isVisible()
