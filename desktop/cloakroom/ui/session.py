"""What Cloakroom is looking at right now: the clip at hand, its review, and whether it watches.

The window and the tray show it; ``exchange`` takes out and puts back. The rules are in ``scrub``,
``clip`` and ``review``. Everything is held in memory only.
"""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer, Signal

from cloakroom import settings as settings_table
from cloakroom.clip import Clip, left_out, usable
from cloakroom.detect.options import Options, Sensitivity
from cloakroom.errors import Cancelled, CloakroomError, TooLarge
from cloakroom.instance import Reply
from cloakroom.matters.matter import Matter
from cloakroom.model import Choice, Finding
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.restore import restore
from cloakroom.review import Review, summary
from cloakroom.settings import Settings
from cloakroom.ui.clipboard import Clipboard
from cloakroom.ui.scrubbing import CleanClip
from cloakroom.ui.worker import Job, Worker

MOST_CHARACTERS = 5_000_000
"""The longest clip that is scanned by itself; longer ones are for files."""


class State(Enum):
    EMPTY = auto()
    SCANNING = auto()
    REVIEW = auto()
    SCRUBBING = auto()
    SCRUBBED = auto()
    SECRET = auto()
    PROBLEM = auto()


Then = Callable[[Reply], None]


class Session(QObject):
    """``changed`` after every step; ``progress`` while scanning; ``failed`` with the error when
    something asked for could not be done."""

    changed = Signal()
    progress = Signal(int, int)
    failed = Signal(object)  # CloakroomError
    settings_changed = Signal()

    def __init__(self, clipboard: Clipboard, worker: Worker, settings: Settings) -> None:
        super().__init__()
        self.clipboard, self.worker, self.settings = clipboard, worker, settings
        self.state = State.EMPTY
        self.source = ""
        self.sentence = ""
        self.notes: tuple[str, ...] = ()
        self.clip = Clip("")
        self.review = Review("", ())
        self.clean: CleanClip | None = None
        self.restorable = 0
        self.paused = False
        self.broken: CloakroomError | None = None
        self.matter = Matter.in_memory()
        self._never: tuple[str, ...] = ()
        self._steps: list[Review] = []
        self._job: Job | None = None
        self._resume = QTimer(self, singleShot=True)
        self._resume.timeout.connect(self.resume)
        clipboard.changed.connect(self.look_if_watching)
        worker.broken.connect(self._worker_broken)

    @property
    def ledger(self) -> Ledger:
        return self.matter.ledger

    def use(self, matter: Matter) -> None:
        """Works with ``matter`` from here on: what is on the clipboard may now be restorable."""
        self.matter = matter
        self._count_restorable()
        self.changed.emit()

    # ---- looking

    def look(self, clip: Clip, source: str, then: Then | None = None) -> None:
        """Scans ``clip`` for review. A scan of an earlier one is dropped."""
        self._drop_job()
        self.clip, self.source = clip, source
        self.clean, self._steps, self.notes, self.restorable = None, [], left_out(clip), 0
        if len(clip.plain) > MOST_CHARACTERS:
            self._problem(TooLarge(
                f"This clip has {len(clip.plain):,} characters; Cloakroom scans up to "
                f"{MOST_CHARACTERS:,} at once. The clipboard was not changed."), then)
            return
        self.enter(State.SCANNING)
        job = self._job = self.worker.detect([clip.plain], self.options())
        job.progress.connect(self.progress)
        job.done.connect(lambda found: self._found(job, found[0], then))
        job.failed.connect(lambda error: self._not_found(job, error, then))

    def look_at_clipboard(self, then: Then | None = None) -> bool:
        """Reads the clipboard now, paused or not. False where there is nothing to look at."""
        held = self.clipboard.read()
        if held.secret:
            self._drop_job()
            self.enter(State.SECRET)
            return False
        clip = usable(held.clip)
        if clip.empty:
            return False
        self.look(clip, "Clipboard", then)
        return True

    def shows_the_clipboard(self) -> bool:
        """Whether the clip under review is what the clipboard holds now."""
        return usable(self.clipboard.read().clip) == self.clip

    def options(self) -> Options:
        return Options(
            sensitivity=Sensitivity(self.settings.text("sensitivity")), allow=self._never
        )

    def stop(self) -> None:
        """Drops the scan at hand; the clip stays where it is."""
        self._drop_job()
        self.enter(State.EMPTY)

    # ---- deciding

    def choose(self, findings: list[Finding], choice: Choice) -> None:
        self._step(self.review.choose(findings, choice))

    def add(self, start: int, end: int, name: str) -> None:
        self._step(self.review.add(start, end, name))

    def never(self, value: str) -> None:
        """Keeps ``value`` here, and does not flag it again until Cloakroom is closed."""
        self._never = (*self._never, value)
        same = [d.finding for d in self.review.decisions if self.review.value(d.finding) == value]
        self._step(self.review.choose(same, Choice.KEEP))

    def take_step_back(self) -> None:
        if self._steps:
            self.review = self._steps.pop()
            self.changed.emit()

    @property
    def can_step_back(self) -> bool:
        return bool(self._steps) and self.state is State.REVIEW

    # ---- pausing and settings

    def pause(self, minutes: int | None) -> None:
        """Stops watching for ``minutes``, or until asked (None)."""
        self.paused = True
        self._drop_job()
        if minutes:
            self._resume.start(minutes * 60_000)
        else:
            self._resume.stop()
        if self.state is State.SCANNING:
            self.state = State.EMPTY
        self.changed.emit()

    def resume(self) -> None:
        self.paused = False
        self._resume.stop()
        self.changed.emit()

    def change_setting(self, key: str, value: bool | str) -> None:
        self.settings = self.settings.with_value(key, value)
        self.settings_changed.emit()
        try:
            settings_table.save(self.settings)
        except CloakroomError as error:
            self.failed.emit(error)
        if key == "sensitivity" and self.state is State.REVIEW:
            self.look(self.clip, self.source)
        self.changed.emit()

    # ---- what comes in

    def look_if_watching(self) -> None:
        """After each copy elsewhere, and at the start for what was copied before."""
        if self.paused or not self.settings.switch("watch_clipboard"):
            return
        held = self.clipboard.read()
        if held.ours:  # written by another Cloakroom, or kept by a clipboard manager
            return
        if held.secret:
            self._drop_job()
            self.enter(State.SECRET)
            return
        clip = usable(held.clip)
        if not clip.empty and (clip != self.clip or self.state in (State.EMPTY, State.SECRET)):
            self.look(clip, "Clipboard")

    def _found(self, job: Job, findings: list[Finding], then: Then | None) -> None:
        if job is not self._job:
            return
        self._job = None
        text = self.clip.plain
        self.review = Review.of(text, findings)
        self._count_restorable()
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

    # ---- small steps

    def _count_restorable(self) -> None:
        known = len(self.ledger) and self.state is not State.SCRUBBED
        self.restorable = restore(self.clip.plain, self.ledger).recovered if known else 0

    def _step(self, review: Review) -> None:
        if self.state is State.REVIEW and review != self.review:
            self._steps.append(self.review)
            self.review = review
            self.changed.emit()

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


def tell(then: Then | None, reply: Reply) -> None:
    if then:
        then(reply)
