"""Listed words: whole, in any case, phrases and signs, expressions, and as many as you like."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detect.listed import Allow, Deny
from cloakroom.errors import UsageError


def listed(text: str, *words: str) -> list[str]:
    deny = Deny(tuple((word, "CUSTOM") for word in words))
    return [text[f.start : f.end] for f in sorted(deny.find(text))]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["nightjar"], "Project NIGHTJAR, nightjar's", ["NIGHTJAR", "nightjar"]),
        (["Nightjar"], "nightjars and anightjar", []),
        (["Project Nightjar"], "project \n nightjar", ["project \n nightjar"]),
        (["#42"], "see #42, #421", ["#42"]),
        (["C++"], "C++ and C+++", ["C++", "C++"]),
        (["★★"], "a ★★ place", ["★★"]),
        (["", "  "], "nothing listed", []),
        (["a.b"], "a.b axb", ["a.b"]),
        (["Émile"], "émile", ["émile"]),
        (["Straße"], "STRASSE", ["STRASSE"]),
        (["North Mill", "North"], "north mill, north", ["north", "north mill", "north"]),
        (["North Mill", "North Sea"], "North, Sea; North Sea", ["North Sea"]),
        (["a a b"], "a a a b", ["a a b"]),
        (["(ref) 7"], "see (ref) 7.", ["(ref) 7"]),
        ([r"re:DEF-\d{4}"], "def-1234, DEF-12", ["def-1234"]),
        ([r"re:(?-i:DEF)-\d+"], "def-1234, DEF-12", ["DEF-12"]),
        (["re:x*"], "axxb", ["xx"]),
        (["re:"], "abc", []),
    ],
)
def test_listed(words: list[str], text: str, found: list[str]) -> None:
    assert listed(text, *words) == found


def test_a_long_list_finds_the_same() -> None:
    words = [f"word{number}" for number in range(5000)]

    assert listed("word17 word4999 word5000", *words) == ["word17", "word4999"]


def test_an_entry_is_found_as_its_type() -> None:
    deny = Deny((("Kestrel", "PERSON"), ("re:K-[0-9]", "UK_NHS")))
    found = [(f.start, f.end, f.entity_type, f.score) for f in deny.find("Kestrel K-7")]
    assert found == [(0, 7, "PERSON", 1.0), (8, 11, "UK_NHS", 1.0)]


def test_ten_thousand_phrases_with_the_same_first_word_cost_no_more_than_a_few() -> None:
    # GIVEN a list where every phrase begins alike, and a text full of that word
    text = "project zero one, " * 20_000
    few = Deny((("project 1 x", "CUSTOM"),))
    many = Deny(tuple((f"project {number} x", "CUSTOM") for number in range(10_000)))

    # THEN the long list takes about as long as the short one (an eager look at each: 10,000 times)
    assert seconds(many, text) < 10 * seconds(few, text) + 0.05


def seconds(deny: Deny, text: str) -> float:
    began = time.process_time()
    assert not list(deny.find(text))
    return time.process_time() - began


@given(st.lists(st.sampled_from(["ab", "a", "b a", "a b a", "-a", "b-"]), max_size=4),
       st.lists(st.sampled_from(["a", "b", "ab", " ", "-", "  ", "\n"]), max_size=20).map("".join))
def test_a_list_finds_what_its_entries_find_alone(words: list[str], text: str) -> None:
    alone = {span for word in words for span in spans(Deny(((word, "CUSTOM"),)), text)}
    assert spans(Deny(tuple((word, "CUSTOM") for word in words)), text) == alone


def spans(deny: Deny, text: str) -> set[tuple[int, int]]:
    return {(finding.start, finding.end) for finding in deny.find(text)}


@pytest.mark.parametrize(
    ("entries", "value", "kind", "allowed"),
    [
        ([("Leeds", "")], "LEEDS", "LOCATION", True),
        ([("Leeds", "")], "Leeds General", "LOCATION", False),
        ([("Reading", "LOCATION")], "Reading", "LOCATION", True),
        ([("Reading", "LOCATION")], "Reading", "PERSON", False),
        ([("re:desk-[0-9]+", "")], "Desk-12", "PERSON", True),
        ([("re:desk-[0-9]+", "")], "Desk-12b", "PERSON", False),
        ([("re:desk-[0-9]+", "URL")], "Desk-12", "PERSON", False),
        ([], "Leeds", "LOCATION", False),
    ],
)
def test_allowed(
    entries: list[tuple[str, str]], value: str, kind: str, *, allowed: bool
) -> None:
    assert Allow(tuple(entries)).allows(value, kind) is allowed


def test_a_wrong_expression_on_either_list_is_named() -> None:
    for list_ in (Deny, Allow):
        with pytest.raises(UsageError, match=r"re:\(ab"):
            list_((("re:(ab", "CUSTOM"),))
