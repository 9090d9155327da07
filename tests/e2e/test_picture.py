"""A picture that another program copied, painted over and pasted, with real programs and the real
reader of pictures."""

import subprocess
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from cloakroom.documents.ocr.engine import installed
from cloakroom.documents.ocr.models import models
from e2e.conftest import FOUND, SCRUBBED, Running
from e2e.desktop import Desktop, cloakroom, wait_for

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(models() is None, reason="the extra “ocr” is not installed"),
]

VALUES = ("07700 900123", "amira@example.org")
FONT = "DejaVuSans.ttf"


def screenshot() -> bytes:
    """Two lines of text, and a value in a property."""
    image = Image.new("RGB", (620, 120), "white")
    draw, font = ImageDraw.Draw(image), ImageFont.truetype(FONT, 20)
    draw.text((20, 20), "Please ring us on 07700 900123 about the lease,", "black", font)
    draw.text((20, 60), "or write to amira@example.org this week.", "black", font)
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "amira@example.org")
    out = BytesIO()
    image.save(out, "PNG", pnginfo=notes)
    return out.getvalue()


def pasted(desktop: Desktop, target: str = "image/png", selection: str = "clipboard") -> bytes:
    got = subprocess.run(["xclip", "-selection", selection, "-out", "-target", target],
                         capture_output=True, timeout=20, check=False)
    return got.stdout


def read(data: bytes) -> str:
    reader = installed()
    assert reader is not None
    return " ".join(word.text for word in reader.words(Image.open(BytesIO(data))))


def clean(data: bytes) -> bool:
    words = read(data)
    return "lease" in words and not any(
        part in words for part in ("900123", "amira", "example")) and b"amira" not in data


def test_the_command_line_paints_a_copied_picture_over_and_undoes(program: Running) -> None:
    # GIVEN a picture that a program copied which knows nothing of Qt
    desktop, picture = program.desktop, screenshot()
    desktop.copy(picture, target="image/png")
    # WHEN a script asks for it
    done = cloakroom("clipboard", "scrub", seconds=120)
    # THEN what others paste has boxes where the values were, and nothing beside the pixels
    assert done.returncode == 0, done.stderr
    assert not any(value in done.stdout for value in VALUES)
    assert clean(pasted(desktop))
    assert clean(pasted(desktop, selection="primary"))
    assert pasted(desktop, "text/html") == b""
    # AND an undo brings the picture back byte for byte
    assert cloakroom("clipboard", "undo").returncode == 0
    assert pasted(desktop) == picture


def test_see_and_paint_over_with_a_click(program: Running) -> None:
    desktop = program.desktop
    desktop.copy(screenshot(), target="image/png")
    wait_for(lambda: program.shows(FOUND), "the tray to tell", seconds=60)
    program.click_tray()
    desktop.press_big_button()
    wait_for(lambda: program.shows(SCRUBBED), "the tray to be ticked", seconds=60)
    assert clean(pasted(desktop))
