"""The self-test of an installation: what a user runs when in doubt, and what a built program runs
before it is released. Everything happens on this computer, with sample data from test ranges.
The checks of the core are here; those that start other processes are the shell's.

A check fails only for a real defect. What may be absent (a tray, a running instance) is a note.
"""

import asyncio
import platform
import secrets
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cloakroom.errors import CloakroomError, NoKeyring
from cloakroom.paths import folders, resource

if TYPE_CHECKING:
    from cloakroom.detect import Detector

Told = tuple[str, bool, str]
"""(name, well, detail): one line of the result."""


@dataclass(frozen=True, slots=True)
class Check:
    """``look`` answers one or more lines, or raises: then the check failed."""

    name: str
    look: Callable[[], Iterable[Told]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of the result, with the time of the whole check in seconds."""

    name: str
    ok: bool
    detail: str
    seconds: float


def examine(checks: Sequence[Check]) -> Iterator[Outcome]:
    """Runs each check and tells its outcome at once. No failure of a check ends the examination."""
    for check in checks:
        began = time.perf_counter()
        told = _told(check)
        seconds = round(time.perf_counter() - began, 3)
        for name, well, detail in told:
            yield Outcome(name, well, detail, seconds)


def _told(check: Check) -> list[Told]:
    try:
        return list(check.look())
    except CloakroomError as error:
        return [(check.name, False, error.sentence)]
    except Exception as error:  # noqa: BLE001 - a self-test reports whatever is broken
        return [(check.name, False, f"{type(error).__name__}: {error}")]


SAMPLE = (
    "Dear Ms Amira Okafor,\n"
    "Thank you for calling from 020 7946 0123. We wrote to amira.okafor@example.org about the "
    "card 4242 4242 4242 4242 and the account GB82 WEST 1234 5698 7654 32. "
    "Your NHS number is 943 476 5919.\n"
    "Yours sincerely, Daniel Whitfield\n"
)
EXPECTED: Mapping[str, str] = {
    "PERSON": "Amira Okafor",
    "PHONE_NUMBER": "020 7946 0123",
    "EMAIL_ADDRESS": "amira.okafor@example.org",
    "CREDIT_CARD": "4242 4242 4242 4242",
    "IBAN_CODE": "GB82 WEST 1234 5698 7654 32",
    "UK_NHS": "943 476 5919",
}
RESOURCES = ("pipeline", "sample", "privacy_facts.toml")


@cache
def _detector() -> "Detector":
    from cloakroom.detect import Detector

    return Detector.configured()


def _platform() -> Iterator[Told]:
    form = "built program" if getattr(sys, "frozen", False) else "Python"
    yield "platform", True, f"{platform.platform()}, {form} {platform.python_version()}"


def _resources() -> Iterator[Told]:
    for name in RESOURCES:
        resource(name)
    yield "resources", True, ", ".join(RESOURCES)


def _pipeline() -> Iterator[Told]:
    detector = _detector()
    recognisers = len(list(detector.analyzer.registry.recognizers))
    finder = f"the name model {detector.model.name}" if detector.model.name else "the name finder"
    told = detector.note or f"{finder} and {recognisers} recognisers are loaded"
    yield "pipeline", not detector.note, told


def _finds() -> Iterator[Told]:
    found = {(f.entity_type, SAMPLE[f.start : f.end]) for f in _detector().detect(SAMPLE)}
    missed = [kind for kind, value in EXPECTED.items() if (kind, value) not in found]
    if missed:
        yield "detector", False, f"missed in the sample: {', '.join(missed)}"
    else:
        yield "detector", True, f"found all {len(EXPECTED)} kinds in the sample"


def _round_trip() -> Iterator[Told]:
    from cloakroom.redact.ledger import Ledger
    from cloakroom.redact.restore import restore
    from cloakroom.scrub import scrub

    ledger = Ledger()
    clean = scrub(SAMPLE, _detector().detect, ledger=ledger).cleared.text
    left = [kind for kind, value in EXPECTED.items() if value in clean]
    same = restore(clean, ledger).text == SAMPLE
    told = f"left in the clean text: {', '.join(left)}" if left else ""
    told = told or ("" if same else "the restored text differs from the original")
    yield "round trip", not told, told or "scrubbed, verified, and restored to the letter"


def _folders() -> Iterator[Told]:
    places = folders()
    for place in (places.configuration, places.data, places.logs):
        _try_writing(place)
    yield "folders", True, f"configuration, data and logs can be written ({places.data})"


def _try_writing(place: Path) -> None:
    place.mkdir(parents=True, exist_ok=True)
    probe = place / f".doctor-{secrets.token_hex(4)}"
    probe.touch(exist_ok=False)
    probe.unlink()


def _keyring() -> Iterator[Told]:
    from cloakroom import keychain
    from cloakroom.matters import key

    try:
        backend = keychain.system()
        held = "the key of kept matters is there" if key.exists(backend) else "no key made yet"
        yield "keyring", True, f"{keychain.name(backend)}: {held}"
    except NoKeyring as error:
        yield "keyring", True, error.sentence


def _matters() -> Iterator[Told]:
    from cloakroom.matters.store import Matters
    from cloakroom.redact.ledger import Ledger

    key, ledger = secrets.token_bytes(32), Ledger()
    ledger.ticket("PERSON", EXPECTED["PERSON"])
    with TemporaryDirectory(prefix="cloakroom-doctor-") as folder:
        store = Matters(Path(folder), lambda: key)
        store.create("sample", ledger=ledger).close()
        with store.read("sample") as matter:
            same = list(matter.ledger) == list(ledger)
        store.wipe("sample")
    yield "matters", same, "sealed, opened and wiped one" if same else "what came back differs"


def _policy() -> Iterator[Told]:
    from cloakroom.policy import load

    held = load.load(load.of_this_user())
    if held.refusal:
        yield "policy", False, held.refusal.sentence
        return
    own = f"{len(held.own)} approved by you" if held.own else ""
    theirs = f"{held.policy.policy_id}, number {held.policy.serial}" if held.policy else ""
    told = ", ".join(filter(None, (theirs, own, *held.notes)))
    yield "policy", True, told or "nobody has approved a deployment yet"


def _audit() -> Iterator[Told]:
    from cloakroom.audit.event import Event, What
    from cloakroom.audit.journal import Journal

    with TemporaryDirectory(prefix="cloakroom-doctor-") as folder:
        journal = Journal.open(Path(folder), None)
        for _ in range(2):
            journal.record(Event(What.SEND, text=SAMPLE))
        whole, found = journal.verify().faults == (), journal.find(SAMPLE).found
        for path in Path(folder).rglob("*.jsonl"):
            path.write_bytes(path.read_bytes().replace(b"send", b"sent", 1))
        well = whole and found and len(journal.verify().faults) == 1
    yield "audit trail", well, "two records, and a change to one was noticed" if well else \
        "a sample was not recorded, or a change to it not noticed"


def _chat() -> Iterator[Told]:
    from cloakroom.chat.trial import trial
    from cloakroom.redact.ledger import Ledger
    from cloakroom.redact.restore import restore
    from cloakroom.scrub import scrub

    ledger = Ledger()
    measured, answer = asyncio.run(
        trial(scrub(SAMPLE, _detector().detect, ledger=ledger).cleared))
    sent = any(value in answer for value in EXPECTED.values())
    back = EXPECTED["PERSON"] in restore(answer, ledger).text
    well = back and not sent and bool(measured.tls)
    yield "chat", well, f"practised on this computer over {measured.tls}, and restored" if well \
        else "the practice deployment did not answer as it should"


CHECKS = (
    Check("platform", _platform),
    Check("resources", _resources),
    Check("pipeline", _pipeline),
    Check("detector", _finds),
    Check("round trip", _round_trip),
    Check("folders", _folders),
    Check("keyring", _keyring),
    Check("matters", _matters),
    Check("audit trail", _audit),
    Check("policy", _policy),
    Check("chat", _chat),
)
