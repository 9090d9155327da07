"""Records in plain words."""

import pytest

from audit.conftest import Trail
from cloakroom.audit import telling
from cloakroom.audit.event import Event, Evidence, What
from cloakroom.audit.record import Record, records
from cloakroom.audit.telling import Grade, details, grade, headline
from cloakroom.model import Cleared


def record(trail: Trail, event: Event, **how: bool) -> Record:
    trail.journal(**how).record(event)
    return records(trail.folder)[-1]


def test_every_event_has_words() -> None:
    assert set(telling.WORDS) == set(What)
    assert len(set(telling.WORDS.values())) == len(What)


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (Evidence(), Grade.NONE), (Evidence("uk"), Grade.DECLARED),
        (Evidence("uk", tls="TLSv1.3"), Grade.MEASURED),
        (Evidence("uk", tls="TLSv1.3", practice=True), Grade.PRACTICE),
    ],
)
def test_the_grade_says_how_well_it_is_known(
    trail: Trail, evidence: Evidence, expected: Grade
) -> None:
    assert grade(record(trail, Event(What.SEND, evidence))) is expected


def test_a_send_in_words(trail: Trail) -> None:
    made = record(trail, Event(
        What.SEND, Evidence("uk", host="uk.example.org", tls="TLSv1.3", peer_private=False),
        counts={"EMAIL_ADDRESS": 1, "PERSON": 2}, accepted={"URL": 1}, chars_out=1200))
    assert headline(made) == "Sent · uk"
    told = dict(details(made))
    assert told["Taken out"] == "2 names, 1 e-mail address"
    assert told["Left in on purpose"] == "1 web address"
    assert told["Characters"] == "1,200 sent"
    assert told["Private address"] == "no"
    assert "Proxy" not in told
    assert "Host" not in dict(details(made, brief=True))


def test_an_outcome_in_words(trail: Trail) -> None:
    made = record(trail, Event(
        What.ERROR, check="quota", status=429, about=1, reason=Cleared("Because"),
        milliseconds=1234, tokens_in=5), keyring=False)
    told = dict(details(made))
    assert told["Outcome"] == "quota (429)"
    assert told["Belongs to"] == "record 1"
    assert told["Number"] == "1, not anchored"
    assert told["Reason given"] == "Because"
    assert told["Took"] == "1.2 seconds"
    assert told["Tokens"] == "5 received"


def test_practice_is_called_so(trail: Trail) -> None:
    made = record(trail, Event(What.REPLY, Evidence("practice", practice=True), status=200))
    assert headline(made) == "Answered · Practice"
    assert dict(details(made))["Outcome"] == "(200)"


def test_an_event_of_a_later_version_is_told_by_its_name(trail: Trail) -> None:
    made = record(trail, Event(What.SEND))
    object.__setattr__(made.line, "told", {**made.told, "event": "some_thing_new", "counts": 3})
    assert headline(made) == "Some thing new"
    assert made.what is None
    assert dict(details(made))["Number"] == "1"
