"""The real clipboard of this display, with other programs at its other end."""

import base64
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import IO

import pytest
from PySide6.QtCore import QBuffer, QMimeData
from PySide6.QtGui import QClipboard, QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from cloakroom.clip import Clip, usable
from cloakroom.errors import ClipboardFailed
from cloakroom.ui.clipboard import BURST_MS, OURS, Clipboard, Held, is_secret
from fakes import copying_program

WAIT_MS = 10_000
PICTURE = base64.b64decode(  # a PNG of one pixel
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg==")
WINDOWS = 'application/x-qt-windows-mime;value="{}"'
HINT = "x-kde-passwordManagerHint"
Flavours = dict[str, bytes]

needs_xclip = pytest.mark.skipif(
    not shutil.which("xclip"), reason="xclip is the other program here, and it is not installed")


class OtherProgram:
    """A Qt program in a process of its own that copies what the test says."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, copying_program.__file__],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )

    def copy(self, clip: Flavours) -> None:
        """Returns when it is written."""
        line = json.dumps([(name, base64.b64encode(data).decode()) for name, data in clip.items()])
        pipe = _open(self.process.stdin)
        pipe.write(line.encode() + b"\n")
        pipe.flush()
        assert _open(self.process.stdout).readline() == b"ok\n"

    def end(self) -> None:
        self.process.communicate(timeout=10)


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe


@pytest.fixture
def other() -> Iterator[OtherProgram]:
    made = OtherProgram()
    yield made
    made.end()


@pytest.fixture
def clipboard(qtbot: QtBot) -> Iterator[Clipboard]:
    qt = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        qt.setText("", mode)
    made = Clipboard()
    yield made
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        qt.setText("", mode)  # other programs end when they lose it
    made.deleteLater()


Copy = Callable[[Flavours], None]


@pytest.fixture
def copied(clipboard: Clipboard, other: OtherProgram, qtbot: QtBot) -> Copy:
    """Another program copies; returns when we were told."""
    def copy(clip: Flavours) -> None:
        with qtbot.waitSignal(clipboard.changed, timeout=WAIT_MS):
            other.copy(clip)

    return copy


def pasted(qtbot: QtBot, target: str, selection: str = "clipboard") -> bytes:
    """What another program gets when it pastes. We must go on serving meanwhile."""
    command = ["xclip", "-selection", selection, "-o", "-t", target]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        try:
            qtbot.waitUntil(lambda: process.poll() is not None, timeout=WAIT_MS)
        finally:
            process.kill()
        return _open(process.stdout).read()


# ---- what comes in


def test_another_program_copies(clipboard: Clipboard, copied: Copy) -> None:
    copied({"text/plain": "Zoë 😀".encode(), "text/html": b"<b>Zo&euml;</b>"})
    assert clipboard.read() == Held(Clip("Zoë 😀", "<b>Zo&euml;</b>"))
    assert not clipboard.is_ours


@needs_xclip
def test_a_program_that_knows_nothing_of_qt_copies(clipboard: Clipboard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(clipboard.changed, timeout=WAIT_MS):
        subprocess.run(["xclip", "-selection", "clipboard"], input="Zoë 😀".encode(),
                       stdout=subprocess.DEVNULL, check=True, timeout=10)
    assert clipboard.read() == Held(Clip("Zoë 😀"))


def test_plain_text_alone_has_no_html(clipboard: Clipboard, copied: Copy) -> None:
    copied({"text/plain": b"plain"})
    assert clipboard.read() == Held(Clip("plain", None))


def test_a_burst_is_told_once_and_its_last_clip_is_read(
    clipboard: Clipboard, other: OtherProgram, qtbot: QtBot
) -> None:
    # GIVEN a longer time to settle than five copies need on a busy computer
    assert clipboard._burst.interval() == BURST_MS > 0
    clipboard._burst.setInterval(20 * BURST_MS)
    told: list[str] = []
    clipboard.changed.connect(lambda: told.append(clipboard.read().clip.plain))
    # WHEN another program copies again and again, and we hear of each
    for number in range(5):
        with qtbot.waitSignal(clipboard._qt.changed, timeout=WAIT_MS):
            other.copy({"text/plain": b"copy %d" % number})
    # THEN the last is read, once
    qtbot.waitSignal(clipboard.changed, timeout=WAIT_MS).wait()
    assert told == ["copy 4"]


@pytest.mark.parametrize(
    ("flavours", "others"),
    [
        ({"text/plain": b"text"}, ()),
        ({"text/plain": b"text", "text/html": b"<p>text</p>"}, ()),
        ({"text/plain": b"text", "image/png": PICTURE}, ("a picture",)),
        ({"text/plain": b"text", "text/rtf": b"{\\rtf1 text}"}, ("rich text (RTF)",)),
        ({"text/plain": b"text", "application/rtf": b"{\\rtf1 text}"}, ("rich text (RTF)",)),
        ({"text/plain": b"/a", "text/uri-list": b"file:///a"}, ("files",)),
        ({"text/plain": b"text", "application/x-made-up": b"1"}, ("another format",)),
        ({"text/plain": b"text", OURS: b"1"}, ()),
        ({"text/plain": b"text", HINT: b"public"}, ()),
        ({"text/plain": b"text", "application/x-kde-onlyReplaceEmpty": b"1"}, ()),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, dict) else "",
)
def test_other_flavours_are_named(
    clipboard: Clipboard, copied: Copy, flavours: Flavours, others: tuple[str, ...]
) -> None:
    copied(flavours)
    assert clipboard.read().clip.others == others


# ---- secrets

SECRETS = [
    (HINT, b"secret"), (HINT, b"secret\0"), (HINT, b"secret\n"),
    ("application/x-nspasteboard-concealed-type", b""),
    ("application/x-nspasteboard-transient-type", b""),
    ('application/x-qt-mac-mime;value="org.nspasteboard.ConcealedType"', b"1"),
    ('application/x-qt-mac-mime;value="org.nspasteboard.TransientType"', b"1"),
    (WINDOWS.format("Clipboard Viewer Ignore"), b""),
    (WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"), b"1"),
    (WINDOWS.format("CanIncludeInClipboardHistory"), b"\0\0\0\0"),
    (WINDOWS.format("CanIncludeInClipboardHistory"), b""),
    (WINDOWS.format("CanUploadToCloudClipboard"), b"\0\0\0\0"),
]
NOT_SECRET = [
    (HINT, b"public"), (HINT, b""), ("text/plain", b"secret"),
    (WINDOWS.format("CanIncludeInClipboardHistory"), b"\1\0\0\0"),
    (WINDOWS.format("CanUploadToCloudClipboard"), b"\1\0\0\0"),
]


def marked(mark: str, value: bytes) -> QMimeData:
    data = QMimeData()
    data.setText("hunter2")
    data.setData(mark, value)
    return data


@pytest.mark.parametrize(("mark", "value"), SECRETS)
def test_marks_of_password_managers(mark: str, value: bytes) -> None:
    data = marked(mark, value)
    assert is_secret(data, data.formats())


@pytest.mark.parametrize(("mark", "value"), NOT_SECRET)
def test_marks_that_say_the_opposite(mark: str, value: bytes) -> None:
    data = marked(mark, value)
    assert not is_secret(data, data.formats())


def test_a_secret_clip_comes_back_empty_and_marked(clipboard: Clipboard, copied: Copy) -> None:
    copied({"text/plain": b"hunter2", HINT: b"secret"})
    assert clipboard.read() == Held(Clip(""), secret=True)


# ---- what goes out


def test_our_own_write_is_ours_and_tells_nobody(clipboard: Clipboard, qtbot: QtBot) -> None:
    told: list[int] = []
    clipboard.changed.connect(lambda: told.append(1))
    with qtbot.waitSignal(clipboard._burst.timeout, timeout=WAIT_MS):
        clipboard.write(Clip("clean"), selection=True)
    assert clipboard.is_ours
    assert clipboard.read() == Held(Clip("clean"), ours=True)
    assert not told


@needs_xclip
def test_all_flavours_in_one_write(clipboard: Clipboard, qtbot: QtBot) -> None:
    clipboard.write(Clip("clean ë", "<p>clean &euml;</p>"), selection=False)
    assert pasted(qtbot, "UTF8_STRING") == "clean ë".encode()
    assert pasted(qtbot, "text/html") == b"<p>clean &euml;</p>"
    assert OURS.encode() in pasted(qtbot, "TARGETS").split()


@needs_xclip
def test_a_write_without_html_leaves_no_html_of_before(
    clipboard: Clipboard, copied: Copy, qtbot: QtBot
) -> None:
    copied({"text/plain": b"Amira Okafor", "text/html": b"<p>Amira Okafor</p>",
            "text/rtf": b"{\\rtf1 Amira Okafor}"})
    clipboard.write(Clip("[PERSON_1]"), selection=False)
    assert not {b"text/html", b"text/rtf"} & set(pasted(qtbot, "TARGETS").split())


@needs_xclip
@pytest.mark.parametrize(("selection", "seen"), [(True, b"clean"), (False, b"Amira Okafor")])
def test_the_mouse_selection_too_if_wanted(
    clipboard: Clipboard, qtbot: QtBot, selection: bool, seen: bytes
) -> None:
    QGuiApplication.clipboard().setText("Amira Okafor", QClipboard.Mode.Selection)
    clipboard.write(Clip("clean"), selection=selection)
    assert pasted(qtbot, "UTF8_STRING") == b"clean"
    assert pasted(qtbot, "UTF8_STRING", "primary") == seen


class Stolen:
    """A QClipboard that another program takes at the very moment of our write."""

    def __init__(self, real: QClipboard) -> None:
        self.real = real

    def setMimeData(self, data: QMimeData, mode: QClipboard.Mode) -> None:
        self.real.setMimeData(data, mode)

    def supportsSelection(self) -> bool:
        return False

    def ownsClipboard(self) -> bool:
        return False


def test_a_write_that_did_not_hold_fails(clipboard: Clipboard) -> None:
    clipboard._qt = Stolen(clipboard._qt)  # type: ignore[assignment]  # a stand-in of our own
    with pytest.raises(ClipboardFailed):
        clipboard.write(Clip("clean"), selection=True)


# ---- the way back


@needs_xclip
def test_a_snapshot_is_put_back_byte_for_byte(
    clipboard: Clipboard, copied: Copy, qtbot: QtBot
) -> None:
    # GIVEN a clip in several flavours, with bytes that no text holds
    flavours = {
        "text/plain": "Amira\r\nOkafor\të 😀 \n".encode(),
        "text/html": b"<meta charset='utf-8'><p>Amira&nbsp;Okafor</p>\n",
        "application/x-made-up": bytes(range(256)),
        "image/png": PICTURE,
    }
    copied(flavours)
    # WHEN it is written over and put back
    before = clipboard.snapshot()
    clipboard.write(Clip("clean"), selection=True)
    clipboard.put_back(before, selection=True)
    # THEN other programs get what they would have got
    for name, content in flavours.items():
        assert pasted(qtbot, name) == content
    assert pasted(qtbot, "UTF8_STRING", "primary") == flavours["text/plain"]
    # AND it is no longer marked as scrubbed
    assert clipboard.is_ours
    assert not clipboard.read().ours


def test_an_empty_clipboard_has_an_empty_snapshot(clipboard: Clipboard) -> None:
    QGuiApplication.clipboard().clear()
    assert clipboard.read() == Held(Clip(""))
    assert clipboard.snapshot() == ()


def test_our_own_clip_reads_the_same_after_an_undo(clipboard: Clipboard, copied: Copy) -> None:
    copied({"text/plain": b"Amira Okafor", "text/html": b"<p>Amira Okafor</p>"})
    held, before = clipboard.read(), clipboard.snapshot()
    clipboard.write(Clip("clean"), selection=False)
    clipboard.put_back(before, selection=False)
    assert clipboard.read() == held


# ---- pictures


def of_red(kind: str) -> bytes:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    buffer = QBuffer()
    assert image.save(buffer, kind)
    return bytes(buffer.data().data())


@pytest.mark.parametrize(
    ("flavours", "best", "suffix"),
    [
        ({"image/png": of_red("PNG")}, "image/png", ".png"),
        ({"image/bmp": of_red("BMP"), "image/png": of_red("PNG")}, "image/png", ".png"),
        ({"image/jpeg": of_red("JPEG"), "text/html": b'<img src="a">'}, "image/jpeg", ".jpg"),
    ],
    ids=["png", "the best of two", "with its address"],
)
def test_a_picture_is_read_as_it_came(
    clipboard: Clipboard, copied: Copy, flavours: Flavours, best: str, suffix: str
) -> None:
    copied(flavours)
    assert usable(clipboard.read().clip).is_picture
    picture = clipboard.picture()
    assert picture is not None
    assert picture.name == f"picture on the clipboard{suffix}"
    assert picture.data == flavours[best]


@needs_xclip
def test_a_picture_of_a_program_that_knows_nothing_of_qt(
    clipboard: Clipboard, qtbot: QtBot
) -> None:
    data = of_red("PNG")
    with qtbot.waitSignal(clipboard.changed, timeout=WAIT_MS):
        subprocess.run(["xclip", "-selection", "clipboard", "-t", "image/png"], input=data,
                       stdout=subprocess.DEVNULL, check=True, timeout=10)
    picture = clipboard.picture()
    assert picture is not None
    assert picture.data == data


@pytest.mark.parametrize(
    "flavours", [{"text/plain": b"text"}, {HINT: b"secret", "image/png": PICTURE}])
def test_no_picture_is_read_where_there_is_none_or_a_secret_one(
    clipboard: Clipboard, copied: Copy, flavours: Flavours
) -> None:
    copied(flavours)
    assert clipboard.picture() is None


@needs_xclip
def test_other_programs_get_our_picture_and_nothing_else(
    clipboard: Clipboard, copied: Copy, qtbot: QtBot
) -> None:
    # GIVEN a picture with its address beside it
    copied({"image/png": PICTURE, "text/html": b"<img src='https://example.org/amira'>",
            "text/plain": b" "})
    before = clipboard.snapshot()
    # WHEN a new one is written
    serial = clipboard.serial
    clipboard.write_picture(of_red("PNG"), selection=True)
    # THEN it is what others paste, from the mouse selection too, and no text
    assert clipboard.is_ours
    assert clipboard.serial > serial
    for selection in ("clipboard", "primary"):
        got = QImage.fromData(pasted(qtbot, "image/png", selection))
        assert (got.width(), got.pixelColor(5, 5)) == (40, QColor("red"))
        assert not pasted(qtbot, "text/html", selection)
        assert not pasted(qtbot, "UTF8_STRING", selection)
    # AND the one before comes back byte for byte
    clipboard.put_back(before, selection=True)
    assert pasted(qtbot, "image/png") == PICTURE


def test_bytes_that_are_no_picture_are_not_written(clipboard: Clipboard, copied: Copy) -> None:
    copied({"text/plain": b"text"})
    with pytest.raises(ClipboardFailed):
        clipboard.write_picture(b"no picture", selection=False)
    assert clipboard.read().clip.plain == "text"
