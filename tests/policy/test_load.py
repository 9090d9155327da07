"""Which policy holds, and each check that can refuse one."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.policy import load, signature
from cloakroom.policy.managed import Managed
from cloakroom.policy.model import InForce, Rules
from cloakroom.policy.own import approved
from cloakroom.policy.places import signature_of
from cloakroom.policy.words import Layer
from fakes.computer import TODAY, Computer
from fakes.keyrings import FakeKeyring, LockedKeyring
from policy.examples import FULL, SHORT

ALICE, MALLORY = signature.fresh(), signature.fresh()
POSIX = pytest.mark.skipif(os.name != "posix", reason="owners, modes and links of POSIX")


def checked(in_force: InForce) -> str:
    """The check that refused it; '' where a policy holds."""
    assert in_force.policy is None or in_force.refusal is None
    if in_force.refusal is None:
        assert in_force.policy is not None
        return ""
    assert in_force.deployments == ()
    assert f"“{in_force.refusal.check}”" in in_force.refusal.sentence
    return in_force.refusal.check


def test_nobody_approved_anything_is_no_refusal(computer: Computer) -> None:
    assert computer.load() == InForce()


def test_the_policy_of_the_machine_needs_no_signature(computer: Computer) -> None:
    computer.write(computer.machine, SHORT)
    found = computer.load()
    assert checked(found) == ""
    assert found.policy is not None
    assert (found.policy.policy_id, found.policy.layer) == ("short", Layer.MACHINE)
    assert found.notes == ()


def test_the_users_policy_counts_where_a_trusted_signer_signed_it(computer: Computer) -> None:
    computer.write(computer.user, SHORT, ALICE)
    assert checked(computer.load()) == "signature"
    computer.trust(ALICE)
    found = computer.load()
    assert found.policy is not None
    assert (found.policy.layer, found.policy.signed_by) == (Layer.USER, ALICE.fingerprint)
    assert found.policy.deployments[0].layer is Layer.USER


def test_the_machine_goes_first_and_nothing_is_mixed(computer: Computer) -> None:
    computer.trust(ALICE)
    computer.write(computer.user, FULL, ALICE)
    computer.write(computer.machine, SHORT)
    found = computer.load()
    assert [each.id for each in found.deployments] == ["uk-gpt"]
    assert found.rules == Rules()


def with_signers(computer: Computer, *lines: str) -> None:
    computer.write(computer.machine.with_name("trusted-signers"), "\n".join(lines))


Spoil = Callable[[Computer], object]
SPOILT: dict[str, tuple[str, Spoil]] = {
    "not TOML": ("format", lambda c: c.write(c.machine, "?")),
    "not UTF-8": ("format", lambda c: c.write(c.machine, b"\xff")),
    "empty": ("schema", lambda c: c.write(c.machine, "")),
    "huge": ("size", lambda c: c.write(c.machine, SHORT + "#" * 262_144)),
    "unknown key": ("schema", lambda c: c.write(c.machine, SHORT + "surprise = 1\n")),
    "another schema": ("schema", lambda c: c.write(c.machine, SHORT.replace(
        "schema = 1", "schema = 2"))),
    "expired": ("dates", lambda c: c.write(c.machine, SHORT.replace(
        "expires = 2027-02-01", "expires = 2026-11-21"))),
    "of tomorrow": ("dates", lambda c: c.write(c.machine, SHORT.replace(
        "issued = 2026-11-01", "issued = 2026-11-23"))),
    "expired, of another schema": ("dates", lambda c: c.write(c.machine, SHORT.replace(
        "expires = 2027-02-01", "expires = 2026-11-21\nnew = 1"))),
    "of others": ("owner", lambda c: c.machine.chmod(0o666)),
    "folder of others": ("owner", lambda c: c.machine.parent.chmod(0o777)),
    "a folder": ("file", lambda c: (c.machine.unlink(), c.machine.mkdir())),
    "a link": ("file", lambda c: c.machine.rename(c.user) and c.machine.symlink_to(c.user)),
    "a pipe": ("file", lambda c: (c.machine.unlink(), os.mkfifo(c.machine))),
    "unsigned": ("signature", lambda c: with_signers(c, ALICE.fingerprint)),
    "signed by another": ("signature", lambda c: (
        with_signers(c, ALICE.fingerprint), c.write(c.machine, SHORT, MALLORY))),
    "changed since": ("signature", lambda c: (
        with_signers(c, ALICE.fingerprint), c.write(c.machine, SHORT, ALICE),
        c.machine.write_text(SHORT.replace("uk-gpt", "us-gpt")))),
    "a list of nobody": ("signature", lambda c: (
        with_signers(c, "# nobody yet"), c.write(c.machine, SHORT, ALICE))),
    "signers of others": ("owner", lambda c: (
        with_signers(c, ALICE.fingerprint), c.write(c.machine, SHORT, ALICE),
        c.machine.with_name("trusted-signers").chmod(0o666))),
    "signature of others": ("owner", lambda c: (
        with_signers(c, ALICE.fingerprint), c.write(c.machine, SHORT, ALICE),
        signature_of(c.machine).chmod(0o666))),
    "no fingerprint": ("trusted signers", lambda c: with_signers(c, "Alice")),
}


@POSIX
@pytest.mark.parametrize(("check", "spoil"), SPOILT.values(), ids=SPOILT)
def test_a_broken_policy_of_the_machine_turns_sending_off(
    computer: Computer, check: str, spoil: Spoil
) -> None:
    """GIVEN a policy of the user and a deployment of their own, which would hold
    WHEN the machine's is broken THEN neither makes up for it."""
    computer.trust(ALICE)
    computer.write(computer.user, FULL, ALICE)
    computer.sources().own.add(MINE, Rules(allow_user_deployments=True))
    computer.write(computer.machine, SHORT)
    assert checked(computer.load()) == ""
    spoil(computer)
    found = computer.load()
    assert checked(found) == check
    assert not found.rules.allow_user_deployments


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0,
                    reason="only root gives files away")
@pytest.mark.parametrize("folder", [False, True])
def test_a_file_that_root_does_not_own_is_refused(computer: Computer, folder: bool) -> None:
    computer.write(computer.machine, SHORT)
    os.chown(computer.machine.parent if folder else computer.machine, 65_534, 65_534)
    assert checked(computer.load()) == "owner"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_that_may_not_be_read_is_not_nothing(computer: Computer) -> None:
    computer.write(computer.machine, SHORT)
    computer.machine.chmod(0)
    assert checked(computer.load()) == "file"


def test_a_signed_policy_of_the_machine(computer: Computer) -> None:
    with_signers(computer, "# those who may sign", signature.spoken(ALICE.fingerprint).upper(), "")
    computer.write(computer.machine, SHORT, ALICE)
    found = computer.load()
    assert checked(found) == ""
    assert found.policy is not None
    assert found.policy.signed_by == ALICE.fingerprint


@pytest.mark.parametrize(
    ("settings", "check"),
    [
        (Managed(), ""),
        (Managed(signers=(ALICE.fingerprint,)), ""),
        (Managed(signers=(MALLORY.fingerprint,)), "signature"),
        (Managed(signers=()), "signature"),
        (Managed(signers=("?",)), "trusted signers"),
        (Managed(fault="The managed settings cannot be read."), "managed settings"),
    ],
)
def test_managed_settings_count(computer: Computer, settings: Managed, check: str) -> None:
    computer.write(computer.machine, SHORT, ALICE)
    assert checked(computer.load(replace(computer.places, managed=settings))) == check


def test_a_policy_that_an_administrator_named_must_be_there(computer: Computer) -> None:
    computer.trust(ALICE)
    computer.write(computer.user, FULL, ALICE)
    named = replace(computer.places, managed=Managed(policy_file=str(computer.machine)))
    assert checked(computer.load(named)) == "file"


def test_the_signers_of_the_machine_replace_those_of_the_user(computer: Computer) -> None:
    computer.trust(MALLORY)
    computer.write(computer.user, SHORT, MALLORY)
    for signers, check in (((ALICE.fingerprint,), "signature"), ((), "signature"),
                           ((MALLORY.fingerprint,), "")):
        settings = Managed(signers=signers)
        assert checked(computer.load(replace(computer.places, managed=settings))) == check


@POSIX
@pytest.mark.parametrize("mode", [0o666, 0o664])
def test_the_users_policy_is_theirs_to_write_alone(computer: Computer, mode: int) -> None:
    computer.trust(ALICE)
    computer.write(computer.user, SHORT, ALICE)
    computer.user.chmod(mode)
    assert checked(computer.load()) == "owner"


def numbered(serial: int) -> str:
    return SHORT.replace("serial = 3", f"serial = {serial}")


def test_an_older_policy_does_not_come_back(computer: Computer) -> None:
    for serial, check in ((3, ""), (3, ""), (5, ""), (4, "serial"), (5, ""), (6, "")):
        computer.write(computer.machine, numbered(serial))
        assert checked(computer.load()) == check, serial


def test_the_serials_of_the_layers_are_apart(computer: Computer) -> None:
    computer.trust(ALICE)
    computer.write(computer.user, numbered(9), ALICE)
    assert checked(computer.load()) == ""
    computer.write(computer.machine, numbered(3))
    assert checked(computer.load()) == ""


def test_a_policy_that_was_refused_leaves_no_serial(computer: Computer) -> None:
    """GIVEN a forged policy with a high serial THEN it does not lock out the real one."""
    with_signers(computer, ALICE.fingerprint)
    computer.write(computer.machine, numbered(999), MALLORY)
    assert checked(computer.load()) == "signature"
    computer.write(computer.machine, numbered(999) + "surprise = 1", ALICE)
    assert checked(computer.load()) == "schema"
    computer.write(computer.machine, numbered(3), ALICE)
    assert checked(computer.load()) == ""


@pytest.mark.parametrize("keyring", [None, LockedKeyring()])
def test_without_a_keyring_a_policy_holds_and_it_is_said(
    computer: Computer, keyring: FakeKeyring | None
) -> None:
    computer.keyring = keyring
    sources = computer.sources()
    computer.write(computer.machine, numbered(5))
    found = load.load(sources)
    assert checked(found) == ""
    assert "offers no keyring" in found.notes[0]
    computer.write(computer.machine, numbered(4))
    assert checked(load.load(sources)) == "serial"


@pytest.mark.parametrize(
    ("day", "check"),
    [(date(2026, 10, 31), "dates"), (date(2026, 11, 1), ""), (date(2027, 2, 1), ""),
     (date(2027, 2, 2), "dates")],
)
def test_a_policy_holds_from_its_first_day_to_its_last(
    computer: Computer, day: date, check: str
) -> None:
    computer.write(computer.machine, SHORT)
    assert checked(computer.at(day).load()) == check


MINE = approved({
    "display_name": "Mine", "base_url": "https://sample.openai.azure.com/openai/v1/",
    "deployment": "gpt",
}, TODAY)


def test_a_user_without_an_organisation_has_their_own(computer: Computer) -> None:
    computer.sources().own.add(MINE, computer.load().rules)
    found = computer.load()
    assert found.deployments == (MINE,)
    assert found.deployments[0].layer is Layer.OWN


@pytest.mark.parametrize("allowed", [False, True])
def test_a_policy_may_forbid_deployments_of_ones_own(computer: Computer, allowed: bool) -> None:
    computer.sources().own.add(MINE, computer.load().rules)
    rules = f"[rules]\nallow_user_deployments = {str(allowed).lower()}\n[[deployment]]"
    computer.write(computer.machine, SHORT.replace("[[deployment]]", rules))
    assert (MINE in computer.load().deployments) is allowed


def test_own_deployments_that_somebody_changed_are_none(computer: Computer) -> None:
    computer.sources().own.add(MINE, computer.load().rules)
    (computer.user.parents[1] / "own.toml").write_bytes(b"forged")
    found = computer.load()
    assert found.refusal is not None
    assert found.refusal.check == "own"
    # WHEN there is a policy THEN its deployments go on, and the note tells of the rest
    rules = "[rules]\nallow_user_deployments = true\n[[deployment]]"
    computer.write(computer.machine, SHORT.replace("[[deployment]]", rules))
    found = computer.load()
    assert [each.id for each in found.deployments] == ["uk-gpt"]
    assert "changed outside" in found.notes[0]


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.write(c.machine, SHORT.replace("GPT in the UK", "GPT")),
        lambda c: c.write(c.machine, SHORT + "# a comment"),
        lambda c: c.machine.unlink(),
        lambda c: setattr(c, "today", date(2027, 3, 1)),
        pytest.param(lambda c: c.machine.chmod(0o666), marks=POSIX),
    ],
)
def test_before_every_send_everything_is_looked_at_again(
    computer: Computer, change: Spoil
) -> None:
    computer.write(computer.machine, SHORT)
    sources = computer.sources()
    found = load.load(sources)
    assert load.load(sources) == found
    change(computer)
    assert load.load(sources) != found


@given(st.integers(0, 8 * len(SHORT) - 1))
def test_no_changed_bit_of_a_signed_policy_gets_through(
    tmp_path_factory: pytest.TempPathFactory, bit: int
) -> None:
    folder = tmp_path_factory.mktemp("computer")
    machine = folder / "a" / "policy.toml"
    machine.parent.mkdir(mode=0o755)
    computer = Computer(machine, folder / "b" / "c" / "none.toml", FakeKeyring())
    with_signers(computer, ALICE.fingerprint)
    computer.write(machine, SHORT, ALICE)
    data = bytearray(SHORT.encode())
    data[bit // 8] ^= 1 << bit % 8
    machine.write_bytes(data)
    assert checked(computer.load()) == "signature"


def test_the_sentences_show_no_contents(computer: Computer) -> None:
    computer.write(computer.machine, SHORT.replace("https://sample", "sk-secret"))
    refusal = computer.load().refusal
    assert refusal is not None
    assert "secret" not in refusal.sentence
    assert "Line 11: deployment[1].base_url must begin with https://" in refusal.sentence


def test_a_policy_in_a_missing_folder_is_none(tmp_path: Path) -> None:
    computer = Computer(tmp_path / "x" / "p.toml", tmp_path / "y" / "z" / "p.toml", FakeKeyring())
    assert computer.load() == InForce()


def test_without_a_keyring_the_process_remembers(tmp_path: Path) -> None:
    """GIVEN no keyring THEN whoever asks next in this process finds the same."""
    load.of_this_user().own.add(MINE, Rules(allow_user_deployments=True))
    assert load.of_this_user().own.all() == (MINE,)
    assert list(tmp_path.rglob("own*")) == []
