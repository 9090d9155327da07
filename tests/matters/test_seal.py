"""What was sealed opens to the byte; anything else is refused with a sentence of its own."""

import re
import struct
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.errors import (
    InputError,
    MatterUnreadable,
    OtherKey,
    OtherVersion,
    TooLarge,
    WrongPassphrase,
)
from cloakroom.matters import seal

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
ID, OTHER_ID = b"m" * 16, b"n" * 16
HEAD, BODY = b'{"name": "farm"}', b"Amira Okafor" * 3
PASSPHRASE = "correct horse battery"


@given(st.binary(max_size=500), st.binary(max_size=5000), st.binary(min_size=32, max_size=32))
def test_what_is_sealed_opens_to_the_byte(head: bytes, body: bytes, key: bytes) -> None:
    data = seal.seal(key, ID, head, body)
    assert seal.unseal(key, ID, data) == (head, body)
    assert seal.unseal_head(key, ID, data) == head


def test_nothing_inside_shows_and_no_two_files_are_alike() -> None:
    first, second = (seal.seal(KEY, ID, HEAD, BODY) for _ in range(2))
    assert first[seal.START_BYTES :] != second[seal.START_BYTES :]
    for secret in (HEAD, BODY, b"Amira", b"farm", KEY):
        assert secret not in first
    nonces = {data[seal.START_BYTES :][:12] for data in (first, second)}
    assert len(nonces) == 2


def test_a_flipped_bit_anywhere_is_refused() -> None:
    data = seal.seal(KEY, ID, HEAD, BODY)
    for place in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[place // 8] ^= 1 << place % 8
        with pytest.raises(MatterUnreadable) as caught:
            seal.unseal(KEY, ID, bytes(flipped))
        assert caught.value.sentence.endswith(".")


def test_cut_short_or_with_more_behind_is_refused() -> None:
    data = seal.seal(KEY, ID, HEAD, BODY)
    for changed in chain((data[:length] for length in range(len(data))), [data + b"\0"]):
        with pytest.raises(MatterUnreadable):
            seal.unseal(KEY, ID, changed)


@pytest.mark.parametrize(
    ("data", "kind", "told"),
    [
        (b"", MatterUnreadable, "empty or cut short"),
        (b"PK\x03\x04" + bytes(200), MatterUnreadable, "not the file of a matter"),
        (seal.seal(KEY, OTHER_ID, HEAD, BODY), MatterUnreadable, "another matter"),
        (seal.seal(OTHER, ID, HEAD, BODY), OtherKey, "not in this keyring"),
        (seal.seal(KEY, ID, HEAD, BODY)[:-1], MatterUnreadable, "cut short or was changed"),
    ],
)
def test_each_refusal_has_its_sentence(
    data: bytes, kind: type[MatterUnreadable], told: str
) -> None:
    with pytest.raises(kind, match=told):
        seal.unseal(KEY, ID, data)


@pytest.mark.parametrize("version", [0, 2, 255])
def test_another_version_is_named_as_the_reason(version: int) -> None:
    data = bytearray(seal.seal(KEY, ID, HEAD, BODY))
    data[17] = version
    with pytest.raises(OtherVersion):
        seal.unseal(KEY, ID, bytes(data))


def test_parts_of_two_versions_of_a_file_do_not_fit_together() -> None:
    """GIVEN two states of the same matter WHEN the ledger of one is put under the head of the
    other THEN it does not open."""
    old, new = (seal.seal(KEY, ID, HEAD, body) for body in (b"old", b"new"))
    cut = seal.START_BYTES + len(HEAD) + 28
    with pytest.raises(MatterUnreadable):
        seal.unseal(KEY, ID, old[:cut] + new[cut:])


def test_a_head_is_read_from_the_beginning_of_a_file() -> None:
    data = seal.seal(KEY, ID, b"h" * 10_000, b"b" * 100_000)
    assert seal.unseal_head(KEY, ID, data[: seal.START_BYTES + seal.LONGEST_HEAD]) == b"h" * 10_000
    with pytest.raises(TooLarge):
        seal.seal(KEY, ID, b"h" * seal.LONGEST_HEAD, BODY)


EXPORTED = seal.seal_export(PASSPHRASE, BODY)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """An export that costs a hundredth of what it should, to be opened often."""
    monkeypatch.setattr(seal, "_COST", (10, 8, 1))
    return seal.seal_export(PASSPHRASE, BODY)


def test_an_export_costs_what_is_recommended() -> None:
    # OWASP, Password Storage Cheat Sheet: scrypt with N = 2^17, r = 8, p = 1
    assert tuple(EXPORTED[18:21]) == (17, 8, 1)


def test_an_export_opens_with_its_passphrase_only(cheap: bytes) -> None:
    assert seal.unseal_export(PASSPHRASE, EXPORTED) == BODY
    assert BODY not in EXPORTED
    for wrong in ("", PASSPHRASE + " ", PASSPHRASE.upper()):
        with pytest.raises(WrongPassphrase):
            seal.unseal_export(wrong, cheap)


@pytest.mark.usefixtures("cheap")
def test_one_passphrase_however_its_letters_are_composed() -> None:
    data = seal.seal_export("caf\u00e9 au lait, s'il", BODY)
    assert seal.unseal_export("cafe\u0301 au lait, s'il", data) == BODY


def test_a_bit_flipped_anywhere_in_an_export_is_refused(cheap: bytes) -> None:
    for place in range(len(cheap) * 8):
        flipped = bytearray(cheap)
        flipped[place // 8] ^= 1 << place % 8
        with pytest.raises((InputError, OtherVersion)):
            seal.unseal_export(PASSPHRASE, bytes(flipped))


def test_an_export_cut_short_is_refused(cheap: bytes) -> None:
    for length in range(len(cheap)):
        with pytest.raises(InputError):
            seal.unseal_export(PASSPHRASE, cheap[:length])
    with pytest.raises(InputError, match="cut short"):
        seal.unseal_export(PASSPHRASE, cheap[:60])


@pytest.mark.parametrize(
    "cost", [(0, 8, 1), (9, 8, 1), (63, 8, 1), (255, 255, 255), (18, 16, 1), (17, 8, 5), (17, 0, 1),
             (24, 1, 1), (10, 32, 0)]
)
def test_a_hostile_cost_is_refused_before_it_is_paid(cost: tuple[int, int, int]) -> None:
    # scrypt with (63, 8, 1) would ask for 2^73 bytes
    hostile = bytearray(EXPORTED)
    struct.pack_into(">BBB", hostile, 18, *cost)
    with pytest.raises(InputError, match="more work"):
        seal.unseal_export(PASSPHRASE, bytes(hostile))


def test_a_kept_matter_is_no_export_nor_the_other_way_round() -> None:
    kept = seal.seal(KEY, ID, HEAD, BODY)
    with pytest.raises(InputError, match=re.escape("not an exported matter")):
        seal.unseal_export(PASSPHRASE, kept)
    with pytest.raises(MatterUnreadable):
        seal.unseal(KEY, ID, EXPORTED)
