"""``cloakroom policy``: a file from its key to its signature, and every problem in it."""

from datetime import date
from pathlib import Path

import pytest

from cloakroom.cli import policy
from fakes.shell import FakeShell, Run
from policy.examples import FULL, SHORT

FILE = "approved-deployments.toml"


class Today(date):
    """While the examples hold."""

    @classmethod
    def today(cls) -> "Today":
        return cls(2026, 11, 22)


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeShell:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(policy, "date", Today)
    Path(FILE).write_text(SHORT, encoding="utf-8")
    return FakeShell()


def keygen(shell: FakeShell, *, name: str = "a.key") -> str:
    run = shell.run("policy", "keygen", name, "--passphrase-file", "-", stdin=b"horse\n")
    assert run.code == 0, run.err
    return run.out.strip()


def sign(shell: FakeShell, *, passphrase: bytes = b"horse\n") -> Run:
    return shell.run("policy", "sign", FILE, "--key", "a.key", "--passphrase-file", "-",
                     stdin=passphrase)


def test_lint_of_a_good_file(shell: FakeShell) -> None:
    run = shell.run("policy", "lint", FILE)
    assert (run.code, run.out, run.err) == (0, "", "No problem found.\n")


def test_lint_tells_what_is_no_fault_and_worth_knowing(shell: FakeShell) -> None:
    Path(FILE).write_text(SHORT.replace("2027-02-01", "2026-11-20").replace(
        "approved_on", 'status = "pilot"\napproved_on'))
    run = shell.run("policy", "lint", FILE)
    assert run.code == 0
    assert "It expired on 2026-11-20." in run.err
    assert "is a pilot" in run.err


@pytest.mark.parametrize(
    ("allow", "noticed"), [("re:.*", True), (r"re:[\\s\\S]+", True), ("re:0.*", False),
                           ("Leeds", False)])
def test_lint_notices_a_list_that_lets_everything_through(
    shell: FakeShell, allow: str, noticed: bool
) -> None:
    Path(FILE).write_text(SHORT.replace(
        "[[deployment]]", f'[scrubbing]\nallow = ["{allow}"]\n[[deployment]]'))
    run = shell.run("policy", "lint", FILE)
    assert run.code == 0
    assert ("nothing would be found" in run.err) is noticed


def test_lint_and_explain_tell_of_scrubbing(shell: FakeShell) -> None:
    Path(FILE).write_text(FULL)
    assert "placeholders are written: <PERSON_1>" in shell.run("policy", "explain", FILE).out
    Path(FILE).write_text(FULL.replace('style = "angle"', 'style = "round"'))
    run = shell.run("policy", "lint", FILE)
    assert run.code == 3
    assert "scrubbing.style must be one of: square, angle, braces, plain." in run.out


def test_lint_says_all_that_is_wrong_one_a_line(shell: FakeShell) -> None:
    Path(FILE).write_text(SHORT.replace("serial = 3", "serial = 0").replace("uk-gpt", "UK"))
    run = shell.run("policy", "lint", FILE)
    assert run.code == 3
    assert [line.split(":")[0] for line in run.out.splitlines()] == ["Line 3", "Line 9"]


@pytest.mark.parametrize("text", ["?", "\x1b[2J"])
def test_what_is_no_policy_is_a_sentence(shell: FakeShell, text: str) -> None:
    Path(FILE).write_text(text)
    for action in ("lint", "explain"):
        run = shell.run("policy", action, FILE)
        assert run.code == 3
        assert "is not TOML" in run.err
        assert "\x1b" not in run.err
    assert "is not there" in shell.run("policy", "lint", "none.toml").err


def test_explain_says_it_in_words(shell: FakeShell) -> None:
    Path(FILE).write_text(FULL, encoding="utf-8")
    run = shell.run("policy", "explain", FILE)
    assert run.code == 0
    for words in (
        "rural-2026-11, number 14, by Department for Examples (questions: mailto:ai-desk@example",
        "holds from 1 November 2026 to 1 February 2027",
        "always taken out: names, National Insurance numbers",
        "a marking may be overridden with a reason, below SECRET",
        "approved by Design Authority on 1 October 2026 (DA-123), to be reviewed by 1 April 2027",
        "goes to sample.openai.azure.com, deployment gpt-51-uks (Chat Completions)",
        "only over private addresses: 10.20.0.0/16, 2001:db8::/32",
        "not through a proxy",
        "an answer from another region than UK South is warned of",
        "declared model: gpt-5.1 2025-11-13",
        "NOT USABLE: “Gateway” is suspended",
    ):
        assert words in run.out


def test_a_file_is_signed_and_verified(shell: FakeShell) -> None:
    fingerprint = keygen(shell)
    assert len(fingerprint.split()) == 16
    assert sign(shell).code == 0
    run = shell.run("policy", "verify", FILE)
    assert (run.code, run.out) == (0, f"{fingerprint}\n")
    assert "do not trust this signer" in run.err
    assert shell.run("policy", "trust", *fingerprint.split()).code == 0
    assert "You trust this signer." in shell.run("policy", "verify", FILE).err
    assert shell.run("policy", "signers").out == f"{fingerprint}\n"
    assert shell.run("policy", "distrust", fingerprint).code == 0
    assert shell.run("policy", "signers").out == ""
    assert shell.run("policy", "distrust", fingerprint).code == 3


def test_a_file_that_was_changed_is_not_verified(shell: FakeShell) -> None:
    keygen(shell)
    sign(shell)
    Path(FILE).write_text(SHORT + "\n")
    run = shell.run("policy", "verify", FILE)
    assert (run.code, run.out) == (3, "")
    assert "changed since" in run.err


def test_nothing_that_would_be_refused_is_signed(shell: FakeShell) -> None:
    keygen(shell)
    Path(FILE).write_text(SHORT + "surprise = 1\n")
    assert sign(shell).code == 3
    assert not Path(f"{FILE}.sig").exists()


def test_nothing_is_written_over_and_no_passphrase_asked_in_vain(shell: FakeShell) -> None:
    keygen(shell)
    sign(shell)
    shell.secrets = []  # whoever asks gets an error
    for argv in (("keygen", "a.key"), ("sign", FILE, "--key", "a.key")):
        run = shell.run("policy", *argv, stdin=None)
        assert run.code == 3
        assert "there already" in run.err


def test_the_wrong_passphrase_signs_nothing(shell: FakeShell) -> None:
    keygen(shell)
    run = sign(shell, passphrase=b"donkey\n")
    assert run.code == 3
    assert "donkey" not in run.err


def test_a_key_is_sealed_unless_that_is_said(shell: FakeShell) -> None:
    run = shell.run("policy", "keygen", "b.key", "--passphrase-file", "-", stdin=b"\n")
    assert (run.code, Path("b.key").exists()) == (2, False)
    assert shell.run("policy", "keygen", "b.key", "--no-passphrase").code == 0
    assert b"BEGIN PRIVATE KEY" in Path("b.key").read_bytes()
    keygen(shell)
    assert b"BEGIN ENCRYPTED PRIVATE KEY" in Path("a.key").read_bytes()
    assert Path("a.key").stat().st_mode & 0o077 == 0


def test_a_passphrase_is_typed_twice(shell: FakeShell) -> None:
    shell.secrets = ["horse", "horse", "horse"]
    assert shell.run("policy", "keygen", "a.key", stdin=None).code == 0
    assert shell.run("policy", "sign", FILE, "--key", "a.key", stdin=None).code == 0
    shell.secrets = ["horse", "donkey"]
    assert shell.run("policy", "keygen", "b.key", stdin=None).code == 2
    assert not Path("b.key").exists()


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (("lint",), "It is written: cloakroom policy lint FILE"),
        (("trust",), "It is written: cloakroom policy trust FINGERPRINT"),
        (("signers", "x"), "It is written: cloakroom policy signers"),
        (("sign", FILE), "Say which key signs"),
        (("guess", FILE), "invalid choice"),
    ],
)
def test_wrong_usage_is_said(shell: FakeShell, argv: tuple[str, ...], told: str) -> None:
    run = shell.run("policy", *argv)
    assert run.code == 2
    assert told in run.err


def test_a_fingerprint_must_be_one(shell: FakeShell) -> None:
    run = shell.run("policy", "trust", "abcd")
    assert run.code == 3
    assert "64 hexadecimal digits" in run.err
