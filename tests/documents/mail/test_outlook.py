"""Outlook's messages: read, and saved as .eml."""

import email
import random
import struct
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.documents.mail.compressed import decompressed
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.proof.result import Verdict
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.errors import DamagedFile, InputError

REAL = (
    Path(__file__).resolve().parents[4] / "shared" / "docs" / "files"
    / "23-fake-email-with-cc-and-bcc.msg"
)
real = pytest.mark.skipif(not REAL.exists(), reason="the real files are not here")

# the worked example of [MS-OXRTFCP] 3.1
HELLO = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a"
    "800fa0"
)


def test_the_example_of_the_specification() -> None:
    assert decompressed(HELLO) == "hello world"


def test_rtf_that_is_not_compressed() -> None:
    body = b"{\\rtf1 Dear Zo\\'eb}"
    head = struct.pack("<4L", len(body) + 12, len(body), 0x414C454D, 0)
    assert decompressed(head + body) == "Dear Zoë"


@given(st.binary(max_size=300))
def test_any_bytes_can_be_decompressed(data: bytes) -> None:
    assert isinstance(decompressed(HELLO[:16] + data), str)
    assert isinstance(decompressed(data), str)


@real
def test_a_real_message_becomes_an_eml_without_its_values() -> None:
    read = document("mail.msg", REAL.read_bytes())
    assert "saved as .eml" in read.notes[0]
    words = {w for each in read.segments for w in each.text.split() if len(w) > 4}
    sweep = Sweep(Taken(word, f"[W_{n}]") for n, word in enumerate(sorted(words)))
    made = read.rewritten([], sweep)
    assert made.suffix == ".eml"
    assert prove("copy.eml", made.data, sweep).verdict is Verdict.CLEAN
    assert {"From", "To", "Subject"} <= set(email.message_from_bytes(made.data).keys())


@real
@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_message_is_refused_or_read(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(REAL.read_bytes())
    for _ in range(chance.randint(1, 40)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    with suppress(InputError):
        assert document("mail.msg", bytes(data[: chance.randrange(len(data))])) is not None
    with suppress(InputError):
        assert document("mail.msg", bytes(data)) is not None


@pytest.mark.parametrize("data", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 200, b"x" * 4000])
def test_what_is_no_message_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedFile, match=r"mail\.msg"):
        document("mail.msg", data)
