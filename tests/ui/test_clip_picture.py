"""A picture on the clipboard: read, reviewed, painted over and put back, on fakes but for the
format; what reads it is a stub that looks at the pixels."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from cloakroom import settings
from cloakroom.documents.base import Box
from cloakroom.documents.limits import Limits
from cloakroom.documents.picture_reader import reading_with
from cloakroom.errors import Cancelled, ClipboardFailed, DamagedFile
from cloakroom.instance import Reply
from cloakroom.model import Choice
from cloakroom.ui import clip_picture as module
from cloakroom.ui.clip_picture import CANNOT_READ, GONE, NOTHING, TOO_LARGE, ClipPicture
from cloakroom.ui.exchange import Exchange
from cloakroom.ui.files.hand import FileHand
from cloakroom.ui.session import Session
from cloakroom.ui.state import State
from documents.pictures.picture_samples import png, stored
from documents.pictures.stub_reader import INK, StubReader, page
from fakes.clipboard import OURS, PNG, FakeClipboard
from fakes.desk import Desk
from fakes.file_worker import FakeFileWorker
from fakes.worker import FakeWorker

BLACK, HELLO = (0, 0, 0), (180, 16)
TAKEN_OUT = Reply(0, "Taken out: 1 name.")


@dataclass
class Pictures:
    on: Desk
    files: FakeFileWorker
    qtbot: QtBot

    @property
    def picture(self) -> ClipPicture:
        return self.on.exchange.picture

    def copy(self, *, values: tuple[str, ...] = (), html: str = "") -> bytes:
        data = png(values, page()) if values else stored(page(), "PNG")
        self.on.clipboard.copy_picture(data, html)
        return data

    def settle(self) -> None:
        self.qtbot.waitUntil(
            lambda: self.on.state not in (State.SCANNING, State.SCRUBBING)
            and not self.picture.desk.busy, timeout=20_000)

    def reviewed(self) -> bytes:
        data = self.copy()
        self.settle()
        assert self.on.state is State.PICTURE
        return data

    @property
    def held(self) -> Image.Image:
        return Image.open(BytesIO(dict(self.on.clipboard.holds)[PNG]))


@pytest.fixture
def pictures(qtbot: QtBot) -> Iterator[Pictures]:
    files, worker, clipboard = FakeFileWorker(), FakeWorker(at_once=True), FakeClipboard()
    session = Session(clipboard, worker, settings.defaults())
    made = partial(ClipPicture, reads=lambda: True, hand=lambda: FileHand(worker=lambda: files))
    desk = Desk(worker, clipboard, session, Exchange(session, picture=made), qtbot)
    desk.exchange.failed.connect(desk.failures.append)
    with reading_with(StubReader()):
        yield Pictures(desk, files, qtbot)
        files.free()
        desk.exchange.picture.close()


def test_copy_review_paint_over_undo(pictures: Pictures) -> None:
    # GIVEN a picture with a name in it, and one in its properties, that another program copied
    pictures.copy(values=("Daniel Whitfield",))
    pictures.settle()
    desk, before = pictures.on, pictures.on.clipboard.holds
    assert desk.state is State.PICTURE
    number = desk.session.review.to_take_out
    assert number > 1
    # WHEN it is scrubbed with one click
    desk.exchange.scrub_clipboard(desk.tell)
    assert desk.state is State.SCRUBBING
    assert desk.clipboard.holds == before
    pictures.settle()
    # THEN there is a new picture, black where the name was, and no word beside its pixels
    assert desk.replies == [Reply(0, f"Taken out: {number} names.")]
    assert desk.state is State.SCRUBBED
    assert [name for name, _ in desk.clipboard.holds] == [PNG, OURS]
    assert pictures.held.convert("RGB").getpixel((80, 16)) == BLACK
    assert pictures.held.convert("RGB").getpixel(HELLO) == INK
    assert not pictures.held.info
    assert b"Whitfield" not in dict(desk.clipboard.holds)[PNG]
    assert len(desk.session.ledger) == 2
    # AND an undo puts back what was there, and it can be scrubbed again
    assert desk.exchange.undo().code == 0
    assert desk.clipboard.holds == before
    assert desk.state is State.PICTURE
    desk.exchange.scrub_clipboard(desk.tell)
    pictures.settle()
    assert desk.state is State.SCRUBBED


def test_an_address_beside_the_picture_goes_too(pictures: Pictures) -> None:
    pictures.copy(html='<img src="https://example.org/Amira-Okafor.png">')
    pictures.settle()
    pictures.on.exchange.scrub_clipboard()
    pictures.settle()
    assert [name for name, _ in pictures.on.clipboard.holds] == [PNG, OURS]


def test_one_click_while_paused_looks_first(pictures: Pictures) -> None:
    desk = pictures.on
    desk.session.watching.pause(None)
    pictures.copy()
    assert desk.state is State.EMPTY
    desk.exchange.scrub_clipboard(desk.tell)
    pictures.qtbot.waitUntil(lambda: bool(desk.replies), timeout=20_000)
    assert desk.replies == [TAKEN_OUT]
    assert desk.state is State.SCRUBBED


def test_a_picture_without_anything_in_it_is_left_alone_by_the_one_click(
    pictures: Pictures,
) -> None:
    desk = pictures.on
    pictures.reviewed()
    desk.exchange.picture.item.review = desk.session.review.choose(  # type: ignore[union-attr]  # it is there
        [each.finding for each in desk.session.review.decisions], Choice.KEEP)
    desk.exchange.scrub_clipboard(desk.tell)
    assert desk.replies == [NOTHING]
    assert desk.clipboard.writes == 0


def test_a_box_that_was_drawn_is_painted(pictures: Pictures) -> None:
    pictures.reviewed()
    item = pictures.picture.item
    assert item is not None
    item.wishes = item.wishes.__class__(boxes=(Box(0, 0.5, 0.05, 0.65, 0.2),))
    pictures.picture.put_clean()
    pictures.settle()
    assert pictures.held.convert("RGB").getpixel(HELLO) == BLACK


def test_without_the_extra_it_is_said_and_nothing_is_changed(desk: Desk) -> None:
    desk.clipboard.copy_picture(b"pixels")
    before = desk.clipboard.holds
    assert desk.state is State.UNREAD
    assert desk.session.sentence == CANNOT_READ
    desk.exchange.scrub_clipboard(desk.tell)
    assert desk.replies == [Reply(1, CANNOT_READ)]
    assert desk.clipboard.holds == before
    assert desk.clipboard.writes == 0


def test_a_text_takes_the_place_of_a_picture(pictures: Pictures) -> None:
    pictures.reviewed()
    pictures.on.clipboard.copy("Dear Amira Okafor")
    pictures.qtbot.waitUntil(lambda: pictures.on.state is State.REVIEW)
    assert pictures.picture.item is None
    assert not pictures.picture.desk.items
    assert not pictures.on.session.picture


def test_what_is_copied_while_a_picture_is_read_is_looked_at_instead(pictures: Pictures) -> None:
    desk = pictures.on
    pictures.files.held = True
    pictures.copy()
    desk.exchange.scrub_clipboard(desk.tell)
    desk.clipboard.copy("Dear Amira Okafor")
    pictures.qtbot.waitUntil(lambda: desk.state is State.REVIEW)
    assert desk.replies == [GONE]
    assert desk.clipboard.text == "Dear Amira Okafor"


def test_the_same_picture_is_not_looked_at_twice(pictures: Pictures) -> None:
    # GIVEN a script that asked before the clipboard had told of the picture
    desk = pictures.on
    pictures.files.held = True
    pictures.copy()
    desk.exchange.scrub_clipboard(desk.tell)
    first = pictures.picture.item
    # WHEN it tells
    desk.clipboard.changed.emit()
    # THEN nothing is begun anew
    assert pictures.picture.item is first
    pictures.files.free()
    pictures.qtbot.waitUntil(lambda: bool(desk.replies), timeout=20_000)
    assert desk.replies == [TAKEN_OUT]


def test_what_is_copied_while_one_is_painted_is_left_alone(pictures: Pictures) -> None:
    desk = pictures.on
    desk.session.watching.pause(None)
    desk.session.look_at_clipboard()
    pictures.copy()
    desk.session.look_at_clipboard()
    pictures.settle()
    pictures.files.held = True
    desk.exchange.scrub(desk.tell)
    desk.clipboard.copy("a newer text")
    pictures.files.free()
    pictures.settle()
    assert desk.replies[-1].code == 3
    assert desk.clipboard.text == "a newer text"
    assert desk.clipboard.writes == 0
    assert desk.state is State.PICTURE


def test_a_clipboard_that_refuses(pictures: Pictures) -> None:
    desk, data = pictures.on, pictures.reviewed()
    desk.clipboard.refuses = True
    desk.exchange.scrub(desk.tell)
    pictures.settle()
    assert desk.replies == [Reply(3, ClipboardFailed().sentence)]
    assert dict(desk.clipboard.holds)[PNG] == data
    assert desk.state is State.PICTURE
    assert not desk.exchange.can_undo


def test_a_damaged_picture_is_a_problem_and_stays(pictures: Pictures) -> None:
    desk = pictures.on
    desk.clipboard.copy_picture(b"\x89PNG\r\n\x1a\n" + b"x" * 40)
    pictures.settle()
    assert desk.state is State.PROBLEM
    assert "picture on the clipboard.png" in desk.session.sentence
    assert desk.clipboard.writes == 0


def test_a_copy_that_cannot_be_made_says_so(pictures: Pictures) -> None:
    desk = pictures.on
    pictures.reviewed()
    pictures.files.failures["picture on the clipboard.png"] = DamagedFile("It broke.")
    desk.exchange.scrub(desk.tell)
    pictures.settle()
    assert desk.replies == [Reply(3, "It broke.")]
    assert desk.state is State.PICTURE
    assert desk.clipboard.writes == 0


def test_what_is_not_proven_is_not_put_there(
    pictures: Pictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "Verdict", type("None_", (), {"CLEAN": "never"}))
    desk = pictures.on
    pictures.reviewed()
    desk.exchange.scrub(desk.tell)
    pictures.settle()
    assert desk.replies[-1].code == 3
    assert desk.clipboard.writes == 0


def test_a_picture_too_large_is_not_opened(
    pictures: Pictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LIMITS", Limits(file=10))
    pictures.copy()
    assert pictures.on.state is State.PROBLEM
    assert pictures.on.session.sentence == TOO_LARGE
    assert not pictures.picture.desk.items


def test_reading_can_be_stopped(pictures: Pictures) -> None:
    pictures.files.held = True
    pictures.copy()
    pictures.on.session.stop()
    assert pictures.on.state is State.EMPTY
    assert pictures.picture.item is None
    pictures.files.free()
    pictures.qtbot.waitUntil(lambda: not pictures.picture.desk.busy, timeout=20_000)
    assert pictures.on.state is State.EMPTY


def test_a_process_that_is_ended_says_so(pictures: Pictures) -> None:
    pictures.files.held = True
    pictures.copy()
    pictures.files.end()
    pictures.settle()
    assert pictures.on.state is State.PROBLEM
    assert pictures.on.session.sentence == Cancelled().sentence
