"""Markdown as blocks: what each line makes, and that a growing text reads as the whole does."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.ui.chat.markdown.blocks import MOST_ROWS, Block, Kind, Reading, blocks
from cloakroom.ui.chat.markdown.rows import cells


def told(text: str) -> list[tuple[object, ...]]:
    """Kind, level, mark and lines of each block; quotations with their depth."""
    return [
        (
            b.kind.name,
            b.level,
            b.mark,
            *(text[s:e] for s, e in b.lines),
            *([b.quote] * (b.quote > 0)),
        )
        for b in blocks(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\n \n", []),
        ("one\ntwo\n\nthree", [("PARAGRAPH", 0, "", "one", "two"), ("PARAGRAPH", 0, "", "three")]),
        ("# One", [("HEADING", 1, "", "One")]),
        ("### Three ###", [("HEADING", 3, "", "Three")]),
        ("# C#", [("HEADING", 1, "", "C#")]),
        ("#", [("HEADING", 1, "", "")]),
        ("#no", [("PARAGRAPH", 0, "", "#no")]),
        (
            "words\n# Next\nmore",
            [
                ("PARAGRAPH", 0, "", "words"),
                ("HEADING", 1, "", "Next"),
                ("PARAGRAPH", 0, "", "more"),
            ],
        ),
        ("---", [("RULE", 0, "")]),
        ("* * *", [("RULE", 0, "")]),
        ("--", [("PARAGRAPH", 0, "", "--")]),
        ("- a\n- b", [("ITEM", 1, "-", "a"), ("ITEM", 1, "-", "b")]),
        ("- a\nmore", [("ITEM", 1, "-", "a", "more")]),
        (
            "- a\n  - b\n    - c\n- d",
            [
                ("ITEM", 1, "-", "a"),
                ("ITEM", 2, "-", "b"),
                ("ITEM", 3, "-", "c"),
                ("ITEM", 1, "-", "d"),
            ],
        ),
        ("- a\n    - b", [("ITEM", 1, "-", "a"), ("ITEM", 2, "-", "b")]),
        ("1. a\n2) b", [("ITEM", 1, "1.", "a"), ("ITEM", 1, "2)", "b")]),
        (
            "- a\n\n  inside\n\noutside",
            [
                ("ITEM", 1, "-", "a"),
                ("PARAGRAPH", 1, "", "inside"),
                ("PARAGRAPH", 0, "", "outside"),
            ],
        ),
        ("-a", [("PARAGRAPH", 0, "", "-a")]),
        ("1999.5", [("PARAGRAPH", 0, "", "1999.5")]),
        ("> a\n> b\nc", [("PARAGRAPH", 0, "", "a", "b", 1), ("PARAGRAPH", 0, "", "c")]),
        (">> deep", [("PARAGRAPH", 0, "", "deep", 2)]),
        (
            "```py\na = 1\n\nb\n```\nafter",
            [("CODE", 0, "py", "a = 1", "", "b"), ("PARAGRAPH", 0, "", "after")],
        ),
        ("```\nopen", [("CODE", 0, "", "open")]),
        ("````\n```\n````", [("CODE", 0, "", "```")]),
        ("~~~\n```\n~~~", [("CODE", 0, "", "```")]),
        ("- a\n  ```\n  x\n  ```", [("ITEM", 1, "-", "a"), ("CODE", 1, "", "x")]),
        ("a `b` c", [("PARAGRAPH", 0, "", "a `b` c")]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", [("TABLE", 2, "", "| a | b |", "| 1 | 2 |")]),
        ("words\n| a |\n|---|", [("PARAGRAPH", 0, "", "words"), ("TABLE", 1, "", "| a |")]),
        ("a | b\nno ruler", [("PARAGRAPH", 0, "", "a | b", "no ruler")]),
        ("| a |\n|---|\nafter", [("TABLE", 1, "", "| a |"), ("PARAGRAPH", 0, "", "after")]),
        ("<script>x</script>", [("PARAGRAPH", 0, "", "<script>x</script>")]),
    ],
)
def test_lines_make_blocks(text: str, expected: list[tuple[object, ...]]) -> None:
    assert told(text) == expected


def test_a_long_table_is_several_blocks() -> None:
    text = "| a |\n|---|\n" + "| 1 |\n" * (2 * MOST_ROWS)
    made = blocks(text)
    assert [len(b.lines) for b in made] == [MOST_ROWS, MOST_ROWS, 1]
    assert [b.mark for b in made] == ["", "more", "more"]
    assert {b.level for b in made} == {1}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| a | b |", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("|a|", ["a"]),
        ("||", [""]),
        (r"| a \| b | c |", [r"a \| b", "c"]),
        ("| | b |", ["", "b"]),
        ("a", ["a"]),
        ("", [""]),
    ],
)
def test_cells(row: str, expected: list[str]) -> None:
    assert [row[s:e] for s, e in cells(row, 0, len(row))] == expected


PIECES = st.sampled_from(
    [
        "# H",
        "- a",
        "  - b",
        "1. c",
        "```",
        "```py",
        "> q",
        "| a | b |",
        "|---|---|",
        "words",
        "",
        "---",
        "  in",
        "\n",
        "-",
        "|",
        "`",
        "*",
        " ",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("\n".join) | st.text("-#>|`*\n ab1.", max_size=80)


@given(TEXTS, st.integers(1, 9))
def test_a_growing_text_reads_as_the_whole_does(text: str, step: int) -> None:
    reading = Reading()
    for end in range(0, len(text) + step, step):
        before: list[Block] = list(reading.blocks)
        first = reading.read(text[:end])
        assert reading.blocks == blocks(text[:end])
        assert before[:first] == reading.blocks[:first]


@given(TEXTS)
def test_blocks_are_apart_in_order_and_hold_their_lines(text: str) -> None:
    made = blocks(text)
    for block in made:
        assert block.start <= block.end <= len(text)
        assert all(block.start <= s <= e <= block.end for s, e in block.lines)
    assert all(a.end < b.start or a.end == b.start == len(text) for a, b in pairwise(made))


@given(TEXTS)
def test_no_word_is_lost(text: str) -> None:
    """Every letter of the text is in a block, as words or as the language of code."""
    made = blocks(text)
    inside = "".join(text[s:e] for b in made for s, e in b.lines)
    inside += "".join(b.mark for b in made)
    assert sum(c in "abH" for c in text) <= sum(c in "abHpy" for c in inside) + text.count("```")


@pytest.mark.parametrize(
    "line",
    [
        " " * 50_000 + "x",
        "-" * 50_000 + "x",
        "| " * 25_000,
        "#" * 50_000,
        "> " * 25_000 + "x",
        "`" * 50_000 + "x",
        "- " * 25_000,
    ],
)
def test_absurd_lines_are_read_in_no_time(line: str) -> None:
    """Not quadratic: that would be seconds here."""
    assert blocks(f"{line}\n{line}")


def test_kinds_are_all_used() -> None:
    text = "# a\n- b\n\nc\n\n```\nd\n```\n---\n| e |\n|---|"
    assert {b.kind for b in blocks(text)} == set(Kind)
