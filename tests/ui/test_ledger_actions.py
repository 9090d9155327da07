"""The ledger page: what can be done with a row, undone, and is saved where the matter is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from cloakroom.errors import MatterNotSaved
from cloakroom.matters.matter import Matter
from cloakroom.matters.store import Matters
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.surrogates import Pool
from cloakroom.ui.matter_page import MatterPage
from cloakroom.ui.matters import MatterDesk
from cloakroom.ui.state import State
from fakes.desk import Desk

KEY = bytes(range(32))
PEOPLE = ("Amira Okafor", "AMIRA OKAFOR", "Tom Hughes")


class Shown:
    """The page over a kept matter with three spellings of two people, and one stand-in."""

    def __init__(self, desk: Desk, folder: Path, qtbot: QtBot) -> None:
        self.session, self.folder = desk.session, folder
        ledger = Ledger()
        for name in PEOPLE:
            ledger.ticket("PERSON", name)
        pool = Pool("p", 1, ("Alex Abbott",).__getitem__)
        ledger.stand_in("PERSON", "Nia", pool=pool, text="")
        self.matter = Matters(folder, lambda: KEY).create("Appeal", ledger=ledger)
        self.session.use(self.matter)
        self.page = MatterPage(desk.session, MatterDesk(desk.session))
        self.actions = self.page.changes
        qtbot.addWidget(self.page)
        self.page.refresh()

    def select(self, placeholder: str) -> None:
        self.page.table.selectRow(self.page.ledger.row_of(placeholder))

    @property
    def selected(self) -> str:
        rows = self.page.table.selectionModel().selectedRows()
        return self.page.ledger.entry(rows[0]).placeholder if rows else ""

    @property
    def held(self) -> dict[str, str]:
        return shown(self.matter.ledger)

    @property
    def saved(self) -> dict[str, str]:
        return shown(Matters(self.folder, lambda: KEY).read("Appeal").ledger)

    def enabled(self) -> set[str]:
        names = ("rename", "merge", "split", "forget", "undo")
        return {name for name in names if getattr(self.actions, name).isEnabled()}


def shown(ledger: Ledger) -> dict[str, str]:
    return {e.value: e.placeholder for e in ledger if not e.retired}


def answer(words: str | None) -> None:
    """When the dialog comes, gives this answer; None leaves it."""
    def give() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        if words is None:
            dialog.reject()
            return
        dialog.setTextValue(words)
        dialog.accept()

    QTimer.singleShot(0, give)


@pytest.fixture
def rows(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    made = Shown(desk, tmp_path / "matters", qtbot)
    yield made
    made.matter.close()


BEFORE = {
    "Amira Okafor": "[PERSON_1]", "AMIRA OKAFOR": "[PERSON_1_CAPS]", "Tom Hughes": "[PERSON_28]",
    "Nia": "Alex Abbott",
}


@pytest.mark.parametrize(
    ("placeholder", "possible"),
    [
        ("", set()),
        ("[PERSON_1]", {"rename", "merge", "split", "forget"}),
        ("[PERSON_28]", {"rename", "merge", "forget"}),
        ("Alex Abbott", {"forget"}),
    ],
)
def test_what_is_possible_depends_on_the_row(
    rows: Shown, placeholder: str, possible: set[str]
) -> None:
    assert rows.held == BEFORE
    if placeholder:
        rows.select(placeholder)
    assert rows.enabled() == possible


def test_nothing_is_possible_while_values_are_taken_out(rows: Shown) -> None:
    rows.select("[PERSON_1]")
    rows.session.enter(State.SCRUBBING)
    assert rows.enabled() == set()


def test_rename(rows: Shown) -> None:
    rows.select("[PERSON_1_CAPS]")
    answer("client 79")
    rows.actions.rename.click()
    wanted = {**BEFORE, "Amira Okafor": "[CLIENT_79]", "AMIRA OKAFOR": "[CLIENT_79_CAPS]"}
    assert rows.held == rows.saved == wanted
    assert rows.selected == "[CLIENT_79_CAPS]"
    rows.actions.undo.click()
    assert rows.held == rows.saved == BEFORE
    assert "undo" not in rows.enabled()


def test_a_name_that_is_none_is_said(rows: Shown) -> None:
    rows.select("[PERSON_28]")
    answer("PERSON_1")
    rows.actions.rename.click()
    assert rows.held == BEFORE
    assert "taken" in rows.page.problem.text()
    assert "undo" not in rows.enabled()


def test_same_person(rows: Shown) -> None:
    rows.select("[PERSON_28]")
    assert rows.actions.merge.text() == "Same person as…"
    answer("[PERSON_1]  Amira Okafor")
    rows.actions.merge.click()
    assert rows.held == rows.saved
    assert rows.held["Tom Hughes"].startswith("[PERSON_1_")
    rows.actions.undo.click()
    assert rows.held == rows.saved == BEFORE


def test_split(rows: Shown) -> None:
    rows.select("[PERSON_1_CAPS]")
    rows.actions.split.click()
    assert rows.held == rows.saved == {**BEFORE, "AMIRA OKAFOR": "[PERSON_36_CAPS]"}
    assert rows.selected == "[PERSON_36_CAPS]"
    rows.actions.undo.click()
    assert rows.held == rows.saved == BEFORE


def test_forget(rows: Shown) -> None:
    rows.select("[PERSON_28]")
    rows.actions.forget.click()
    assert "Tom Hughes" not in rows.held
    assert rows.held == rows.saved
    assert "3 values" in rows.page.about.text()
    rows.actions.undo.click()
    assert rows.held == rows.saved == BEFORE


@pytest.mark.parametrize("action", ["rename", "merge"])
def test_a_dialog_that_is_left_changes_nothing(rows: Shown, action: str) -> None:
    rows.select("[PERSON_1]")
    answer(None)
    getattr(rows.actions, action).click()
    assert rows.held == BEFORE


def test_what_cannot_be_saved_is_as_it_was(rows: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise MatterNotSaved

    rows.select("[PERSON_28]")
    monkeypatch.setattr(rows.matter, "save", full)
    rows.actions.forget.click()
    assert rows.held == BEFORE
    assert not rows.page.problem.isHidden()
    assert "undo" not in rows.enabled()


def test_another_matter_ends_the_undo(rows: Shown) -> None:
    rows.select("[PERSON_28]")
    rows.actions.forget.click()
    assert "undo" in rows.enabled()
    rows.session.use(Matter.in_memory())
    assert "undo" not in rows.enabled()


def test_a_ticket_given_up_is_not_a_row(rows: Shown) -> None:
    rows.select("[PERSON_1_CAPS]")
    rows.actions.split.click()
    assert len(rows.matter.ledger) == 5
    assert rows.page.ledger.rowCount() == 4
    assert "4 values" in rows.page.about.text()
