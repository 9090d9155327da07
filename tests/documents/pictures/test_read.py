"""Pictures that somebody reads: lines are segments, edits and the sweep are painted, what was
painted is read again, and pictures within files are treated alike."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
import pptx
import pytest
from PIL import Image

from cloakroom.documents.base import Box, Edit, Kind, Wishes
from cloakroom.documents.picture_reader import reading_with
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.proof.result import Verdict
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.errors import OutputFailed
from documents.pictures.picture_samples import drawing, paged, stored
from documents.pictures.stub_reader import INK, StubReader, page
from documents.test_zip_file import archive, members

SWEEP = Sweep([Taken("Amira Okafor", "[PERSON_1]")])
DATA = stored(page(), "PNG")
MIDDLES = ((30, 16), (80, 16), (130, 16), (180, 16))


def shown(data: bytes) -> list[bool]:
    """Which of the four words are still there."""
    with Image.open(io.BytesIO(data)) as image:
        return [image.convert("RGB").getpixel(middle) == INK for middle in MIDDLES]


@pytest.fixture
def able() -> Iterator[StubReader]:
    reader = StubReader()
    with reading_with(reader):
        yield reader


def test_lines_are_segments_and_edits_paint_words(able: StubReader) -> None:
    whole = paged("a.png", DATA)
    assert [(each.text, each.hidden) for each in whole.segments] == [
        ("Dear Amira Okafor hello", False)
    ]
    assert not whole.opaque
    after = whole.rewritten([Edit(0, 5, 17, "[PERSON_1]")], Sweep())
    assert shown(after.data) == [True, False, False, True]
    assert whole.boxes(0, 5, 8) == [Box(0, 60 / 320, 10 / 120, 100 / 320, 22 / 120)]


def test_the_sweep_paints_too_and_the_proof_reads_the_copy(able: StubReader) -> None:
    assert prove("a.png", DATA, SWEEP).verdict is Verdict.FOUND
    after = document("a.png", DATA).rewritten([], SWEEP)
    assert shown(after.data) == [True, False, False, True]
    assert prove("a.png", after.data, SWEEP).verdict is Verdict.CLEAN
    assert "Look at the copy" in after.notes[0]


def test_a_value_that_goes_on_in_the_next_line_or_lost_its_blanks_is_painted() -> None:
    for rows in ((("Dear", "Amira"), ("Okafor", "hello")), (("AmiraOkafor", "hello"),)):
        with reading_with(StubReader(*rows)):
            data = stored(page(*rows), "PNG")
            after = document("a.png", data).rewritten([], SWEEP).data
            left = "".join(each.text for each in document("a.png", after).segments)
        assert "Amira" not in left
        assert "Okafor" not in left
        assert "hello" in left


def test_what_is_read_only_the_second_time_is_painted_then() -> None:
    # GIVEN a reader who overlooks all at first, and a box that makes the copy worth a second look
    with reading_with(StubReader(blind=1)):
        whole = document("a.png", DATA)
        assert not whole.segments
        after = whole.rewritten([], SWEEP, Wishes(boxes=(Box(0, 0, 0, .01, .01),)))
    assert shown(after.data) == [True, False, False, True]


def test_what_is_read_after_all_painting_stops_the_copy() -> None:
    class Stubborn(StubReader):
        def words(self, picture: Image.Image) -> list[Any]:
            return super().words(page())

    with reading_with(Stubborn()):
        whole = document("a.png", DATA)
        with pytest.raises(OutputFailed, match=r"a\.png"):
            whole.rewritten([], SWEEP)


def test_columns_are_apart_and_rows_are_lines() -> None:
    rows = (("Name", "", "", "Amira"), ("Town", "Leeds"))
    with reading_with(StubReader(*rows)):
        found = document("a.png", stored(page(*rows), "PNG")).segments
    assert [(each.joint, each.text) for each in found] == [
        ("\n\n", "Name"), ("\t", "Amira"), ("\n", "Town Leeds"),
    ]  # fmt: skip


def test_each_page_is_read_and_only_its_own_words_go(able: StubReader) -> None:
    data = stored(page(), "TIFF", save_all=True, append_images=[page(), drawing((320, 120))])
    whole = document("a.tif", data)
    assert [each.place for each in whole.segments] == ["page 1", "page 2"]
    after = whole.rewritten([Edit(1, 5, 17, "[PERSON_1]")], Sweep()).data
    with Image.open(io.BytesIO(after)) as image:
        assert image.n_frames == 3
        assert image.convert("RGB").getpixel((80, 16)) == INK
        image.seek(1)
        assert image.convert("RGB").getpixel((80, 16)) == (0, 0, 0)


def test_more_frames_than_can_be_read_are_not_proven(able: StubReader) -> None:
    frames = [page(size=(320 + number, 120)).crop((0, 0, 320, 120)) for number in range(62)]
    for number, frame in enumerate(frames):
        frame.putpixel((number, 100), (255, 0, 0))
    data = stored(frames[0], "GIF", save_all=True, append_images=frames[1:])
    whole = document("a.gif", data)
    assert [each.why for each in whole.opaque] == ["It has too many pages or frames to be read."]
    assert prove("a.gif", data, SWEEP).verdict is Verdict.NOT_PROVEN


def word_file(data: bytes) -> bytes:
    made = docx.Document()
    made.add_paragraph("A letter")
    made.add_picture(io.BytesIO(data))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def slides(data: bytes) -> bytes:
    made = pptx.Presentation()
    slide = made.slides.add_slide(made.slide_layouts[6])
    slide.shapes.add_picture(io.BytesIO(data), 0, 0)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def mail(data: bytes) -> bytes:
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = "A picture"
    message.set_content("See below")
    message.add_attachment(data, maintype="image", subtype="png", filename="a.png")
    return bytes(message)


def media(data: bytes) -> bytes:
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            (name,) = (name for name in package.namelist() if name.endswith("a.png")
                       or "media/" in name)
            return package.read(name)
    import email

    (part,) = (p for p in email.message_from_bytes(data).walk() if p.get_filename())
    found = part.get_payload(decode=True)
    assert isinstance(found, bytes)
    return found


WITHIN = {
    "a.docx": word_file, "a.pptx": slides, "a.eml": mail,
    "a.zip": lambda data: archive({"a.png": data}),
}


@pytest.mark.parametrize("name", WITHIN)
def test_pictures_within_files_are_read_and_painted(name: str, able: StubReader) -> None:
    data = WITHIN[name](DATA)
    whole = document(name, data)
    (index,) = (
        number for number, each in enumerate(whole.segments) if "Amira Okafor" in each.text
    )
    assert "picture" in whole.segments[index].place
    after = whole.rewritten([Edit(index, 5, 17, "[PERSON_1]")], Sweep())
    assert shown(media(after.data)) == [True, False, False, True]
    assert shown(media(whole.rewritten([], SWEEP).data)) == [True, False, False, True]
    assert prove(name, after.data, SWEEP).verdict is Verdict.CLEAN


@pytest.mark.parametrize("name", WITHIN)
def test_pictures_within_files_that_nobody_reads_become_grey(name: str) -> None:
    whole = document(name, WITHIN[name](DATA))
    assert [each.dropped for each in whole.opaque if each.kind is Kind.PICTURE] == [True]
    after = whole.rewritten([], SWEEP).data
    with Image.open(io.BytesIO(media(after))) as image:
        assert (image.format, image.size) == ("PNG", (320, 120))
        assert image.convert("L").getextrema() == (200, 200)
    kept = whole.rewritten([], SWEEP, Wishes(keep=frozenset({Kind.PICTURE}))).data
    assert shown(media(kept)) == [True] * 4
    assert prove(name, kept, SWEEP).verdict is Verdict.NOT_PROVEN


def test_a_broken_picture_of_an_office_file_becomes_a_grey_point() -> None:
    whole = members(word_file(DATA))
    whole = {name: DATA[:60] if "media/" in name else data for name, data in whole.items()}
    read = document("a.docx", archive(whole))
    assert [each.dropped for each in read.opaque if each.kind is Kind.PICTURE] == [True]
    with Image.open(io.BytesIO(media(read.rewritten([], SWEEP).data))) as image:
        assert image.size == (1, 1)
        assert image.getextrema() == (200, 200)
