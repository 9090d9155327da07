"""What the chat says of a message: how it is going, how it ended, what was replaced."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from cloakroom.chat import evidence
from cloakroom.chat.evidence import Level
from cloakroom.chat.wire import Ending
from cloakroom.entity_types import count_of
from cloakroom.errors import CloakroomError
from cloakroom.model import Recovery, Restored
from cloakroom.send_errors import ChatError
from cloakroom.ui.chat.message import Message, Phase

TELL_SECONDS_FROM = 2


@dataclass(frozen=True, slots=True)
class Notice:
    """What a message ended with. ``details`` are for an IT desk, without any content."""

    sentence: str
    problem: bool = False
    details: str = ""
    retry: bool = False
    go_on: bool = False
    wait_on: bool = False


def progress(message: Message, now: float | None = None) -> str:
    """While it is on its way; '' afterwards."""
    now = time.monotonic() if now is None else now
    seconds = int(now - message.since)
    if message.phase is Phase.BUSY and message.waiting:
        left = max(0, round(message.waiting.seconds - (now - message.waiting_since)))
        return (f"The service is busy. Trying again in {left} s "
                f"(try {message.waiting.attempt} of {message.waiting.of}).")
    words = {
        Phase.CHECKING: "Checking the connection. Nothing has left yet…",
        Phase.SENT: "Sent. Waiting for the answer…",
        Phase.ANSWERING: "Answering…",
    }.get(message.phase, "")
    told = seconds >= TELL_SECONDS_FROM and words
    return f"{words} {seconds} s" if told else words


def notice(message: Message) -> Notice | None:
    """What is to be said below a message: of a long silence, and of its end; None where all goes
    or went well."""
    turn = message.turn
    if turn is None:
        return _silence(message)
    if message.stopped:
        return Notice(f"Cancelled. {_left(message)}", retry=True)
    if turn.error:
        return Notice(f"{turn.error.title}. {turn.error.sentence}", problem=True,
                      details=details(turn.error), retry=not turn.answer)
    return _ended(message)


def _silence(message: Message) -> Notice | None:
    quiet = message.quiet
    return Notice(f"No reply for {quiet.seconds:.0f} s.", wait_on=True) if quiet else None


def _ended(message: Message) -> Notice | None:
    ended = message.turn.ended if message.turn else None
    if ended is None or ended.ending is Ending.INCOMPLETE:
        return Notice("Incomplete: the answer broke off before its end. The question had been "
                      "sent. Cloakroom never sends it twice by itself.", problem=True, retry=True)
    if ended.ending is Ending.FILTERED:
        why = f" ({', '.join(ended.filters)})" if ended.filters else ""
        return Notice(f"The content filter of the service stopped this answer{why}, so what was "
                      "shown of it is hidden. Put the question in other words and send it again.",
                      problem=True)
    if ended.ending is Ending.LENGTH and message.text:
        return Notice("The answer was cut at its longest. Continue?", go_on=True)
    if ended.ending is Ending.LENGTH:
        return Notice("The model used up its room for thinking and wrote no answer. Ask for less "
                      "at a time.", problem=True, retry=True)
    return None if message.text else Notice("The answer is empty.", problem=True, retry=True)


def _left(message: Message) -> str:
    if not message.may_have_left:
        return "Your text had not been sent."
    return "The text had already been sent." if message.accepted else "The text may have been sent."


def details(error: CloakroomError) -> str:
    """For the IT desk: kinds, names and numbers."""
    told = [f"Cloakroom: {type(error).__name__}", error.sentence]
    if isinstance(error, ChatError):
        told += [f"Left this computer: {error.left.value}"]
        told += [f"Check: {error.check}"] if error.check else []
        told += [f"HTTP status: {error.status}"] if error.status else []
        told += [error.details] if error.details else []
    return "\n".join(told)


def replaced(counts: Mapping[str, int]) -> str:
    """``3 values replaced``."""
    number = sum(counts.values())
    return f"{number} {'value' if number == 1 else 'values'} replaced" if number else \
        "Nothing replaced"


def listed(counts: Mapping[str, int]) -> str:
    """``2 names, 1 telephone number``."""
    return ", ".join(count_of(name, number) for name, number in counts.items())


def will_be_replaced(counts: Mapping[str, int], kept: int) -> str:
    number = sum(counts.values())
    words = f"{number} {'value' if number == 1 else 'values'} will be replaced before it is sent"
    stays = f"{kept} kept as you asked" if kept else ""
    return " · ".join(filter(None, [words if number else "", stays]))


def restored(back: Restored | None) -> str:
    """``Restored 5 · 1 altered · 1 unknown placeholder``; '' where there was none."""
    if back is None or not back.tickets:
        return ""
    altered, unknown = back.count(Recovery.ALTERED), back.count(Recovery.UNKNOWN)
    return " · ".join(filter(None, [
        f"Restored {back.recovered}",
        f"{altered} altered" if altered else "",
        f"{unknown} unknown {'placeholder' if unknown == 1 else 'placeholders'}" if unknown else "",
    ]))


def worth_noting(message: Message) -> list[str]:
    """What the service said of itself with this answer and that is not as it should be."""
    ended = message.turn.ended if message.turn else None
    if ended is None:
        return []
    told = evidence.after(ended.reported, message.prepared.request.deployment)
    return [f"{each.title}: {each.sentence}" for each in told if each.level is not Level.OK]
