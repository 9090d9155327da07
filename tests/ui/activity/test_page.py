"""The page of the audit trail: what was done, the newest first, and what can be done with it."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from audit.conftest import START, Trail
from cloakroom.audit.event import Event, What
from cloakroom.policy.model import AuditRules
from cloakroom.ui.activity import filter_bar
from cloakroom.ui.activity.ask import AskDialog
from cloakroom.ui.activity.desk import ActivityDesk
from cloakroom.ui.activity.page import ActivityPage
from cloakroom.ui.activity.row import HEADINGS, moment
from fakes.keyrings import FakeKeyring, LockedKeyring
from ui.activity.conftest import TEXT, column, opened, settle

WHAT, WHERE, TAKEN, GRADE, OUTCOME = range(1, 6)


def damage(trail: Trail) -> None:
    path = trail.files[0]
    path.write_bytes(path.read_bytes().replace(b'"PERSON":2', b'"PERSON":1'))


def test_the_newest_record_stands_first(filled: Trail, qtbot: QtBot) -> None:
    page = opened(filled, qtbot)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    assert column(page, WHAT) == ["Blocked", "Answered", "Sent", "Signed in"]
    assert column(page, WHERE) == ["us", "uk", "uk", "uk"]
    assert column(page, TAKEN) == ["", "", "2 names, 1 web address", ""]
    assert column(page, GRADE) == ["Declared", "Measured", "Measured", "Declared"]
    assert column(page, OUTCOME) == ["marking", "complete (200)", "", ""]
    assert page.number.text() == "4 records"
    assert page.shown.currentWidget() is page.table
    assert page.banner.isHidden()
    assert page.note.isHidden()


def test_an_empty_trail_teaches_what_it_is_for(trail: Trail, qtbot: QtBot) -> None:
    page = opened(trail, qtbot)
    assert page.shown.currentWidget() is page.empty
    assert "never what was in it" in page.empty.text()
    assert not page.export.isEnabled()
    assert page.number.text() == ""


def test_nothing_is_read_before_the_page_is_entered(trail: Trail, qtbot: QtBot) -> None:
    def never() -> None:
        raise AssertionError

    page = ActivityPage(ActivityDesk(never))  # type: ignore[arg-type]  # it is not called
    qtbot.addWidget(page, before_close_func=settle)
    page.show()


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("", 4), ("uk", 3), ("UK sent", 1), ("names", 1), ("r-77", 2), ("nothing", 0),
        ("marking", 1), ("complete (200)", 1),
    ],
)
def test_words_narrow_the_list(filled: Trail, qtbot: QtBot, words: str, shown: int) -> None:
    page = opened(filled, qtbot)
    page.filter.words.setText(words)
    qtbot.waitUntil(lambda: page.model.rowCount() == shown)
    if not shown:
        assert page.empty.text() == "No record fits the filter."
        assert not page.export.isEnabled()


def test_what_was_asked_for_earlier_does_not_come_after(filled: Trail, qtbot: QtBot) -> None:
    page = opened(filled, qtbot)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    page._show(page._asked - 1, [])
    assert page.model.rowCount() == 4


def test_kinds_and_days_narrow_the_list(
    filled: Trail, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Today(filter_bar.date):
        @classmethod
        def today(cls) -> "Today":
            return cls(START.year, START.month, START.day + 3)

    monkeypatch.setattr(filter_bar, "date", Today)
    page = opened(filled, qtbot)
    for choice, days, shown in (
        ("Blocked or failed", "Any day", 1), ("Sent and answered", "Any day", 2),
        ("Files", "Any day", 0), ("Everything", "Today", 0), ("Everything", "Last 7 days", 4),
    ):
        page.filter.kinds.setCurrentText(choice)
        page.filter.days.setCurrentText(days)
        page.filter.kinds.activated.emit(0)
        qtbot.waitUntil(lambda shown=shown: page.model.rowCount() == shown)
    page.filter.clear()
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)


def test_the_details_say_what_is_known(filled: Trail, qtbot: QtBot) -> None:
    page = opened(filled, qtbot)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    assert "Choose a record" in page.details.time.text()
    page.table.selectRow(2)
    assert page.details.title.text() == "Sent · uk"
    assert page.details.told["Taken out"] == "2 names, 1 web address"
    assert page.details.told["Request number"] == "r-77"
    assert "seen from this computer" in page.details.grade.text()
    assert page.details.other.isHidden()


def test_an_answer_leads_to_what_was_sent(filled: Trail, qtbot: QtBot) -> None:
    page = opened(filled, qtbot)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    page.table.selectRow(1)
    qtbot.mouseClick(page.details.other, Qt.MouseButton.LeftButton)
    assert page.details.title.text() == "Sent · uk"
    # WHEN the filter hides it THEN that is said
    page.table.selectRow(1)
    page.filter.words.setText("answered")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    qtbot.mouseClick(page.details.other, Qt.MouseButton.LeftButton)
    assert "the filter hides it" in page.told.text()


def test_the_chosen_record_stays_chosen_when_new_ones_come(filled: Trail, qtbot: QtBot) -> None:
    page = opened(filled, qtbot)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    page.table.selectRow(2)
    filled.journal().record(Event(What.SIGN_OUT))
    page.enter()
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)
    assert page.details.title.text() == "Sent · uk"
    assert [each.row() for each in page.table.selectionModel().selectedRows()] == [3]


def test_damage_is_told_calmly_and_later_as_noted(filled: Trail, qtbot: QtBot) -> None:
    damage(filled)
    page = opened(filled, qtbot)
    assert page.banner.isVisible()
    assert "is on record now" in page.banner.text()
    assert "New records are kept as usual" in page.banner.text()
    assert "Line 2 of" in page.banner.text()
    # THEN the record of the damage comes into the list
    qtbot.waitUntil(lambda: column(page, WHAT)[:1] == ["Damage found"])
    with qtbot.waitSignal(page.desk.checked):
        qtbot.mouseClick(page.check, Qt.MouseButton.LeftButton)
    assert "as noted before" in page.banner.text()


def test_without_a_keyring_it_is_said(filled: Trail, qtbot: QtBot) -> None:
    page = opened(filled, qtbot, keyring=False)
    assert page.note.isVisible()
    assert "no keyring" in page.note.text()


def test_without_a_keyring_damage_is_told_and_not_said_to_be_on_record(
    filled: Trail, qtbot: QtBot
) -> None:
    damage(filled)
    page = opened(filled, qtbot, keyring=False)
    assert page.banner.text().startswith("Some records were changed or are missing. New records")


def test_a_keyring_that_cannot_be_asked_leaves_the_list_and_is_told(
    filled: Trail, qtbot: QtBot
) -> None:
    filled.keyring = LockedKeyring()
    page = ActivityPage(ActivityDesk(filled.journal))
    qtbot.addWidget(page, before_close_func=settle)
    page.show()
    with qtbot.waitSignals([page.desk.loaded, page.desk.failed]):
        page.enter()
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    assert "may be locked" in page.told.text()


# ---- export


def choose(monkeypatch: pytest.MonkeyPatch, name: str, chosen: str = "") -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (name, chosen))


def test_what_is_shown_is_exported_and_that_is_on_record(
    filled: Trail, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(filled, qtbot)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    page.filter.words.setText("uk")
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    choose(monkeypatch, str(tmp_path / "out"), "Records as they stand (*.jsonl)")
    with qtbot.waitSignal(page.desk.exported):
        qtbot.mouseClick(page.export, Qt.MouseButton.LeftButton)
    lines = (tmp_path / "out.jsonl").read_bytes().splitlines()
    assert [json.loads(line)["seq"] for line in lines] == [1, 2, 3]
    assert json.loads((tmp_path / "out.jsonl.manifest.json").read_bytes())["whole"] is False
    assert "out.jsonl, 3 records" in page.told.text()
    page.filter.clear()
    qtbot.waitUntil(lambda: column(page, WHAT)[:1] == ["Trail exported"])


FILES = {"out.csv": "out.csv", "out": "out.csv", "out.xls": "out.xls.csv"}


@pytest.mark.parametrize("name", FILES)
def test_the_format_follows_the_name(
    filled: Trail, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    made = FILES[name]
    page = opened(filled, qtbot)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    choose(monkeypatch, str(tmp_path / name), "Table for a spreadsheet (*.csv)")
    with qtbot.waitSignal(page.desk.exported):
        page.export.click()
    assert (tmp_path / made).exists()
    assert json.loads((tmp_path / f"{made}.manifest.json").read_bytes())["whole"] is True


def test_an_export_that_fails_is_told(
    filled: Trail, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out.csv").write_text("mine")
    page = opened(filled, qtbot)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    choose(monkeypatch, str(tmp_path / "out.csv"))
    with qtbot.waitSignal(page.desk.failed):
        page.export.click()
    assert "never writes over a file" in page.told.text()
    assert (tmp_path / "out.csv").read_text() == "mine"


def test_the_policy_suggests_where_to(
    filled: Trail, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def dialog(parent: object, title: str, suggested: str, *_: object, **__: object) -> list[str]:
        asked.append(suggested)
        return ["", ""]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    rules = AuditRules(export_dir="/srv/trails")
    for journal in (filled.journal, lambda: filled.journal(rules=rules)):
        page = ActivityPage(ActivityDesk(journal))
        qtbot.addWidget(page, before_close_func=settle)
        with qtbot.waitSignals([page.desk.loaded, page.desk.checked]):
            page.enter()
        qtbot.waitUntil(page.export.isEnabled)
        qtbot.waitUntil(lambda page=page: page.model.rowCount() == 4)
        page.export.click()
    assert [Path(each).parent for each in asked] == [Path.home(), Path("/srv/trails")]


def test_no_name_exports_nothing(
    filled: Trail, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(filled, qtbot)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    choose(monkeypatch, "")
    page.export.click()
    assert len(filled.lines()) == 4


# ---- was this text sent?


def asked(page: ActivityPage, qtbot: QtBot, text: str) -> AskDialog:
    qtbot.mouseClick(page.was_sent, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), AskDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AskDialog)
    assert not dialog.look.isEnabled()
    dialog.text.setPlainText(text)
    with qtbot.waitSignal(page.desk.found):
        qtbot.mouseClick(dialog.look, Qt.MouseButton.LeftButton)
    return dialog


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (TEXT, "Yes: sent on "), (TEXT + "\n", "Yes: sent on "), ("Gladly.", "It came back"),
        ("Never said.", "There is no record of this very text."),
    ],
)
def test_a_text_is_looked_up(filled: Trail, qtbot: QtBot, text: str, answer: str) -> None:
    page = opened(filled, qtbot)
    dialog = asked(page, qtbot, text)
    assert dialog.answer.text().startswith(answer)
    if text == TEXT:
        assert dialog.answer.text().endswith(", uk (record 2).")
    dialog.text.setPlainText("other")
    assert dialog.answer.isHidden()
    dialog.accept()
    assert dialog.text.toPlainText() == ""


def test_what_another_key_marked_is_said_to_be_unknown(filled: Trail, qtbot: QtBot) -> None:
    filled.keyring = FakeKeyring()
    dialog = asked(opened(filled, qtbot), qtbot, TEXT)
    assert "2 records were made with another key" in dialog.answer.text()
    dialog.reject()


# ---- keyboard and screen reader


def test_every_part_has_a_name_for_a_screen_reader(filled: Trail, qtbot: QtBot) -> None:
    page = opened(filled, qtbot)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    for part in (page.table, page.filter.words, page.filter.kinds, page.filter.days):
        assert part.accessibleName()
        assert QAccessible.queryAccessibleInterface(part).isValid()
    spoken = page.model.index(2, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Taken out: 2 names, 1 web address"
    assert page.model.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole) == "Taken out: nothing"
    assert page.model.headerData(1, Qt.Orientation.Horizontal) == HEADINGS[1]


def test_the_keyboard_reaches_all_of_it(filled: Trail, qtbot: QtBot) -> None:
    page = opened(filled, qtbot)
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    qtbot.waitUntil(page.isActiveWindow)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.details.record is not None
    qtbot.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.filter.words.hasFocus()
    with qtbot.waitSignal(page.desk.checked):
        qtbot.keyClick(page.filter.words, Qt.Key.Key_F5)


def test_a_moment_is_told_in_the_time_of_this_computer() -> None:
    assert moment(START).endswith(f"{START.astimezone():%H:%M:%S}")
    assert "Jun 2030" in moment(START)
