"""Markdown in a document: the same whether it came at once or letter by letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextDocument, QTextTable

from cloakroom.entity_types import Group
from cloakroom.model import Recovery, Ticket
from cloakroom.ui.chat.markdown.writer import Writer
from cloakroom.ui.theme import LIGHT

LINE = "\u2028"


def written(
    text: str, tickets: tuple[Ticket, ...] = (), step: int = 0
) -> tuple[QTextDocument, Writer]:
    """With a step, as many characters at a time."""
    document = QTextDocument()
    font = QFont()
    font.setPixelSize(15)
    writer = Writer(document, font, LIGHT)
    for end in range(step, len(text), step) if step else ():
        writer.write(text[:end], tuple(t for t in tickets if t.end <= end))
    writer.write(text, tickets)
    return document, writer


def words(document: QTextDocument) -> str:
    return document.toRawText().replace("\u2029", "\n")


def marked(document: QTextDocument, writer: Writer) -> list[tuple[str, Group]]:
    raw = document.toRawText()
    return [(raw[p.start : p.end], p.group) for p in writer.patches]


def look(document: QTextDocument) -> list[tuple[str, str, bool, str]]:
    """What is shown, with the look of each fragment and block."""
    seen = []
    block = document.begin()
    while block.isValid():
        seen.append(
            (f"{block.blockFormat().leftMargin()} {block.blockFormat().topMargin()}", "", False, "")
        )
        it = block.begin()
        while not it.atEnd():
            form = it.fragment().charFormat()
            seen.append(
                (
                    it.fragment().text(),
                    form.foreground().color().name(),
                    form.fontWeight() > QFont.Weight.Normal,
                    form.anchorHref(),
                )
            )
            it += 1
        block = block.next()
    return seen


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\ntwo\n\nthree", f"one{LINE}two\nthree"),
        ("# A\n- b\n  - c\n1. d", "A\n•\u2002b\n◦\u2002c\n1.\u2002d"),
        ("**a** `b`", "a b"),
        ("```py\nx = 1\n\ny\n```\nend", "x = 1\n\ny\nend"),
        ("<b>a</b> <img src=file:///x>", "<b>a</b> <img src=file:///x>"),
        ("> q", "q"),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("a\0\u2029b", "a\u2400\u2028b"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert words(written(text)[0]) == shown


def test_a_table_is_one_to_qt_too() -> None:
    document, _ = written("before\n\n| a | **b** |\n|---|---|\n| 1 | 2 | 3 |\n\nafter")
    table = next(f for f in document.rootFrame().childFrames() if isinstance(f, QTextTable))
    assert (table.rows(), table.columns()) == (2, 2)
    cells = [
        table.cellAt(r, c).firstCursorPosition().block().text() for r in range(2) for c in range(2)
    ]
    assert cells == ["a", "b", "1", "2"]


def test_a_table_may_be_first_and_follow_another() -> None:
    text = "| a |\n|---|\n| 1 |\n\n| b |\n|---|\n\nend"
    for step in (0, 1):
        document, _ = written(text, step=step)
        tables = [f for f in document.rootFrame().childFrames() if isinstance(f, QTextTable)]
        assert [t.rows() for t in tables] == [2, 1]
        assert words(document).endswith("end")


TEXT = (
    "Dear Amira_O*k*for,\n\n- **Amira_O*k*for** rang\n- see [PERSON_9]\n\n```\nAmira_O*k*for\n```"
)
NAME = "Amira_O*k*for"


def tickets_of(text: str) -> tuple[Ticket, ...]:
    found, at = [], 0
    while (at := text.find(NAME, at)) >= 0:
        found.append(Ticket(at, at + len(NAME), "[PERSON_1]", Recovery.EXACT, "[PERSON_1]"))
        at += 1
    unknown = text.find("[PERSON_9]")
    if unknown >= 0:
        found.append(Ticket(unknown, unknown + 10, "[PERSON_9]", Recovery.UNKNOWN))
    return tuple(sorted(found, key=lambda t: t.start))


@pytest.mark.parametrize("step", [0, 1, 7])
def test_values_are_words_whatever_signs_are_in_them_and_are_marked(step: int) -> None:
    document, writer = written(TEXT, tickets_of(TEXT), step)
    assert NAME in words(document)
    assert marked(document, writer) == [
        (NAME, Group.NAMES),
        (NAME, Group.NAMES),
        ("[PERSON_9]", Group.SECRETS),
        (NAME, Group.NAMES),
    ]


def test_a_value_of_several_lines_stays_in_its_paragraph() -> None:
    value = "12 High St\n- Leeds"
    text = f"At {value} today"
    document, writer = written(
        text, (Ticket(3, 3 + len(value), "", Recovery.EXACT, "[ADDRESS_1]"),)
    )
    assert document.blockCount() == 1
    assert marked(document, writer) == [(f"12 High St{LINE}- Leeds", Group.NAMES)]


PIECES = st.sampled_from(
    [
        "# H",
        "- a **b**",
        "  - b",
        "```",
        "```py",
        "> q",
        "| a | b |",
        "|---|---|",
        "words *e*",
        "",
        "---",
        "x" * 30,
        "😀 [l](https://example.org)",
    ]
)


@given(st.lists(PIECES, max_size=25).map("\n".join), st.integers(1, 11))
def test_letter_by_letter_it_looks_as_it_does_at_once(text: str, step: int) -> None:
    (grown, one), (whole, other) = written(text, step=step), written(text)
    assert look(grown) == look(whole)
    assert (one.patches, one.codes, one.quotes) == (other.patches, other.codes, other.quotes)
    assert [one.source(c) for c in one.codes] == [other.source(c) for c in other.codes]
