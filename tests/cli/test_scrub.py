"""``cloakroom scrub``: clean copies that are byte-exact elsewhere, whole, and never over a file."""

import codecs
import os
from pathlib import Path

import pytest

from cloakroom import output
from fakes.detector import FakeDetector
from fakes.shell import FakeShell


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_BE, "utf-16-be"),
     (b"", "windows-1252")],
)
def test_all_but_the_values_stays_to_the_byte(here: Path, mark: bytes, encoding: str) -> None:
    text = "Café\r\n{}\rnot the end\n\n  {} \t"
    data = mark + text.format("Amira Okafor", "07700 900123").encode(encoding)
    (here / "in.txt").write_bytes(data)
    assert FakeShell().run("scrub", "in.txt", "-o", "out.txt").code == 0
    expected = mark + text.format("[PERSON_1]", "[PHONE_1]").encode(encoding)
    assert contents(here) == {"in.txt": data, "out.txt": expected}


def test_standard_input_to_standard_output_adds_nothing() -> None:
    run = FakeShell().run("scrub", "-", "--quiet", stdin=b"Hi Amira Okafor\r")
    assert (run.stdout, run.stderr, run.code) == (b"Hi [PERSON_1]\r", b"", 0)


def test_no_value_is_ever_told(here: Path) -> None:
    (here / "in.txt").write_text("Amira Okafor, amira@example.org")
    run = FakeShell(terminal=True).run("scrub", "in.txt", "-o", "out.txt")
    assert "took out 1 name and 1 e-mail address" in run.err
    assert "mira" not in run.out + run.err


@pytest.mark.parametrize(
    ("operator", "clean"), [("remove", "Hi !"), ("placeholder", "Hi [PERSON_1]!")]
)
def test_the_operator_is_used(operator: str, clean: str) -> None:
    run = FakeShell().run("scrub", "-", "--operator", operator, stdin=b"Hi Amira Okafor!")
    assert run.out == clean


@pytest.mark.parametrize("operator", ["mask", "hash", "surrogate"])
def test_other_operators_take_the_value_out(operator: str) -> None:
    run = FakeShell().run("scrub", "-", "--operator", operator, stdin=b"Hi Amira Okafor!")
    assert run.code == 0
    assert "Okafor" not in run.out


@pytest.mark.parametrize(
    ("argv", "clean"),
    [
        (("--style", "angle"), "<PERSON_1>, <PHONE_1>"),
        (("--style", "braces"), "{{PERSON_1}}, {{PHONE_1}}"),
        (("--style", "plain"), "PERSON_1, PHONE_1"),
        (("--operator-for", "PHONE_NUMBER=remove"), "[PERSON_1], "),
        (("--operator", "mask", "--operator-for", "person=placeholder",
          "--operator-for", "PHONE_NUMBER=remove"), "[PERSON_1], "),
    ],
)
def test_styles_and_operators_by_kind(argv: tuple[str, ...], clean: str) -> None:
    run = FakeShell().run("scrub", "-", *argv, stdin=b"Amira Okafor, 07700 900123")
    assert (run.code, run.out) == (0, clean)


@pytest.mark.parametrize("wrong", ["PERSON", "PERSON=shred", "PERSN=mask", "PERSON,AGE=mask"])
def test_an_operator_for_what_there_is_not_is_a_usage_error(wrong: str) -> None:
    assert FakeShell().run("scrub", "-", "--operator-for", wrong, stdin=b"x").code == 2


def test_what_is_not_clean_is_not_released(here: Path) -> None:
    (here / "in.txt").write_text("one two three four five six seven")
    run = FakeShell(FakeDetector(stubborn=True)).run("scrub", "in.txt", "-o", "out.txt")
    assert run.code == 3
    assert "in.txt: A second look still found" in run.err
    assert list(contents(here)) == ["in.txt"]


@pytest.mark.parametrize("make", ["symlink_to", "hardlink_to"])
def test_the_original_is_never_written_under_any_name(here: Path, make: str) -> None:
    original = here / "in.txt"
    original.write_text("Hi Amira Okafor")
    getattr(here / "other.txt", make)(original)
    run = FakeShell().run("scrub", "in.txt", "-o", "other.txt")
    assert run.code == 3
    assert "never writes over a file" in run.err
    assert original.read_text() == "Hi Amira Okafor"


def test_a_dangling_link_is_not_followed(here: Path) -> None:
    (here / "in.txt").write_text("Hi")
    (here / "out.txt").symlink_to(here / "elsewhere.txt")
    run = FakeShell().run("scrub", "in.txt", "-o", "out.txt")
    assert (run.code, "out.txt is there already" in run.err) == (3, True)
    assert not (here / "elsewhere.txt").exists()


def test_a_file_that_appears_meanwhile_is_not_replaced(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GIVEN a name that was free WHEN it is taken just before the copy gets it THEN it stays."""
    (here / "in.txt").write_text("Hi")
    real = os.link

    def late(source: Path, target: Path, *, follow_symlinks: bool) -> None:
        target.write_text("somebody else's")
        real(source, target, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(output.os, "link", late)
    assert FakeShell().run("scrub", "in.txt", "-o", "out.txt").code == 3
    assert contents(here) == {"in.txt": b"Hi", "out.txt": b"somebody else's"}


def test_a_tree_is_mirrored_and_links_stay_out(here: Path) -> None:
    (here / "in" / "sub").mkdir(parents=True)
    (here / "in" / "b.txt").write_text("Amira Okafor")
    (here / "in" / "sub" / "a.txt").write_text("Daniel Whitfield, Amira Okafor")
    (here / "secret.txt").write_text("Amira Okafor")
    (here / "in" / "link.txt").symlink_to(here / "secret.txt")
    (here / "in" / "loop").symlink_to(here)
    run = FakeShell().run("scrub", "in", "--output-dir", "in/clean", "--jobs", "2")
    assert contents(here / "in" / "clean") == {
        "b.txt": b"[PERSON_1]",
        "sub/a.txt": b"[PERSON_28], [PERSON_1]",
    }
    assert run.code == 3
    assert run.err.count("links are not followed") == 2
    again = FakeShell().run("scrub", "in", "--output-dir", "in/clean")
    assert again.err.count("is there already") == 2
    assert not (here / "in" / "clean" / "clean").exists()


def test_one_bad_file_does_not_stop_the_others(here: Path) -> None:
    (here / "a.docx").write_bytes(b"PK\x03\x04")
    (here / "b.txt").write_text("Hi Amira Okafor")
    run = FakeShell().run("scrub", "a.docx", "b.txt", "--output-dir", "clean")
    assert run.code == 3
    assert "a.docx is damaged" in run.err
    assert contents(here / "clean") == {"b.txt": b"Hi [PERSON_1]"}


def test_two_files_of_one_name_do_not_share_a_place(here: Path) -> None:
    for folder in ("a", "b"):
        (here / folder).mkdir()
        (here / folder / "x.txt").write_text(f"from {folder}")
    run = FakeShell().run("scrub", "a/x.txt", "b/x.txt", "--output-dir", "clean")
    assert run.code == 3
    assert "b/x.txt: its clean copy would be named like that of a/x.txt" in run.err
    assert contents(here / "clean") == {"x.txt": b"from a"}


@pytest.mark.skipif(os.name == "nt", reason="file modes of POSIX")
def test_a_private_file_has_a_private_copy(here: Path) -> None:
    (here / "in.txt").touch(mode=0o600)
    assert FakeShell().run("scrub", "in.txt", "-o", "out.txt").code == 0
    assert (here / "out.txt").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "argv",
    [["-", "--output-dir", "x"], ["a", "b"], ["a"], ["a", "-o", "b", "--output-dir", "c"], ["."],
     ["a", "b", "-o", "c"], [".", "-o", "c"], []],
)
def test_places_that_do_not_fit_are_a_usage_error(here: Path, argv: list[str]) -> None:
    assert FakeShell().run("scrub", *argv).code == 2
    assert contents(here) == {}


def test_what_was_scanned_in_part_is_not_written(tmp_path: Path) -> None:
    letter, out = tmp_path / "letter.txt", tmp_path / "clean.txt"
    letter.write_text("Ring Amira Okafor on 07700 900123")
    run = FakeShell().run("scrub", "--seconds", "1", str(letter), "-o", str(out))
    assert run.code == 3
    assert "The rest was not scanned." in run.err
    assert not out.exists()


def test_names_of_copies_hold_no_value(here: Path) -> None:
    folder = here / "in" / "Amira Okafor"
    folder.mkdir(parents=True)
    (here / "in" / "0 first.txt").write_text("Amira Okafor")
    (folder / "CV amira okafor.txt").write_text("Amira Okafor")
    (folder / "CV AMIRA OKAFOR.txt").write_text("nothing")
    (folder / "plain.txt").write_text("nothing")
    run = FakeShell().run("scrub", "in", "--output-dir", "clean")
    assert run.code == 0
    assert list(contents(here / "clean")) == [
        "0 first.txt", "PERSON_1/CV PERSON_1 (2).txt", "PERSON_1/CV PERSON_1.txt",
        "PERSON_1/plain.txt",
    ]


def test_a_name_that_the_user_gave_stays(here: Path) -> None:
    (here / "in.txt").write_text("Amira Okafor")
    FakeShell().run("scrub", "in.txt", "-o", "Amira Okafor.txt")
    assert (here / "Amira Okafor.txt").exists()


def test_a_folder_that_takes_no_file_is_said(here: Path) -> None:
    (here / "a.txt").write_text("Amira Okafor")
    (here / "clean").write_text("a file where a folder should be")
    run = FakeShell().run("scrub", "a.txt", "--output-dir", "clean")
    assert run.code == 3
    assert "could not be written" in run.err
    assert "The original is untouched." in run.err
    assert sorted(contents(here)) == ["a.txt", "clean"]
