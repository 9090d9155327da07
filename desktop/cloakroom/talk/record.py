"""A conversation as a record to be kept: in Markdown, scrubbed, as it went over the wire."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from cloakroom.chat.wire import Ending
from cloakroom.entity_types import count_of
from cloakroom.policy.model import Deployment
from cloakroom.policy.words import Layer
from cloakroom.talk.turn import Turn

_ENDINGS = {
    Ending.LENGTH: "The answer was cut at its longest.",
    Ending.INCOMPLETE: "The answer broke off.",
    Ending.FILTERED: "The answer was stopped by the content filter and is not kept.",
}


def record(deployment: Deployment, turns: Sequence[Turn], *, at: datetime) -> str:
    """All turns with their placeholders; no value is in it but those the user chose to keep. What
    stands in a question cannot pass for a heading of the record: it is quoted."""
    return "\n".join([*_head(deployment, turns, at), *(
        line for number, turn in enumerate(turns, start=1) for line in _turn(number, turn))])


def _head(deployment: Deployment, turns: Sequence[Turn], at: datetime) -> Iterator[str]:
    yield f"# Conversation with {deployment.display_name}"
    yield ""
    if deployment.layer is Layer.PRACTICE:
        yield "Practice: the answers came from this computer, and nothing left it."
    elif deployment.approved_by:
        yield f"Approved by {deployment.approved_by}."
    yield (f"Saved on {at:%d %B %Y at %H:%M}, scrubbed: words in brackets with a number stand for "
           "values that were taken out.")
    models = dict.fromkeys(
        turn.ended.reported.model for turn in turns if turn.ended and turn.ended.reported.model)
    if models:
        yield f"Model: {', '.join(models)}."


def _turn(number: int, turn: Turn) -> Iterator[str]:
    yield ""
    yield f"## {number}. Question"
    yield ""
    yield from _quoted(turn.prepared.scrubbed.cleared.text)
    taken = ", ".join(count_of(kind, n) for kind, n in turn.prepared.taken.items())
    if taken:
        yield ""
        yield f"Taken out: {taken}."
    yield ""
    yield f"## {number}. Answer"
    yield ""
    ending = turn.ended.ending if turn.ended else None
    if turn.answer and ending is not Ending.FILTERED:
        yield from _quoted(turn.answer)
    if turn.error:
        yield f"None: {turn.error.title}." if not turn.answer else f"{turn.error.title}."
    elif ending in _ENDINGS:
        yield _ENDINGS[ending]
    elif ending is None:
        yield "Stopped by the user."


def _quoted(text: str) -> Iterator[str]:
    for line in text.splitlines() or [""]:
        yield f"> {line}".rstrip()
