"""The reader of this installation. Without the extra there is none; with it, it reads."""

import io
from importlib.metadata import PackageNotFoundError
from typing import Any, cast

import pytest
from PIL import Image, ImageDraw, ImageFont

from cloakroom.documents.base import Box, Edit
from cloakroom.documents.ocr import models as module
from cloakroom.documents.ocr.engine import PictureReader, installed
from cloakroom.documents.ocr.models import Models, models
from cloakroom.documents.picture_reader import Word, reading_with
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.proof.result import Verdict
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from documents.pictures.picture_samples import paged

reads = pytest.mark.skipif(installed() is None, reason="the extra 'ocr' is not installed")
VALUES = ("jane.doe@example.org", "QQ 12 34 56 C", "Amira Okafor", "07700 900123")


def screen(*lines: str, dark: bool = False, size: int = 18) -> Image.Image:
    image = Image.new("RGB", (640, 40 + 34 * len(lines)), "#1e1f22" if dark else "white")
    font = ImageFont.load_default(size)
    for number, line in enumerate(lines):
        ImageDraw.Draw(image).text(
            (20, 20 + 34 * number), line, "#dddddd" if dark else "black", font
        )
    return image


def stored(image: Image.Image, form: str = "PNG") -> bytes:
    out = io.BytesIO()
    image.save(out, form)
    return out.getvalue()


@pytest.mark.parametrize("missing", ["package", "runtime", "files"])
def test_without_the_extra_there_is_no_reader(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listed(name: str) -> Any:
        if missing == "package":
            raise PackageNotFoundError
        return []

    monkeypatch.setattr(module, "find_spec", lambda name: None if missing == "runtime" else 1)
    monkeypatch.setattr(module, "files", listed)
    assert models.__wrapped__() is None


def test_the_same_pixels_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def read(self: PictureReader, picture: Image.Image) -> tuple[Word, ...]:
        asked.append(picture.mode)
        return (Word("a", 0, 0, 1, 1),)

    monkeypatch.setattr(PictureReader, "_read", read)
    nothing = cast(Any, None)  # the sessions of a runtime that need not be installed
    reader = PictureReader(Models(finder=nothing, reader=nothing))
    image = screen("a")
    assert reader.words(image) == reader.words(image.copy().convert("RGBA"))
    assert asked == ["RGB"]
    assert not reader.words(Image.new("L", (7, 100)))


@reads
@pytest.mark.parametrize("dark", [False, True])
def test_identifiers_are_read_where_they_stand(dark: bool) -> None:
    able = installed()
    assert able is not None
    words = able.words(screen("Mail jane.doe@example.org now", "Number QQ 12 34 56 C", dark=dark))
    assert " ".join(word.text for word in words) == (
        "Mail jane.doe@example.org now Number QQ 12 34 56 C"
    )
    mail = words[1]
    wide = ImageFont.load_default(18).getlength("Mail ")
    assert abs(mail.left - (20 + wide)) < 8
    assert 8 < mail.top < 24
    assert 36 < mail.bottom < 56


@reads
@pytest.mark.parametrize("angle", [-5, 2])
def test_a_page_that_lies_askew_is_scrubbed_too(angle: int) -> None:
    able = installed()
    assert able is not None
    image = screen(*(f"Here: {value} stays" for value in VALUES))
    askew = image.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    sweep = Sweep(Taken(value, f"[VALUE_{n}]") for n, value in enumerate(VALUES))
    with reading_with(able):
        after = document("a.png", stored(askew)).rewritten([], sweep).data
        assert prove("a.png", after, sweep).verdict is Verdict.CLEAN
        left = " ".join(each.text for each in document("a.png", after).segments)
    assert left.count("stays") == len(VALUES)


@reads
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "TIFF", "GIF", "BMP"])
def test_a_picture_is_scrubbed_and_proven(form: str) -> None:
    able = installed()
    assert able is not None
    name = f"a.{form.lower()}"
    data = stored(screen(*(f"Here: {value} stays" for value in VALUES)), form)
    sweep = Sweep(Taken(value, f"[VALUE_{n}]") for n, value in enumerate(VALUES))
    with reading_with(able):
        whole = paged(name, data)
        texts = [segment.text for segment in whole.segments]
        assert all(value in texts[number] for number, value in enumerate(VALUES))
        assert prove(name, data, sweep).verdict is Verdict.FOUND
        # WHEN one value goes by an edit and the others by the sweep
        start = texts[0].index(VALUES[0])
        edit = Edit(0, start, start + len(VALUES[0]), "[VALUE_0]")
        after = whole.rewritten([edit], sweep)
        # THEN what was beside them is still read
        assert prove(name, after.data, sweep).verdict is Verdict.CLEAN
        left = [segment.text for segment in document(name, after.data).segments]
        assert sum("stays" in text for text in left) == len(VALUES)
        assert not after.opaque
        (box,) = whole.boxes(0, start, start + 4)
        assert isinstance(box, Box)
        assert 0 < box.left < box.right < 1
        assert 0 < box.top < box.bottom < 0.35
    # AND without a reader the same copy is not proven
    assert prove(name, after.data, sweep).verdict is Verdict.NOT_PROVEN
