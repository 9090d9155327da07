"""``cloakroom matter`` and ``--matter``: values that outlive the command, and never show."""

import json
import sys
from datetime import date
from pathlib import Path

import docx
import pytest

from cloakroom.matters import seal
from cloakroom.matters.store import Matters
from cloakroom.redact.edits import carry_out, groups, rename
from fakes.keyrings import FakeKeyring, LockedKeyring
from fakes.shell import FakeShell, Run

NAMES = ("farm/2030", "Ferme d'été 🐄", "مزرعة", "x" * 200, "--yes")
PASSPHRASE = "correct horse battery"


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeShell:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(seal, "_COST", (10, 8, 1))  # a hundredth of the usual work
    shell = FakeShell()
    assert shell.run("matter", "create", "farm").code == 0
    return shell


def scrubbed(
    shell: FakeShell, text: str, matter: str = "farm", *, argv: tuple[str, ...] = ()
) -> str:
    run = shell.run("scrub", "-", "--matter", matter, *argv, stdin=text.encode())
    assert run.code == 0, run.err
    return run.out


def test_what_was_scrubbed_is_restored_by_another_command(shell: FakeShell) -> None:
    clean = scrubbed(shell, "Amira Okafor, 07700 900123")
    assert clean == "[PERSON_1], [PHONE_1]"
    run = shell.run("restore", "--matter", "farm", stdin=b"Dear [PERSON_1], we ring [PHONE_1].")
    assert (run.code, run.out) == (0, "Dear Amira Okafor, we ring 07700 900123.")
    assert run.err == "restored 2, altered 0, unknown 0, never used 0\n"


def test_the_report_says_what_became_of_each_placeholder(shell: FakeShell) -> None:
    scrubbed(shell, "Amira Okafor, Daniel Whitfield, 07700 900123")
    answer = b"[PERSON_1]\n[person 28]\n[PERSON_95] \x1b[2J"
    run = shell.run("restore", "-", "--matter", "farm", stdin=answer)
    assert (run.code, run.out) == (1, "Amira Okafor\nDaniel Whitfield\n[PERSON_95] \x1b[2J")
    assert run.err == (
        "restored 1, altered 1, unknown 1, never used 1\n"
        "  altered: [person 28] (line 2)\n"
        "  unknown: [PERSON_95] (line 3)\n"
    )


@pytest.mark.parametrize(
    ("argv", "out"),
    [((), '{"name": "O"Neil"}'), (("--format", "json"), '{"name": "O\\"Neil"}'),
     (("--format", "auto"), '{"name": "O\\"Neil"}'), (("--format", "html"), "O&quot;Neil")],
)
def test_a_text_is_restored_for_its_format(
    shell: FakeShell, argv: tuple[str, ...], out: str
) -> None:
    scrubbed(shell, 'O"Neil', argv=("--deny", 'O"Neil'))
    run = shell.run("restore", "--matter", "farm", *argv, stdin=b'{"name": "[WORD_1]"}')
    assert out in run.out


def test_a_style_that_was_chosen_stays_with_the_matter(shell: FakeShell) -> None:
    assert scrubbed(shell, "Amira Okafor", argv=("--style", "braces")) == "{{PERSON_1}}"
    assert scrubbed(shell, "Amira Okafor again") == "{{PERSON_1}} again"


def test_a_terminal_is_shown_no_control_characters(shell: FakeShell) -> None:
    shell.terminal = True
    run = shell.run("restore", "--matter", "farm", stdin=b"\x1b[2J\n")
    assert run.out == "\\x1b[2J\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_a_file_is_restored_in_its_encoding(
    encoding: str, shell: FakeShell, tmp_path: Path
) -> None:
    scrubbed(shell, "Amira Okafor")
    (tmp_path / "answer.txt").write_bytes("Café [PERSON_1]\r\n".encode(encoding))
    run = shell.run("restore", "answer.txt", "--matter", "farm", "--quiet")
    assert (run.stdout, run.err) == ("Café Amira Okafor\r\n".encode(encoding), "")


def test_a_document_is_restored_into_a_copy(
    shell: FakeShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shell.run("scrub", "-", "--matter", "farm", stdin=b"Hi Amira Okafor")
    made = docx.Document()
    made.add_paragraph("Dear [PERSON_1], [PERSON_777]")
    made.save("answer.docx")
    run = shell.run("restore", "answer.docx", "--matter", "farm", "-o", "full.docx")
    assert (run.code, run.out) == (1, "")
    assert "restored 1, altered 0, unknown 1" in run.err
    assert docx.Document("full.docx").paragraphs[0].text == "Dear Amira Okafor, [PERSON_777]"
    assert shell.run("restore", "-", "--matter", "farm", "-o", "x", stdin=b"a").code == 2
    assert shell.run("restore", "answer.docx", "--matter", "farm", "-o", "full.docx").code == 3


def test_a_known_value_is_found_everywhere(shell: FakeShell) -> None:
    # GIVEN a word that only the deny list made sensitive
    shell.run("scrub", "-", "--matter", "farm", "--deny", "Aurora", stdin=b"Aurora")
    # WHEN another text is looked at with the matter, THEN it is found as what it was
    assert shell.run("scan", "-", stdin=b"Aurora again").code == 0
    run = shell.run("scan", "-", "--json", "--matter", "farm", stdin=b"Aurora again")
    assert run.code == 1
    assert '"type": "CUSTOM"' in run.out
    assert scrubbed(shell, "Aurora again") == "[WORD_1] again"


def known(shell: FakeShell, *values: tuple[str, str]) -> None:
    with shell.matters().open("farm") as matter:
        for entity_type, value in values:
            matter.ledger.ticket(entity_type, value)
        matter.save()


def found(shell: FakeShell, text: str, *options: str) -> list[str]:
    run = shell.run("scan", "-", "--json", "--matter", "farm", *options, stdin=text.encode())
    return [each["text"] for each in json.loads(run.out)["findings"]]


def test_a_value_that_looks_like_an_expression_is_a_value(shell: FakeShell) -> None:
    known(shell, ("CUSTOM", "re: your letter (x+x+)+y"), ("CUSTOM", "A"), ("CUSTOM", " "))
    assert found(shell, "A re: your letter (x+x+)+y. xxy") == ["re: your letter (x+x+)+y"]


def test_a_name_that_is_an_english_word_is_found_as_a_name_only(shell: FakeShell) -> None:
    known(shell, ("PERSON", "Will"), ("PERSON", "Amira Okafor"))
    assert found(shell, "Will OKAFOR will be told") == ["Will", "OKAFOR"]
    text = "I will ask Will and Okafor"
    assert scrubbed(shell, text) == "I will ask [PERSON_1] and [PERSON_28_SURNAME]"


def test_the_types_that_are_asked_for_hold_for_what_is_known(shell: FakeShell) -> None:
    known(shell, ("PERSON", "Nia Hughes"), ("CUSTOM", "Aurora"),
          ("EMAIL_ADDRESS", "ben.strauss@example.org"))
    text = "Nia Hughes, Aurora, Ben Strauss"
    assert found(shell, text) == ["Nia Hughes", "Aurora", "Ben Strauss"]
    assert found(shell, text, "--types", "CUSTOM") == ["Aurora"]
    assert found(shell, text, "--not-types", "PERSON") == ["Aurora"]
    run = shell.run("scrub", "-", "--matter", "farm", "--types", "CUSTOM", stdin=text.encode())
    assert run.out == "Nia Hughes, [WORD_1], Ben Strauss"


def test_a_renamed_placeholder_in_a_text_is_left_whole(shell: FakeShell) -> None:
    known(shell, ("PERSON", "Amira Okafor"))
    with shell.matters().open("farm") as matter:
        (group,) = groups(matter.ledger)
        carry_out(matter.ledger, rename(matter.ledger, group, "CLIENT_1"))
        matter.save()
    # GIVEN a word of it is one that is always taken out
    text = "Ask [CLIENT_1], a client"
    assert found(shell, text, "--deny", "CLIENT") == []
    run = shell.run("scrub", "-", "--matter", "farm", "--deny", "CLIENT", stdin=text.encode())
    assert run.out == text


def test_two_matters_never_mix(shell: FakeShell) -> None:
    shell.run("matter", "create", "mill")
    scrubbed(shell, "Amira Okafor")
    assert scrubbed(shell, "Daniel Whitfield", "mill") == "[PERSON_1]"
    told = {
        matter: shell.run("restore", "--matter", matter, stdin=b"[PERSON_1]").out
        for matter in ("farm", "mill")
    }
    assert told == {"farm": "Amira Okafor", "mill": "Daniel Whitfield"}


def test_no_copy_is_written_when_its_values_could_not_be_kept(
    shell: FakeShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Amira Okafor")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("cloakroom.disk.os.fsync", full)
        run = shell.run("scrub", "a.txt", "-o", "b.txt", "--matter", "farm")
    assert run.code == 3
    assert "No space left on device" in run.err
    assert not (tmp_path / "b.txt").exists()


@pytest.mark.parametrize(
    ("argv", "code", "told"),
    [
        (["scan", "-", "--matter", "gone"], 3, "No kept matter has that name"),
        (["scrub", "-", "--matter", "default"], 2, "lives in the memory of the running"),
        (["restore", "--matter", "Default"], 2, "lives in the memory of the running"),
        (["restore"], 2, "--matter NAME"),
        (["matter", "create", "default"], 2, "never kept"),
        (["matter", "create", "  "], 2, "1 to 200 characters"),
        (["matter", "create", "x" * 201], 2, "1 to 200 characters"),
        (["matter", "create", "a\nb"], 2, "no line ends"),
        (["matter", "create", "FARM"], 3, "has that name already"),
        (["matter", "create", "mill", "--expires", "soon"], 2, "soon"),
        (["matter", "create", "mill", "--expires", "2001-01-01"], 2, "past"),
        (["matter", "create"], 2, "cloakroom matter create NAME"),
        (["matter", "list", "farm"], 2, "cloakroom matter list"),
        (["matter", "rename", "gone", "mill"], 3, "No kept matter"),
        (["matter", "expire", "farm", "soon"], 2, "never"),
        (["matter", "expire", "farm", "2001-01-01"], 2, "past"),
        (["matter", "wipe", "farm"], 2, "--yes"),
        (["matter", "wipe", "gone", "--yes"], 3, "No kept matter"),
        (["matter", "export", "farm", "f"], 2, "--passphrase-file"),
        (["matter", "import", "gone.matter"], 3, "gone.matter could not be read"),
    ],
)
def test_what_cannot_be_is_said(argv: list[str], code: int, told: str, shell: FakeShell) -> None:
    run = shell.run(*argv)
    assert run.code == code
    assert told in run.err
    assert run.out == ""


def test_restore_on_a_terminal_needs_a_file(shell: FakeShell) -> None:
    run = shell.run("restore", "--matter", "farm", stdin=None)
    assert (run.code, "Name a file" in run.err) == (2, True)


@pytest.mark.parametrize("command", ["scan", "scrub", "restore"])
def test_without_a_keyring_it_is_said_and_nothing_is_written(
    command: str, shell: FakeShell
) -> None:
    shell.keyring = LockedKeyring()
    run = shell.run(command, "-", "--matter", "farm", stdin=b"Amira Okafor")
    assert (run.code, run.out) == (3, "")
    assert "kept in memory only" in run.err


def test_a_matter_of_another_user_is_listed_as_unreadable_and_left_alone(
    shell: FakeShell,
) -> None:
    scrubbed(shell, "Amira Okafor")
    own, shell.keyring = shell.keyring, FakeKeyring()
    listed = shell.run("matter", "list")
    assert "key that is not in this keyring" in listed.err
    assert "farm" not in listed.out
    shell.keyring = own
    assert shell.run("restore", "--matter", "farm", stdin=b"[PERSON_1]").out == "Amira Okafor"


@pytest.mark.parametrize("name", NAMES)
def test_any_name_will_do(name: str, shell: FakeShell) -> None:
    assert shell.run("matter", "create", "--", name).code == 0
    assert shell.run("matter", "rename", "--", name, "z").code == 0
    assert shell.run("matter", "rename", "z", "--", name).code == 0
    assert name in shell.run("matter", "list").out
    assert shell.run("matter", "wipe", "--yes", "--", name).code == 0
    assert name not in shell.run("matter", "list").out


def test_a_name_that_turns_the_writing_shows_what_it_is(shell: FakeShell) -> None:
    assert shell.run("matter", "create", "a\u202eb").code == 0
    assert "a\\u202eb" in shell.run("matter", "list").out


def test_the_list_tells_counts_and_days_and_no_value(shell: FakeShell) -> None:
    shell.run("matter", "create", "mill", "--expires", "2999-12-31")
    scrubbed(shell, "Amira Okafor")
    run = shell.run("matter", "list")
    assert run.out == (
        "farm  1 value, since 2030-06-15, for ever\n"
        "mill  0 values, since 2030-06-15, until 2999-12-31\n"
    )


def test_an_expired_matter_is_wiped_and_said(shell: FakeShell) -> None:
    shell.run("matter", "expire", "farm", "2999-12-31")
    shell.today = date(2999, 12, 31)
    assert "farm" in shell.run("matter", "list").out
    shell.today = date(3000, 1, 1)
    run = shell.run("matter", "list")
    assert run.out == ""
    assert "“farm” has expired and was wiped" in run.err


def test_for_ever_can_be_said_again(shell: FakeShell) -> None:
    shell.run("matter", "expire", "farm", "2999-12-31")
    assert "for ever" in shell.run("matter", "expire", "farm", "never").err


def test_a_wipe_says_what_it_cannot_promise(shell: FakeShell) -> None:
    run = shell.run("matter", "wipe", "farm", "--yes")
    assert run.code == 0
    assert "SSD" in run.err


def passed_on(shell: FakeShell, *words: str, passphrase: str = PASSPHRASE) -> Run:
    Path("secret").write_text(f"{passphrase}\nanother line\n")
    return shell.run("matter", *words, "--passphrase-file", "secret")


def test_a_colleague_imports_what_was_exported(shell: FakeShell) -> None:
    scrubbed(shell, "Amira Okafor")
    assert passed_on(shell, "export", "farm", "farm.matter").code == 0
    assert b"Amira" not in Path("farm.matter").read_bytes()
    assert sys.platform == "win32" or Path("farm.matter").stat().st_mode & 0o077 == 0
    # WHEN another user imports it under another name
    run = passed_on(shell, "import", "farm.matter", "--as", "copy")
    assert run.err == "“copy” is kept: 1 value, since 2030-06-15, for ever.\n"
    restored = shell.run("restore", "--matter", "copy", stdin=b"[PERSON_1]")
    assert restored.out == "Amira Okafor"
    # THEN the name it had is taken, and no other passphrase opens it
    assert "has that name already" in passed_on(shell, "import", "farm.matter").err
    wrong = passed_on(shell, "import", "farm.matter", passphrase="wrong horse battery")
    assert (wrong.code, "not the passphrase" in wrong.err) == (3, True)


def test_an_export_never_writes_over_a_file(shell: FakeShell) -> None:
    Path("farm.matter").write_text("mine")
    assert passed_on(shell, "export", "farm", "farm.matter").code == 3
    assert Path("farm.matter").read_text() == "mine"


def test_a_short_passphrase_is_refused(shell: FakeShell) -> None:
    run = passed_on(shell, "export", "farm", "farm.matter", passphrase="hunter2")
    assert (run.code, "at least 12" in run.err) == (2, True)
    assert not Path("farm.matter").exists()


def test_on_a_terminal_the_passphrase_is_asked_for_twice(shell: FakeShell) -> None:
    shell.secrets = [PASSPHRASE, "another", PASSPHRASE, PASSPHRASE, PASSPHRASE]
    assert shell.run("matter", "export", "farm", "f", stdin=None).code == 2
    assert shell.run("matter", "export", "farm", "f", stdin=None).code == 0
    assert shell.run("matter", "import", "f", "--as", "g", stdin=None).code == 0
    assert shell.secrets == []


def test_a_matter_open_elsewhere_is_not_changed_but_can_be_read(shell: FakeShell) -> None:
    scrubbed(shell, "Amira Okafor")
    window: Matters = shell.matters()
    with window.open("farm"):
        refused = shell.run("scrub", "-", "--matter", "farm", stdin=b"Amira Okafor")
        assert (refused.code, refused.out) == (3, "")
        assert "Another Cloakroom" in refused.err
        run = shell.run("restore", "--matter", "farm", stdin=b"[PERSON_1]")
        assert run.out == "Amira Okafor"
    assert scrubbed(shell, "Amira Okafor") == "[PERSON_1]"
