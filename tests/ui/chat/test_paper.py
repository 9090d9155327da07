"""An answer on its sheet: as high as its words, nothing fetched, code that can be copied."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QTextDocument
from pytestqt.qtbot import QtBot

from cloakroom.entity_types import Group
from cloakroom.model import Recovery, Ticket
from cloakroom.ui.chat.paper import Paper
from cloakroom.ui.style_sheet import style_sheet
from cloakroom.ui.theme import DARK, LIGHT, Theme

CODE = "Run this:\n\n```sh\ngreet [PERSON_1]\n\ndone\n```\n\nThen:\n\n```\nsecond\n```\n"


@pytest.fixture
def paper(qtbot: QtBot) -> Paper:
    made = Paper("Answer 1")
    qtbot.addWidget(made)
    made.resize(500, 100)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_it_is_as_high_as_its_words(paper: Paper) -> None:
    paper.show_text("one", ())
    low = paper.height()
    paper.show_text("one\n\ntwo\n\nthree", ())
    assert paper.height() > low + 30
    assert paper.verticalScrollBar().maximum() == 0


def test_narrower_it_is_higher(paper: Paper, qtbot: QtBot) -> None:
    paper.show_text("many words " * 40, ())
    wide = paper.height()
    paper.resize(200, paper.height())
    qtbot.waitUntil(lambda: paper.height() > wide)


def test_each_code_has_a_button_that_copies_its_source(paper: Paper, qtbot: QtBot) -> None:
    text = CODE.replace("[PERSON_1]", "Amira")
    start = text.index("Amira")
    paper.show_text(text, (Ticket(start, start + 5, "[PERSON_1]", Recovery.EXACT, "[PERSON_1]"),))
    copied: list[str] = []
    paper.copy_asked.connect(copied.append)
    for copy in paper._buttons:
        assert copy.accessibleName() == "Copy this code"
        copy.click()
    assert copied == ["greet Amira\n\ndone", "second"]


def test_buttons_follow_the_code(paper: Paper) -> None:
    paper.show_text("```\na", ())
    assert len(paper._buttons) == 1
    paper.show_text("```\na\n```\n\nwords\n\n```\nb\n```", ())
    assert len(paper._buttons) == 2
    assert paper._buttons[0].y() < paper._buttons[1].y()


def test_a_click_on_a_link_asks_and_opens_nothing(paper: Paper, qtbot: QtBot) -> None:
    paper.show_text("[x](https://example.org/a)", ())
    with qtbot.waitSignal(paper.link_asked) as caught:
        paper.anchorClicked.emit(QUrl("https://example.org/a"))
    assert caught.args == ["https://example.org/a"]
    assert paper.toPlainText() == "x"
    assert not paper.openLinks()


def test_nothing_is_ever_loaded(paper: Paper) -> None:
    for address in ("https://example.org/p.png", "file:///etc/hostname"):
        image = QTextDocument.ResourceType.ImageResource.value
        assert paper.loadResource(image, QUrl(address)) is None
    paper.show_text("![p](https://example.org/p.png) <img src='https://example.org/q.png'>", ())
    assert "\ufffc" not in paper.document().toRawText()  # the sign of an object in the text


def test_in_another_theme_it_says_the_same(paper: Paper) -> None:
    paper.show_text(CODE, ())
    before = paper.document().toRawText()
    for theme in (DARK, LIGHT):
        paper.set_theme(theme)
        assert paper.document().toRawText() == before
        assert not paper.grab().isNull()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("form", ["{}", "**{}**", "`{}`", "```\n{}\n```", "- {}", "| {} |\n|---|"])
def test_a_value_is_marked_wherever_it_stands(paper: Paper, theme: Theme, form: str) -> None:
    paper.setStyleSheet(style_sheet(theme))
    paper.set_theme(theme)
    text = form.format("Amira")
    start = text.index("Amira")
    paper.show_text(text, (Ticket(start, start + 5, "[PERSON_1]", Recovery.EXACT, "[PERSON_1]"),))
    picture = paper.viewport().grab().toImage()
    wanted = QColor(theme.marks[Group.NAMES].field)
    seen = sum(
        picture.pixelColor(x, y) == wanted
        for x in range(picture.width())
        for y in range(picture.height())
    )
    assert seen > 200


@pytest.mark.parametrize("above", ["| a | b |\n| - | - |\n| 1 | 2 |", "words"])
def test_the_box_of_code_covers_nothing_above_it(paper: Paper, above: str) -> None:
    paper.show_text(above, ())
    low = paper.document().documentLayout().documentSize().height()
    paper.show_text(f"{above}\n\n```\nx\n```", ())
    assert paper._box(paper._writer.codes[0]).top() >= low - 8  # the margin of the document
