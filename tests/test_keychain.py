"""The keyring of the computer: a safe one or none, and nothing half-kept."""

from collections.abc import Iterator

import keyring
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend

from cloakroom import keychain
from cloakroom.errors import NoKeyring
from fakes.keyrings import FakeKeyring, ForgetfulKeyring, LockedKeyring


@pytest.fixture
def restored() -> Iterator[None]:
    """The library keeps its choice of a keyring for the whole process."""
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


class PlaintextKeyring(FakeKeyring):
    """Stands for the one of the package keyrings.alt."""


PlaintextKeyring.__module__ = "keyrings.alt.file"


@pytest.mark.usefixtures("restored")
@pytest.mark.parametrize(
    "backend",
    [keyring.backends.null.Keyring(), keyring.backends.fail.Keyring(), PlaintextKeyring()],
)
def test_a_backend_that_keeps_nothing_or_in_the_open_is_none(backend: KeyringBackend) -> None:
    keyring.set_keyring(backend)
    with pytest.raises(NoKeyring, match="memory only"):
        keychain.system()


@pytest.mark.usefixtures("restored")
def test_the_chosen_backend_is_used() -> None:
    backend = FakeKeyring()
    keyring.set_keyring(backend)
    assert keychain.system() is backend


@pytest.mark.usefixtures("restored")
def test_of_a_chain_the_first_safe_one_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN a chain that would fall back to a keyring in the open
    safe = FakeKeyring()
    members = [PlaintextKeyring(), safe, FakeKeyring()]
    monkeypatch.setattr(ChainerBackend, "backends", members)
    keyring.set_keyring(ChainerBackend())  # type: ignore[no-untyped-call]
    assert keychain.system() is safe


def test_what_is_kept_is_read_and_forgotten() -> None:
    backend = FakeKeyring()
    assert keychain.read(backend, "cloakroom/a", "key") is None
    keychain.keep(backend, "cloakroom/a", "key", "sample")
    assert keychain.read(backend, "cloakroom/a", "key") == "sample"
    keychain.forget(backend, "cloakroom/a", "key")
    assert keychain.read(backend, "cloakroom/a", "key") is None
    keychain.forget(backend, "cloakroom/a", "key")  # nothing there is nothing to complain of


@pytest.mark.parametrize("backend", [ForgetfulKeyring(), LockedKeyring()])
def test_what_was_not_kept_is_said_without_the_words_of_the_backend(backend: FakeKeyring) -> None:
    with pytest.raises(NoKeyring) as caught:
        keychain.keep(backend, "cloakroom/a", "key", "sample")
    assert "secret words" not in caught.value.sentence
    assert "sample" not in caught.value.sentence
