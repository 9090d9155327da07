"""Many findings to a disjoint list: what wins, what is cut, and that nothing is uncovered."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detect.overlap import NAMES, resolve
from cloakroom.model import Finding

TEXT = "Jane Doe jane@example.org of 12 Mill Lane rang 07700 900123 about her password hunter2, ok"


def finding(value: str, entity_type: str, score: float = 0.8) -> Finding:
    start = TEXT.index(value)
    return Finding(start, start + len(value), entity_type, score, "why")


def kept(*findings: Finding) -> list[tuple[str, str]]:
    return [(TEXT[f.start : f.end], f.entity_type) for f in resolve(TEXT, findings)]


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        # the longer swallows the shorter
        ([("example.org", "URL"), ("jane@example.org", "EMAIL_ADDRESS")],
         [("jane@example.org", "EMAIL_ADDRESS")]),
        # of two that overlap in part nothing is left standing
        ([("07700 9", "UK_BANK_ACCOUNT"), ("700 900123", "PHONE_NUMBER")],
         [("07700 900123", "PHONE_NUMBER")]),
        # a name gives way, and keeps what lies outside
        ([("Jane Doe jane", "PERSON"), ("jane@example.org", "EMAIL_ADDRESS")],
         [("Jane Doe", "PERSON"), ("jane@example.org", "EMAIL_ADDRESS")]),
        ([("Lane rang 07700 900123 about", "PERSON"), ("07700 900123", "PHONE_NUMBER")],
         [("Lane rang", "PERSON"), ("07700 900123", "PHONE_NUMBER"), ("about", "PERSON")]),
        # and goes when no word is left
        ([("hunter2, ok", "PASSWORD"), ("hunter2", "PERSON")], [("hunter2, ok", "PASSWORD")]),
        # neighbours do not overlap
        ([("Jane", "PERSON"), (" Doe", "CUSTOM")], [("Jane", "PERSON"), (" Doe", "CUSTOM")]),
    ],
)
def test_resolve(findings: list[tuple[str, str]], expected: list[tuple[str, str]]) -> None:
    assert kept(*(finding(*row) for row in findings)) == expected


def test_of_equal_spans_the_surer_wins_and_then_the_more_specific() -> None:
    password, token = finding("hunter2", "PASSWORD", 0.9), finding("hunter2", "ACCESS_TOKEN", 0.8)

    assert kept(password, token) == [("hunter2", "PASSWORD")]
    assert kept(password, finding("hunter2", "ACCESS_TOKEN", 0.9)) == [("hunter2", "ACCESS_TOKEN")]


def test_a_kind_of_a_users_own_is_less_specific_than_a_listed_word() -> None:
    assert kept(finding("Doe", "OWN_TYPE"), finding("Doe", "CUSTOM")) == [("Doe", "CUSTOM")]
    assert kept(finding("Doe", "OWN_TYPE"), finding("Doe", "URL")) == [("Doe", "OWN_TYPE")]


FINDINGS = st.lists(
    st.builds(
        lambda start, length, name, score: Finding(start, start + length, name, score, ""),
        st.integers(0, 60),
        st.integers(1, 25),
        st.sampled_from(["PERSON", "LOCATION", "URL", "PASSWORD", "CUSTOM", "OWN_TYPE"]),
        st.sampled_from([0.5, 0.8, 0.9]),
    ),
    max_size=12,
)


@given(FINDINGS)
def test_sorted_disjoint_and_covering(findings: list[Finding]) -> None:
    result = resolve(TEXT, findings)

    assert result == sorted(result)
    assert all(one.end <= two.start for one, two in itertools.pairwise(result))
    covered = {place for f in result for place in range(f.start, f.end)}
    given_ = {place for f in findings for place in range(f.start, f.end)}
    patterns = {p for f in findings if f.entity_type not in NAMES for p in range(f.start, f.end)}
    assert patterns <= covered <= given_


@given(FINDINGS)
def test_order_does_not_matter(findings: list[Finding]) -> None:
    assert resolve(TEXT, findings) == resolve(TEXT, reversed(findings))
