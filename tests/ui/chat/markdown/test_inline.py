"""The words of a block as runs."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.ui.chat.markdown.inline import MOST_SIGNS, Style, runs

P, S, E, K, C = Style.PLAIN, Style.STRONG, Style.EMPHASIS, Style.STRUCK, Style.CODE


def told(text: str) -> list[tuple[str, Style] | tuple[str, Style, str] | None]:
    """Neighbours that look alike are joined, as the eye does."""
    made: list[tuple[str, Style] | tuple[str, Style, str] | None] = []
    lines = []
    at = 0
    for line in text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    for run in runs(text, lines):
        new = (
            None
            if run is None
            else (
                (text[run.start : run.end], run.style, run.address)
                if run.address
                else (text[run.start : run.end], run.style)
            )
        )
        if made and made[-1] and new and made[-1][1:] == new[1:]:
            new = (made.pop()[0] + new[0], *new[1:])
        made.append(new)
    return made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("plain", [("plain", P)]),
        ("one\ntwo", [("one", P), None, ("two", P)]),
        ("**a** b", [("a", S), (" b", P)]),
        ("*a*", [("a", E)]),
        ("_a_", [("a", E)]),
        ("***a***", [("a", S | E)]),
        ("**a *b* c**", [("a ", S), ("b", S | E), (" c", S)]),
        ("~~a~~", [("a", K)]),
        ("snake_case_name", [("snake_case_name", P)]),
        ("2 * 3 * 4", [("2 * 3 * 4", P)]),
        ("**open", [("**open", P)]),
        ("**a*", [("*", P), ("a", E)]),
        (r"\*a\*", [("*a*", P)]),
        (r"a\b", [(r"a\b", P)]),
        ("`a*b*`", [("a*b*", C)]),
        ("``a`b``", [("a`b", C)]),
        ("`open", [("`open", P)]),
        ("a **b\nc** d", [("a ", P), ("b", S), None, ("c", S), (" d", P)]),
        ("[x](https://example.org/a)", [("x", P, "https://example.org/a")]),
        ("[**x**](https://example.org)", [("x", S, "https://example.org")]),
        ("[x](https://example.org/a_(b) 'title')", [("x", P, "https://example.org/a_(b)")]),
        ("[](https://example.org)", [("https://example.org", P, "https://example.org")]),
        ("![x](https://example.org/p.png)", [("x", P, "https://example.org/p.png")]),
        ("[x](file:///etc/passwd)", [("x", P, "file:///etc/passwd")]),
        ("[x]", [("[x]", P)]),
        ("[x](a b)", [("[x](a b)", P)]),
        ("](x)", [("](x)", P)]),
        ("<https://example.org>", [("https://example.org", P, "https://example.org")]),
        (
            "see https://example.org/a.",
            [("see ", P), ("https://example.org/a", P, "https://example.org/a"), (".", P)],
        ),
        ("<b>x</b> &amp;", [("<b>x</b> &amp;", P)]),
        ("[PERSON_1] and [PERSON_2]", [("[PERSON_1] and [PERSON_2]", P)]),
        ("**[PERSON_1]**", [("[PERSON_1]", S)]),
    ],
)
def test_words_make_runs(text: str, expected: list[object]) -> None:
    assert told(text) == expected


@given(st.text("*_~`[]()\\a b<>!\n", max_size=120))
def test_runs_are_in_order_and_apart_and_keep_every_letter(text: str) -> None:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    made = list(runs(text, lines))
    assert made.count(None) == len(lines) - 1
    spans = [(run.start, run.end) for run in made if run]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    kept = "".join(text[s:e] for s, e in spans)
    links = sum(1 for run in made if run and run.address)
    assert kept.count("a") == text.count("a") or links


def test_with_absurdly_many_signs_the_words_stay_as_they_are() -> None:
    text = "*a* " * MOST_SIGNS
    assert told(text) == [(text, P)]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "`" * 3 + "`a" * 200 + "x" * 50_000,
        "*a " * 166 + "b* " * 166,
        "https://" * 9_000,
    ],
)
def test_absurd_words_are_read_in_no_time(text: str) -> None:
    assert told(text)
