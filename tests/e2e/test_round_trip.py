"""The whole product in one go, with real programs: copy, see, take out, paste, restore."""

import os
from contextlib import suppress
from pathlib import Path

import pytest

from e2e.conftest import FOUND, IDLE, SCRUBBED, Running
from e2e.desktop import cloakroom, wait_for

pytestmark = pytest.mark.e2e

LETTER = "Please ring Amira Okafor on 07700 900123 or write to amira@example.org.\n"
SHARED = ("CLOAKROOM_HOME", "HOME", "XDG_RUNTIME_DIR", "DISPLAY")
VALUES = ("07700 900123", "amira@example.org")


def clean(text: str) -> bool:
    return "[PHONE_1]" in text and "[EMAIL_1]" in text and not any(v in text for v in VALUES)


def test_copy_see_take_out_with_a_click_and_paste(program: Running) -> None:
    # GIVEN a letter copied by another program, in both selections
    desktop = program.desktop
    desktop.copy(LETTER, "primary")
    desktop.copy(LETTER)
    program.wait_for_tray(FOUND)
    # WHEN the ticket is clicked, and the one big button
    program.click_tray()
    desktop.press_big_button()
    # THEN the tray is ticked, and both selections hold the clean text
    program.wait_for_tray(SCRUBBED)
    assert clean(desktop.paste())
    assert clean(desktop.paste("primary"))
    assert clean(desktop.paste_with_xsel("clipboard"))
    assert clean(desktop.paste_with_xsel("primary"))


def test_the_menu_of_the_tray_scrubs_and_undoes(program: Running) -> None:
    desktop = program.desktop
    desktop.copy(LETTER)
    program.wait_for_tray(FOUND)
    program.choose(2)  # Open, then Scrub clipboard
    program.wait_for_tray(SCRUBBED)
    assert clean(desktop.paste())
    program.choose(3)  # Undo
    wait_for(lambda: desktop.paste() == LETTER, "the letter to be back")


def test_the_command_line_scrubs_restores_and_undoes(program: Running) -> None:
    # GIVEN a copied letter
    desktop = program.desktop
    desktop.copy(LETTER)
    # WHEN a script asks the running instance
    done = cloakroom("clipboard", "scrub")
    # THEN the clipboard is clean, and what was done is told without values
    assert done.returncode == 0, done.stderr
    assert not any(value in done.stdout for value in VALUES)
    assert clean(desktop.paste())
    # WHEN an answer is copied elsewhere, with its placeholders written a little differently
    desktop.copy("I will ring **[phone_1]** and write to \\[EMAIL\\_1\\].")
    assert cloakroom("clipboard", "restore").returncode == 0
    assert desktop.paste() == "I will ring **07700 900123** and write to amira@example.org."
    # AND undo puts the answer back as it was
    assert cloakroom("clipboard", "undo").returncode == 0
    assert "[phone_1]" in desktop.paste()


def test_both_flavours_are_replaced_in_one_write(program: Running) -> None:
    desktop = program.desktop
    desktop.copy_flavours(
        text_plain=LETTER,
        text_html='<p>Please ring <b>Amira Okafor</b> on <i>07700</i> 900123 or write to '
        '<a href="mailto:amira@example.org">amira@example.org</a>.</p><!-- 07700 900123 -->',
        text_rtf="{\\rtf1 07700 900123}")
    assert cloakroom("clipboard", "scrub").returncode == 0
    html = desktop.paste(target="text/html")
    assert "[PHONE_1]" in html
    assert clean(desktop.paste())
    assert not any(value in html for value in (*VALUES, "900123"))
    assert "07700" not in desktop.paste(target="text/rtf")


def test_a_password_is_not_read(program: Running) -> None:
    desktop = program.desktop
    desktop.copy_flavours(text_plain="Password: Autumn2026!", secret="secret")
    told = cloakroom("clipboard", "scrub")
    assert told.returncode == 1
    assert program.shows(IDLE)
    assert desktop.paste(target="text/plain") == "Password: Autumn2026!"


def test_a_second_start_raises_the_window_of_the_first(program: Running) -> None:
    assert program.desktop.window() is None
    again = cloakroom()
    assert again.returncode == 0
    wait_for(program.desktop.window, "the window of the first")
    assert of_this_test() == [program.process_id]


def of_this_test() -> list[int]:
    """The process numbers of the windowed program that share our environment: somebody else's
    Cloakroom on the same computer is no second one of ours."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (folder / "cmdline").read_bytes().rstrip(b"\0")
            theirs = (folder / "environ").read_bytes().split(b"\0")
            ours = [f"{name}={os.environ[name]}".encode() for name in SHARED if name in os.environ]
            if words.endswith(b"cloakroom") and all(each in theirs for each in ours):
                found.append(int(folder.name))
    return found


def test_the_scrub_of_a_clean_clip_says_so(program: Running) -> None:
    program.desktop.copy("The river was high, so the reading should not be relied on.")
    told = cloakroom("clipboard", "scrub")
    assert told.returncode == 1
    assert told.stdout.strip()
