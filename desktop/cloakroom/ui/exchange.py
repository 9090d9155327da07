"""What is written to the clipboard: the clean clip, the way back, and the restored answer.

A failure leaves the clipboard as it was, and a clip that came in meanwhile is never written over.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cloakroom.clip import Clip, RestoredClip, restore_clip, usable
from cloakroom.errors import ClipboardFailed, CloakroomError
from cloakroom.instance import Reply
from cloakroom.model import Recovery
from cloakroom.redact.ledger import Ledger
from cloakroom.review import summary
from cloakroom.ui.aside import Errand
from cloakroom.ui.clip_picture import ClipPicture
from cloakroom.ui.clipboard import Held, Snapshot
from cloakroom.ui.scrubbing import CleanClip, Scrubbing
from cloakroom.ui.session import Session
from cloakroom.ui.state import State
from cloakroom.ui.telling import Then, tell
from cloakroom.ui.wanted import method_for, style_for

NOTHING_TO_RESTORE = Reply(1, "There is no placeholder of yours on the clipboard.")
LEFT_ALONE = Reply(3, "Something else was copied meanwhile, and was left alone.")


class Exchange(QObject):
    """``failed`` with the error when something asked for could not be done."""

    failed = Signal(object)  # CloakroomError

    def __init__(
        self, session: Session, *, picture: Callable[..., ClipPicture] = ClipPicture
    ) -> None:
        super().__init__(session)
        self._session = session
        self._before: Snapshot | None = None
        self._scrubbing: Scrubbing | None = None
        self.picture = picture(session, self._put_picture, self.failed.emit)

    # ---- taking out

    def scrub(self, then: Then | None = None) -> None:
        """Takes the decided values out and puts the clean clip on the clipboard."""
        session = self._session
        if session.picture:
            self.picture.scrub(then)
            return
        if session.state is not State.REVIEW or not session.review.to_take_out:
            tell(then, Reply(1, "Nothing to take out."))
            return
        session.enter(State.SCRUBBING)
        held = session.clipboard.read()
        clip, method = session.clip, method_for(session.settings)
        session.ledger.style = style_for(session.settings)
        self._scrubbing = Scrubbing(session.worker, session.options(), self)
        self._scrubbing.done.connect(lambda clean: self._scrubbed(clip, held, clean, then))
        self._scrubbing.failed.connect(lambda error: self._not_scrubbed(clip, error, then))
        for settled in (self._scrubbing.done, self._scrubbing.failed):
            settled.connect(self._scrubbing.deleteLater)  # it holds the texts
        self._scrubbing.start(clip, session.review, ledger=session.ledger, method=method)

    def scrub_clipboard(self, then: Then | None = None) -> None:
        """The one click: looks at the clipboard afresh unless it is under review, and scrubs it."""
        session = self._session
        if session.state is State.SCRUBBED and session.clipboard.is_ours:
            tell(then, Reply(1, "The clipboard is scrubbed already."))
        elif session.state is State.REVIEW and session.shows_the_clipboard():
            self.scrub(then)
        elif session.state is State.PICTURE and self.picture.is_there:
            self.picture.scrub(then)
        elif not session.look_at_clipboard(
            lambda reply: self.scrub(then) if reply.code == 0 else tell(then, reply)
        ):
            tell(then, Reply(1, "There is no text on the clipboard that may be read."))

    def _scrubbed(self, clip: Clip, held: Held, clean: CleanClip, then: Then | None) -> None:
        session = self._session
        if clip is not session.clip or session.clipboard.read() != held:
            self._left_alone(clip, then)
            return
        before = session.clipboard.snapshot()
        try:
            session.matter.save()  # first: what is out must be there to come back
            self._write(clean.clip)
        except CloakroomError as error:
            self._not_scrubbed(clip, error, then)
            return
        self._before, session.clean, session.asked = before, clean, clean.plain.cleared.text
        session.enter(State.SCRUBBED)
        tell(then, Reply(0, f"Taken out: {summary(session.review)}."))

    def _left_alone(self, clip: Clip, then: Then | None) -> None:
        """What was copied meanwhile, be it a password or a picture, is not written over."""
        if clip is self._session.clip and self._session.state is State.SCRUBBING:
            self._session.enter(State.REVIEW)
        tell(then, LEFT_ALONE)

    def _not_scrubbed(self, clip: Clip, error: CloakroomError, then: Then | None) -> None:
        if clip is self._session.clip:
            self._session.enter(State.REVIEW)
        self.failed.emit(error)
        tell(then, Reply(3, error.sentence))

    # ---- putting back

    @property
    def can_undo(self) -> bool:
        return self._before is not None and self._session.clipboard.is_ours

    def undo(self) -> Reply:
        """Puts back what the clipboard held before the last scrub or restore."""
        if self._before is None:
            return Reply(1, "Nothing to undo.")
        if not self._session.clipboard.is_ours:
            return Reply(1, "Something else was copied since. The clipboard was left alone.")
        selection = self._session.settings.switch("watch_selection")
        try:
            self._session.clipboard.put_back(self._before, selection=selection)
        except CloakroomError as error:
            return self._told(error)
        self._before, self._session.clean = None, None
        if self._session.state is State.SCRUBBED:
            self._session.review_again()
            self.picture.undone()
        else:
            self._session.changed.emit()
        return Reply(0, "The clipboard holds what it held before.")

    def forget(self) -> None:
        """What an undo would put back leaves memory; the clipboard stays as it is."""
        self._before = None

    def restore_clipboard(self, then: Then | None = None) -> None:
        """Puts the real values back into the answer on the clipboard, in each of its flavours."""
        held, ledger = self._session.clipboard.read(), self._session.ledger

        def restored(back: RestoredClip | None) -> None:
            tell(then, self._restored(held, ledger, back))

        if len(ledger):
            Errand(lambda: restore_clip(usable(held.clip), ledger), restored, self, otherwise=None)
        else:
            tell(then, NOTHING_TO_RESTORE)

    def _restored(self, held: Held, ledger: Ledger, back: RestoredClip | None) -> Reply:
        session = self._session
        if back is None:
            return self._told(CloakroomError("The answer could not be restored. The clipboard "
                                             "holds what it held before."))
        if not back.restored.recovered:
            return NOTHING_TO_RESTORE
        if session.ledger is not ledger or session.clipboard.read() != held:
            return LEFT_ALONE
        try:
            self._write_values(back.clip)
        except CloakroomError as error:
            return self._told(error)
        count, unknown = back.restored.recovered, back.restored.count(Recovery.UNKNOWN)
        more = f" {unknown} could not be matched and stay as they are." if unknown else ""
        return Reply(0, f"{count} {'value' if count == 1 else 'values'} put back.{more}")

    def copy(self, text: str) -> None:
        """Puts ``text`` on the clipboard as it is (a restored answer from the window)."""
        try:
            self._write_values(Clip(text))
        except CloakroomError as error:
            self._told(error)

    def _write_values(self, clip: Clip) -> None:
        """Real values go on the clipboard, so from here on nobody may call it scrubbed."""
        session = self._session
        before = session.clipboard.snapshot()
        self._write(clip)
        self._before, session.clean, session.restorable = before, None, 0
        if session.state is State.SCRUBBED:
            session.review_again()
        else:
            session.changed.emit()

    def _put_picture(self, data: bytes) -> None:
        session = self._session
        before = session.clipboard.snapshot()
        selection = session.settings.switch("watch_selection")
        session.clipboard.write_picture(data, selection=selection)
        self._before, session.asked = before, ""

    def _write(self, clip: Clip) -> None:
        session = self._session
        if clip.empty:
            raise ClipboardFailed
        session.clipboard.write(clip, selection=session.settings.switch("watch_selection"))

    def _told(self, error: CloakroomError) -> Reply:
        self.failed.emit(error)
        return Reply(3, error.sentence)
