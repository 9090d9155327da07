"""The matters in the window, over a real store in a folder of the test and a keyring in memory."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cloakroom.errors import CloakroomError, NoKeyring
from cloakroom.matters.store import WIPED, Matters
from cloakroom.ui.ledger_model import HIDDEN, VALUE, LedgerModel
from cloakroom.ui.matter_page import MatterPage
from cloakroom.ui.matter_switch import MatterSwitch
from cloakroom.ui.matters import MatterDesk
from fakes.desk import Desk

KEY = bytes(range(32))


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
    assert not page.keep.isHidden()
    assert page.wipe.isHidden()
    kept.create("Appeal & more")
    assert switch.text() == "Matter: Appeal && more"
    assert page.name.text() == "Appeal & more"
    assert f"{date.today().year}" in page.about.text()
    assert page.keep.isHidden()
    switch.menu().aboutToShow.emit()
    ticked = [action.text() for action in switch.menu().actions() if action.isChecked()]
    assert ticked == ["Appeal && more"]


def test_an_idle_matter_is_closed(kept: Kept) -> None:
    kept.create("Appeal")
    kept.desk.scrubbed()
    kept.matters._idle.timeout.emit()
    assert not kept.matters.current.kept
    assert len(Matters(kept.folder, lambda: KEY).read("Appeal").ledger) == 2


@pytest.mark.parametrize(
    ("choice", "minutes"), [("5 minutes", 5), ("30 minutes", 30), ("never", None)]
)
def test_how_long_an_idle_matter_stays_open_is_a_setting(
    kept: Kept, choice: str, minutes: int | None
) -> None:
    kept.create("Appeal")
    kept.desk.session.change_setting("close_idle", choice)
    idle = kept.matters._idle
    assert idle.isActive() is (minutes is not None)
    if minutes:
        assert idle.interval() == minutes * 60_000
