"""The picture on the clipboard: read in the process that opens files, reviewed as the picture of
a file is, and put back as a new one, painted over. It is never written to disk."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from cloakroom.documents.limits import LIMITS
from cloakroom.documents.ocr.models import models
from cloakroom.documents.proof.result import Verdict
from cloakroom.errors import CloakroomError, NotProven
from cloakroom.files.copying import Copy
from cloakroom.instance import Reply
from cloakroom.review import summary
from cloakroom.ui.files.desk import FileDesk
from cloakroom.ui.files.hand import FileHand
from cloakroom.ui.files.item import FileItem, FileState
from cloakroom.ui.session import Session
from cloakroom.ui.state import State
from cloakroom.ui.telling import Then, tell

CANNOT_READ: Final = (
    "A picture is on the clipboard. Cloakroom cannot read pictures without its extra “ocr” "
    "(pip install \"cloakroom[ocr]\"). Nothing was changed."
)
TOO_LARGE: Final = (
    f"The picture on the clipboard is larger than {LIMITS.file >> 20} MB. Nothing was changed."
)
GONE: Final = Reply(3, "Something else was copied meanwhile, and was left alone.")
NOTHING: Final = Reply(1, "Nothing to take out.")
_UNPROVEN: Final = "The picture could not be proven clean. The clipboard is as it was."


def able() -> bool:
    """Whether this installation reads pictures."""
    return models() is not None


class ClipPicture(QObject):
    """``desk`` holds the picture while it is at hand. ``put`` writes the clean one to the
    clipboard, or raises a CloakroomError."""

    def __init__(
        self, session: Session, put: Callable[[bytes], None],
        failed: Callable[[CloakroomError], None], *,
        reads: Callable[[], bool] = able, hand: Callable[[], FileHand] = FileHand,
    ) -> None:
        super().__init__(session)
        self._session, self._put, self._failed, self._reads = session, put, failed, reads
        self._then: Then | None = None
        self._seen = 0
        self.desk = FileDesk(session, hand(), hand())
        self.desk.item_changed.connect(self._moved)
        session.picture_came.connect(self._look)
        session.dropped.connect(self._drop)

    @property
    def item(self) -> FileItem | None:
        return self.desk.current

    @property
    def is_there(self) -> bool:
        """Whether the clipboard holds it still, or what we made of it."""
        clipboard = self._session.clipboard
        return clipboard.is_ours or clipboard.serial == self._seen

    def scrub(self, then: Then | None = None) -> None:
        """The one click: only where there is something to take out."""
        item = self.item
        if item is not None and item.review.to_take_out + len(item.wishes.boxes):
            self.put_clean(then)
        else:
            tell(then, NOTHING)

    def put_clean(self, then: Then | None = None) -> None:
        """A new picture without what was decided about, and without anything beside its pixels."""
        item, session = self.item, self._session
        if item is None or session.state is not State.PICTURE or not item.can_save:
            tell(then, NOTHING)
            return
        self._then = then
        session.enter(State.SCRUBBING)
        self.desk.save(item)

    def undone(self) -> None:
        """The clipboard holds the picture again as it came."""
        if self.item is not None:
            self.item.state, self.item.copy = FileState.FOUND, None
            self.desk.item_changed.emit(self.item)

    def close(self) -> None:
        self.desk.close()

    # ---- looking

    def _look(self, then: Then | None) -> None:
        session = self._session
        if not self._reads():
            self._say(State.UNREAD, CANNOT_READ)
            tell(then, Reply(1, CANNOT_READ))
            return
        pasted = session.clipboard.picture()
        if pasted is None:
            session.stop()
            tell(then, GONE)
        elif len(pasted.data) > LIMITS.file:
            self._say(State.PROBLEM, TOO_LARGE)
            tell(then, Reply(3, TOO_LARGE))
        else:
            self._seen, self._then = session.clipboard.serial, then
            self.desk.take(FileItem(Path(pasted.name), pasted))

    def _say(self, state: State, sentence: str) -> None:
        self._session.sentence = sentence
        self._session.enter(state)

    def _drop(self) -> None:
        then, self._then = self._then, None
        if self.desk.items:
            self.desk.open(None)  # so that what becomes of it concerns nobody
            self.desk.clear()
        tell(then, GONE)

    def _moved(self, item: FileItem) -> None:
        if item is not self.item:
            return
        self._session.review = item.review  # the tray tells of it
        if item.state in _OUTCOMES:
            _OUTCOMES[item.state](self, item)
        else:
            self._session.changed.emit()

    def _found(self, item: FileItem) -> None:
        self._session.enter(State.PICTURE)
        if item.sentence:  # it was found before, and could not be made
            self._tell(Reply(3, item.sentence))
        else:
            self._tell(Reply(0, summary(item.review)))

    def _not_read(self, item: FileItem) -> None:
        self._say(State.PROBLEM, item.sentence)
        self._tell(Reply(3, item.sentence))

    def _made(self, item: FileItem) -> None:
        try:
            self._write(item.copy)
        except CloakroomError as error:
            then, self._then = self._then, None
            self.undone()
            self._failed(error)
            tell(then, Reply(3, error.sentence))
            return
        self._session.enter(State.SCRUBBED)
        self._tell(Reply(0, f"Taken out: {summary(item.review)}."))

    def _write(self, copy: Copy | None) -> None:
        if not self.is_there:
            raise CloakroomError(GONE.message)
        if copy is None or copy.report.verdict is not Verdict.CLEAN:
            raise NotProven(_UNPROVEN)
        self._put(copy.data)

    def _tell(self, reply: Reply) -> None:
        then, self._then = self._then, None
        tell(then, reply)


_OUTCOMES: Final = {
    FileState.FOUND: ClipPicture._found, FileState.SAVED: ClipPicture._made,
    FileState.REFUSED: ClipPicture._not_read, FileState.STOPPED: ClipPicture._not_read,
}
