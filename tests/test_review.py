"""A review: what the list shows, what each step of the user does, and that nothing overlaps."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.entity_types import ENTITY_TYPES, Group, entity_type
from cloakroom.model import Choice, Decision, Finding, Operator
from cloakroom.review import ADDED_BY_USER, Review, summary
from fakes.finders import found, spans

KEEP, REDACT = Choice.KEEP, Choice.REDACT
KINDS = {
    "Amira Okafor": "PERSON",
    "Daniel": "PERSON",
    "amira@example.org": "EMAIL_ADDRESS",
    "Leeds": "LOCATION",
    "STAFF7": "STAFF_ID",
}
TEXT = "Leeds: Amira Okafor, amira@example.org, Daniel, STAFF7. Ring Amira Okafor in Leeds."

# Words and joints that meet in every way, and signs that are easily miscounted.
PIECES = ["a", "b", "ab", "A", "é", "e\u0301", "1", "_", " ", "  ", "\n", "-", "@", ".", "😀",
          "👩‍👧", "\ud800", "\x00", "ß", "İ", "ﬁ"]
texts = st.lists(st.sampled_from(PIECES), max_size=16).map("".join) | st.text(max_size=30)


def review_of(text: str = TEXT) -> Review:
    return Review.of(text, found(text, KINDS))


def taken_out(review: Review) -> list[str]:
    return [review.value(d.finding) for d in review.decisions if d.choice is REDACT]


@st.composite
def reviews(draw: st.DrawFn) -> Review:
    text = draw(texts)
    cuts = draw(st.lists(st.integers(0, len(text)), unique=True, max_size=8).map(sorted))
    names = st.sampled_from(["PERSON", "LOCATION", "STAFF_ID"])
    findings = [Finding(s, e, draw(names), 0.5, "") for s, e in pairwise(cuts)
                if draw(st.booleans())]
    kept = [finding for finding in findings if draw(st.booleans())]
    return Review.of(text, findings).choose(kept, KEEP)


def assert_sound(review: Review) -> None:
    """Sorted, disjoint, not empty, inside the text."""
    edges = [edge for d in review.decisions for edge in (d.finding.start, d.finding.end)]
    assert edges == sorted(edges)
    assert all(d.finding.start < d.finding.end <= len(review.text) for d in review.decisions)


# --- The list -----------------------------------------------------------------------------------


def test_the_list_has_one_row_for_a_value_and_groups_in_their_order() -> None:
    listed = {s.group: [(row.value, len(row.decisions)) for row in s.rows]
              for s in review_of().sections}
    assert listed == {
        Group.NAMES: [("Amira Okafor", 2), ("Daniel", 1)],
        Group.IDENTIFIERS: [("STAFF7", 1)],
        Group.CONTACT: [("amira@example.org", 1)],
        Group.PLACES: [("Leeds", 2)],
    }
    assert list(listed) == [group for group in Group if group in listed]


def test_one_value_of_two_kinds_is_two_rows() -> None:
    findings = [Finding(0, 6, "PERSON", 0.9, ""), Finding(7, 13, "LOCATION", 0.9, "")]
    sections = Review.of("Lorcan Lorcan", findings).sections
    assert [row.value for section in sections for row in section.rows] == ["Lorcan", "Lorcan"]


def test_a_row_speaks_for_its_surest_place_and_is_kept_only_in_all_places() -> None:
    findings = [Finding(0, 6, "PERSON", 0.4, "unsure"), Finding(7, 13, "PERSON", 0.8, "sure")]
    review = Review.of("Daniel Daniel", findings)
    row = review.sections[0].rows[0]
    assert (row.score, row.why, row.kept) == (0.8, "sure", False)
    assert not review.choose(findings[:1], KEEP).sections[0].rows[0].kept
    kept = review.choose(findings, KEEP).sections[0]
    assert (kept.rows[0].kept, kept.to_take_out) == (True, 0)


@given(reviews())
def test_every_decision_is_in_the_list_once(review: Review) -> None:
    listed = [d for section in review.sections for row in section.rows for d in row.decisions]
    assert sorted(d.finding for d in listed) == [d.finding for d in review.decisions]
    for section in review.sections:
        assert {entity_type(row.entity_type).group for row in section.rows} == {section.group}


def test_nothing_found_is_an_empty_list() -> None:
    empty = Review.of("", [])
    assert (empty.sections, empty.to_take_out, empty.kept) == ([], 0, 0)
    assert summary(empty) == "nothing"


# --- Steps of the user --------------------------------------------------------------------------


def test_keeping_and_taking_back() -> None:
    review = review_of()
    row = review.sections[0].rows[0]
    kept = review.choose([d.finding for d in row.decisions], KEEP)
    assert "Amira Okafor" not in taken_out(kept)
    assert (kept.to_take_out, kept.kept) == (review.to_take_out - 2, 2)
    assert review.kept == 0
    assert kept.choose(found(TEXT, KINDS), REDACT) == review


def test_one_value_can_be_replaced_in_a_way_of_its_own() -> None:
    review = review_of()
    row = review.sections[0].rows[0]
    findings = [d.finding for d in row.decisions]
    masked = review.choose(findings, Operator.MASK)
    own = {d.finding: d.operator for d in masked.decisions}
    assert {own[each] for each in findings} == {Operator.MASK}
    assert masked.to_take_out == review.to_take_out
    assert review.choose(findings, KEEP).choose(findings, Operator.MASK) == masked
    assert masked.choose(findings, REDACT) == review


def test_a_finding_that_is_not_in_the_review_changes_nothing() -> None:
    stranger = [Finding(0, 1, "PERSON", 0.9, "")]
    assert review_of().choose(stranger, KEEP) == review_of()


def test_marking_what_was_found_already_changes_its_kind() -> None:
    review = review_of()
    daniel = next(d.finding for d in review.decisions if review.value(d.finding) == "Daniel")
    changed = review.add(daniel.start, daniel.end, "LOCATION")
    assert [d.finding.entity_type for d in changed.decisions
            if changed.value(d.finding) == "Daniel"] == ["LOCATION"]


@pytest.mark.parametrize(
    ("text", "selected", "marked"),
    [
        ("Oak and Oaken Oak, oak. Oak", (0, 3), [(0, 3), (14, 17), (24, 27)]),
        ("Oak and Oak", (8, 11), [(0, 3), (8, 11)]),
        ("  Oak \n", (0, 7), [(2, 5)]),
        ("Oaken Oak", (0, 3), [(0, 5)]),  # the whole of the word that was cut
        ("an Oak", (4, 6), [(3, 6)]),
        ("claim BM/2025", (4, 13), [(0, 13)]),
        ("漢字かな", (1, 2), [(1, 2)]),  # a script without blanks has no such ends
        ("a-b a-b xa-b", (0, 3), [(0, 3), (4, 7)]),
        ("--- ---", (0, 3), [(0, 3)]),  # no word in it: only what was selected
        ("@amira me@amira @amira", (0, 6), [(0, 6), (9, 15), (16, 22)]),
        ("😀 Oak 👩‍👧 Oak", (2, 5), [(2, 5), (10, 13)]),
        ("Zoe\u0308 Zoe\u0308", (0, 4), [(0, 4), (5, 9)]),
        ("\x00Oak\ud800 Oak", (1, 4), [(1, 4), (6, 9)]),
        ("aa bb aa bb aa", (6, 14), [(6, 14)]),  # an occurrence gives way to the selection
        ("aa bb aa bb aa", (0, 8), [(0, 8)]),
    ],
)
def test_marking_takes_every_whole_occurrence(
    text: str, selected: tuple[int, int], marked: list[tuple[int, int]]
) -> None:
    added = Review.of(text, []).add(*selected, "PERSON")
    assert spans([d.finding for d in added.decisions]) == marked
    assert {d.finding.why for d in added.decisions} == {ADDED_BY_USER}


@pytest.mark.parametrize("selected", [(0, 0), (5, 6), (5, 7), (3, 3)])
def test_marking_blanks_marks_nothing(selected: tuple[int, int]) -> None:
    review = Review.of("Amira \n Okafor", [Finding(0, 5, "PERSON", 0.9, "")])
    assert review.add(*selected, "PERSON") is review


def test_what_a_mark_overlaps_gives_way_and_its_neighbours_stay() -> None:
    text = "Amira Okafor, Leeds, Okafor Ltd"
    review = Review.of(text, found(text, {"Amira Okafor": "PERSON", "Leeds": "LOCATION"}))
    added = review.choose([review.decisions[0].finding], KEEP).add(6, 12, "ORGANIZATION")
    assert [(added.value(d.finding), d.finding.entity_type, d.choice) for d in added.decisions] == [
        ("Okafor", "ORGANIZATION", REDACT),
        ("Leeds", "LOCATION", REDACT),
        ("Okafor", "ORGANIZATION", REDACT),
    ]


@given(reviews(), st.data())
def test_after_any_steps_decisions_are_sorted_and_apart(
    review: Review, data: st.DataObject
) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        cut = sorted(data.draw(st.tuples(*[st.integers(0, len(review.text))] * 2)))
        review = review.add(cut[0], cut[1], data.draw(st.sampled_from(sorted(ENTITY_TYPES))))
        some = [d.finding for d in review.decisions if data.draw(st.booleans())]
        review = review.choose(some, data.draw(st.sampled_from(Choice)))
        assert_sound(review)


@given(reviews(), st.data())
def test_what_the_user_selects_is_always_marked(review: Review, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(review.text))] * 2)))
    value = review.text[start:end].strip()
    added = review.add(start, end, "CUSTOM")
    places = [d.finding for d in added.decisions if d.finding.why == ADDED_BY_USER]
    assert len({added.value(finding) for finding in places}) == (1 if value else 0)
    assert not value or any(value in added.value(f) and f.start < end and f.end > start
                            for f in places)


def test_the_summary_counts_places_by_kind() -> None:
    review = review_of()
    assert summary(review) == "2 places, 3 names, 1 e-mail address, 1 staff id"
    places = [d.finding for d in review.decisions if d.finding.entity_type == "LOCATION"]
    assert summary(review.choose(places, KEEP)) == "3 names, 1 e-mail address, 1 staff id"
    assert summary(review.choose(found(TEXT, KINDS), KEEP)) == "nothing"


# --- Finding one's way ---------------------------------------------------------------------------


@given(reviews(), st.integers(-1, 40), st.integers(-1, 40))
def test_what_stands_somewhere_is_what_a_search_through_all_would_find(
    review: Review, start: int, end: int
) -> None:
    def covers(decision: Decision, point: int) -> bool:
        return decision.finding.start <= point < decision.finding.end

    assert review.at(start) == next((d for d in review.decisions if covers(d, start)), None)
    assert list(review.touched(start, end)) == [
        d for d in review.decisions if d.finding.start < end and start < d.finding.end
    ] or start >= end


@given(reviews())
def test_every_finding_is_in_the_row_of_its_value(review: Review) -> None:
    for decision in review.prepared().decisions:
        row = review.row_of(decision.finding)
        assert row is not None
        assert decision in row.decisions
        assert row.value == review.value(decision.finding)


def test_what_is_no_finding_has_no_row() -> None:
    review = review_of()
    elsewhere = Finding(0, 3, "LOCATION", 0.5, "")
    assert review.row_of(elsewhere) is None
    assert review.row_of(replace(elsewhere, start=len(TEXT), end=len(TEXT) + 1)) is None


def test_from_finding_to_finding_and_round() -> None:
    review = review_of()
    findings = [d.finding for d in review.decisions]
    assert review.beside(None, 1) == findings[0]
    assert review.beside(None, -1) == findings[-1]
    assert [review.beside(each, 1) for each in findings] == [*findings[1:], findings[0]]
    assert [review.beside(each, -1) for each in findings] == [findings[-1], *findings[:-1]]
    assert Review("", ()).beside(None, 1) is None


def test_from_a_finding_that_gave_way_it_begins_afresh() -> None:
    gone = Finding(5, 7, "PERSON", 0.5, "")
    review = review_of()
    assert review.beside(gone, 1) == review.decisions[0].finding
    assert review.beside(gone, -1) == review.decisions[-1].finding
