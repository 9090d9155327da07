"""The table of kinds: no two alike, and a kind from elsewhere is treated like any other."""

import re
from collections import Counter

import pytest

from cloakroom.entity_types import ENTITY_TYPES, EntityType, Group, count_of, entity_type

ROWS = list(ENTITY_TYPES.values())


@pytest.mark.parametrize("field", ["name", "label", "plural", "ticket", "brief"])
def test_no_two_kinds_share(field: str) -> None:
    counts = Counter(getattr(row, field).casefold() for row in ROWS)
    assert [word for word, number in counts.items() if number > 1] == []


def test_every_kind_is_found_by_its_name() -> None:
    assert all(entity_type(row.name) is row for row in ROWS)
    assert [row.name for row in ROWS] == list(ENTITY_TYPES)


def test_every_group_is_used() -> None:
    assert {row.group for row in ROWS} == set(Group)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_words_have_the_shape_they_are_used_in(row: EntityType) -> None:
    assert re.fullmatch(r"[A-Z]+(_[A-Z]+)*", row.ticket)  # the grammar of a placeholder
    assert re.fullmatch(r"[A-Z]+(_[A-Z]+)*", row.name)  # Presidio's naming
    assert row.label != row.plural
    assert len(row.brief) <= len(row.label)


def test_no_ticket_word_begins_another_with_a_number_like_end() -> None:
    """[PERSON_1] must never read as the beginning of another kind's placeholder."""
    tickets = [row.ticket for row in ROWS]
    assert not any(re.fullmatch(rf"{one}_[0-9].*", two) for one in tickets for two in tickets)


def test_the_table_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        ENTITY_TYPES["STAFF_ID"] = ROWS[0]  # type: ignore[index]  # that is the point


@pytest.mark.parametrize(
    ("name", "label", "plural"),
    [
        ("STAFF_ID", "staff id", "staff id findings"),
        ("Employee", "employee", "employee findings"),
        ("", "", " findings"),
    ],
)
def test_an_unknown_kind_gets_a_row_of_its_own(name: str, label: str, plural: str) -> None:
    row = entity_type(name)
    assert (row.name, row.label, row.plural, row.ticket) == (name, label, plural, name)
    assert row.group in Group


@pytest.mark.parametrize(
    ("name", "number", "words"),
    [
        ("PERSON", 1, "1 name"),
        ("PERSON", 2, "2 names"),
        ("EMAIL_ADDRESS", 0, "0 e-mail addresses"),
        ("STREET_ADDRESS", 1, "1 street address"),
        ("DATE_TIME", 3, "3 dates of birth"),
        ("STAFF_ID", 1, "1 staff id"),
        ("STAFF_ID", 4, "4 staff id findings"),
    ],
)
def test_counts_are_said_in_words(name: str, number: int, words: str) -> None:
    assert count_of(name, number) == words
