"""What a file will say once its values are taken out, worked out aside with tickets of a ledger
that is thrown away."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from cloakroom.errors import CloakroomError
from cloakroom.redact.ledger import Ledger
from cloakroom.review import Review
from cloakroom.scrub import Method, take_out
from cloakroom.ui.aside import Chore
from cloakroom.ui.files.headings import Headed, Heading, carried
from cloakroom.ui.files.item import FileItem
from cloakroom.ui.review.marks import Patch, marks_after
from cloakroom.ui.session import Session
from cloakroom.ui.wanted import method_for, style_for


@dataclass(frozen=True, slots=True)
class Outlook:
    """The text after, and what stands in for the values in it."""

    headed: Headed
    patches: Sequence[Patch]


class After(QObject):
    """``ready`` with an :class:`Outlook`; only the last one asked for is told."""

    ready = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._asked = 0

    def ask(self, item: FileItem) -> None:
        if item.looked is None:
            return
        self._asked += 1
        number, settings, ledger = self._asked, self._session.settings, self._session.ledger
        review, made = item.review, item.looked.headings

        def work() -> Outlook:
            spare = Ledger.from_json(ledger.to_json())
            spare.style = style_for(settings)
            return _outlook(review, made, spare, method_for(settings))

        Chore(work, lambda outlook: self._told(number, outlook), self._nothing, self)

    def forget(self) -> None:
        """Nobody waits for it any more."""
        self._asked += 1

    def _told(self, number: int, outlook: Outlook) -> None:
        if number == self._asked:
            self.ready.emit(outlook)

    def _nothing(self, _: CloakroomError) -> None:
        """The text before stays where it is."""


def _outlook(
    review: Review, made: tuple[Heading, ...], ledger: Ledger, method: Method
) -> Outlook:
    redacted = take_out(review.text, review.decisions, ledger=ledger, method=method)
    return Outlook(Headed(redacted.text, carried(made, redacted)),
                   marks_after(redacted.replacements))
