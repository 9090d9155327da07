"""A file from the command line through the window to its clean copy, with real programs."""

import subprocess
import sys
import zipfile
from pathlib import Path

import docx as python_docx
import pytest

from e2e.conftest import Running
from e2e.desktop import Desktop, cloakroom, wait_for

pytestmark = pytest.mark.e2e

LETTER = "Please ring Amira Okafor on 07700 900123 or write to amira@example.org.\n"
VALUES = ("07700 900123", "amira@example.org")


def test_a_text_file_is_opened_and_saved_clean(program: Running, tmp_path: Path) -> None:
    # GIVEN a letter on the disk
    letter = tmp_path / "papers" / "letter.txt"
    letter.parent.mkdir()
    letter.write_text(LETTER)
    # WHEN it is opened from the command line, and the one big button is clicked
    assert cloakroom("open", str(letter)).returncode == 0
    program.desktop.press_big_button()
    # THEN the clean copy is beside it, and the original is as it was
    copy = letter.with_name("letter (scrubbed).txt")
    wait_for(copy.exists, "the clean copy", seconds=60)
    text = copy.read_text()
    assert "[PHONE_1]" in text
    assert "[EMAIL_1]" in text
    assert not any(value in text for value in VALUES)
    assert letter.read_text() == LETTER


def test_a_word_document_is_saved_clean_with_the_keyboard(
    program: Running, tmp_path: Path
) -> None:
    # GIVEN a document with values in its text and in its properties
    file = tmp_path / "letter.docx"
    made = python_docx.Document()
    made.add_paragraph(LETTER.strip())
    made.core_properties.author = "amira@example.org"
    made.save(str(file))
    # WHEN it is opened and saved with Ctrl+S
    assert cloakroom("open", str(file)).returncode == 0
    desktop = program.desktop
    desktop.big_button()
    wait_for(lambda: desktop.active() == desktop.window(), "the keys to go to the window")
    desktop.press("ctrl+s")
    # THEN no part of the copy holds a value, and it still opens
    copy = file.with_name("letter (scrubbed).docx")
    wait_for(copy.exists, "the clean copy", seconds=60)
    with zipfile.ZipFile(copy) as parts:
        for name in parts.namelist():
            assert not any(value.encode() in parts.read(name) for value in VALUES), name
    assert "[PHONE_1]" in python_docx.Document(str(copy)).paragraphs[0].text


def test_a_file_is_dragged_out_of_another_program(program: Running, tmp_path: Path) -> None:
    # GIVEN the window, and a file in the hand of another program
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER)
    assert cloakroom().returncode == 0
    window = wait_for(program.desktop.window, "the window")
    # WHEN it is dragged onto the window and let go
    program.desktop.drag(letter, window.center())
    # THEN it is open for review, and saved with the big button
    program.desktop.press_big_button()
    wait_for(letter.with_name("letter (scrubbed).txt").exists, "the clean copy", seconds=60)
    assert letter.read_text() == LETTER


def test_open_starts_a_cloakroom_where_none_runs(desktop: Desktop, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER)
    started = subprocess.Popen([sys.executable, "-m", "cloakroom", "open", str(letter)])
    try:
        desktop.press_big_button()
        wait_for(letter.with_name("letter (scrubbed).txt").exists, "the clean copy", seconds=60)
    finally:
        started.terminate()
        assert started.wait(20) == 0
