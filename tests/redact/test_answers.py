"""Answers as language models write them, in ``answers/*.txt``, with what must come of them.

A case begins with ``=== title``, perhaps ``| into: json`` (a target) or ``| sent: PERSON_1 …``
(what had been asked about); then come the answer, ``--- restored``, ``--- report`` with the counts,
every altered and unknown one as it was written, and what was sent and never used.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from cloakroom.model import Recovery, Restored
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.restore import restore
from cloakroom.redact.stream import RestoreStream
from cloakroom.redact.targets import Target

ANSWERS = Path(__file__).parent / "answers"
CAST = (
    ("PERSON", "Amira Okafor"), ("PERSON", "Okafor"), ("PERSON", "Amira"),
    ("EMAIL_ADDRESS", "amira_okafor@defra.example"), ("PERSON", "Tom Hughes"),
    ("PERSON", 'Seán "Jack*" O\'Neil'), ("UK_NINO", "QQ 12 34 56 C"),
    ("STREET_ADDRESS", "1 High Street,\nLeeds LS1 1AA"), ("PHONE_NUMBER", "07700 900123"),
    ("URL", "https://example.org/a?b=1&c=2"), ("CUSTOM", "C:\\new|<x>"),
)


@dataclass(frozen=True)
class Case:
    title: str
    into: Target
    sent: tuple[str, ...]
    answer: str
    restored: str
    report: str


def read(case: str) -> Case:
    head, _, body = case.partition("\n")
    title, *options = (part.strip() for part in head.split("|"))
    said = dict(option.split(": ") for option in options)
    answer, _, rest = body.partition("\n--- restored\n")
    restored, _, report = rest.partition("\n--- report\n")
    sent = tuple(f"[{name}]" for name in said.get("sent", "").split())
    return Case(title, Target(said.get("into", "text")), sent, answer, restored, report.strip())


def cases() -> list[Case]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(ANSWERS.glob("*.txt"))]
    return [read(case) for text in texts for case in f"\n{text}".split("\n=== ")[1:]]


def ledger() -> Ledger:
    made = Ledger()
    for kind, value in CAST:
        made.ticket(kind, value)
    return made


def report(restored: Restored) -> str:
    lines = [", ".join(f"{restored.count(each)} {each.value}" for each in Recovery)]
    lines += [
        f"{ticket.recovery.value}: {ticket.seen!r}"
        for ticket in restored.tickets
        if ticket.recovery is not Recovery.EXACT
    ]
    return "\n".join([*lines, *(f"never used: {each}" for each in restored.unused)])


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_an_answer(case: Case) -> None:
    restored = restore(case.answer, ledger(), into=case.into, expected=case.sent)
    assert restored.text == case.restored
    assert report(restored) == case.report
    # AND every altered one says where it is now
    for ticket in restored.tickets:
        assert 0 <= ticket.start <= ticket.end <= len(restored.text)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_the_same_answer_as_a_stream(case: Case) -> None:
    stream = RestoreStream(ledger())
    pieces = [case.answer[n : n + 3] for n in range(0, len(case.answer), 3)]
    out = "".join([*map(stream.feed, pieces), stream.close()])
    assert out == restore(case.answer, ledger()).text


def test_there_are_enough_answers() -> None:
    assert len(cases()) >= 40
    assert all(case.restored and case.report for case in cases())
