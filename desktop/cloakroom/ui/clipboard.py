"""The clipboard, with manners: what changed, what may be read, and one write for all flavours.

Our own writes are known by who owns the clipboard, never by comparing text. A clip that a
password manager marks as secret is not read at all. Nothing here is ever written to disk.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QImage

from cloakroom.clip import PICTURE, Clip
from cloakroom.errors import ClipboardFailed
from cloakroom.files.pasted import Pasted

OURS = "application/x-cloakroom-scrubbed"
BURST_MS = 25
"""Some programs write one clip several times in a row; only the last of a burst is read."""

_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_PRESENT_MEANS_SECRET = (
    _WINDOWS.format("Clipboard Viewer Ignore"),
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"),
    "application/x-nspasteboard-concealed-type",
    "application/x-nspasteboard-transient-type",
    'application/x-qt-mac-mime;value="org.nspasteboard.ConcealedType"',
    'application/x-qt-mac-mime;value="org.nspasteboard.TransientType"',
)
# The mark holds a value, and means secret when the value is this.
_VALUE_MEANS_SECRET: dict[str, Callable[[bytes], bool]] = {
    "x-kde-passwordManagerHint": lambda value: value.strip(b"\0 \n") == b"secret",
    # a DWORD of 0 (four bytes); an empty one is taken for 0 as well
    _WINDOWS.format("CanIncludeInClipboardHistory"): lambda value: not any(value),
    _WINDOWS.format("CanUploadToCloudClipboard"): lambda value: not any(value),
}
_TEXT_FORMATS = ("text/plain", "text/html", "UTF8_STRING", "STRING", "TEXT", "COMPOUND_TEXT")
_NOT_CONTENT = ("TARGETS", "MULTIPLE", "TIMESTAMP", "SAVE_TARGETS", "application/x-qt", "chromium/",
                "x-special/", "text/_moz", "text/x-moz", "x-kde-", "application/x-kde-", OURS)
_PICTURES = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp",
             "image/tiff": ".tiff", "image/gif": ".gif", "image/bmp": ".bmp"}
"""The formats of a picture, the best first: programs offer the same one in many."""
PICTURE_NAME = "picture on the clipboard"
_SPOKEN = {"text/rtf": "rich text (RTF)", "application/rtf": "rich text (RTF)",
           "application/x-qt-image": PICTURE, "text/uri-list": "files"}


@dataclass(frozen=True, slots=True)
class Held:
    """What the clipboard holds: a clip, or the fact that it was marked as secret and not read."""

    clip: Clip
    secret: bool = False
    ours: bool = False


Snapshot = tuple[tuple[str, bytes], ...]
"""All flavours of a clip, as (format, bytes)."""


class Clipboard(QObject):
    """``changed`` after another program wrote; never after our own write. ``serial`` grows with
    every write, whoever's it is."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._qt = QGuiApplication.clipboard()
        self.serial = 0
        self._burst = QTimer(self, singleShot=True, interval=BURST_MS)
        self._burst.timeout.connect(self._settled)
        self._qt.changed.connect(self._heard)

    @property
    def is_ours(self) -> bool:
        return self._qt.ownsClipboard()

    def read(self) -> Held:
        """The clip as it is now. Secret ones come back empty and marked."""
        data = self._qt.mimeData(QClipboard.Mode.Clipboard)
        if data is None:
            return Held(Clip(""))
        formats = data.formats()
        if is_secret(data, formats):
            return Held(Clip(""), secret=True)
        html = data.html() if data.hasHtml() else ""
        clip = Clip(data.text() if data.hasText() else "", html or None, _others(formats))
        return Held(clip, ours=OURS in formats)

    def picture(self) -> Pasted | None:
        """The picture as the other program gave it: it is opened in another process. None where
        there is none, or one that is secret."""
        data = self._qt.mimeData(QClipboard.Mode.Clipboard)
        formats = data.formats() if data else []
        if is_secret(data, formats):
            return None
        for kind, suffix in _PICTURES.items():
            if kind in formats and (raw := bytes(data.data(kind).data())):
                return Pasted(PICTURE_NAME + suffix, raw)
        image = QImage(data.imageData()) if data and data.hasImage() else QImage()
        return None if image.isNull() else Pasted(f"{PICTURE_NAME}.png", _png(image))

    def write_picture(self, data: bytes, *, selection: bool) -> None:
        """A picture alone, offered in the formats that other programs ask for."""
        image = QImage.fromData(data)
        if image.isNull():
            raise ClipboardFailed
        self._write(lambda: _mime_of_picture(image), selection=selection)

    def write(self, clip: Clip, *, selection: bool) -> None:
        """All flavours in one write, and the mouse selection where there is one: otherwise the
        original stays one middle click away. ClipboardFailed when another program took it."""
        self._write(lambda: _mime(clip), selection=selection)

    def snapshot(self) -> Snapshot:
        """Every flavour the clipboard holds, byte for byte, so that an undo loses nothing."""
        data = self._qt.mimeData(QClipboard.Mode.Clipboard)
        formats = data.formats() if data else []
        return tuple((name, bytes(data.data(name).data())) for name in formats)

    def put_back(self, snapshot: Snapshot, *, selection: bool) -> None:
        """The clipboard as :meth:`snapshot` saw it."""
        self._write(lambda: _of_snapshot(snapshot), selection=selection)

    def _write(self, make: Callable[[], QMimeData], *, selection: bool) -> None:
        self._qt.setMimeData(make(), QClipboard.Mode.Clipboard)
        if selection and self._qt.supportsSelection():
            self._qt.setMimeData(make(), QClipboard.Mode.Selection)
        if not self._qt.ownsClipboard():
            raise ClipboardFailed

    def _heard(self, mode: QClipboard.Mode) -> None:
        if mode == QClipboard.Mode.Clipboard:
            self.serial += 1
            self._burst.start()

    def _settled(self) -> None:
        if not self._qt.ownsClipboard():
            self.changed.emit()


def is_secret(data: QMimeData, formats: list[str]) -> bool:
    """Whether the program that copied asks for the clip not to be read."""
    if any(mark in formats for mark in _PRESENT_MEANS_SECRET):
        return True
    return any(
        mark in formats and means_secret(bytes(data.data(mark).data()))
        for mark, means_secret in _VALUE_MEANS_SECRET.items()
    )


def _others(formats: list[str]) -> tuple[str, ...]:
    """The flavours that cannot be scrubbed, in words, without the desktop's own bookkeeping."""
    names = []
    for name in formats:
        kind = name.split(";")[0]
        if name in _SPOKEN or kind.startswith("image/"):
            names.append(_SPOKEN.get(name, PICTURE))
        elif kind not in _TEXT_FORMATS and not name.startswith(_NOT_CONTENT):
            names.append("another format")
    return tuple(dict.fromkeys(names))


def _mime(clip: Clip) -> QMimeData:
    data = QMimeData()
    data.setText(clip.plain)
    if clip.html:
        data.setHtml(clip.html)
    data.setData(OURS, b"1")
    return data


def _mime_of_picture(image: QImage) -> QMimeData:
    data = QMimeData()
    data.setImageData(image)
    data.setData(OURS, b"1")
    return data


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    image.save(buffer, b"PNG")
    return bytes(buffer.data().data())


def _of_snapshot(snapshot: Snapshot) -> QMimeData:
    data = QMimeData()
    for name, content in snapshot:
        data.setData(name, content)
    return data
