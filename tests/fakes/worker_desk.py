"""The worker process's desk with streams in memory, and finders that fail or are interrupted."""

import io
import json
from collections.abc import Callable, Sequence
from typing import Any

from cloakroom.detect.scan import Scan
from cloakroom.detector_process import Desk, Detects
from cloakroom.model import Finding
from cloakroom.progress import Report, step

Message = dict[str, Any]


class LetterFinder:
    """Finds every ``a``; remembers texts and options; reports before and after."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.options: list[object] = []

    def detect(self, text: str, *, options: object, report: Report) -> Sequence[Finding]:
        self.texts.append(text)
        self.options.append(options)
        step(report, 0, len(text))
        found = [Finding(n, n + 1, "PERSON", 0.5, "an a") for n, sign in enumerate(text)
                 if sign == "a"]
        step(report, len(text), len(text))
        return found

    def scan(self, text: str, *, options: object, report: Report) -> Scan:
        """Every ``b`` is a near miss, and the time runs out at the first ``|``."""
        end = text.find("|") % (len(text) + 1)
        found = self.detect(text[:end], options=options, report=report)
        near = tuple(Finding(n, n + 1, "PERSON", 0.3, "nearly an a")
                     for n, sign in enumerate(text[:end]) if sign == "b")
        return Scan(tuple(found), end, len(text), near)


class FailingFinder(LetterFinder):
    """Raises ``error`` where the text begins with ``!``."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    def detect(self, text: str, *, options: object, report: Report) -> Sequence[Finding]:
        if text.startswith("!"):
            raise self._error
        return super().detect(text, options=options, report=report)


class InterruptedFinder(LetterFinder):
    """Something happens in the middle of each look."""

    def __init__(self) -> None:
        super().__init__()
        self.meanwhile: Callable[[], None] = lambda: None

    def detect(self, text: str, *, options: object, report: Report) -> Sequence[Finding]:
        step(report, 0, len(text))
        self.meanwhile()
        return super().detect(text, options=options, report=report)


def job(number: int, *texts: str, **rest: object) -> Message:
    return {"id": number, "do": "detect", "texts": texts, **rest}


def lines(*messages: Message) -> io.StringIO:
    return io.StringIO("".join(json.dumps(message) + "\n" for message in messages))


def desk_of(detector: Detects) -> tuple[Desk, Callable[[], list[Message]]]:
    out = io.StringIO()
    desk = Desk(detector, lambda options: options, out)
    return desk, lambda: [json.loads(line) for line in out.getvalue().splitlines()]


def answers(detector: Detects, *messages: Message) -> list[Message]:
    """What the desk says to the messages: it listens to them all, then works."""
    desk, said = desk_of(detector)
    desk.listen(lines(*messages))
    desk.work()
    return said()


def ends(said: list[Message]) -> list[Message]:
    return [message for message in said if "end" in message or "error" in message]
