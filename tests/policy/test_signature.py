"""Signatures: whatever is changed, in the file or beside it, is noticed."""

import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed448 import Ed448PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import example, given
from hypothesis import strategies as st

from cloakroom.errors import InputError
from cloakroom.policy import signature
from cloakroom.policy.signature import Signer
from cloakroom.send_errors import PolicyFault
from policy.examples import SHORT

# The first test of RFC 8032, section 7.1.
SEED = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
ALICE = Signer(SEED)
DATA = SHORT.encode()
SIG = ALICE.sign(DATA).encode()


def test_the_key_is_that_of_the_standard() -> None:
    assert ALICE.fingerprint == signature.fingerprint_of(PUBLIC)


def test_what_was_signed_is_verified() -> None:
    assert signature.verify(DATA, SIG) == ALICE.fingerprint
    assert signature.verify(b"", ALICE.sign(b"").encode()) == ALICE.fingerprint


def flipped(data: bytes, bit: int) -> bytes:
    where = bit // 8 % len(data)
    return data[:where] + bytes([data[where] ^ 1 << bit % 8]) + data[where + 1 :]


@given(st.integers(0, 8 * len(DATA) - 1))
def test_a_flipped_bit_in_the_file_is_refused(bit: int) -> None:
    with pytest.raises(PolicyFault):
        signature.verify(flipped(DATA, bit), SIG)


@pytest.mark.parametrize("where", range(len(SIG)))
def test_a_flipped_bit_in_the_signature_is_refused(where: int) -> None:
    """Each of them: spare bits of base64 and capitals of the fingerprint too."""
    for bit in range(8):
        with pytest.raises(PolicyFault):
            signature.verify(DATA, flipped(SIG, where * 8 + bit))


@given(st.binary(max_size=300))
@example(b"")
@example(SIG + b"\n")
@example(SIG[:-1])
@example(SIG.replace(b"\n", b"\r\n"))
@example(b"\xef\xbb\xbf" + SIG)
@example(SIG.replace(b"key-id", b"Key-id"))
def test_what_is_no_signature_is_refused(data: bytes) -> None:
    with pytest.raises(PolicyFault):
        signature.verify(DATA, data)


def test_the_key_of_another_does_not_pass_for_the_signer() -> None:
    """GIVEN the fingerprint of Alice over the key of Mallory THEN it is refused."""
    mallory = signature.fresh()
    forged = mallory.sign(DATA).replace(mallory.fingerprint, ALICE.fingerprint)
    with pytest.raises(PolicyFault, match="damaged"):
        signature.verify(DATA, forged.encode())


@pytest.mark.parametrize("passphrase", ["", "correct horse é"])
def test_a_key_comes_back_from_its_file(tmp_path: Path, passphrase: str) -> None:
    file = tmp_path / "a.key"
    file.write_bytes(ALICE.pem(passphrase))
    file.chmod(0o600)
    assert signature.read_key(file, passphrase) == ALICE
    assert (SEED in ALICE.pem(passphrase)) is False


@pytest.mark.parametrize(("kept", "given"), [("a", ""), ("a", "b"), ("", "b")])
def test_a_key_opens_with_its_passphrase_alone(kept: str, given: str) -> None:
    with pytest.raises(InputError):
        signature.from_pem(ALICE.pem(kept), given)


def test_what_is_no_key_is_refused() -> None:
    other = Ed448PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for data in (b"", b"\x00", SIG, other, ALICE.pem()[:40]):
        with pytest.raises(InputError):
            signature.from_pem(data)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no modes")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601])
def test_a_key_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "a.key"
    file.write_bytes(ALICE.pem())
    file.chmod(mode)
    with pytest.raises(InputError, match="others"):
        signature.read_key(file)


def test_a_key_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="could not be read"):
        signature.read_key(tmp_path / "none.key")


def test_a_fingerprint_is_read_as_people_copy_it() -> None:
    shown = signature.spoken(ALICE.fingerprint)
    assert shown.count(" ") == 15
    assert signature.fingerprint(shown.upper()) == ALICE.fingerprint
    assert signature.fingerprint(shown.replace(" ", ":") + "\n") == ALICE.fingerprint
    for wrong in ("", "ab", shown + "0", "g" * 64):
        with pytest.raises(InputError):
            signature.fingerprint(wrong)


def test_no_repr_shows_the_key() -> None:
    assert "seed" not in repr(ALICE)
