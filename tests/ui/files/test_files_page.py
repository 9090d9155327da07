"""The place of files in the window, as a user sees and uses it."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cloakroom.documents.base import Box, Kind, Opaque
from cloakroom.errors import DamagedFile, NotProven
from cloakroom.files.contents import Contents
from cloakroom.model import Choice, Segment
from cloakroom.ui.files.drop import Drops
from cloakroom.ui.files.files_page import FilesPage
from cloakroom.ui.files.item import FileState
from cloakroom.ui.theme import DARK
from fakes.dropping import drop
from fakes.files import LETTER, Files

MACRO = Opaque("word/vbaProject.bin", Kind.MACRO, "macros", "Programs are not read.")


def click(page: FilesPage, qtbot: QtBot, what: str) -> None:
    qtbot.mouseClick(getattr(page.file.panel, what), Qt.MouseButton.LeftButton)


# ---- empty, and dropping


def test_an_empty_place_says_what_to_do(page: FilesPage) -> None:
    assert page.empty.isVisible()
    assert page.empty.lead.text() == "Drop a file here…"


def test_files_can_be_dropped_also_on_a_text(page: FilesPage, files: Files) -> None:
    drops = Drops(page)
    seen: list[list[Path]] = []
    drops.dropped.connect(seen.append)
    path = files.write()
    assert drop(page, QUrl.fromLocalFile(str(path)))
    assert drop(page.file.sheet.viewport(), QUrl.fromLocalFile(str(path)))
    assert seen == [[path], [path]]


def test_what_a_drag_holds_is_known_when_it_comes(page: FilesPage, files: Files) -> None:
    drops = Drops(page)
    seen: list[list[Path]] = []
    drops.dropped.connect(seen.append)
    path = files.write()
    assert drop(page, QUrl.fromLocalFile(str(path)), forgotten=True)
    assert seen == [[path]]
    # AND the next drag is another one
    assert not drop(page, QUrl("https://example.org/letter.txt"))
    assert seen == [[path]]


def test_a_drag_that_does_not_say_yet_what_it_holds_may_still_be_dropped(
    page: FilesPage, files: Files
) -> None:
    drops = Drops(page)
    seen: list[list[Path]] = []
    drops.dropped.connect(seen.append)
    path = files.write()
    assert drop(page, QUrl.fromLocalFile(str(path)), late=True)
    assert seen == [[path]]
    # AND where it never says, nothing is opened
    assert drop(page, late=True)
    assert seen == [[path]]


def test_an_address_of_the_web_is_no_file(page: FilesPage) -> None:
    Drops(page)
    assert not drop(page, QUrl("https://example.org/letter.txt"))


# ---- opening


def test_the_dialog_opens_files_and_remembers_the_folder(
    page: FilesPage, files: Files, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []

    def chosen(parent: QWidget, title: str, start: str) -> tuple[list[str], str]:
        started.append(start)
        return [str(files.write())], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", chosen)
    qtbot.mouseClick(page.empty.files, Qt.MouseButton.LeftButton)
    files.settle()
    assert page.file.isVisible()
    assert files.on.session.settings.text("last_folder") == str(files.folder)
    page.open_files()
    assert started == [str(Path.home()), str(files.folder)]


def test_the_folder_is_not_remembered_where_that_is_not_wished(
    page: FilesPage, files: Files
) -> None:
    files.on.session.change_setting("remember_folder", False)
    page.choosing.remember(files.folder)
    assert files.on.session.settings.text("last_folder") == ""


# ---- one file


def test_the_review_shows_the_text_and_the_findings(page: FilesPage, files: Files) -> None:
    files.opened()
    assert page.file.sheet.toPlainText() == LETTER
    assert page.file.panel.title.text() == "3 things to take out"
    assert page.file.panel.save.text() == "Save clean copy\nwithout 3 places"
    assert [(p.start, p.end) for p in page.file.sheet.patches] == [(5, 17), (31, 43), (45, 57)]


def test_hidden_places_have_headings_and_their_marks_are_in_place(
    page: FilesPage, files: Files
) -> None:
    files.worker.contents_of["letter.txt"] = Contents((
        Segment("a", "Dear Amira Okafor"), Segment("b", "Leeds", "comment 1", True)))
    files.opened()
    text = page.file.sheet.toPlainText()
    assert text == "Text\nDear Amira Okafor\nComment 1 · hidden in this file\nLeeds"
    assert [text[p.start : p.end] for p in page.file.sheet.patches] == ["Amira Okafor", "Leeds"]


def test_before_and_after(page: FilesPage, files: Files, qtbot: QtBot) -> None:
    files.opened()
    page.file.panel.before_after.switch.click()
    qtbot.waitUntil(lambda: "[PERSON_1]" in page.file.sheet.toPlainText())
    assert len(files.on.session.ledger) == 0
    page.file.panel.before_after.switch.click()
    assert page.file.sheet.toPlainText() == LETTER


def test_f3_goes_from_finding_to_finding(page: FilesPage, files: Files, qtbot: QtBot) -> None:
    files.opened()
    seen = []
    for _ in range(4):
        page.file.guide.step(1)
        seen.append(page.file.guide.here.start if page.file.guide.here else -1)
    assert seen == [5, 31, 45, 5]
    assert page.file.panel.why.isVisible()
    assert any(patch.current for patch in page.file.sheet.patches)


def test_a_click_on_the_text_points_at_its_finding(page: FilesPage, files: Files) -> None:
    files.opened()
    page.file.sheet.clicked.emit(33)
    assert page.file.panel.why.row is not None
    assert page.file.panel.why.row.value == "07700 900123"


def test_keeping_and_taking_back(page: FilesPage, files: Files, qtbot: QtBot) -> None:
    [item] = files.opened()
    page.file.guide.step(1)
    qtbot.mouseClick(page.file.panel.why.keep, Qt.MouseButton.LeftButton)
    assert item.review.to_take_out == 1
    assert page.file.panel.title.text() == "1 thing to take out · 2 kept"
    click(page, qtbot, "step_back")
    assert item.review.to_take_out == 3


def test_saving_tells_the_verdict(page: FilesPage, files: Files, qtbot: QtBot) -> None:
    [item] = files.opened()
    click(page, qtbot, "save")
    assert page.file.panel.save.text() == "Saving, and proving it clean…"
    files.settle()
    assert page.file.result.isVisible()
    assert page.file.result.verdict.text() == "✓  Saved, and proven clean"
    assert item.copy is not None
    assert item.copy.path.exists()
    assert not page.file.panel.save.isEnabled()


def test_a_save_can_be_stopped(page: FilesPage, files: Files, qtbot: QtBot) -> None:
    [item] = files.opened()
    files.worker.held = True
    click(page, qtbot, "save")
    assert page.file.panel.progress.isVisible()
    qtbot.waitUntil(lambda: len(files.on.session.ledger) > 0)  # from here on it is written
    click(page, qtbot, "stop")
    files.settle()
    assert (item.state, item.sentence) == (FileState.FOUND, "")
    assert not list(files.folder.glob("*scrubbed*"))
    assert not page.file.panel.progress.isVisible()


def test_looking_again_reads_the_file_afresh(
    page: FilesPage, files: Files, qtbot: QtBot
) -> None:
    files.opened()
    files.write(text="Daniel Whitfield rang.")
    qtbot.mouseClick(page.file.again, Qt.MouseButton.LeftButton)
    files.settle()
    assert page.file.sheet.toPlainText() == "Daniel Whitfield rang."
    assert page.file.panel.title.text() == "1 thing to take out"


def test_an_error_is_said_and_the_review_stays(
    page: FilesPage, files: Files, qtbot: QtBot
) -> None:
    files.opened()
    files.worker.failures["letter.txt"] = NotProven("Found again (page 1).")
    click(page, qtbot, "save")
    files.settle()
    assert page.file.problem.text() == "Found again (page 1)."
    assert page.file.problem.isVisible()
    assert page.file.panel.save.isEnabled()


def test_a_report_is_saved_without_values(
    page: FilesPage, files: Files, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.saved()
    target = files.folder / "report.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    qtbot.mouseClick(page.file.result.report, Qt.MouseButton.LeftButton)
    told = json.loads(target.read_text())
    assert told["proof"]["verdict"] == "clean"
    assert "Okafor" not in target.read_text()
    # AND it never replaces a file
    qtbot.mouseClick(page.file.result.report, Qt.MouseButton.LeftButton)
    assert "there already" in page.file.problem.text()


def test_the_folder_of_the_copy_is_shown(
    page: FilesPage, files: Files, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", seen.append)
    files.saved()
    qtbot.mouseClick(page.file.result.folder, Qt.MouseButton.LeftButton)
    assert seen == [QUrl.fromLocalFile(str(files.folder))]


def test_a_file_that_cannot_be_read_says_why_and_can_be_tried_again(
    page: FilesPage, files: Files, qtbot: QtBot
) -> None:
    files.worker.failures["letter.txt"] = DamagedFile("letter.txt is damaged.")
    files.opened()
    assert page.file.waiting.isVisible()
    assert page.file.waiting.sentence.text() == "letter.txt is damaged."
    qtbot.mouseClick(page.file.waiting.retry, Qt.MouseButton.LeftButton)
    files.settle()
    assert page.file.sheet.isVisible()


# ---- parts that nobody reads


def test_opaque_parts_are_listed_and_can_be_kept(
    page: FilesPage, files: Files, qtbot: QtBot
) -> None:
    files.worker.contents_of["letter.txt"] = Contents(
        (Segment("a", LETTER),), (MACRO,), ("This file has a signature.",))
    [item] = files.opened()
    assert page.file.notice.text() == "This file has a signature."
    box = page.file.choices.kinds[Kind.MACRO]
    assert box.text() == "Keep  Macros: macros"
    assert box.toolTip() == "Programs are not read."
    assert not box.isChecked()
    box.click()
    assert item.wishes.keep == {Kind.MACRO}
    assert page.file.choices.kept.isVisible()
    box.click()
    assert item.wishes.keep == frozenset()


def test_a_plain_text_has_no_choices(page: FilesPage, files: Files) -> None:
    files.opened()
    assert not page.file.choices.isVisible()
    assert not page.file.views.isVisible()
    assert not page.file.preview.isVisible()


# ---- pages


@pytest.fixture
def paged(page: FilesPage, files: Files, qtbot: QtBot) -> FilesPage:
    files.worker.contents_of["scan.pdf"] = Contents((
        Segment("p1", "Dear Amira Okafor", "page 1"),
        Segment("p2", "Leeds", "page 2", joint="\n\n")), pages=2)
    files.opened("scan.pdf")
    qtbot.waitUntil(lambda: page.file.preview.view.width() > 100 and bool(
        page.file.preview.view.boxes))
    return page


def test_pages_are_drawn_with_the_boxes_of_their_findings(paged: FilesPage) -> None:
    preview = paged.file.preview
    assert preview.number.text() == "Page 1 of 2"
    assert [(each.box.page, each.finding is None) for each in preview.view.boxes] == [(0, False)]


def test_page_down_turns_the_page(paged: FilesPage, qtbot: QtBot) -> None:
    preview = paged.file.preview
    qtbot.mouseClick(preview.on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: preview.view.page == 1)
    assert [each.box.page for each in preview.view.boxes] == [1]
    assert (preview.on.isEnabled(), preview.back.isEnabled()) == (False, True)


def test_a_finding_turns_to_its_page_and_is_ringed(paged: FilesPage, qtbot: QtBot) -> None:
    paged.file.guide.step(-1)
    preview = paged.file.preview
    qtbot.waitUntil(lambda: preview.view.page == 1)
    assert [each.current for each in preview.view.boxes] == [True]


def test_a_click_on_a_box_points_at_its_finding(paged: FilesPage, qtbot: QtBot) -> None:
    view = paged.file.preview.view
    middle = view.place(view.boxes[0].box).center().toPoint()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle)
    assert paged.file.panel.why.row is not None
    assert paged.file.panel.why.row.value == "Amira Okafor"


def test_a_box_is_drawn_by_hand_and_removed(
    paged: FilesPage, files: Files, qtbot: QtBot
) -> None:
    preview = paged.file.preview
    preview.draw.click()
    size = preview.view.width(), preview.view.height()
    qtbot.mousePress(preview.view, Qt.MouseButton.LeftButton,
                     pos=QPoint(size[0] // 2, size[1] // 2))
    qtbot.mouseRelease(preview.view, Qt.MouseButton.LeftButton, pos=QPoint(*size))
    [item] = files.desk.items
    [box] = item.wishes.boxes
    assert (box.page, box.right, box.bottom) == (0, 1.0, 1.0)
    assert abs(box.left - 0.5) < 0.01
    assert paged.file.panel.save.text() == "Save clean copy\nwithout 3 places"
    qtbot.mouseClick(preview.rub_out, Qt.MouseButton.LeftButton)
    assert item.wishes.boxes == ()


def test_a_mere_click_draws_no_box(paged: FilesPage, files: Files, qtbot: QtBot) -> None:
    paged.file.preview.draw.click()
    qtbot.mouseClick(paged.file.preview.view, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    assert files.desk.items[0].wishes.boxes == ()


def test_zoom_asks_for_a_larger_picture(paged: FilesPage, files: Files, qtbot: QtBot) -> None:
    zoom = paged.file.preview.zoom
    zoom.setCurrentIndex(zoom.findText("200 %"))
    zoom.activated.emit(zoom.currentIndex())
    qtbot.waitUntil(lambda: files.worker.pictures[-1] == (0, 1600))


def test_a_picture_nobody_waits_for_any_more_is_not_shown(paged: FilesPage) -> None:
    preview = paged.file.preview
    size = preview.view.size()
    preview._show_page(1, 10, QImage(10, 10, QImage.Format.Format_RGB32))
    assert (preview.view.page, preview.view.size()) == (0, size)


def test_text_and_pages_share_the_room(paged: FilesPage) -> None:
    text, pages = paged.file.split.sizes()
    assert 0.7 < text / pages < 1.4


def test_text_or_pages_alone(paged: FilesPage) -> None:
    for view, text, pages in (("Text", True, False), ("Pages", False, True)):
        paged.file.views.setCurrentIndex(paged.file.views.findText(view))
        paged.file.views.activated.emit(paged.file.views.currentIndex())
        assert paged.file.sheet.isVisible() is text
        assert paged.file.preview.isVisible() is pages


def test_a_page_that_cannot_be_drawn_is_said(
    page: FilesPage, files: Files, qtbot: QtBot
) -> None:
    files.worker.contents_of["bad.pdf"] = Contents((Segment("p", "x", "page 1"),), pages=1)
    files.worker.pictures.clear()
    files.opened("bad.pdf")
    files.worker.failures["bad.pdf"] = DamagedFile("bad.pdf is damaged.")
    page.file.preview._wanted = None
    page.file.preview._draw_page()
    qtbot.waitUntil(page.file.preview.problem.isVisible)
    assert "bad.pdf is damaged." in page.file.preview.problem.text()


# ---- several files


def test_several_files_are_listed_with_their_state(page: FilesPage, files: Files) -> None:
    files.worker.failures["b.txt"] = DamagedFile("b.txt is damaged.")
    files.opened("a.txt", "b.txt", "c.txt")
    page.batch.refresh()
    assert page.batch.isVisible()
    model = page.batch.model
    assert [model.index(n, 2).data() for n in range(3)] == [
        "3 to take out", "Refused: b.txt is damaged.", "3 to take out"]
    assert page.batch.summary.text() == "3 files · 2 looked at · 1 refused"
    assert page.batch.save_all.text() == "Save all clean copies (2)"


def test_a_file_of_the_list_is_opened_and_left(
    page: FilesPage, files: Files, qtbot: QtBot
) -> None:
    files.opened("a.txt", "b.txt")
    page.batch.table.selectRow(1)
    qtbot.mouseClick(page.batch.review, Qt.MouseButton.LeftButton)
    assert page.file.isVisible()
    assert page.file.name.text() == "b.txt"
    qtbot.mouseClick(page.file.all_files, Qt.MouseButton.LeftButton)
    assert page.batch.isVisible()


def test_a_refused_file_of_the_list_can_be_tried_again(
    page: FilesPage, files: Files, qtbot: QtBot
) -> None:
    files.worker.failures["b.txt"] = DamagedFile("b.txt is damaged.")
    items = files.opened("a.txt", "b.txt")
    page.batch.table.selectRow(1)
    assert page.batch.why.text() == "b.txt is damaged."
    qtbot.mouseClick(page.batch.retry, Qt.MouseButton.LeftButton)
    files.settle()
    assert items[1].state is FileState.FOUND


def test_all_are_saved_with_one_click(page: FilesPage, files: Files, qtbot: QtBot) -> None:
    files.opened("a.txt", "b.txt")
    qtbot.waitUntil(page.batch.save_all.isEnabled)
    qtbot.mouseClick(page.batch.save_all, Qt.MouseButton.LeftButton)
    files.settle()
    assert len(list(files.folder.glob("*(scrubbed)*"))) == 2
    qtbot.waitUntil(lambda: page.batch.save_all.text() == "✓  All clean copies saved")


def test_all_are_saved_to_a_folder(
    page: FilesPage, files: Files, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "clean").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "clean"))
    files.opened("a.txt", "b.txt")
    qtbot.waitUntil(page.batch.to_folder.isEnabled)
    qtbot.mouseClick(page.batch.to_folder, Qt.MouseButton.LeftButton)
    files.settle()
    assert len(list((tmp_path / "clean").iterdir())) == 2


def test_the_list_can_be_cleared(page: FilesPage, files: Files, qtbot: QtBot) -> None:
    files.opened("a.txt", "b.txt")
    qtbot.mouseClick(page.batch.clear, Qt.MouseButton.LeftButton)
    assert page.empty.isVisible()
    assert page.file.sheet.toPlainText() == ""


def test_a_page_that_is_left_holds_no_text(page: FilesPage, files: Files) -> None:
    files.opened()
    files.desk.clear()
    assert page.empty.isVisible()
    assert page.file.sheet.toPlainText() == ""
    assert page.file.panel.findings.findings.rowCount() == 0


# ---- for everybody


def test_every_control_has_a_name(paged: FilesPage) -> None:
    for widget in paged.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            words = widget.property("text") or widget.accessibleName()
            assert words, f"{type(widget).__name__} {widget.objectName()} has no name"


def test_it_is_painted_in_the_dark(paged: FilesPage) -> None:
    paged.set_theme(DARK)
    paged.file.sheet.show_patches(paged.file.sheet.patches)
    assert not paged.grab().isNull()


def test_a_kept_finding_is_faint_on_the_page_too(
    paged: FilesPage, files: Files
) -> None:
    [item] = files.desk.items
    paged.file.subject.choose([item.review.decisions[0].finding], Choice.KEEP)
    assert [each.faint for each in paged.file.preview.view.boxes] == [True]


def test_a_box_knows_its_page(paged: FilesPage, files: Files) -> None:
    paged.file.subject.draw(Box(1, 0.1, 0.1, 0.2, 0.2))
    assert all(each.finding is not None for each in paged.file.preview.view.boxes)
