"""Scoring, on texts small enough to count by hand."""

import pytest

from evaluation import report
from evaluation.labelled import Labelled, Span, parse
from evaluation.score import Score, alarms, misses, score

TEXT = parse("x", "emails", "⟦PERSON:Jo Ng⟧ of ⟦LOCATION:Ely⟧, ⟦OPTIONAL:mum⟧, at 9")
JO, ELY = TEXT.spans
BOTH = frozenset({"PERSON", "LOCATION"})
MUM = Span(14, 17, "PERSON")
NINE = Span(22, 23, "PERSON")


def test_all_found_is_a_hundred() -> None:
    one = score([(TEXT, [JO, ELY])], BOTH)
    assert one == Score(2, 7, 7, 7, 1, 0, 2, 2, 2, 2, 7, 7)
    assert (one.coverage, one.typed_coverage, one.precision, one.strict_f1) == (100,) * 4


def test_nothing_found_is_nought_and_a_missed_text() -> None:
    one = score([(TEXT, [])], BOTH)
    assert (one.coverage, one.strict_f1, one.missed_texts) == (0, 0, 1)
    assert one.precision is None


def test_half_a_name_is_half_covered_right_and_not_exact() -> None:
    one = score([(TEXT, [Span(0, 2, "PERSON")])], frozenset({"PERSON"}))
    assert (one.covered, one.characters, one.right, one.exact, one.missed_texts) == (2, 4, 1, 0, 1)


def test_spaces_and_punctuation_need_no_cover() -> None:
    parts = [Span(0, 2, "PERSON"), Span(3, 5, "PERSON")]
    assert score([(TEXT, parts)], frozenset({"PERSON"})).missed_texts == 0


def test_a_wrong_type_protects_and_is_not_right() -> None:
    found = [Span(JO.start, JO.end, "ORGANIZATION")]
    assert score([(TEXT, found)], frozenset({"PERSON"})).coverage == 100
    assert score([(TEXT, found)], frozenset({"PERSON"})).typed_coverage == 0
    wrong = score([(TEXT, found)], frozenset({"ORGANIZATION"}))
    assert (wrong.precision, wrong.blind_precision) == (0, 100)


def test_an_optional_span_counts_for_nobody() -> None:
    assert score([(TEXT, [MUM])], BOTH).found == 0
    assert alarms(TEXT, [MUM]) == []
    assert misses(TEXT, [JO, ELY]) == []


def test_a_finding_where_nothing_is_labelled_is_an_alarm() -> None:
    assert alarms(TEXT, [JO, NINE]) == [NINE]
    assert score([(TEXT, [JO, NINE])], BOTH).precision == 50


def test_overlapping_findings_cover_a_character_once() -> None:
    assert score([(TEXT, [JO, Span(0, 4, "URL")])], frozenset({"PERSON"})).coverage == 100


def test_a_longer_finding_covers_what_lies_in_it() -> None:
    one = score([(TEXT, [Span(3, 20, "URL")])], BOTH)
    assert (one.covered, one.characters) == (5, 7)


def test_characters_found_count_once_and_against_any_label() -> None:
    # "Jo Ng of Ely": 9 letters, of which the labels hold 7; "mum" is for nobody and against nobody
    one = score([(TEXT, [Span(0, 12, "PERSON"), Span(3, 5, "PERSON"), MUM])], BOTH)
    assert (one.meant, one.marked) == (7, 9)
    assert one.character_precision == pytest.approx(700 / 9)


def test_one_of_two_spans_missed_is_a_text_with_a_miss() -> None:
    assert score([(TEXT, [JO])], BOTH).missed_texts == 1


def test_misses_tell_whole_from_part() -> None:
    assert misses(TEXT, [Span(0, 2, "PERSON")]) == [(JO, False), (ELY, True)]


def test_scores_add_up_over_texts() -> None:
    one = score([(TEXT, [JO, ELY]), (TEXT, [])], BOTH)
    assert (one.coverage, one.texts, one.missed_texts) == (50, 2, 1)


def test_no_texts_score_nothing() -> None:
    assert score([], BOTH) == Score()


def test_tables_name_every_type_and_the_sums() -> None:
    lines = report.by_type([(TEXT, [JO, NINE])]).splitlines()
    assert lines[2] == "| PERSON | 1 | 100.0 | 100.0 | 0 of 1 | 50.0 | 50.0 | 80.0 | 66.7 |"
    assert [line.split(" | ")[0] for line in lines[3:]] == ["| LOCATION", "| **all**"]
    assert lines[3].endswith("| 1 of 1 | – | – | – | 0.0 |")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (report.missed_lines, ["x LOCATION missed: Jo Ng of ⟦Ely⟧, mum, at 9"]),
        (report.alarm_lines, ["x PERSON: Jo Ng of Ely, mum, at ⟦9⟧"]),
        (report.wrong_type_lines, ["x URL for PERSON: ⟦Jo Ng⟧ of Ely, mum, at 9"]),
    ],
)
def test_lists_show_the_value_in_its_place(
    lines: report.Lines, expected: list[str]
) -> None:
    found = [Span(JO.start, JO.end, "URL"), NINE]
    assert lines([(TEXT, found)], None) == expected
    assert lines([(TEXT, found)], frozenset({"UK_NHS"})) == []


def test_innocent_texts_are_those_without_any_label() -> None:
    calm = Labelled("y", "innocent", "May 2024", ())
    pairs = [
        (TEXT, [JO]),
        (calm, [Span(0, 3, "PERSON")]),
        (calm, [Span(4, 8, "UK_NHS"), Span(0, 3, "PERSON")]),
        (calm, []),
    ]
    assert report.on_innocent(pairs) == (
        "2 of 3 innocent texts with an alarm, 1 of them with one that is not a name. "
        "PERSON 2, UK_NHS 1"
    )
