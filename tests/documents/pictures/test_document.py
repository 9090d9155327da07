"""Pictures nobody reads: what is written about them is told and goes, boxes are painted, and
inside another file plain grey takes their place."""

import io
import struct
import zlib
from collections.abc import Iterator, Sequence

import pytest
from PIL import Image, ImageChops

from cloakroom.documents.base import Box, Kind, Wishes
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.sweep import Sweep
from cloakroom.documents.table import document
from cloakroom.errors import DamagedFile, InputError, UnsafeFile
from contracts.document_contract import VALUES, DocumentContract, edits, taken
from documents.pictures import picture_samples as made
from documents.test_zip_file import archive, members

KEEP = Wishes(keep=frozenset({Kind.PICTURE}))


class PictureContract(DocumentContract):
    def sample(self, values: Sequence[str]) -> bytes:
        return made.MADE[self.name](values)

    def test_edits_take_the_values_out_and_put_the_stand_ins_in(self) -> None:
        """Here with all else that is written about a picture: no stand-in is left either."""
        before = self.opened(self.sample(self.values))
        after = before.rewritten(edits(before, taken(self.values)), taken(self.values))
        assert not self.opened(after.data).segments


class TestJpeg(PictureContract):
    name = "a.jpg"


class TestPng(PictureContract):
    name = "a.png"


class TestWebp(PictureContract):
    name = "a.webp"


class TestGif(PictureContract):
    name = "a.gif"


class TestTiff(PictureContract):
    name = "a.tif"


class TestBmp(PictureContract):
    name = "a.bmp"


def pages(data: bytes) -> Iterator[Image.Image]:
    with Image.open(io.BytesIO(data)) as image:
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            yield image.convert("RGB")


def only(data: bytes) -> Image.Image:
    (page,) = pages(data)
    return page


@pytest.mark.parametrize("name", made.MADE)
def test_all_that_is_written_about_it_goes(name: str) -> None:
    data = made.MADE[name](VALUES)
    after = document(name, data).rewritten([], Sweep())
    proof = prove(name, after.data, taken())
    assert not proof.leaks
    with Image.open(io.BytesIO(after.data)) as image:
        assert not set(image.info) & {"exif", "xmp", "comment", "photoshop", "icc_profile"}
        assert not image.getexif().get(315)
    # THEN the leaks were there before, and the pixels are what they were
    assert prove(name, data, taken()).leaks
    for was, now in zip(pages(data), pages(after.data), strict=True):
        assert was.size == now.size
        assert max(high for _, high in ImageChops.difference(was, now).getextrema()) < 32


def test_properties_are_told_by_name_and_the_place_as_numbers() -> None:
    tags = Image.Exif()
    tags.get_ifd(34853).update({1: "N", 2: (51.0, 30.0, 12.0), 3: "W", 4: (0.0, 7.0, 39.0)})
    read = document("a.jpg", made.stored(made.drawing(), "JPEG", exif=tags))
    told = {each.joint.strip(): each for each in read.segments}
    assert told["GPS position:"].text == "51.503333, -0.127500"
    assert told["GPS position:"].hidden
    assert told["GPS position:"].place == "picture properties"


def test_what_goes_is_named_and_the_pixels_are_said_to_be_unread() -> None:
    read = document("a.jpg", made.jpeg(VALUES))
    assert {(each.kind, each.dropped) for each in read.opaque} == {
        (Kind.PICTURE, False), (Kind.METADATA, True), (Kind.PREVIEW, True),
    }  # fmt: skip
    assert [each.kind for each in read.rewritten([], taken()).opaque] == [Kind.PICTURE]
    plain = document("a.png", made.stored(Image.new("RGB", (9, 9), "red"), "PNG"))
    assert not plain.opaque


@pytest.mark.parametrize("name", made.MADE)
def test_a_box_by_hand_is_painted_a_little_larger_and_nothing_else(name: str) -> None:
    data = made.MADE[name](VALUES)
    after = document(name, data).rewritten([], Sweep(), Wishes(boxes=(Box(0, .5, .5, .75, .75),)))
    was, now = next(pages(data)), next(pages(after.data))
    changed = ImageChops.difference(was, now).convert("L").point(lambda level: 255 * (level > 40))
    assert changed.getbbox() == (58, 38, 92, 62)
    assert now.getpixel((75, 50)) == (0, 0, 0)


def test_boxes_of_pages_stay_on_their_page_and_those_of_an_animation_cover_all_frames() -> None:
    frames = [made.drawing((40, 40)).rotate(90 * turn) for turn in range(3)]
    first, *rest = frames
    box = (Box(1, .5, .4, .6, .5),)
    for form, name, painted in (("TIFF", "a.tif", [False, True, False]),
                                ("GIF", "a.gif", [True] * 3), ("WEBP", "a.webp", [True] * 3),
                                ("PNG", "a.png", [True] * 3)):
        moving = {} if form == "TIFF" else {"duration": [100, 200, 300], "loop": 0}
        data = made.stored(first, form, save_all=True, append_images=rest, **moving)
        read = made.paged(name, data)
        assert read.pages == 3
        after = read.rewritten([], Sweep(), Wishes(boxes=box)).data
        dark = [max(made.dot(page, 22, 18)) < 40 for page in pages(after)]
        assert dark == painted
        if form != "TIFF":
            with Image.open(io.BytesIO(after)) as image:
                image.seek(1)
                image.load()
                assert image.info["duration"] == 200


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_turned_picture_comes_out_upright_and_inside_a_file_as_it_lay(turn: int) -> None:
    data = made.jpeg([], turn=turn)
    with Image.open(io.BytesIO(data)) as image:
        from PIL import ImageOps

        upright, lay = ImageOps.exif_transpose(image).convert("RGB"), image.convert("RGB")
    alone = only(document("a.jpg", data).rewritten([], Sweep()).data)
    assert max(high for _, high in ImageChops.difference(alone, upright).getextrema()) < 32
    inside = members(document("a.zip", archive({"a.jpg": data})).rewritten([], Sweep(), KEEP).data)
    kept = only(inside["a.jpg"])
    assert max(high for _, high in ImageChops.difference(kept, lay).getextrema()) < 32
    with Image.open(io.BytesIO(inside["a.jpg"])) as image:
        assert image.getexif().get(274, 1) == turn


@pytest.mark.parametrize("name", made.MADE)
def test_inside_a_file_grey_takes_its_place_unless_it_is_kept(name: str) -> None:
    data = made.MADE[name](VALUES)
    read = document("a.zip", archive({name: data}))
    assert [each.dropped for each in read.opaque if each.kind is Kind.PICTURE] == [True]
    blank = members(read.rewritten([], taken()).data)[name]
    with Image.open(io.BytesIO(data)) as was, Image.open(io.BytesIO(blank)) as now:
        assert (was.format, was.size) == (now.format, now.size)
        assert now.convert("L").getextrema() == (200, 200)
    # WHEN it is kept THEN it is said to be unread, and what is written about it goes all the same
    kept = read.rewritten([], taken(), KEEP)
    assert [(each.kind, each.dropped) for each in kept.opaque] == [(Kind.PICTURE, False)]
    assert not prove("a.zip", kept.data, taken()).leaks
    assert next(pages(members(kept.data)[name])).getpixel((2, 2)) != (200, 200, 200)


@pytest.mark.parametrize(
    "mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "I", "F", "CMYK", "PA", "YCbCr", "LAB"]
)
def test_every_way_of_colour_keeps_its_look(mode: str) -> None:
    form = "PNG" if mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16") else "TIFF"
    image = made.drawing(mode="L" if mode.startswith(("I", "F")) else "RGB")
    if mode in ("PA", "I;16"):
        image = image.convert({"PA": "P", "I;16": "I"}[mode])
        image = image.point(lambda level: level * 257) if mode == "I;16" else image
    data = made.stored(image.convert(mode, dither=Image.Dither.NONE), form)
    shown = image if mode == "I;16" else image.convert("RGB")
    after = only(document(f"a.{form.lower()}", data).rewritten([], Sweep()).data)
    assert min(made.dot(after, 100, 60)) > 240
    assert min(made.dot(after, 2, 2)) < 120
    assert after.size == shown.size


def test_what_shows_through_still_does() -> None:
    image = made.drawing(mode="RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    for form in ("PNG", "WEBP", "TIFF"):
        after = document("a", made.stored(image, form)).rewritten([], Sweep()).data
        with Image.open(io.BytesIO(after)) as now:
            assert now.mode == "RGBA"
            assert now.getextrema()[3] == image.getextrema()[3]


def test_other_colours_become_the_usual_ones_without_their_profile() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    data = made.stored(made.drawing(), "PNG", icc_profile=profile)
    after = document("a.png", data).rewritten([], Sweep()).data
    with Image.open(io.BytesIO(after)) as now:
        assert "icc_profile" not in now.info
        assert now.size == (120, 80)


def test_dots_per_inch_stay() -> None:
    for form in ("PNG", "JPEG", "TIFF"):
        data = made.stored(made.drawing(), form, dpi=(300, 300))
        after = document("a", data).rewritten([], Sweep()).data
        with Image.open(io.BytesIO(after)) as now:
            assert [round(each) for each in now.info["dpi"]] == [300, 300]


def test_a_page_can_be_shown() -> None:
    whole = made.paged("a.tif", made.tiff([]))
    with Image.open(io.BytesIO(whole.picture(1, width=300))) as shown:
        assert (shown.format, shown.size) == ("PNG", (300, 200))
    assert whole.boxes(0, 0, 1) == ()


def _header(wide: int, high: int) -> bytes:
    body = struct.pack(">2L5B", wide, high, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + made._chunk(b"IHDR", body) + made._chunk(
        b"IDAT", zlib.compress(bytes(100))) + made._chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(60_000, 60_000), (9_000, 9_000)])
def test_what_would_unpack_to_too_many_pixels_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(UnsafeFile, match=r"bomb\.png"):
        document("bomb.png", _header(*size))


def test_too_many_frames_are_refused() -> None:
    frames = [Image.new("L", (4, 4), number % 256) for number in range(2_100)]
    data = made.stored(frames[0], "GIF", save_all=True, append_images=frames[1:])
    with pytest.raises(UnsafeFile):
        document("a.gif", data)


def test_what_is_cut_short_is_refused_by_name() -> None:
    for name, make in made.MADE.items():
        whole = make([])
        with pytest.raises(InputError, match=name):
            document(name, whole[: len(whole) // 3])
    with pytest.raises(DamagedFile):
        document("a.png", made.png([])[:120])
