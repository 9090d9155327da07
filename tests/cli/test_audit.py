"""``cloakroom audit``: what was sent can be checked, listed, exported and searched."""

import csv
import json
from pathlib import Path

import pytest

from cloakroom.audit.event import Event, Evidence, What
from cloakroom.paths import folders
from fakes.keyrings import ForgetfulKeyring, LockedKeyring
from fakes.shell import FakeShell

TEXT = "Dear [PERSON_1],\nthank you."


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeShell:
    monkeypatch.chdir(tmp_path)
    shell = FakeShell()
    journal = shell.journal()
    journal.record(Event(
        What.SEND, Evidence("uk", tls="TLSv1.3"), counts={"PERSON": 2}, text=TEXT, chars_out=27))
    journal.record(Event(What.REPLY, Evidence("uk"), reply="Gladly.", about=1, chars_in=7))
    journal.record(Event(What.SEND_BLOCKED, Evidence("us"), check="marking"))
    return shell


def only_file() -> Path:
    (path,) = (folders().data / "audit").glob("*.jsonl")
    return path


def damage() -> None:
    path = only_file()
    path.write_bytes(path.read_bytes().replace(b'"PERSON":2', b'"PERSON":1'))


def test_a_whole_trail_is_said_to_be_whole(shell: FakeShell) -> None:
    run = shell.run("audit", "verify")
    assert (run.code, run.out, run.err) == (0, "3 records: all in place and as written.\n", "")


def test_an_empty_trail_is_whole(tmp_path: Path) -> None:
    run = FakeShell().run("audit", "verify")
    assert (run.code, run.out) == (0, "0 records: all in place and as written.\n")


def test_damage_is_named_with_its_place(shell: FakeShell) -> None:
    damage()
    first, second = shell.run("audit", "verify"), shell.run("audit", "verify")
    assert first.code == second.code == 3
    assert first.out == f"Line 1 of {only_first()} was changed after it was written.\n"
    assert "damaged" in first.err
    assert second.out.endswith("(on record since it was found)\n")


def only_first() -> str:
    return min(path.name for path in (folders().data / "audit").glob("*.jsonl"))


def test_a_locked_keyring_is_a_sentence(shell: FakeShell) -> None:
    shell.keyring = LockedKeyring()
    run = shell.run("audit", "verify")
    assert (run.code, run.out) == (3, "")
    assert "may be locked" in run.err


def test_the_list_says_what_was_done_in_words(shell: FakeShell) -> None:
    run = shell.run("audit", "list")
    lines = run.out.splitlines()
    assert run.code == 0
    assert "Sent · uk" in lines[0]
    assert "    Taken out: 2 names" in lines
    assert "    Belongs to: record 1" in lines
    assert any(line.endswith("Blocked · us") for line in lines)


@pytest.mark.parametrize(
    ("argv", "events"),
    [
        ((), ["send", "reply", "send_blocked"]),
        (("--event", "send", "--event", "reply"), ["send", "reply"]),
        (("--deployment", "us"), ["send_blocked"]),
        (("--since", "2999-01-01"), []),
        (("--until", "2000-01-01"), []),
        (("--since", "2000-01-01", "--until", "2999-01-01", "--event", "send"), ["send"]),
    ],
)
def test_the_list_can_be_narrowed(
    shell: FakeShell, argv: tuple[str, ...], events: list[str]
) -> None:
    run = shell.run("audit", "list", "--json", *argv)
    assert [json.loads(line)["event"] for line in run.out.splitlines()] == events
    assert bool(run.err) is not bool(events)


def test_an_export_is_written_and_itself_on_record(shell: FakeShell) -> None:
    run = shell.run("audit", "export", "out.csv", "--event", "send")
    assert run.code == 0, run.err
    assert "out.csv: 1 record." in run.err
    with Path("out.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [row["event"] for row in csv.DictReader(stream)] == ["send"]
    assert json.loads(Path("out.csv.manifest.json").read_bytes())["whole"] is False
    told = json.loads(shell.run("audit", "list", "--json", "--event", "export").out)
    assert (told["format"], told["check"]) == ("csv", "1 record")
    assert shell.run("audit", "export", "all.jsonl").code == 0
    assert json.loads(Path("all.jsonl.manifest.json").read_bytes())["whole"] is True
    assert shell.run("audit", "verify").code == 0


def test_an_export_goes_on_where_it_cannot_be_recorded(shell: FakeShell) -> None:
    shell.keyring = ForgetfulKeyring()
    run = shell.run("audit", "export", "out.jsonl")
    assert run.code == 0
    assert "not on record" in run.err
    assert len(Path("out.jsonl").read_bytes().splitlines()) == 3


def test_an_export_never_writes_over_a_file(shell: FakeShell) -> None:
    Path("out.csv").write_text("mine")
    assert shell.run("audit", "export", "out.csv").code == 3
    assert Path("out.csv").read_text() == "mine"


@pytest.mark.parametrize(
    ("text", "code", "out"),
    [
        (TEXT, 0, "Sent: "), (TEXT.replace("\n", "\r\n") + "\r\n", 0, "Sent: "),
        ("Gladly.", 0, "An answer: "), ("Never said.", 1, "This very text is not on record."),
        ("", 1, "This very text is not on record."),
    ],
)
def test_a_text_can_be_looked_for(shell: FakeShell, text: str, code: int, out: str) -> None:
    Path("text.txt").write_bytes(text.encode())
    for argv in (("-",), (), ("text.txt",)):
        run = shell.run("audit", "find", *argv, stdin=text.encode())
        assert run.code == code
        assert run.out.startswith(out)


def test_what_another_key_marked_is_said_to_be_unknown(shell: FakeShell) -> None:
    run = FakeShell().run("audit", "find", stdin=TEXT.encode())
    assert run.code == 1
    assert "2 records of another key" in run.err


@pytest.mark.parametrize(
    "argv",
    [
        (), ("burn",), ("export",), ("export", "a.csv", "b.csv"), ("verify", "x"), ("list", "x"),
        ("list", "--since", "yesterday"), ("list", "--event", "dance"), ("export", "out.xlsx"),
    ],
)
def test_what_is_no_command_is_usage(shell: FakeShell, argv: tuple[str, ...]) -> None:
    assert shell.run("audit", *argv).code == 2
    assert not Path("out.xlsx").exists()


def test_no_content_is_printed_by_any_of_it(shell: FakeShell) -> None:
    for argv in (("list",), ("list", "--json"), ("verify",)):
        run = shell.run("audit", *argv)
        assert "Dear" not in run.out + run.err
        assert "amira" not in run.out + run.err
