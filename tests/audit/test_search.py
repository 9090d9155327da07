"""Which records are wanted, and whether a text is on record."""

from datetime import UTC, date, timedelta, timezone

import pytest

from audit.conftest import Trail
from cloakroom.audit.event import Event, Evidence, What
from cloakroom.audit.record import records
from cloakroom.audit.search import Wanted, chosen
from fakes.keyrings import FakeKeyring, LockedKeyring


@pytest.fixture
def filled(trail: Trail) -> Trail:
    journal = trail.journal()
    journal.record(Event(What.SIGN_IN))
    journal.record(Event(What.SEND, Evidence("uk"), text="Dear [PERSON_1],\nthank you."))
    journal.record(Event(What.REPLY, Evidence("uk"), reply="Gladly, [PERSON_1].", about=2))
    trail.clock.go(1)
    journal.record(Event(What.SEND, Evidence("us"), text="Anything else?"))
    return trail


DAY = date(2030, 6, 15)


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Wanted(), [1, 2, 3, 4]),
        (Wanted(frozenset({"send"})), [2, 4]),
        (Wanted(frozenset({"reply", "sign_in"})), [1, 3]),
        (Wanted(deployment="uk"), [2, 3]),
        (Wanted(since=DAY + timedelta(1), zone=UTC), [4]),
        (Wanted(until=DAY, zone=UTC), [1, 2, 3]),
        (Wanted(since=DAY, until=DAY, zone=UTC), [1, 2, 3]),
        (Wanted(until=DAY - timedelta(1), zone=UTC), []),
        # half past nine in the morning here is the next day there
        (Wanted(until=DAY, zone=timezone(timedelta(hours=15) - timedelta(minutes=1))), []),
    ],
)
def test_what_is_wanted_is_chosen(filled: Trail, wanted: Wanted, numbers: list[int]) -> None:
    assert [record.seq for record in chosen(records(filled.folder), wanted)] == numbers
    assert wanted.everything is (wanted == Wanted())


@pytest.mark.parametrize(
    ("words", "sent", "received"),
    [
        ("Dear [PERSON_1],\nthank you.", [2], []),
        ("Dear [PERSON_1],\r\nthank you.\r\n", [2], []),
        ("Gladly, [PERSON_1].", [], [3]),
        ("Dear [PERSON_1],\nthank you", [], []),
        ("", [], []),
        ("   ", [], []),
    ],
)
def test_a_text_is_found_where_it_is_on_record(
    filled: Trail, words: str, sent: list[int], received: list[int]
) -> None:
    found = filled.journal().find(words)
    assert [record.seq for record in found.sent] == sent
    assert [record.seq for record in found.received] == received
    assert found.found is bool(sent or received)
    assert found.unknown == 0


def test_what_another_key_marked_cannot_be_compared(filled: Trail) -> None:
    filled.keyring = FakeKeyring()
    found = filled.journal().find("Anything else?")
    assert not found.found
    assert found.unknown == 3


def test_a_session_without_a_keyring_finds_its_own(filled: Trail) -> None:
    journal = filled.journal(keyring=False)
    journal.record(Event(What.SEND, text="Anything else?"))
    found = journal.find("Anything else?")
    assert [record.anchored for record in found.sent] == [False]
    assert found.unknown == 3


def test_in_an_empty_trail_nothing_is_found_and_no_key_is_asked_for(trail: Trail) -> None:
    trail.keyring = LockedKeyring()
    assert not trail.journal().find("Anything else?").found


def test_what_is_no_record_is_passed_by(filled: Trail) -> None:
    with filled.files[0].open("ab") as stream:
        stream.write(b'{"seq":1}\nnonsense\n{"half')
    assert len(records(filled.folder)) == 4


def test_all_trails_are_read_in_the_order_of_time(filled: Trail) -> None:
    filled.journal(keyring=False).record(Event(What.SIGN_OUT))
    filled.journal().record(Event(What.SIGN_IN))
    told = [(record.event, record.anchored) for record in records(filled.folder)]
    assert told[-2:] == [("sign_out", False), ("sign_in", True)]
