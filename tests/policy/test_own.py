"""Deployments that a user approved: theirs, unchanged, or none."""

import os
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.errors import NoKeyring, OutputFailed
from cloakroom.policy import own
from cloakroom.policy.model import Deployment, Rules
from cloakroom.policy.own import OwnDeployments, approved, faults
from cloakroom.policy.words import KeyHeader, Layer, Status, Style
from cloakroom.send_errors import PolicyFault
from fakes.keyrings import FakeKeyring, LockedKeyring

TODAY = date(2026, 11, 22)
ALLOWED = Rules(allow_user_deployments=True)
KEYS: dict[str, object] = {
    "display_name": "My GPT!", "base_url": "https://sample.openai.azure.com/openai/v1/",
    "deployment": "gpt-4.1", "key_header": "api-key",
}
MINE = approved(KEYS, TODAY)


@pytest.fixture
def keyring() -> FakeKeyring:
    return FakeKeyring()


@pytest.fixture
def mine(tmp_path: Path, keyring: FakeKeyring) -> OwnDeployments:
    return OwnDeployments(tmp_path / "own.toml", keyring)


def again(mine: OwnDeployments, keyring: FakeKeyring) -> tuple[Deployment, ...]:
    """As another process sees them."""
    return OwnDeployments(mine._file, keyring).all()


def test_what_is_filled_in_says_who_approved_it() -> None:
    assert (MINE.layer, MINE.status) == (Layer.OWN, Status.APPROVED)
    assert re.fullmatch("own-my-gpt-[0-9a-f]{6}", MINE.id)
    assert (MINE.approved_by, MINE.approved_on) == ("you", TODAY)
    assert (MINE.style, MINE.key_header) == (Style.V1, KeyHeader.API_KEY)
    assert approved({**KEYS, "display_name": "日本"}, TODAY).id.startswith("own-deployment-")


def test_another_endpoint_of_the_same_name_has_another_id() -> None:
    """So that the key of the one is never sent to the other."""
    other = approved({**KEYS, "base_url": "https://other.openai.azure.com/openai/v1/"}, TODAY)
    assert other.display_name == MINE.display_name
    assert other.id != MINE.id


def test_what_is_wrong_is_said_key_by_key() -> None:
    keys = {**KEYS, "base_url": "http://x", "deployment": "../x", "display_name": ""}
    found = faults(own.completed(keys, TODAY))
    assert found == {
        "base_url": "must begin with https://",
        "deployment": "must be letters, digits, dots and dashes",
        "display_name": "must not be empty",
    }
    assert faults(own.completed(KEYS, TODAY)) == {}
    with pytest.raises(PolicyFault, match="display_name must not be empty"):
        approved(keys, TODAY)


def test_a_user_cannot_fill_in_who_approved() -> None:
    forged = approved({**KEYS, "approved_by": "The Minister", "id": "uk-gpt"}, TODAY)
    assert (forged.approved_by, forged.id) == ("you", MINE.id)


def test_what_is_added_is_there_and_can_be_removed(
    mine: OwnDeployments, keyring: FakeKeyring
) -> None:
    assert mine.all() == ()
    mine.add(MINE, ALLOWED)
    assert again(mine, keyring) == (MINE,)
    other = approved({**KEYS, "display_name": "Other"}, TODAY)
    mine.add(other, ALLOWED)
    assert mine.remove(MINE.id) == MINE
    assert again(mine, keyring) == (other,)
    with pytest.raises(PolicyFault, match="approved no deployment"):
        mine.remove(MINE.id)


def test_nothing_is_added_where_the_policy_forbids_it(mine: OwnDeployments) -> None:
    with pytest.raises(PolicyFault, match="does not let users"):
        mine.add(MINE, Rules(allow_user_deployments=False))
    assert mine.all() == ()


def test_a_name_is_used_once(mine: OwnDeployments) -> None:
    mine.add(MINE, ALLOWED)
    other = approved({**KEYS, "base_url": "https://other.openai.azure.com/openai/v1/"}, TODAY)
    for again in (MINE, other):
        with pytest.raises(PolicyFault, match="choose another name"):
            mine.add(again, ALLOWED)


def test_the_organisations_deployments_are_not_taken_for_the_users(mine: OwnDeployments) -> None:
    foreign = Deployment("uk-gpt", "GPT", "https://a.example/v1/", "gpt")
    with pytest.raises(ValueError, match="own"):
        mine.add(foreign, ALLOWED)


@given(bit=st.integers(0, 10_000))
def test_every_changed_bit_is_noticed(tmp_path_factory: pytest.TempPathFactory, bit: int) -> None:
    file, keyring = tmp_path_factory.mktemp("own") / "own.toml", FakeKeyring()
    mine = OwnDeployments(file, keyring)
    mine.add(MINE, ALLOWED)
    data = bytearray(file.read_bytes())
    data[bit // 8 % len(data)] ^= 1 << bit % 8
    file.write_bytes(data)
    with pytest.raises(PolicyFault, match="changed outside"):
        mine.all()


def test_an_older_file_does_not_come_back(mine: OwnDeployments, keyring: FakeKeyring) -> None:
    """GIVEN a deployment that the user took away WHEN somebody puts back the file with it."""
    mine.add(MINE, ALLOWED)
    older = mine._file.read_bytes()
    mine.remove(MINE.id)
    mine._file.write_bytes(older)
    with pytest.raises(PolicyFault, match="changed outside"):
        again(mine, keyring)


def test_without_its_key_a_file_proves_nothing(mine: OwnDeployments) -> None:
    mine.add(MINE, ALLOWED)
    with pytest.raises(PolicyFault, match="changed outside"):
        again(mine, FakeKeyring())


def test_no_key_is_no_key_to_guess(mine: OwnDeployments, keyring: FakeKeyring) -> None:
    mine.add(MINE, ALLOWED)
    keyring.set_password("cloakroom/policy", "own-deployments", "")
    body = b"schema = 1\n"
    mine._file.write_bytes(b"# cloakroom-own-1 " + own._tag(b"", body) + b"\n" + body)
    with pytest.raises(PolicyFault, match="changed outside"):
        mine.all()


def test_one_can_start_again(mine: OwnDeployments) -> None:
    mine._file.write_bytes(b"forged")
    mine.start_again()
    assert mine.all() == ()


def test_a_crash_between_key_and_file_costs_nothing(
    mine: OwnDeployments, keyring: FakeKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine.add(MINE, ALLOWED)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", full)
        with pytest.raises(OutputFailed, match="as they were"):
            mine.remove(MINE.id)
    assert again(mine, keyring) == (MINE,)
    mine.remove(MINE.id)
    assert again(mine, keyring) == ()


def test_without_a_keyring_they_last_until_the_end(tmp_path: Path) -> None:
    mine = OwnDeployments(tmp_path / "own.toml", None)
    mine.add(MINE, ALLOWED)
    assert mine.all() == (MINE,)
    assert not mine.kept
    assert list(tmp_path.iterdir()) == []


def test_a_locked_keyring_is_said(mine: OwnDeployments) -> None:
    mine.add(MINE, ALLOWED)
    with pytest.raises(NoKeyring):
        again(mine, LockedKeyring())


@pytest.mark.skipif(os.name != "posix", reason="modes, links and pipes of POSIX")
def test_the_file_is_the_users_alone_and_a_plain_one(mine: OwnDeployments) -> None:
    mine.add(MINE, ALLOWED)
    assert mine._file.stat().st_mode & 0o777 == 0o600
    mine._file.unlink()
    os.mkfifo(mine._file)
    with pytest.raises(PolicyFault, match="regular file"):
        mine.all()
