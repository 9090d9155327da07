"""A clipboard in memory: other programs copy to it by ``copy``."""

from PySide6.QtCore import QObject, Signal

from cloakroom.clip import PICTURE, Clip
from cloakroom.errors import ClipboardFailed
from cloakroom.files.pasted import Pasted
from cloakroom.ui.clipboard import OURS, Held, Snapshot

SECRET = "x-kde-passwordManagerHint"
PNG = "image/png"


class FakeClipboard(QObject):
    """The interface of ``ui.clipboard.Clipboard``. ``refuses`` makes every write fail."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_ours = False
        self.refuses = False
        self.holds: Snapshot = ()
        self.selection: Snapshot = ()
        self.others: tuple[str, ...] = ()
        self.writes = self.serial = 0

    # ---- the interface

    def read(self) -> Held:
        formats = dict(self.holds)
        if SECRET in formats:
            return Held(Clip(""), secret=True)
        plain, html = (formats.get(name, b"").decode() for name in ("text/plain", "text/html"))
        return Held(Clip(plain, html or None, self.others), ours=OURS in formats)

    def write(self, clip: Clip, *, selection: bool) -> None:
        html = (("text/html", clip.html.encode()),) if clip.html else ()
        self._write((("text/plain", clip.plain.encode()), *html, (OURS, b"1")), selection)

    def picture(self) -> Pasted | None:
        data = dict(self.holds).get(PNG)
        return Pasted("picture on the clipboard.png", data) if data else None

    def write_picture(self, data: bytes, *, selection: bool) -> None:
        self._write(((PNG, data), (OURS, b"1")), selection)

    def snapshot(self) -> Snapshot:
        return self.holds

    def put_back(self, snapshot: Snapshot, *, selection: bool) -> None:
        self._write(snapshot, selection)

    def _write(self, formats: Snapshot, selection: bool) -> None:
        if self.refuses:
            raise ClipboardFailed
        self.holds, self.is_ours, self.others = formats, True, ()
        self.serial += 1
        self.selection = formats if selection else self.selection
        self.writes += 1

    # ---- what the test does

    def copy(
        self, plain: str, html: str = "", *, secret: bool = False, others: tuple[str, ...] = ()
    ) -> None:
        """Another program copies."""
        flavours = {"text/plain": plain, "text/html": html, SECRET: "secret" if secret else ""}
        self.holds = tuple((name, text.encode()) for name, text in flavours.items() if text)
        self.is_ours, self.others = False, others
        self.serial += 1
        self.changed.emit()

    def copy_picture(self, data: bytes, html: str = "") -> None:
        """Another program copies a picture, and perhaps where it is from."""
        self.holds = ((PNG, data), ("text/html", html.encode()))[: 2 if html else 1]
        self.is_ours, self.others = False, (PICTURE,)
        self.serial += 1
        self.changed.emit()

    @property
    def text(self) -> str:
        return dict(self.holds).get("text/plain", b"").decode()
