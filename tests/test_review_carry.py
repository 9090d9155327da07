"""Where a value stands, and how decisions reach the other flavours of a clip."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.model import Choice, Decision, Finding, Operator
from cloakroom.review import Review, carry, occurrences
from fakes.finders import found, spans

KEEP, REDACT = Choice.KEEP, Choice.REDACT
PIECES = ["a", "b", "ab", "A", "é", "e\u0301", "1", "_", " ", "  ", "\n", "-", "@", ".", "😀",
          "👩‍👧", "\ud800", "\x00", "ß", "İ", "ﬁ"]
texts = st.lists(st.sampled_from(PIECES), max_size=20).map("".join) | st.text(max_size=30)
words = st.lists(st.sampled_from(["a", "b", "ab", "é", "1"]), min_size=1, max_size=3).map("".join)
phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)


# --- Occurrences --------------------------------------------------------------------------------


def whole(value: str) -> str:
    """The regular expression of ``value`` where it is no part of a longer word."""
    before = r"(?<!\w)" if re.match(r"\w", value) else ""
    after = r"(?!\w)" if re.match(r"\w", value[-1]) else ""
    return before + re.escape(value) + after


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("Oak Oaken Oak", ["Oak"], [(0, 3), (10, 13)]),
        ("Ann Annabel Ann Lee", ["Ann", "Ann Lee"], [(0, 3), (12, 19)]),
        ("a b c", ["a b", "b c"], [(0, 3)]),
        ("oak OAK", ["Oak"], []),
        ("Oak_1 1Oak Oak", ["Oak"], [(11, 14)]),
        ("+44 20 7946 0123", ["+44 20 7946 0123"], [(0, 16)]),
        ("--", ["--", ""], []),
        ("", ["Oak"], []),
        ("Oak", [], []),
    ],
)
def test_whole_words_the_longest_where_several_begin(
    text: str, values: list[str], expected: list[tuple[int, int]]
) -> None:
    assert occurrences(text, values) == expected


@given(texts, st.data())
def test_one_value_is_found_where_a_plain_search_finds_it(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    value = text[start:end]
    pattern = whole(value) if re.search(r"\w", value) else r"(?!)"
    assert occurrences(text, [value]) == [m.span() for m in re.finditer(pattern, text)]


@given(st.lists(phrases | st.sampled_from([" ", "-", "\n"]), max_size=12).map(" ".join),
       st.lists(phrases, max_size=4))
def test_many_values_are_found_as_one_search_would(text: str, values: list[str]) -> None:
    longest_first = sorted(values, key=len, reverse=True)
    pattern = "|".join(map(whole, longest_first)) or r"(?!)"
    assert occurrences(text, values) == [m.span() for m in re.finditer(pattern, text)]


def test_many_values_cost_no_more_than_the_words_of_the_text() -> None:
    values = [f"Name{n} Other{n}" for n in range(2000)]
    text = "Name7 Other7 and some words. " * 4000
    began = time.perf_counter()
    assert len(occurrences(text, values)) == 4000
    assert time.perf_counter() - began < 3  # one search for each value takes minutes


# --- Carry --------------------------------------------------------------------------------------

PLAIN = "Amira Okafor of Leeds wrote to Daniel."
KINDS = {"Amira Okafor": "PERSON", "Leeds": "LOCATION", "Daniel": "PERSON"}


def reviewed(*kept: str) -> Review:
    """PLAIN, looked at, with the values in ``kept`` kept."""
    review = Review.of(PLAIN, found(PLAIN, KINDS))
    return review.choose([d.finding for d in review.decisions
                          if review.value(d.finding) in kept], KEEP)


def told(text: str, decisions: list[Decision]) -> list[tuple[str, str, str]]:
    return [(text[d.finding.start : d.finding.end], d.finding.entity_type, d.choice.value)
            for d in decisions]


def test_what_goes_from_the_one_goes_from_the_other_wherever_it_stands() -> None:
    """GIVEN the detector finds less here THEN the reviewed values go all the same."""
    text = "Leeds\n\nAmira Okafor (Amira Okafor's desk)"
    assert told(text, carry(reviewed(), text, [])) == [
        ("Leeds", "LOCATION", "redact"),
        ("Amira Okafor", "PERSON", "redact"),
        ("Amira Okafor", "PERSON", "redact"),
    ]


def test_what_was_kept_is_kept_and_what_is_found_only_here_goes() -> None:
    text = "Daniel of Leeds, 07700 900123"
    findings = found(text, {**KINDS, "07700 900123": "PHONE_NUMBER"})
    assert told(text, carry(reviewed("Daniel"), text, findings)) == [
        ("Daniel", "PERSON", "keep"),
        ("Leeds", "LOCATION", "redact"),
        ("07700 900123", "PHONE_NUMBER", "redact"),
    ]


def test_a_kind_the_user_changed_is_changed_here_too() -> None:
    review = reviewed()
    leeds = next(d.finding for d in review.decisions if review.value(d.finding) == "Leeds")
    changed = review.add(leeds.start, leeds.end, "ORGANIZATION")
    decisions = carry(changed, PLAIN, found(PLAIN, KINDS))
    assert ("Leeds", "ORGANIZATION", "redact") in told(PLAIN, decisions)


def test_a_value_kept_in_one_place_and_taken_out_in_another_goes_here() -> None:
    text = "Daniel or Daniel"
    findings = found(text, KINDS)
    review = Review.of(text, findings).choose(findings[:1], KEEP)
    assert told("Daniel", carry(review, "Daniel", found("Daniel", KINDS))) == [
        ("Daniel", "PERSON", "redact")
    ]


def test_it_goes_even_where_it_is_a_part_of_a_word() -> None:
    """GIVEN the detector finds it here in a place that is no whole word."""
    findings = found("Daniel Daniel", KINDS)
    review = Review.of("Daniel Daniel", findings).choose(findings[:1], KEEP)
    decisions = carry(review, "MrDaniel", [Finding(2, 8, "PERSON", 0.9, "")])
    assert told("MrDaniel", decisions) == [("Daniel", "PERSON", "redact")]


@pytest.mark.parametrize(
    ("text", "here", "expected"),
    [
        ("Mr Daniel Whitfield!", "Daniel Whitfield", ["Daniel Whitfield"]),
        ("Mr Daniel Whitfield!", "Mr Daniel", ["Mr Daniel"]),
        ("Amira Okafor Leeds", "Okafor Leeds", ["Amira Okafor Leeds"]),
        ("Daniel Leeds Daniel", "Leeds Daniel", ["Daniel", "Leeds Daniel"]),
    ],
)
def test_a_finding_here_that_reaches_further_is_not_cut_short(
    text: str, here: str, expected: list[str]
) -> None:
    """GIVEN the review knows "Daniel" and this text shows "Daniel Whitfield"
    THEN the surname goes as well."""
    decisions = carry(reviewed(), text, found(text, {here: "PERSON"}))
    assert [value for value, _, _ in told(text, decisions)] == expected
    assert {d.choice for d in decisions} == {REDACT}


@st.composite
def two_flavours(draw: st.DrawFn) -> tuple[Review, str, list[Finding]]:
    few = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3).map(" ".join)

    def looked_at(text: str) -> list[Finding]:
        values = draw(st.lists(few, max_size=3))
        return [Finding(*m.span(), "PERSON", 0.9, "") for m in re.finditer(
            "|".join(map(re.escape, values)) or r"(?!)", text)]

    some = st.lists(few, max_size=4).map(" ".join)
    plain, other = draw(some), draw(some)
    findings = looked_at(plain)
    review = Review.of(plain, findings)
    return (review.choose([f for f in findings if draw(st.booleans())], KEEP), other,
            looked_at(other))


def covered(decisions: list[Decision], choice: Choice) -> set[int]:
    return {place for d in decisions if d.choice is choice
            for place in range(d.finding.start, d.finding.end)}


@given(two_flavours())
def test_nothing_that_should_go_is_left_and_nothing_overlaps(
    case: tuple[Review, str, list[Finding]]
) -> None:
    review, text, findings = case
    decisions = carry(review, text, findings)
    edges = [edge for d in decisions for edge in (d.finding.start, d.finding.end)]
    assert edges == sorted(edges)
    gone = {review.value(d.finding) for d in review.decisions if d.choice is REDACT}
    kept = {review.value(d.finding) for d in review.decisions if d.choice is KEEP} - gone
    places = set(occurrences(text, gone))
    places |= {span for span in spans(findings) if text[slice(*span)] not in kept}
    assert covered(decisions, REDACT) == {n for span in places for n in range(*span)}


def test_a_way_of_its_own_goes_with_the_value() -> None:
    text = "Amira and Leeds"
    reviewed = Review.of(text, found(text, {"Amira": "PERSON", "Leeds": "LOCATION"}))
    reviewed = reviewed.choose([reviewed.decisions[0].finding], Operator.MASK)
    other = "Leeds: Amira"
    carried = carry(reviewed, other, found(other, {"Leeds": "LOCATION"}))
    assert [(d.finding.start, d.operator) for d in carried] == [(0, None), (7, Operator.MASK)]
