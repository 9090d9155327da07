"""What the keyring remembers of policies, and what happens without one."""

import pytest
from keyring.errors import KeyringLocked

from cloakroom.errors import NoKeyring
from cloakroom.policy.remembered import MOST_SIGNERS, Remembered
from cloakroom.send_errors import PolicyFault
from fakes.keyrings import FakeKeyring, ForgetfulKeyring, LockedKeyring


def test_the_highest_serial_stays() -> None:
    keyring = FakeKeyring()
    one = Remembered(keyring)
    assert one.serial("machine:a") == 0
    one.see("machine:a", 5)
    one.see("machine:a", 4)
    assert one.serial("machine:a") == 5
    assert Remembered(keyring).serial("machine:a") == 5
    assert Remembered(keyring).serial("user:a") == 0
    assert not one.forgetful


@pytest.mark.parametrize("keyring", [None, LockedKeyring()])
def test_without_a_keyring_it_is_remembered_for_now_and_said(keyring: FakeKeyring | None) -> None:
    one = Remembered(keyring)
    one.see("machine:a", 5)
    assert one.serial("machine:a") == 5
    assert one.forgetful
    assert Remembered(keyring).serial("machine:a") == 0


def test_a_keyring_that_is_unlocked_later_is_asked_again() -> None:
    class Unlocking(FakeKeyring):
        locked = True

        def get_password(self, service: str, username: str) -> str | None:
            if self.locked:
                raise KeyringLocked
            return super().get_password(service, username)

    keyring = Unlocking()
    keyring.set_password("cloakroom/policy", "serial:machine:a", "9")
    one = Remembered(keyring)
    one.see("machine:a", 5)
    assert (one.serial("machine:a"), one.forgetful) == (5, True)
    keyring.locked = False
    assert (one.serial("machine:a"), one.forgetful) == (9, False)


def test_a_keyring_that_keeps_nothing_is_said() -> None:
    one = Remembered(ForgetfulKeyring())
    one.see("machine:a", 5)
    assert one.forgetful
    assert one.serial("machine:a") == 5


@pytest.mark.parametrize("held", ["", "x", "-1", "²", "9" * 30])
def test_what_is_no_number_counts_as_none(held: str) -> None:
    keyring = FakeKeyring()
    keyring.set_password("cloakroom/policy", "serial:machine:a", held)
    assert Remembered(keyring).serial("machine:a") == 0


def test_signers_are_trusted_and_no_longer() -> None:
    one = Remembered(FakeKeyring())
    one.trust("ab")
    one.trust("cd")
    one.trust("ab")
    assert one.signers() == {"ab", "cd"}
    one.distrust("ab")
    assert one.signers() == {"cd"}


def test_there_is_an_end_to_trust() -> None:
    one = Remembered(FakeKeyring())
    for number in range(MOST_SIGNERS):
        one.trust(f"{number:064x}")
    with pytest.raises(PolicyFault):
        one.trust("f" * 64)
    assert len(one.signers()) == MOST_SIGNERS


@pytest.mark.parametrize("held", ["[", "{}", "1", "[" * 5000])
def test_a_damaged_list_trusts_nobody(held: str) -> None:
    keyring = FakeKeyring()
    keyring.set_password("cloakroom/policy", "trusted-signers", held)
    assert Remembered(keyring).signers() == frozenset()


def test_without_a_keyring_nobody_is_trusted() -> None:
    assert Remembered(None).signers() == frozenset()
    assert Remembered(LockedKeyring()).signers() == frozenset()
    with pytest.raises(NoKeyring):
        Remembered(None).trust("ab")
