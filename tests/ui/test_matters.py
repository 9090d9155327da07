"""The matters in the window, over a real store in a folder of the test and a keyring in memory."""

import stat
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cloakroom.errors import (
    CloakroomError,
    InputError,
    MatterExists,
    NoKeyring,
    OutputExists,
    WrongPassphrase,
)
from cloakroom.matters import seal, transfer
from cloakroom.matters.store import WIPED, Matters
from cloakroom.ui.ledger_model import HIDDEN, VALUE, LedgerModel
from cloakroom.ui.main_window import MainWindow
from cloakroom.ui.matter_page import MatterPage
from cloakroom.ui.matter_switch import MatterSwitch
from cloakroom.ui.matters import SCREEN_LOCKED, Locked, MatterDesk
from cloakroom.ui.state import State
from fakes.desk import Desk
from fakes.file_worker import file_desk

KEY = bytes(range(32))
PASSPHRASE = "correct horse battery"


class Kept:
    """The desk of matters and what it said."""

    def __init__(self, desk: Desk, folder: Path, qtbot: QtBot) -> None:
        self.desk, self.qtbot, self.folder = desk, qtbot, folder
        self.matters = MatterDesk(desk.session, store=lambda: Matters(folder, lambda: KEY))
        self.failures: list[CloakroomError] = []
        self.told: list[str] = []
        self.matters.failed.connect(self.failures.append)
        self.matters.told.connect(self.told.append)

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.matters.busy)

    def create(self, name: str) -> None:
        self.matters.create(name)
        self.qtbot.waitUntil(lambda: self.matters.current.kept or bool(self.failures))
        self.settle()

    def names(self) -> list[str]:
        self.matters.refresh()
        self.settle()
        return [info.name for info in self.matters.kept]


@pytest.fixture
def kept(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Kept]:
    made = Kept(desk, tmp_path / "matters", qtbot)
    yield made
    desk.session.matter.close()


def test_what_was_taken_out_is_kept_and_comes_back(kept: Kept) -> None:
    # GIVEN a scrub in memory, then kept under a name
    kept.desk.scrubbed()
    kept.create("Marsh Lane appeal")
    held = len(kept.matters.current.ledger)
    assert held == 2
    # WHEN it is closed, nothing of it is in memory
    kept.matters.leave()
    assert (kept.matters.current.kept, len(kept.desk.session.ledger)) == (False, 0)
    # WHEN it is opened again and the answer comes, the values come back
    kept.matters.open("Marsh Lane appeal")
    kept.qtbot.waitUntil(lambda: kept.matters.current.kept)
    kept.desk.clipboard.copy("We will ring [PHONE_1].")
    kept.desk.settle()
    assert kept.desk.restored().code == 0
    assert "07700 900123" in kept.desk.clipboard.read().clip.plain


def test_a_scrub_is_saved_before_it_is_released(kept: Kept) -> None:
    kept.create("Appeal")
    kept.desk.scrubbed()
    assert len(Matters(kept.folder, lambda: KEY).read("Appeal").ledger) == 2


def test_renaming_and_wiping(kept: Kept) -> None:
    kept.create("Old")
    kept.matters.rename("New")
    kept.qtbot.waitUntil(lambda: kept.matters.current.info.name == "New")
    kept.settle()
    assert kept.names() == ["New"]
    kept.matters.wipe()
    kept.qtbot.waitUntil(lambda: bool(kept.told))
    kept.settle()
    assert kept.told == [WIPED]
    assert kept.names() == []
    assert not kept.matters.current.kept


def test_a_rename_that_fails_leaves_the_matter_open(kept: Kept) -> None:
    kept.create("One")
    kept.create("Two")
    kept.matters.rename("ONE")
    kept.qtbot.waitUntil(lambda: bool(kept.failures) and kept.matters.current.kept)
    assert kept.matters.current.info.name == "Two"


def test_a_name_that_is_taken_changes_nothing(kept: Kept) -> None:
    kept.create("Appeal")
    kept.matters.leave()
    kept.desk.scrubbed()
    kept.matters.create("APPEAL")
    kept.qtbot.waitUntil(lambda: bool(kept.failures))
    assert len(kept.desk.session.ledger) == 2
    assert not kept.matters.current.kept


def test_without_a_keyring_the_matter_stays_in_memory(desk: Desk, qtbot: QtBot) -> None:
    def no_store() -> Matters:
        raise NoKeyring

    matters, failures = MatterDesk(desk.session, store=no_store), []
    matters.failed.connect(failures.append)
    desk.scrubbed()
    matters.create("Appeal")
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], NoKeyring)
    assert len(desk.session.ledger) == 2


def test_the_ledger_is_covered_until_it_is_revealed(desk: Desk) -> None:
    desk.scrubbed()
    model = LedgerModel()
    model.show(desk.session.ledger)
    cells = [model.index(row, VALUE).data() for row in range(model.rowCount())]
    assert cells == [HIDDEN, HIDDEN]
    model.reveal(True)
    assert {model.index(row, VALUE).data() for row in range(2)} == {"Amira Okafor", "07700 900123"}


def test_searching_the_ledger(desk: Desk) -> None:
    desk.scrubbed()
    model = LedgerModel()
    model.show(desk.session.ledger)
    for words, rows in (("OKAFOR", 1), ("[phone_1]", 1), ("telephone", 1), ("nobody", 0), ("", 2)):
        model.search(words)
        assert model.rowCount() == rows, words


def test_the_page_and_the_switch_say_which_matter_is_open(kept: Kept) -> None:
    page = MatterPage(kept.desk.session, kept.matters)
    switch = MatterSwitch(kept.matters)
    kept.qtbot.addWidget(page)
    kept.qtbot.addWidget(switch)
    assert switch.text() == "Matter: in memory"
    assert not page.steps.keep.isHidden()
    assert page.steps.wipe.isHidden()
    kept.create("Appeal & more")
    assert switch.text() == "Matter: Appeal && more"
    assert page.name.text() == "Appeal & more"
    assert f"{date.today().year}" in page.about.text()
    assert page.steps.keep.isHidden()
    switch.menu().aboutToShow.emit()
    ticked = [action.text() for action in switch.menu().actions() if action.isChecked()]
    assert ticked == ["Appeal && more"]


@pytest.mark.parametrize(
    ("choice", "minutes"),
    [("5 minutes", 5), ("15 minutes", 15), ("30 minutes", 30), ("never", None)],
)
def test_how_long_an_idle_matter_stays_open_is_a_setting(
    kept: Kept, choice: str, minutes: int | None
) -> None:
    assert kept.matters.idle.minutes is None  # nothing is kept, so nothing is to be closed
    kept.create("Appeal")
    kept.desk.session.change_setting("close_idle", choice)
    assert kept.matters.idle.minutes == minutes


def test_an_idle_matter_is_closed_and_leaves_nothing_behind(kept: Kept, qtbot: QtBot) -> None:
    # GIVEN a kept matter, a scrubbed letter in the review, a restored answer on its page
    kept.create("Appeal")
    desk, session = kept.desk, kept.desk.session
    kept.matters.closed.connect(desk.exchange.forget)
    window = MainWindow(session, desk.exchange, kept.matters, file_desk(session))
    qtbot.addWidget(window)
    desk.scrubbed()
    window.restore.answer.setPlainText("Dear [PERSON_1]")
    qtbot.waitUntil(lambda: "Amira" in window.restore.result.toPlainText())
    assert "Amira" in session.review.text
    clipboard = desk.clipboard.holds
    # WHEN nobody uses it
    kept.matters.idle.out.emit()
    # THEN neither the session nor the window holds a value any more
    qtbot.waitUntil(lambda: "Amira" not in window.restore.result.toPlainText())
    assert (kept.matters.current.kept, len(session.ledger)) == (False, 0)
    assert (desk.state, session.review.text, session.clean) == (State.EMPTY, "", None)
    assert window.review.sheet.toPlainText() == ""
    assert window.review.panel.findings.findings.rowCount() == 0
    assert window.matter.ledger.rowCount() == 0
    assert not desk.exchange.can_undo
    # AND it is said, and nothing is lost
    assert not window.lock_bar.isHidden()
    assert window.lock_bar.words.text().startswith(
        "“Appeal” was closed after 30 minutes without use. ")
    assert len(Matters(kept.folder, lambda: KEY).read("Appeal").ledger) == 2
    assert desk.clipboard.holds == clipboard
    # WHEN it is opened again, the values are back, on the page too
    qtbot.mouseClick(window.lock_bar.reopen, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Amira" in window.restore.result.toPlainText())
    assert window.lock_bar.isHidden()
    assert kept.matters.current.info.name == "Appeal"


def test_what_lies_on_the_clipboard_is_looked_at_again_after_a_lock(kept: Kept) -> None:
    kept.create("Appeal")
    kept.desk.review()
    kept.matters.lock(SCREEN_LOCKED)
    assert kept.desk.state is State.EMPTY
    kept.matters.reopen()
    kept.qtbot.waitUntil(lambda: kept.matters.current.kept)
    kept.desk.settle()
    assert kept.desk.state is State.REVIEW


def test_a_lock_waits_for_the_end_of_a_scrub(kept: Kept) -> None:
    kept.create("Appeal")
    kept.desk.review()
    kept.desk.exchange.scrub()
    kept.matters.lock(SCREEN_LOCKED)
    assert kept.matters.current.kept
    kept.desk.settle()
    assert not kept.matters.current.kept
    assert kept.desk.clipboard.text.startswith("Dear [PERSON_1]")
    assert kept.matters.locked == Locked("Appeal", SCREEN_LOCKED)


def test_a_matter_in_memory_is_never_locked(kept: Kept) -> None:
    kept.desk.scrubbed()
    kept.matters.lock(SCREEN_LOCKED)
    assert kept.matters.locked is None
    assert len(kept.desk.session.ledger) == 2


def test_the_notice_of_a_lock_can_be_dismissed(kept: Kept) -> None:
    kept.create("Appeal")
    kept.matters.lock(SCREEN_LOCKED)
    kept.matters.dismiss()
    assert kept.matters.locked is None
    kept.matters.reopen()  # nothing to open again
    assert not kept.matters.busy


def test_the_values_in_memory_are_there_again_after_a_kept_matter(kept: Kept) -> None:
    kept.create("Appeal")
    kept.matters.leave()
    kept.desk.scrubbed()
    kept.matters.open("Appeal")
    kept.qtbot.waitUntil(lambda: kept.matters.current.kept)
    assert len(kept.desk.session.ledger) == 0
    kept.matters.leave()
    assert [entry.value for entry in kept.desk.session.ledger] == ["Amira Okafor", "07700 900123"]


def test_the_last_day_of_a_matter(kept: Kept, qtbot: QtBot) -> None:
    page = MatterPage(kept.desk.session, kept.matters)
    qtbot.addWidget(page)
    kept.create("Appeal")
    assert "for ever" in page.about.text()
    kept.matters.keep_until(date(2999, 5, 3))
    kept.settle()
    assert "until the end of 3 May 2999" in page.about.text()
    assert Matters(kept.folder, lambda: KEY).listing().matters[0].expires == date(2999, 5, 3)
    kept.matters.keep_until(None)
    kept.settle()
    assert "for ever" in page.about.text()


def test_a_matter_that_has_expired_is_said_once(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    made = Matters(tmp_path / "matters", lambda: KEY, today=lambda: date(2026, 1, 1))
    made.create("Appeal", expires=date(2026, 1, 2)).close()
    kept = Kept(desk, tmp_path / "matters", qtbot)
    assert kept.names() == []
    assert kept.names() == []
    assert kept.told == ["Wiped, as their last day is over: “Appeal”."]


def test_a_lock_closes_a_dialog_that_may_show_values(kept: Kept, qtbot: QtBot) -> None:
    kept.create("Appeal")
    window = MainWindow(
        kept.desk.session, kept.desk.exchange, kept.matters, file_desk(kept.desk.session))
    qtbot.addWidget(window)
    window.bring_up()
    QTimer.singleShot(0, lambda: kept.matters.lock(SCREEN_LOCKED))
    window.matter.steps.rename.click()  # would wait for ever
    assert not kept.matters.current.kept
    menu = QMenu(window)
    menu.addAction("Amira Okafor")
    kept.create("Another")
    menu.popup(window.pos())
    kept.matters.lock(SCREEN_LOCKED)
    assert menu.isHidden()


# ---- export and import


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "_COST", (10, 8, 1))  # a hundredth of the usual work


def test_a_matter_goes_to_a_colleague(kept: Kept, quick: None, tmp_path: Path) -> None:
    # GIVEN a kept matter with two values
    kept.desk.scrubbed()
    kept.create("Appeal")
    # WHEN it is exported
    file = tmp_path / "appeal.cloakroom"
    kept.matters.export(file, PASSPHRASE)
    kept.settle()
    assert kept.told == [
        f"Exported: {file} holds 2 values. Tell the passphrase another way than the file."]
    assert b"Amira" not in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    # AND a colleague imports it
    other = Kept(kept.desk, tmp_path / "theirs", kept.qtbot)
    other.matters.bring_in(file, PASSPHRASE, "From Sam")
    other.settle()
    other.settle()
    assert other.told[0].startswith("“From Sam” is kept now, with 2 values.")
    assert other.names() == ["From Sam"]
    assert len(Matters(other.folder, lambda: KEY).read("From Sam").ledger) == 2


def test_an_export_never_writes_over_a_file(kept: Kept, quick: None, tmp_path: Path) -> None:
    kept.create("Appeal")
    file = tmp_path / "there.cloakroom"
    file.write_text("mine")
    kept.matters.export(file, PASSPHRASE)
    kept.settle()
    assert [type(error) for error in kept.failures] == [OutputExists]
    assert file.read_text() == "mine"


def test_what_cannot_be_imported_is_said_and_changes_nothing(
    kept: Kept, quick: None, tmp_path: Path
) -> None:
    kept.create("Appeal")
    file = tmp_path / "appeal.cloakroom"
    kept.matters.export(file, PASSPHRASE)
    (tmp_path / "letter.txt").write_text("Dear Sam")
    for path, passphrase, name in (
        (file, "another passphrase", "New"), (file, PASSPHRASE, ""),
        (tmp_path / "letter.txt", PASSPHRASE, "New"), (tmp_path / "none", PASSPHRASE, "New"),
    ):
        kept.matters.bring_in(path, passphrase, name)
    kept.settle()
    assert [type(error) for error in kept.failures] == [
        WrongPassphrase, MatterExists, InputError, InputError]
    assert kept.names() == ["Appeal"]


def test_the_work_of_a_passphrase_is_not_done_on_the_qt_thread(
    kept: Kept, quick: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []

    def noting(passphrase: str, body: bytes) -> bytes:
        threads.append(threading.get_ident())
        return body

    monkeypatch.setattr(transfer, "seal_export", noting)
    kept.create("Appeal")
    kept.matters.export(tmp_path / "out", PASSPHRASE)
    kept.settle()
    assert threads
    assert threading.get_ident() not in threads
