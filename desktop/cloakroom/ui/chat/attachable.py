"""The clean copies of files whose text can go along with a question."""

from collections.abc import Callable
from dataclasses import dataclass, field

from cloakroom.redact.ledger import Ledger
from cloakroom.scrub import take_out
from cloakroom.ui.files.desk import FileDesk
from cloakroom.ui.files.item import FileItem, FileState
from cloakroom.ui.session import Session
from cloakroom.ui.wanted import method_for, style_for


@dataclass(frozen=True, slots=True)
class Offer:
    """``make`` works out the text; it may take a while, so it is called aside."""

    name: str = field(repr=False)
    make: Callable[[], str] = field(repr=False)


def clean_texts(desk: FileDesk, session: Session) -> list[Offer]:
    """Of the files that were saved clean."""
    return [clean_text(item, session) for item in desk.items if item.state is FileState.SAVED]


def clean_text(item: FileItem, session: Session) -> Offer:
    """As the clean copy has it, by the matter at hand. It is looked through once more with the
    question it goes along with."""
    review, ledger, settings = item.review, session.ledger, session.settings

    def make() -> str:
        spare = Ledger.from_json(ledger.to_json())
        spare.style = style_for(settings)
        redacted = take_out(
            review.text, review.decisions, ledger=spare, method=method_for(settings))
        return redacted.text

    return Offer(item.path.name, make)
