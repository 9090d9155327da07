"""Values go in; a deployment's journal of all that arrived is searched for them, in every spelling
that a program could give them. Real detector, real client, real journal of records."""

import asyncio
import base64
import html
import json
import logging
from collections.abc import Iterator
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest

from cloakroom.audit.journal import Journal
from cloakroom.detect import Detector
from cloakroom.model import Decision
from cloakroom.policy.model import InForce
from cloakroom.policy.words import Layer
from cloakroom.redact.ledger import Ledger
from cloakroom.scrub import with_known
from cloakroom.talk.answer import Answer
from cloakroom.talk.conversation import Conversation
from cloakroom.talk.office import Office
from cloakroom.talk.prepared import Prepared
from cloakroom.talk.records import Records
from fakes.azure_server import AzureServer, authority, serving, told
from fakes.keyrings import FakeKeyring

# Ofcom's drama numbers, published test numbers and names of nobody
CANARIES = (
    "Amira Okafor", "amira.okafor@example.org", "07700 900123", "GB82 WEST 1234 5698 7654 32",
    "4242 4242 4242 4242", "943 476 5919", "192.0.2.17",
)  # fmt: skip
LATER = ("Bartholomew Quill", "07700 900456")
KEY = "sample-key-0001"
QUESTION = (
    "Please write to Amira Okafor (amira.okafor@example.org, 07700 900123). Her IBAN is GB82 WEST "
    "1234 5698 7654 32, her card 4242 4242 4242 4242, her NHS number 943 476 5919 and her computer "
    "has the address 192.0.2.17."
)
ANSWER = "Dear [PERSON_1], Bartholomew Quill will ring you from 07700 900456."


def spellings(value: str) -> Iterator[bytes]:
    plain = {value, value.lower(), value.upper(), value[::-1], "".join(value.split())}
    for each in plain:
        yield from (each.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"))
        yield each.encode().hex().encode()
        yield each.encode().hex().upper().encode()
        for way in (quote, quote_plus, html.escape, json.dumps):
            yield str(way(each)).strip('"').encode()
        for shift in range(3):  # as a part of a longer text in base 64 (RFC 4648)
            packed = base64.b64encode(b"x" * shift + each.encode())
            yield packed[4 if shift else 0 : -4]


def leaked(haystack: bytes, values: tuple[str, ...]) -> list[str]:
    return [
        value for value in values
        if any(len(each) > 5 and each in haystack for each in spellings(value))
    ]  # fmt: skip


@pytest.mark.parametrize("value", CANARIES)
def test_the_search_finds_what_is_there(value: str) -> None:
    packed = base64.b64encode(f"The value is {value}, as you know.".encode())
    for haystack in (f"x{value}x".encode(), packed, value.encode("utf-16-le").join([b"\0"] * 2)):
        assert leaked(haystack, CANARIES) == [value]


@dataclass
class Talk:
    """A conversation with one deployment, as the command line has it."""

    server: AzureServer
    folder: Path
    detector: Detector = field(default_factory=Detector.default)
    ledger: Ledger = field(default_factory=Ledger)

    async def ask(self, *questions: str) -> str:
        deployment = self.server.deployment(layer=Layer.OWN)
        keyring = FakeKeyring()
        office = Office(
            policy=lambda: InForce(own=(deployment,)),
            records=Records(lambda rules: Journal.open(
                self.folder, keyring, rules=rules, user="tester")),
        )  # fmt: skip
        office.gate.refresh()
        office.keys.use_key(deployment, KEY)
        conversation = Conversation(deployment, self.ledger)
        shown = ""
        for question in questions:
            ready = self.prepared(office, conversation, question)
            answer = Answer(ready, self.ledger)
            async with aclosing(office.sending().send(ready)) as steps:
                async for step in steps:
                    shown += answer.feed(step).restored
            conversation.add(answer.turn())
        await office.close()
        return shown

    def prepared(self, office: Office, conversation: Conversation, question: str) -> Prepared:
        found = with_known(question, self.detector.detect(question), self.ledger)
        looks = conversation.preparing(question, list(map(Decision, found)), office.gate)
        ask = next(looks)
        while True:
            try:
                ask = looks.send([self.detector.detect(text) for text in ask])
            except StopIteration as end:
                result: Prepared = end.value
                return result


def test_no_value_is_in_anything_that_leaves(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    # GIVEN a deployment whose answer names somebody that nobody had named
    trusted = authority(tmp_path)
    with serving(trusted.context(), trusted.file) as server, caplog.at_level(logging.DEBUG):
        server.usual = told(*ANSWER)
        # WHEN two questions are asked, the second with the first answer behind it
        shown = asyncio.run(
            Talk(server, tmp_path / "records").ask(QUESTION, "Thank you. And at what time?"))
        everything = b"\n".join(
            repr((seen.method, seen.path, dict(seen.headers))).encode() + seen.body
            for seen in server.journal
        )  # fmt: skip
        sent = len(server.texts)
    # THEN both went out, the answer came back restored, and no request held a value
    assert sent == 2
    assert "Dear Amira Okafor, Bartholomew Quill" in shown
    assert b"[PERSON_1]" in everything
    assert leaked(everything, CANARIES + LATER) == []
    # AND neither do the records nor the logs, which do not hold the key either
    kept = b"".join(path.read_bytes() for path in (tmp_path / "records").rglob("*")
                    if path.is_file())  # fmt: skip
    logged = "\n".join(record.getMessage() for record in caplog.records).encode()
    assert kept
    assert leaked(kept + logged, (*CANARIES, *LATER, KEY)) == []
