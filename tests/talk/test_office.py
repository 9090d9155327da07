"""The parts put together: the real client, the real journal, and the practice deployment."""

import asyncio
import sys
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import pytest

from cloakroom.audit.event import Event, What
from cloakroom.audit.journal import Journal
from cloakroom.policy.model import AuditRules, InForce, Refusal, Rules
from cloakroom.redact.ledger import Ledger
from cloakroom.talk.answer import Answer
from cloakroom.talk.conversation import Conversation
from cloakroom.talk.office import Office
from cloakroom.talk.records import Records
from fakes.deployments import POLICY
from fakes.keyrings import FakeKeyring
from talk.test_conversation import prepared


def records(folder: Path, keyring: FakeKeyring | None = None) -> Records:
    backend = keyring or FakeKeyring()
    return Records(lambda rules: Journal.open(folder, backend, rules=rules, user="tester"))


def test_a_whole_round_trip_with_the_practice_deployment(tmp_path: Path) -> None:
    """GIVEN a fresh start with nothing configured WHEN a question is asked THEN the answer comes
    from this computer with the values put back, and all of it is on record."""
    office = Office(policy=InForce, records=records(tmp_path))

    async def run() -> tuple[str, str]:
        deployment = await office.practice()
        office.gate.refresh()
        ledger = Ledger()
        ready = prepared(
            Conversation(deployment, ledger), "Write to Amira Okafor.", gate=office.gate)  # type: ignore[arg-type]  # the real gate
        answer = Answer(ready, ledger)
        shown = ""
        async with aclosing(office.sending().send(ready)) as steps:
            async for step in steps:
                shown += answer.feed(step).restored
        await office.close()
        return shown, answer.turn().answer

    shown, answer = asyncio.run(run())
    assert "Amira Okafor" in shown
    assert "[PERSON_1]" in answer
    assert "Okafor" not in answer
    lines = "".join(path.read_text("utf-8") for path in sorted(tmp_path.rglob("*.jsonl")))
    assert '"send"' in lines
    assert '"reply"' in lines
    assert "Okafor" not in lines


def test_nothing_of_the_network_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys; from cloakroom.talk.office import Office; Office(); "
        "print([m for m in ('openai', 'httpx2', 'azure.identity', 'msal', 'requests', 'spacy', "
        "'presidio_analyzer', 'cryptography') if m in sys.modules])")
    import subprocess

    root = Path(__file__).resolve().parents[2] / "desktop"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          cwd=root, timeout=60)
    assert done.stdout.strip() == "[]"


def test_the_journal_follows_the_rules_of_the_policy(tmp_path: Path) -> None:
    kept = records(tmp_path)
    off = replace(POLICY, rules=Rules(audit=AuditRules(enabled=False)))
    kept.follow(InForce(off))
    assert kept.record(Event(What.SEND)) == 0
    kept.follow(InForce(POLICY))
    assert kept.record(Event(What.SEND)) > 0


@pytest.mark.parametrize(("held", "told"), [
    (InForce(POLICY), "policy_loaded"),
    (InForce(refusal=Refusal("signature", "It does not fit.")), "policy_rejected"),
    (InForce(), ""),
])
def test_a_policy_is_recorded_once(tmp_path: Path, held: InForce, told: str) -> None:
    office = Office(policy=lambda: held, records=records(tmp_path))
    for _ in range(3):
        office.gate.refresh()
    text = "".join(path.read_text("utf-8") for path in sorted(tmp_path.rglob("*.jsonl")))
    assert text.count('"policy_loaded"') + text.count('"policy_rejected"') == bool(told)
    assert told in text
