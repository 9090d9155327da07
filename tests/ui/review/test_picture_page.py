"""The place of the picture of the clipboard in the review."""

from pytestqt.qtbot import QtBot

from cloakroom.ui.clip_picture import CANNOT_READ
from cloakroom.ui.review.page import ReviewPage
from cloakroom.ui.review.picture_page import PicturePage
from cloakroom.ui.state import State
from cloakroom.ui.tray import Tray
from fakes.desk import Desk
from ui.test_clip_picture import Pictures, pictures

__all__ = ["pictures"]


def opened(pictures: Pictures) -> tuple[ReviewPage, PicturePage]:
    page = ReviewPage(pictures.on.session, pictures.on.exchange)
    pictures.qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    pictures.reviewed()
    assert page.picture is not None
    return page, page.picture


def test_a_picture_is_shown_with_what_will_go_and_the_button_puts_a_clean_one_there(
    pictures: Pictures,
) -> None:
    page, shown = opened(pictures)
    assert page._stack.currentWidget() is shown
    assert page.sheet.toPlainText() == ""
    panel = shown.paper.panel
    assert panel.save.text() == "Take out 1 and put back on\nthe clipboard"
    assert panel.to_folder.isHidden()
    assert shown.paper.all_files.isHidden()
    assert shown.paper.pages.isVisible()
    assert not shown.undo.isVisible()
    # WHEN the button is pressed
    panel.save.click()
    pictures.settle()
    # THEN it says so, and offers the way back
    assert pictures.on.state is State.SCRUBBED
    assert panel.save.text() == "✓  On the clipboard, scrubbed"
    assert shown.notice.isVisible()
    shown.undo.click()
    assert pictures.on.state is State.PICTURE
    assert not shown.notice.isVisible()
    assert panel.save.isEnabled()


def test_a_text_that_comes_next_is_shown_in_its_place(pictures: Pictures) -> None:
    page, shown = opened(pictures)
    pictures.on.clipboard.copy("Dear Amira Okafor")
    pictures.qtbot.waitUntil(lambda: pictures.on.state is State.REVIEW)
    assert page._stack.currentWidget() is not shown
    assert page.sheet.toPlainText() == "Dear Amira Okafor"
    assert shown.paper.sheet.toPlainText() == ""  # a page that is not shown holds no text


def test_while_it_is_read_the_page_says_so(pictures: Pictures) -> None:
    page = ReviewPage(pictures.on.session, pictures.on.exchange)
    pictures.qtbot.addWidget(page)
    pictures.files.held = True
    pictures.copy()
    assert page.empty.lead.text() == "Reading the picture…"
    pictures.files.free()
    pictures.settle()


def test_the_tray_counts_what_was_found_in_it(pictures: Pictures) -> None:
    tray = Tray(pictures.on.session, pictures.on.exchange)
    pictures.reviewed()
    assert tray.icon.toolTip() == "Cloakroom: found 1 name"


def test_the_tray_says_what_it_cannot_read(desk: Desk) -> None:
    tray = Tray(desk.session, desk.exchange)
    desk.clipboard.copy_picture(b"pixels")
    assert tray.icon.toolTip() == (
        "Cloakroom: a picture is on the clipboard, which it cannot read")


def test_the_window_says_how_pictures_could_be_read(desk: Desk, qtbot: QtBot) -> None:
    page = ReviewPage(desk.session, desk.exchange)
    qtbot.addWidget(page)
    desk.clipboard.copy_picture(b"pixels")
    assert page.empty.lead.text() == "A picture was copied"
    assert page.empty.sentence.text() == CANNOT_READ
