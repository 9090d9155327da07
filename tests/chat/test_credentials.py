"""Where a credential comes from, by the policy's order, and where it is kept."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from cloakroom.chat.credentials import Credentials, Source, needs_account, service
from cloakroom.chat.wire import Credential, CredentialKind
from cloakroom.errors import NoKeyring, UsageError
from cloakroom.keychain import Keyring
from cloakroom.policy.model import Auth, Deployment, KeyVault
from cloakroom.policy.words import Method
from cloakroom.send_errors import SignInNeeded
from fakes.keyrings import FakeKeyring, LockedKeyring

VAULT = KeyVault("https://v.vault.azure.net", "aoai")


def deployment(*methods: Method, name: str = "uk") -> Deployment:
    return Deployment(name, "UK", "https://uk.openai.azure.com/openai/v1/", "gpt",
                      auth=Auth(methods or (Method.KEYRING_KEY,), key_vault=VAULT,
                                tenant_id="t", client_id="c"))


def held_by(backend: FakeKeyring) -> Credentials:
    return Credentials(lambda: backend)


def no_keyring() -> Keyring:
    raise NoKeyring


def obtained(source: Source) -> Credential:
    return asyncio.run(source.credential())


def test_a_key_is_kept_in_the_keyring_under_the_deployment() -> None:
    backend = FakeKeyring()
    held_by(backend).keep_key(deployment(), "  sample-key\n")
    assert backend.held == {(service(deployment()), "api-key"): "sample-key"}
    assert held_by(backend).has_key(deployment())
    assert not held_by(backend).has_key(deployment(name="other"))
    assert obtained(held_by(backend).source(deployment())) == Credential(
        CredentialKind.KEY, "sample-key")


def test_a_deployment_that_moves_to_another_host_does_not_take_its_key_along() -> None:
    """GIVEN a policy that is exchanged for one with the same id and another endpoint."""
    moved = replace(deployment(), base_url="https://evil.openai.azure.com/openai/v1/")
    credentials = held_by(FakeKeyring())
    for give in (credentials.keep_key, credentials.use_key):
        give(deployment(), "sample-key")
        assert credentials.key(deployment()) == "sample-key"
        assert credentials.key(moved) is None


def test_a_key_never_shows_in_a_repr() -> None:
    assert "sample" not in repr(Credential(CredentialKind.KEY, "sample-key"))
    credentials = held_by(FakeKeyring())
    credentials.use_key(deployment(), "sample-key")
    assert "sample" not in repr(credentials.source(deployment()))


@pytest.mark.parametrize("key", ["", "   ", "two words", "clé", "a\nb", "x" * 1001, "a\x00"])
def test_what_is_no_key_is_not_kept(key: str) -> None:
    backend = FakeKeyring()
    for give in (held_by(backend).keep_key, held_by(backend).use_key):
        with pytest.raises(UsageError, match="Nothing was kept") as caught:
            give(deployment(), key)
        assert not key.strip() or key not in caught.value.sentence
    assert backend.held == {}


@pytest.mark.parametrize("backend", [no_keyring, LockedKeyring])
def test_without_a_keyring_a_key_lasts_as_long_as_the_program(
    backend: Callable[[], Keyring]
) -> None:
    credentials = Credentials(backend)
    with pytest.raises(NoKeyring):
        credentials.keep_key(deployment(), "sample-key")
    with pytest.raises(SignInNeeded, match="session") as caught:
        obtained(credentials.source(deployment()))
    assert caught.value.check == "no-keyring"
    credentials.use_key(deployment(), "sample-key")
    assert obtained(credentials.source(deployment())).secret == "sample-key"


def test_a_forgotten_key_is_gone_from_both_places() -> None:
    backend = FakeKeyring()
    credentials = held_by(backend)
    credentials.keep_key(deployment(), "sample-key")
    credentials.use_key(deployment(), "other-key")
    credentials.forget_key(deployment())
    assert backend.held == {}
    with pytest.raises(SignInNeeded, match="no key"):
        obtained(credentials.source(deployment()))


def test_the_first_method_that_is_ready_serves() -> None:
    credentials = held_by(FakeKeyring())
    both = deployment(Method.BROWSER, Method.KEYRING_KEY)
    with pytest.raises(SignInNeeded):
        obtained(credentials.source(both))
    credentials.use_key(both, "sample-key")
    assert obtained(credentials.source(both)).kind is CredentialKind.KEY


def test_nobody_signed_in_is_said_without_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webbrowser.open", lambda url: pytest.fail("a surprise browser"))
    for method in (Method.BROWSER, Method.BROKER, Method.DEVICE_CODE, Method.KEY_VAULT):
        with pytest.raises(SignInNeeded):
            obtained(held_by(FakeKeyring()).source(deployment(method)))


def test_a_key_of_the_vault_is_read_once_and_again_after_a_refusal(
    monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = iter(["key-1", "key-2"])
    monkeypatch.setattr("cloakroom.chat.sign_in.vault.secret", lambda *_, **__: next(keys))
    source = held_by(FakeKeyring()).source(deployment(Method.KEY_VAULT))
    assert [obtained(source).secret for _ in range(2)] == ["key-1", "key-1"]
    renewed = asyncio.run(source.renewed())
    assert renewed is not None
    assert renewed.secret == "key-2"
    assert obtained(source).secret == "key-2"


def test_a_key_of_the_keyring_is_not_tried_twice() -> None:
    credentials = held_by(FakeKeyring())
    credentials.use_key(deployment(), "sample-key")
    source = credentials.source(deployment())
    obtained(source)
    assert asyncio.run(source.renewed()) is None


@pytest.mark.parametrize(("method", "account"), [
    (Method.KEYRING_KEY, False), (Method.BROWSER, True), (Method.KEY_VAULT, True)])
def test_whether_an_account_is_needed(method: Method, account: bool) -> None:
    assert needs_account(deployment(method).auth) is account
