"""What is being typed, what goes along with it, and what was found in it so far.

The text is looked at when the typing rests; only the look at the text as it stands now counts.
What the user decided about a value holds while the rest is typed.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, QTimer, Signal

from cloakroom.entity_types import entity_type
from cloakroom.errors import Cancelled, CloakroomError
from cloakroom.model import Choice, Decision, Finding
from cloakroom.review import ADDED_BY_USER, Review, carry
from cloakroom.ui.aside import Errand
from cloakroom.ui.chat.meanwhile import in_place
from cloakroom.ui.recognised import Recognised, recognised
from cloakroom.ui.review.marks import Patch
from cloakroom.ui.session import Session
from cloakroom.ui.worker import Job

REST_MS = 180
"""How long the typing rests before the text is looked at."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """Text that goes along: of a clean copy, or what was pasted and is long. It is looked through
    with the question. ``name`` is for the window only; it does not leave."""

    name: str = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Question:
    """What a send starts from, kept so that it can be put back: what was typed, what goes along,
    and the review of all of it."""

    typed: str = field(repr=False)
    attachments: tuple[Attachment, ...]
    review: Review = field(repr=False)


class Draft(QObject):
    """``changed`` when something else is found or decided, ``replaced`` when the text was put
    there by the program, ``failed`` when it could not be looked at."""

    changed = Signal()
    replaced = Signal()
    failed = Signal(object)  # CloakroomError

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.typed = ""
        self.attachments: tuple[Attachment, ...] = ()
        self.review = Review("", ())
        self.problem = ""
        self._job: Job | None = None
        self._decided = Review("", ())  # the last one that the user saw
        self._then: Callable[[], None] | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look)
        session.matter_changed.connect(self._look_afresh)

    # ---- what it is

    @property
    def text(self) -> str:
        """All that would be scrubbed and sent."""
        parts = [self.typed.strip("\n")] if self.typed.strip() else []
        parts += [f"Attached text {number}:\n{each.text}"
                  for number, each in enumerate(self.attachments, 1)]
        return "\n\n".join(parts)

    @property
    def empty(self) -> bool:
        return not self.text

    @property
    def looked(self) -> bool:
        """Whether what was found is of the text as it stands."""
        return self.review.text == self.text and self._job is None

    @property
    def question(self) -> Question:
        return Question(self.typed, self.attachments, self.review)

    def patches(self) -> list[Patch]:
        """Marks in the typed text; where it was changed since the last look there is none yet."""
        review, typed = self.review, self.typed.strip("\n")
        shift = self._shift
        return [
            Patch(start + shift, end + shift, entity_type(d.finding.entity_type).group,
                  d.choice is Choice.KEEP)
            for d, start, end in in_place(review.text, typed, review.decisions)
        ]

    def decision_at(self, position: int) -> Decision | None:
        """The one about what stands there in the typed text."""
        point = position - self._shift
        there = in_place(self.review.text, self.typed.strip("\n"), self.review.decisions)
        return next((d for d, start, end in there if start <= point < end), None)

    @property
    def _shift(self) -> int:
        """Where the text begins that is looked at."""
        return len(self.typed) - len(self.typed.lstrip("\n"))

    # ---- what the user does

    def type(self, text: str) -> None:
        """What stands in the field now."""
        if text != self.typed:
            self.typed, self.problem, self._then = text, "", None
            self._rest.start()
            self.changed.emit()

    def attach(self, attachment: Attachment) -> None:
        self._with(self.typed, (*self.attachments, attachment))

    def detach(self, attachment: Attachment) -> None:
        rest = tuple(each for each in self.attachments if each is not attachment)
        self._with(self.typed, rest)

    def put(self, question: Question) -> None:
        """Puts a question back, with what was decided about it."""
        self._decided = question.review
        self._with(question.typed, question.attachments)
        self.replaced.emit()

    def clear(self) -> None:
        self._decided = Review("", ())
        self._with("", ())
        self.replaced.emit()

    def choose(self, finding: Finding, choice: Choice) -> None:
        """For every place of that value."""
        alike = self.review.findings_of(self.review.value(finding))
        self._decide(self.review.choose(alike, choice))

    def mark(self, start: int, end: int, name: str) -> None:
        """A selection of the typed text that nobody found."""
        if self.looked:
            self._decide(self.review.add(start - self._shift, end - self._shift, name))

    def when_looked(self, then: Callable[[], None]) -> None:
        """Calls ``then`` when what was found is of the text as it stands; not at all where it
        cannot be looked at, or is changed first."""
        self._then = then
        if self.looked:
            self._tell()
        elif self._rest.isActive() or self._job is None:
            self._look()

    # ---- looking

    def _with(self, typed: str, attachments: tuple[Attachment, ...]) -> None:
        self.typed, self.attachments, self.problem = typed, attachments, ""
        self._look()
        self.changed.emit()

    def _decide(self, review: Review) -> None:
        self.review = self._decided = review
        self.changed.emit()

    def _look_afresh(self) -> None:
        if not self.empty:
            self._look()

    def _look(self) -> None:
        self._rest.stop()
        job, self._job = self._job, None
        if job:
            self._session.worker.cancel(job)
        text = self.text
        if not text:
            self._found(Recognised([]), text)
            return
        job = self._job = self._session.worker.detect([text], self._session.options())
        job.done.connect(lambda found: self._known(job, text, found[0]))
        job.failed.connect(lambda error: self._not_found(job, error))

    def _known(self, job: Job, text: str, findings: list[Finding]) -> None:
        if job is self._job:
            ledger = self._session.ledger
            Errand(lambda: recognised(text, findings, ledger),
                   lambda known: self._found_by(job, known, text), self,
                   otherwise=Recognised(findings))

    def _found_by(self, job: Job, known: Recognised, text: str) -> None:
        if job is self._job:
            self._job = None
            self._found(known, text)

    def _found(self, known: Recognised, text: str) -> None:
        decided = replace(self._decided, decisions=tuple(
            d for d in self._decided.decisions if _is_the_users(d)))
        decisions = carry(decided, text, known.findings)
        self.review = self._decided = Review(text, tuple(decisions))
        self.changed.emit()
        if self.looked:
            self._tell()

    def _not_found(self, job: Job, error: CloakroomError) -> None:
        if job is self._job:
            self._job, self._then = None, None
            if not isinstance(error, Cancelled):
                self.problem = error.sentence
                self.failed.emit(error)
            self.changed.emit()

    def _tell(self) -> None:
        then, self._then = self._then, None
        if then:
            then()


def _is_the_users(decision: Decision) -> bool:
    marked = decision.finding.why == ADDED_BY_USER
    return marked or decision.choice is Choice.KEEP or decision.operator is not None
