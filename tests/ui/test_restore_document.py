"""A document with placeholders in it, and a copy of it with the values."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cloakroom.errors import DamagedFile
from cloakroom.matters.matter import Matter
from cloakroom.ui.files.hand import FileHand
from cloakroom.ui.restore_page import RestorePage
from fakes.desk import Desk
from fakes.file_worker import FakeFileWorker


@dataclass
class Shown:
    """The page, what opens its documents, and a folder with them."""

    page: RestorePage
    worker: FakeFileWorker
    folder: Path
    qtbot: QtBot

    def write(self, text: str, name: str = "answer.txt") -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def restore(self, path: Path) -> None:
        with self.qtbot.waitSignal(self.page.put_back.done):
            self.page.put_back.start(path)
        self.qtbot.waitUntil(lambda: not self.page._typing.isActive())

    @property
    def said(self) -> tuple[str, str]:
        return self.page.bar.said.text(), self.page.bar.detail.text()

    @property
    def text(self) -> str:
        return self.page.result.document().toPlainText()


@pytest.fixture
def shown(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    desk.scrubbed()
    worker = FakeFileWorker()
    hand = FileHand(desk.session, worker=lambda: worker)
    page = RestorePage(desk.session, desk.exchange, hand)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitExposed(page):
        page.show()
    yield Shown(page, worker, tmp_path, qtbot)
    worker.free()
    hand.close()


@pytest.fixture
def chosen(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the user picks in the dialog, in turn; cancels where there is nothing."""
    picked: list[Path] = []

    def dialog(parent: QWidget, title: str, start: str) -> tuple[str, str]:
        assert title == "Open a document to restore"
        return str(picked.pop(0)) if picked else "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", dialog)
    return picked


def test_the_button_puts_the_values_into_a_copy_beside_it(
    shown: Shown, chosen: list[Path], qtbot: QtBot
) -> None:
    # GIVEN a Word document that an AI sent back
    made = docx.Document()
    made.add_paragraph("Dear [PERSON_1], ring [PHONE_1] or [PERSON_79].")
    came = shown.folder / "letter (scrubbed).docx"
    made.save(str(came))
    before = came.read_bytes()
    # WHEN it is opened with the button
    chosen.append(came)
    with qtbot.waitSignal(shown.page.put_back.done):
        qtbot.mouseClick(shown.page.open, Qt.MouseButton.LeftButton)
    # THEN a copy beside it holds the values, and what came is as it was
    copy = shown.folder / "letter (restored).docx"
    assert docx.Document(str(copy)).paragraphs[0].text == (
        "Dear Amira Okafor, ring 07700 900123 or [PERSON_79].")
    assert came.read_bytes() == before
    assert shown.said == (
        "✓  Saved with the values put back",
        "letter (restored).docx holds real values. The document that came is as it was.")
    # AND what became of each placeholder is shown, and can be stepped through
    assert "Dear Amira Okafor" in shown.text
    assert shown.page.panel.isVisible()
    assert shown.page.panel.counts.text() == "restored 2 · altered 0 · unknown 1 · never used 0"
    shown.page.panel.step(1)
    assert shown.page.panel.fate.text() == "Unknown"
    assert shown.page.panel.detail.text().startswith("Line 1. This matter has no value for")
    # AND there is nothing to copy: it is in the file
    assert not shown.page.copy.isEnabled()


def test_a_dialog_that_is_left_changes_nothing(
    shown: Shown, chosen: list[Path], qtbot: QtBot
) -> None:
    qtbot.mouseClick(shown.page.open, Qt.MouseButton.LeftButton)
    assert not chosen
    assert not shown.page.put_back.busy
    assert not shown.page.bar.isVisible()


def test_while_it_is_at_work(shown: Shown, qtbot: QtBot) -> None:
    shown.worker.held = True
    path = shown.write("[PERSON_1]")
    shown.page.put_back.start(path)
    assert shown.said == ("Putting the values back…", "answer.txt")
    assert shown.page.bar.progress.isVisible()
    assert not shown.page.bar.folder.isVisible()
    assert not shown.page.open.isEnabled()
    shown.page.put_back.start(path)  # a second one waits for the user to ask again
    with qtbot.waitSignal(shown.page.put_back.done):
        shown.worker.free()
    assert [each.name for each in sorted(shown.folder.iterdir())] == [
        "answer (restored).txt", "answer.txt"]
    assert not shown.page.bar.progress.isVisible()
    assert shown.page.open.isEnabled()


def test_nothing_is_ever_written_over(shown: Shown) -> None:
    path = shown.write("[PERSON_1]")
    shown.restore(path)
    shown.restore(path)
    assert (shown.folder / "answer (restored 2).txt").read_text() == "Amira Okafor"


def test_a_document_without_placeholders_of_ours(shown: Shown) -> None:
    shown.restore(shown.write("Ring [PERSON_79]"))
    assert shown.said[0] == "!  Saved, but no placeholder of yours was in it"


def test_what_cannot_be_opened_is_said(shown: Shown, qtbot: QtBot) -> None:
    shown.worker.failures["answer.txt"] = DamagedFile("answer.txt is damaged.")
    with qtbot.waitSignal(shown.page.put_back.failed):
        shown.page.put_back.start(shown.write("[PERSON_1]"))
    assert shown.said == (DamagedFile.title, "answer.txt is damaged.")
    assert shown.page.open.isEnabled()
    assert not (shown.folder / "answer (restored).txt").exists()


def test_an_answer_that_is_pasted_takes_its_place(shown: Shown, qtbot: QtBot) -> None:
    shown.restore(shown.write("[PERSON_1]"))
    with qtbot.waitSignal(shown.page.shown):
        shown.page.answer.setPlainText("ring [PHONE_1]")
    assert shown.text == "ring 07700 900123"
    assert not shown.page.bar.isVisible()


def test_an_answer_that_is_pasted_meanwhile_stays(shown: Shown, qtbot: QtBot) -> None:
    shown.worker.held = True
    shown.page.put_back.start(shown.write("[PERSON_1]"))
    with qtbot.waitSignal(shown.page.shown):
        shown.page.answer.setPlainText("ring [PHONE_1]")
    with qtbot.waitSignal(shown.page.put_back.done):
        shown.worker.free()
    assert shown.text == "ring 07700 900123"
    assert shown.said[0] == "✓  Saved with the values put back"
    assert shown.page.bar.isVisible()


def test_the_values_of_a_matter_that_is_closed_are_not_shown(
    shown: Shown, desk: Desk, qtbot: QtBot
) -> None:
    shown.restore(shown.write("[PERSON_1]"))
    assert "Amira" in shown.text
    desk.session.use(Matter.in_memory())
    assert shown.text == ""
    assert not shown.page.bar.isVisible()
    assert not shown.page.panel.isVisible()


def test_nor_where_it_was_closed_while_the_document_was_at_work(
    shown: Shown, desk: Desk, qtbot: QtBot
) -> None:
    shown.worker.held = True
    shown.page.put_back.start(shown.write("[PERSON_1]"))
    desk.session.use(Matter.in_memory())
    with qtbot.waitSignal(shown.page.put_back.done):
        shown.worker.free()
    assert shown.text == ""


def test_the_same_matter_with_more_in_it_still_shows_it(shown: Shown, desk: Desk) -> None:
    shown.restore(shown.write("[PERSON_1]"))
    desk.session.matter_changed.emit()
    assert shown.text == "Amira Okafor"
    assert shown.page.bar.isVisible()


def test_the_folder_is_shown(shown: Shown, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    shown.restore(shown.write("[PERSON_1]"))
    qtbot.mouseClick(shown.page.bar.folder, Qt.MouseButton.LeftButton)
    assert opened == [QUrl.fromLocalFile(str(shown.folder))]
