"""``cloakroom deployments``: what is approved, and one's own."""

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cloakroom import keychain
from cloakroom.paths import folders
from cloakroom.policy import signature
from cloakroom.policy.own import OwnDeployments
from cloakroom.policy.places import signature_of
from fakes.shell import FakeShell, Run
from policy.examples import FULL, SHORT

GOOD = ("--name", "My GPT", "--endpoint", "https://sample.openai.azure.com/openai/v1/",
        "--deployment", "gpt-4.1")


@pytest.fixture
def shell() -> FakeShell:
    return FakeShell(today=date(2026, 11, 22))


def of_the_machine(shell: FakeShell, text: str) -> Path:
    file = shell.policies().places.machine
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    for each, mode in ((file, 0o644), (file.parent, 0o755), (folders().data, 0o755)):
        each.chmod(mode)
    return file


def add(shell: FakeShell, *more: str) -> Run:
    return shell.run("deployments", "add", *GOOD, *more)


def test_nobody_approved_anything(shell: FakeShell) -> None:
    run = shell.run("deployments")
    assert (run.code, run.out) == (0, "")
    assert "No deployment is approved yet." in run.err


def test_what_the_machine_approves_is_listed(shell: FakeShell) -> None:
    of_the_machine(shell, FULL)
    run = shell.run("deployments")
    assert run.code == 0
    assert "uk-gpt: GPT in the UK\n" in run.out
    assert "  approved by Design Authority on 1 October 2026" in run.out
    assert "  NOT USABLE: “Gateway” is suspended" in run.out


def test_json_has_what_a_program_needs(shell: FakeShell) -> None:
    file = of_the_machine(shell, FULL)
    told = json.loads(shell.run("deployments", "--json").out)
    assert told["policy"] | {"sha256": "-"} == {
        "id": "rural-2026-11", "serial": 14, "issuer": "Department for Examples",
        "layer": "machine", "sha256": "-", "signed_by": "", "expires": "2027-02-01"}
    assert (told["refusal"], told["notes"]) == (None, [])
    first, second = told["deployments"]
    assert (first["id"], first["usable"], first["host"]) == (
        "uk-gpt", True, "sample.openai.azure.com")
    assert first["evidence"]["declared"]["model_retires_on"] == "2027-05-15"
    assert first["max_marking"] == "OFFICIAL"
    assert (second["usable"], second["approved_on"], second["host"]) == (
        False, None, "gateway.example.org:8443")
    assert str(file) not in json.dumps(told)


def test_a_policy_that_fails_a_check_is_said(shell: FakeShell) -> None:
    of_the_machine(shell, SHORT.replace("2027-02-01", "2026-11-20"))
    run = shell.run("deployments")
    assert (run.code, run.out) == (3, "")
    assert run.err == (
        "cloakroom: This computer's policy fails the check “dates”: It expired on 20 November "
        "2026. Sending is off; scrubbing goes on.\n")
    told = json.loads(shell.run("deployments", "--json").out)
    assert (told["refusal"]["check"], told["deployments"]) == ("dates", [])
    assert add(shell).code == 3


def test_one_for_oneself_is_added_listed_and_removed(shell: FakeShell) -> None:
    run = add(shell)
    assert (run.code, run.err) == (0, "Approved by you, for yourself.\n")
    mine = run.out.strip()
    assert mine.startswith("own-my-gpt-")
    assert "  approved by you on 22 November 2026" in shell.run("deployments").out
    assert add(shell).code == 3
    assert shell.run("deployments", "remove", mine).code == 0
    assert shell.run("deployments", "remove", mine).code == 3
    assert shell.run("deployments").out == ""


def test_with_a_deployment_goes_its_key(
    shell: FakeShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = add(shell).out.strip()
    kept = f"cloakroom/aoai/{mine}@sample.openai.azure.com", "api-key"
    shell.keyring.set_password(*kept, "sample")
    monkeypatch.setattr(keychain, "system", lambda: shell.keyring)
    assert shell.run("deployments", "remove", mine).code == 0
    assert shell.keyring.get_password(*kept) is None


def test_every_option_arrives(shell: FakeShell) -> None:
    run = shell.run(
        "deployments", "add", "--name", "G", "--endpoint", "https://gateway.example.org/ai/",
        "--deployment", "g", "--style", "dated", "--api-version", "2024-10-21", "--api",
        "responses", "--key-header", "api-key", "--method", "browser", "--method", "keyring-key",
        "--tenant-id", "example.org", "--client-id", "00000000-0000-0000-0000-000000000002",
        "--max-marking", "PUBLIC")
    assert run.code == 0, run.err
    told = json.loads(shell.run("deployments", "--json").out)["deployments"][0]
    assert (told["name"], told["style"], told["api"]) == ("G", "dated", "responses")
    assert (told["methods"], told["max_marking"]) == (["browser", "keyring-key"], "PUBLIC")


def test_ones_own_may_not_have_more_than_the_rules_allow(shell: FakeShell) -> None:
    assert add(shell, "--max-marking", "SECRET").code == 0
    told = json.loads(shell.run("deployments", "--json").out)["deployments"][0]
    assert told["max_marking"] == "OFFICIAL"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--endpoint", "http://x/"), "--endpoint must begin with https://."),
        (("--style", "dated"), "--api-version must be given"),
        (("--method", "browser"), "--tenant-id must be given"),
        (("--name", ""), "--name must not be empty."),
    ],
)
def test_what_is_wrong_is_said_by_its_option(
    shell: FakeShell, more: tuple[str, ...], told: str
) -> None:
    run = add(shell, *more)
    assert run.code == 2
    assert told in run.err
    assert "--name must be given" in shell.run("deployments", "add").err


def test_the_policy_decides_whether_users_may(shell: FakeShell) -> None:
    of_the_machine(shell, SHORT)
    run = add(shell)
    assert run.code == 3
    assert "does not let users approve" in run.err


def test_without_a_keyring_nothing_is_promised(
    shell: FakeShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = replace(shell.policies(), own=OwnDeployments(Path("own.toml"), None))
    monkeypatch.setattr(shell, "policies", lambda: without)
    run = add(shell)
    assert (run.code, run.out) == (3, "")
    assert "no safe keyring" in run.err


def test_what_somebody_changed_can_be_started_over(shell: FakeShell) -> None:
    add(shell)
    (folders().configuration / "own-deployments.toml").write_bytes(b"forged")
    assert shell.run("deployments").code == 3
    assert shell.run("deployments", "start-over").code == 2
    assert shell.run("deployments", "start-over", "--yes").code == 0
    assert shell.run("deployments").code == 0


@pytest.mark.parametrize("argv", [("remove",), ("list", "x"), ("add", "x"), ("guess",)])
def test_wrong_usage_is_said(shell: FakeShell, argv: tuple[str, ...]) -> None:
    assert shell.run("deployments", *argv).code == 2


def test_a_policy_of_the_users_own_trust_is_listed(shell: FakeShell) -> None:
    signer, file = signature.fresh(), shell.policies().places.user
    file.parent.mkdir(parents=True, mode=0o700)
    for each, data in ((file, SHORT), (signature_of(file), signer.sign(SHORT.encode()))):
        each.write_text(data, encoding="utf-8")
        os.chmod(each, 0o600)
    assert shell.run("deployments").code == 3
    shell.run("policy", "trust", signer.fingerprint)
    told = json.loads(shell.run("deployments", "--json").out)
    assert (told["policy"]["layer"], told["policy"]["signed_by"]) == ("user", signer.fingerprint)
