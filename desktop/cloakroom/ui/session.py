"""What Cloakroom is looking at right now: the clip at hand, its review, and whether it watches.

The window and the tray show it; ``exchange`` takes out and puts back. The rules are in ``scrub``,
``clip`` and ``review``. Everything is held in memory only.
"""

from PySide6.QtCore import Signal

from cloakroom.clip import Clip, left_out, unfit, usable
from cloakroom.errors import Cancelled, CloakroomError
from cloakroom.instance import Reply
from cloakroom.matters.for_good import ForGood
from cloakroom.matters.matter import Matter
from cloakroom.model import Finding
from cloakroom.redact.ledger import Ledger
from cloakroom.review import Review, summary
from cloakroom.settings import Settings
from cloakroom.ui.aside import Errand
from cloakroom.ui.clipboard import Clipboard, Held
from cloakroom.ui.learning import Learning, Words
from cloakroom.ui.recognised import Recognised, recognised, restorable
from cloakroom.ui.ruled import Ruled
from cloakroom.ui.scrubbing import CleanClip
from cloakroom.ui.state import State
from cloakroom.ui.telling import Then, tell
from cloakroom.ui.watching import Watching
from cloakroom.ui.worker import Job, Worker


class Session(Ruled):
    """``changed`` after every step; ``matter_changed`` when another matter is at hand, or the one
    at hand holds something else; ``progress`` while scanning; ``failed`` with the error when
    something asked for could not be done; ``picture_came`` with whom to tell what was found in it;
    ``dropped`` when what was at hand is no longer. ``asked`` is the text that was scrubbed last;
    ``picture``: a picture is at hand, and no text."""

    matter_changed = Signal()
    progress = Signal(int, int)
    picture_came = Signal(object)  # Then | None
    dropped = Signal()

    def __init__(
        self, clipboard: Clipboard, worker: Worker, settings: Settings, *,
        words: Words = ForGood.of_this_user,
    ) -> None:
        super().__init__()
        self.clipboard, self.worker, self.own_settings = clipboard, worker, settings
        self.state = State.EMPTY
        self.source = self.sentence = self.asked = ""
        self.notes: tuple[str, ...] = ()
        self.clip, self.review = Clip(""), Review("", ())
        self.clean: CleanClip | None = None
        self.picture = False
        self.restorable = 0
        self.broken: CloakroomError | None = None
        self.matter = Matter.in_memory()
        self.watching = Watching(self)
        self.learning = Learning(lambda: self.matter, self, words=words)
        self._steps: list[Review] = []
        self._job: Job | None = None
        self._seen = -1
        self.watching.changed.connect(self._paused_or_not)
        self.learning.loaded.connect(self._look_afresh)
        self.learning.failed.connect(self.failed)
        clipboard.changed.connect(self.look_if_watching)
        worker.broken.connect(self._worker_broken)

    @property
    def ledger(self) -> Ledger:
        return self.matter.ledger

    def use(self, matter: Matter) -> None:
        """Works with ``matter`` from here on: what is under review may now be known, or
        restorable."""
        before, learnt, self.matter = self.matter, self.learning.all, matter
        other = matter is not before
        self.asked = "" if other else self.asked
        self._count_restorable()
        self.matter_changed.emit()
        self.changed.emit()
        if self.learning.all != learnt or (other and len(before.ledger) + len(matter.ledger)):
            self._look_afresh()

    # ---- looking

    def look(self, clip: Clip, source: str, then: Then | None = None) -> None:
        """Scans ``clip`` for review. A scan of an earlier one is dropped."""
        self._drop_job()
        self.clip, self.source = clip, source
        self.clean, self._steps, self.notes, self.restorable = None, [], left_out(clip), 0
        if error := unfit(clip):
            self._problem(error, then)
            return
        self.enter(State.SCANNING)
        job = self._job = self.worker.detect([clip.plain], self.options())
        job.progress.connect(self.progress)
        job.done.connect(lambda found: self._found(job, found[0], then))
        job.failed.connect(lambda error: self._not_found(job, error, then))

    def look_at_clipboard(self, then: Then | None = None) -> bool:
        """Reads the clipboard now, paused or not. False where there is nothing to look at."""
        return self._look_at(self.clipboard.read(), then)

    def shows_the_clipboard(self) -> bool:
        """Whether the clip under review is what the clipboard holds now."""
        return usable(self.clipboard.read().clip) == self.clip

    def stop(self) -> None:
        """Drops what is at hand, a scan too. The clipboard stays as it is."""
        self._drop_job()
        self.clip, self.review, self.clean, self._steps = Clip(""), Review("", ()), None, []
        self.notes, self.restorable = (), 0
        self.enter(State.EMPTY)

    # ---- what comes in

    def look_if_watching(self) -> None:
        """After each copy elsewhere, and at the start for what was copied before."""
        if self.watching.paused or not self.settings.switch("watch_clipboard"):
            return
        held = self.clipboard.read()
        if held.ours:  # written by another Cloakroom, or kept by a clipboard manager
            return
        if self.picture and self._seen == self.clipboard.serial:
            return
        nothing_shown = self.state in (State.EMPTY, State.SECRET)
        if held.secret or nothing_shown or usable(held.clip) != self.clip:
            self._look_at(held)

    def _look_at(self, held: Held, then: Then | None = None) -> bool:
        clip = usable(held.clip)
        if held.secret:
            self._drop_job()
            self.enter(State.SECRET)
        elif clip.is_picture:
            self._look_at_picture(then)
            return True
        elif not clip.empty:
            self.look(clip, "Clipboard", then)
        return not (held.secret or clip.empty)

    def _look_at_picture(self, then: Then | None) -> None:
        self._drop_job()
        self.clip, self.review, self.source = Clip(""), Review("", ()), "Picture on the clipboard"
        self.clean, self._steps, self.notes, self.restorable = None, [], (), 0
        self.picture, self._seen = True, self.clipboard.serial
        self.enter(State.SCANNING)
        self.picture_came.emit(then)

    def _look_again(self) -> None:
        if self.picture:
            self._look_at_picture(None)
        else:
            self.look(self.clip, self.source)

    def _found(self, job: Job, findings: list[Finding], then: Then | None) -> None:
        text, ledger, seen = self.clip.plain, self.ledger, Recognised(findings)
        if job is not self._job or not len(ledger):
            self._reviewed(job, seen, then)
        else:
            Errand(lambda: recognised(text, findings, ledger),
                   lambda known: self._reviewed(job, known, then), self, otherwise=seen)

    def _reviewed(self, job: Job, seen: Recognised, then: Then | None) -> None:
        if job is not self._job:
            tell(then, Reply(3, "Something else was copied meanwhile, and was left alone."))
            return
        self._job = None
        self.review = Review.of(self.clip.plain, seen.findings)
        self.restorable = seen.restorable
        self.enter(State.REVIEW)
        tell(then, Reply(0, summary(self.review)))

    def _not_found(self, job: Job, error: CloakroomError, then: Then | None) -> None:
        if job is not self._job:
            tell(then, Reply(3, error.sentence))
            return
        self._job = None
        self._problem(error, then)

    def _worker_broken(self, error: CloakroomError) -> None:
        self.broken = error
        self.changed.emit()

    def _paused_or_not(self) -> None:
        if self.watching.paused and self.state is State.SCANNING:
            self._drop_job()
            self.state = State.EMPTY
        self.changed.emit()

    def _look_afresh(self) -> None:
        """With other words; not where the user has decided already. What they missed then, the
        scan after the scrub finds."""
        undecided = self.state is State.REVIEW and not self._steps
        if undecided or self.state in (State.SCANNING, State.PICTURE):
            self._look_again()

    def _count_restorable(self) -> None:
        clip, ledger = self.clip, self.ledger

        def counted(number: int) -> None:
            if self.clip is clip and self.ledger is ledger and self.state is State.REVIEW:
                self.restorable = number
                self.changed.emit()

        self.restorable = 0
        Errand(lambda: restorable(clip.plain, ledger), counted, self, otherwise=0)

    def review_again(self) -> None:
        """Back from what was scrubbed to what it was made of."""
        self.enter(State.PICTURE if self.picture else State.REVIEW)

    def enter(self, state: State) -> None:
        self.state = state
        self.changed.emit()

    def _problem(self, error: CloakroomError, then: Then | None) -> None:
        self.sentence = error.sentence
        self.enter(State.EMPTY if isinstance(error, Cancelled) else State.PROBLEM)
        tell(then, Reply(3, error.sentence))

    def _drop_job(self) -> None:
        job, self._job = self._job, None
        if job:
            self.worker.cancel(job)
        self.picture = False
        self.dropped.emit()
