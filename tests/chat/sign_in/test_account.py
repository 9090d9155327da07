"""Signing in with the real azure-identity against a server on loopback: once, and then silently."""

import json
from pathlib import Path

import pytest

from chat.sign_in.conftest import sign_in
from cloakroom.chat.sign_in.account import Account
from cloakroom.chat.sign_in.cache import SERVICE
from cloakroom.send_errors import NoConnection, NotTrusted, SignInNeeded
from fakes.entra_server import TENANT, USER, EntraServer
from fakes.keyrings import FakeKeyring, ForgetfulKeyring, LockedKeyring


def grants(entra: EntraServer) -> int:
    return sum(path.endswith("/token") for path in entra.asked)


def test_before_the_button_nothing_is_asked_of_anybody(entra: EntraServer) -> None:
    here = sign_in(entra, FakeKeyring())
    with pytest.raises(SignInNeeded):
        here.token()
    assert entra.asked == []


def test_the_button_signs_in_and_from_then_on_it_is_silent(entra: EntraServer) -> None:
    # GIVEN somebody who signed in with the browser
    backend = FakeKeyring()
    here = sign_in(entra, backend)
    assert here.enter() == Account(USER, f"oid.{TENANT}", TENANT)
    assert here.token() == "access-1"
    # WHEN the program starts again
    again = sign_in(entra, backend)
    # THEN it knows who it is, and has a token without asking
    assert again.account == here.account
    assert again.token() == "access-1"
    assert grants(entra) == 1


def test_an_expired_token_is_renewed_without_asking(entra: EntraServer) -> None:
    entra.lifetime = 1  # MSAL renews whatever has less than five minutes left
    backend = FakeKeyring()
    sign_in(entra, backend).enter()
    assert sign_in(entra, backend).token() == "access-2"


def test_a_renewal_that_is_refused_says_sign_in_again(entra: EntraServer) -> None:
    entra.lifetime = 1
    entra.refuse["refresh_token"] = (
        "AADSTS700082: The refresh token has expired. Trace ID: "
        "0a0a0a0a-1111-2222-3333-444444444444 amira.okafor@example.org")
    backend = FakeKeyring()
    here = sign_in(entra, backend)
    here.enter()
    with pytest.raises(SignInNeeded, match="Sign in again") as caught:
        sign_in(entra, backend).token()
    assert caught.value.check == "AADSTS700082"
    assert "0a0a0a0a" in caught.value.details
    assert "okafor" not in caught.value.sentence + caught.value.details


def test_the_libraries_log_nothing(entra: EntraServer, caplog: pytest.LogCaptureFixture) -> None:
    entra.refuse["authorization_code"] = f"AADSTS50105: {USER} is not assigned"
    with pytest.raises(SignInNeeded):
        sign_in(entra, FakeKeyring()).enter()
    assert caplog.records == []


@pytest.mark.parametrize(("number", "words"), [
    ("65001", "administrator"), ("50105", "assigned"), ("53003", "Conditional Access"),
    ("123456", "did not work"),
])
def test_a_sign_in_that_is_refused_says_why(
    entra: EntraServer, number: str, words: str
) -> None:
    entra.refuse["authorization_code"] = f"AADSTS{number}: whatever Microsoft says"
    with pytest.raises(SignInNeeded, match=words) as caught:
        sign_in(entra, FakeKeyring()).enter()
    assert f"AADSTS{number}" in caught.value.sentence
    assert "has not left" in caught.value.sentence


def test_signing_out_leaves_nothing(entra: EntraServer) -> None:
    backend = FakeKeyring()
    here = sign_in(entra, backend)
    here.enter()
    assert any(service == SERVICE for service, _ in backend.held)
    here.leave()
    assert backend.held == {}
    for who in (here, sign_in(entra, backend)):
        assert who.account is None
        with pytest.raises(SignInNeeded):
            who.token()


@pytest.mark.parametrize("backend", [None, ForgetfulKeyring(), LockedKeyring()])
def test_without_a_keyring_it_lasts_as_long_as_the_program(
    entra: EntraServer, backend: FakeKeyring | None
) -> None:
    here = sign_in(entra, backend)
    here.enter()
    assert here.token() == "access-1"
    assert sign_in(entra, backend).account is None


@pytest.mark.parametrize("held", ["", "{", "[]", '{"username": 1}', '{"x": "y"}'])
def test_a_record_that_is_none_of_ours_is_nobody(entra: EntraServer, held: str) -> None:
    backend = FakeKeyring()
    here = sign_in(entra, backend)
    here.enter()
    account = next(user for service, user in backend.held if user.endswith("account"))
    backend.held[SERVICE, account] = held
    assert sign_in(entra, backend).account is None


def test_where_tokens_go_comes_from_the_policy_and_not_from_what_was_kept(
    entra: EntraServer, tmp_path: Path
) -> None:
    # GIVEN somebody who can write what is remembered, and points it elsewhere
    backend = FakeKeyring()
    sign_in(entra, backend).enter()
    account = next(user for service, user in backend.held if user.endswith("account"))
    held = json.loads(backend.held[SERVICE, account])
    backend.held[SERVICE, account] = json.dumps({**held, "authority": "https://evil.example"})
    # THEN it is not believed
    assert sign_in(entra, backend).account is None


@pytest.mark.usefixtures("unclosed")
def test_a_certificate_that_nobody_trusts_is_refused(entra: EntraServer) -> None:
    here = sign_in(entra, FakeKeyring())
    here._ca_file = ""
    with pytest.raises(NotTrusted, match="not trusted"):
        here.enter()
    assert not any(path.endswith("/authorize") for path in entra.asked)


@pytest.mark.usefixtures("unclosed")
def test_a_service_that_cannot_be_reached_is_said(tmp_path: Path) -> None:
    with EntraServer(tmp_path) as server:
        here = sign_in(server, None)
    with pytest.raises(NoConnection):
        here.enter()
