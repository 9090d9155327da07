"""``cloakroom scan``: the contract's JSON, the statuses, and nothing silently skipped."""

import codecs
import json
from pathlib import Path
from typing import Any

import pytest

from fakes.detector import FakeDetector
from fakes.shell import FakeShell, Run

LETTER = "Ring Amira Okafor\non 07700 900123"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def objects(run: Run) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run.stdout.split(b"\n") if line]


def test_json_is_the_contract(letter: Path) -> None:
    run = FakeShell().run("scan", "--json", str(letter))
    (told,) = objects(run)
    assert told.pop("seconds") >= 0
    assert told == {
        "source": str(letter),
        "segments": 1,
        "characters": 33,
        "findings": [
            {"segment": "text", "start": 5, "end": 17, "type": "PERSON", "score": 0.9,
             "text": "Amira Okafor", "why": "listed word"},
            {"segment": "text", "start": 21, "end": 33, "type": "PHONE_NUMBER", "score": 0.9,
             "text": "07700 900123", "why": "listed word"},
        ],
        "not_scanned": [],
        "warnings": [],
    }
    assert (run.code, run.err) == (1, "")


def test_no_values_leaves_them_out_of_json_and_listing(letter: Path) -> None:
    for form in (["--json"], []):
        run = FakeShell().run("scan", "--no-values", *form, str(letter))
        assert run.code == 1
        assert b"Amira" not in run.stdout + run.stderr
        assert b"07700" not in run.stdout + run.stderr


def test_a_file_that_cannot_be_read_does_not_stop_the_rest(letter: Path, tmp_path: Path) -> None:
    rubbish = tmp_path / "scan.bin"
    rubbish.write_bytes(b"\x00\x01")
    run = FakeShell().run("scan", "--json", str(rubbish), str(letter))
    first, second = objects(run)
    assert run.code == 3
    assert (first["not_scanned"], first["segments"]) == ([str(rubbish)], 0)
    assert "is not text" in first["warnings"][0]
    assert "is not text" in run.err
    assert len(second["findings"]) == 2


def test_a_folder_is_not_scanned_and_said(tmp_path: Path) -> None:
    run = FakeShell().run("scan", str(tmp_path))
    assert run.code == 3
    assert "could not be read: Is a directory" in run.err


def test_a_detector_that_fails_is_not_an_empty_result(letter: Path) -> None:
    run = FakeShell(FakeDetector(broken=True)).run("scan", "--json", str(letter))
    assert run.code == 3
    assert objects(run)[0]["not_scanned"] == [str(letter)]


def test_offsets_are_code_points_behind_an_emoji_and_a_byte_order_mark() -> None:
    data = codecs.BOM_UTF16_LE + "🙂 Amira Okafor".encode("utf-16-le")
    (told,) = objects(FakeShell().run("scan", "--json", stdin=data))
    assert (told["findings"][0]["start"], told["findings"][0]["end"]) == (2, 14)
    assert told["characters"] == 14


def test_a_file_name_that_is_not_unicode_does_not_crash() -> None:
    run = FakeShell().run("scan", "--json", "gone-\udcff.txt")
    assert run.code == 3
    assert objects(run)[0]["source"] == "gone-\udcff.txt"
    assert "gone-\\udcff.txt" in run.err


def test_line_separators_stay_inside_their_json_line() -> None:
    text = "Amira\u2028Okafor\x85"
    run = FakeShell().run("scan", "--json", "--deny", text, "-", stdin=text.encode())
    (line,) = run.out.splitlines()
    assert json.loads(line)["findings"][0]["text"] == text


def test_a_value_cannot_drive_the_terminal() -> None:
    evil = "\x1b]0;owned\x07\u202eevil"
    run = FakeShell().run("scan", "--deny", evil, stdin=f"say {evil}".encode())
    assert "\\x1b]0;owned\\x07\\u202eevil" in run.out
    assert "\x1b" not in run.out


def test_colour_is_only_added_on_a_terminal_that_wants_it() -> None:
    plain = FakeShell(terminal=True).run("scan", stdin=LETTER.encode())
    colour = FakeShell(terminal=True, colour=True).run("scan", stdin=LETTER.encode())
    assert "\x1b[" not in plain.out
    assert "\x1b[36mname\x1b[0m" in colour.out
    assert "\x1b[1mAmira Okafor\x1b[0m" in colour.out


def test_a_long_value_is_cut_and_columns_count_from_one() -> None:
    word = "x" * 100
    run = FakeShell().run("scan", "--deny", word, stdin=f"a\r\nb\r  {word}".encode())
    assert run.out.startswith("-:3:3  listed word  " + "x" * 59 + "…  ")


def test_options_reach_the_detector_and_change_the_result() -> None:
    shell = FakeShell()
    run = shell.run("scan", "--allow", "Amira Okafor", "--not-types", "PHONE_NUMBER",
                    stdin=LETTER.encode())
    assert (run.code, run.out) == (0, "")
    assert shell.detector.seen[0].allow == ("Amira Okafor",)


def test_several_jobs_give_the_same_answer_in_the_same_order(tmp_path: Path) -> None:
    names = []
    for number in range(9):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"{number} Amira Okafor")
        names.append(str(path))
    shell = FakeShell()
    one, three = shell.run("scan", *names), shell.run("scan", "--jobs", "3", *names)
    assert one == three
    assert 1 <= len(shell.hired) <= 3
    assert all(worker.ended for worker in shell.hired)


def test_progress_shows_on_a_terminal_and_nowhere_else() -> None:
    on = FakeShell(terminal=True).run("scan", stdin=LETTER.encode())
    off = FakeShell().run("scan", stdin=LETTER.encode())
    quiet = FakeShell(terminal=True).run("scan", "--quiet", stdin=LETTER.encode())
    assert "1 of 1" in on.err
    assert "1 of 1" not in off.err
    assert quiet.err == ""


def test_a_placeholder_that_stands_in_the_text_is_not_a_finding() -> None:
    # GIVEN a recogniser that takes the ticket of a scrubbed text for a word on the list
    run = FakeShell().run("scan", "--deny", "PERSON_1", "-", stdin=b"Dear [PERSON_1], hello")
    assert (run.code, run.out.count("PERSON_1")) == (0, 0)


# --- Part of a text, near misses, name models ---------------------------------------------------


def test_when_the_time_runs_out_the_rest_is_told_as_not_scanned(letter: Path) -> None:
    # GIVEN a detector whose time runs out in the middle of the text
    run = FakeShell().run("scan", "--json", "--seconds", "1", str(letter))
    (told,) = objects(run)

    # THEN what was found counts, the rest is named, and the status says that not all was read
    assert [row["text"] for row in told["findings"]] == ["Amira Okafor"]
    assert told["not_scanned"] == [f"{letter}#16-33"]
    assert "after 16 of 33 characters" in told["warnings"][0]
    assert run.code == 3
    listed = FakeShell().run("scan", "--seconds", "1", str(letter))
    assert (listed.code, "after 16 of 33 characters" in listed.err) == (3, True)


def test_near_misses_are_told_apart_and_do_not_count(letter: Path) -> None:
    near = FakeShell().run("scan", "--near", "--threshold", "0.95", "--json", str(letter))
    (told,) = objects(near)
    assert [(row["text"], row["why"]) for row in told["near_misses"]] == [
        ("Amira Okafor", "listed word"), ("07700 900123", "listed word"),
    ]
    assert (told["findings"], near.code) == ([], 0)
    listed = FakeShell().run("scan", "--near", "--threshold", "0.95", str(letter))
    assert listed.code == 0
    assert "near misses, which do not count:\n" in listed.out
    assert listed.out.count("Amira Okafor") == 1
    hidden = FakeShell().run(
        "scan", "--near", "--threshold", "0.95", "--json", "--no-values", str(letter)
    )
    assert "Amira" not in hidden.out


def test_without_near_there_is_no_such_key_and_no_such_line(letter: Path) -> None:
    (told,) = objects(FakeShell().run("scan", "--threshold", "0.95", "--json", str(letter)))
    assert "near_misses" not in told
    assert "near misses" not in FakeShell().run("scan", "--near", str(letter)).out


def test_a_list_file_counts_and_a_broken_one_stops_before_anything_is_read(tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("Nightjar\n")
    run = FakeShell().run("scan", "--deny-file", str(words), stdin=b"the Nightjar")
    assert (run.code, "Nightjar" in run.out) == (1, True)
    broken = FakeShell().run("scan", "--deny-file", str(tmp_path), stdin=b"the Nightjar")
    assert (broken.code, broken.out) == (2, "")
    assert str(tmp_path) in broken.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_model_is_passed_on_and_what_is_amiss_with_it_is_said(letter: Path, jobs: str) -> None:
    shell = FakeShell()
    shell.detector.note = "names: rules only. Gone."
    run = shell.run(
        "scan", "--json", "--model", "models/big", "--jobs", jobs, str(letter), str(letter)
    )
    assert set(shell.models) == {"models/big"}
    if jobs == "1":
        assert [told["warnings"] for told in objects(run)] == [[shell.detector.note]] * 2
