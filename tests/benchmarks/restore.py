"""Restoring with a large ledger: ``python tests/benchmarks/restore.py``.

Prints a Markdown table; exits with 1 when a limit of the issue is missed. One person in four is
written in a second way, so the ledger is one of linked spellings.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from table import head, row

from cloakroom.redact.apply import apply
from cloakroom.redact.known import known_values
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.restore import restore
from cloakroom.redact.stream import RestoreStream

ENTRIES, PLACEHOLDERS, CHARACTERS, CHUNK = 100_000, 10_000, 1_000_000, 20
FILLER = " and the report on water levels was late again, because nobody had asked in Kendal "


T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


def names() -> list[str]:
    people = [f"Given{n} Family{n}" for n in range(ENTRIES * 4 // 5)]
    return [*people, *(f"Ms Family{n}" for n in range(ENTRIES // 5))]


def filled() -> Ledger:
    ledger = Ledger()
    for name in names():
        ledger.ticket("PERSON", name)
    return ledger


def answer(ledger: Ledger) -> str:
    placeholders = [entry.placeholder for entry in ledger]
    step = len(placeholders) // PLACEHOLDERS
    text = "".join(FILLER + each for each in placeholders[::step][:PLACEHOLDERS])
    return (text + FILLER * (CHARACTERS // len(FILLER)))[:CHARACTERS]


def chunk_times(ledger: Ledger, text: str) -> list[float]:
    stream = RestoreStream(ledger)
    return [timed(lambda at=at: stream.feed(text[at : at + CHUNK]))[1]
            for at in range(0, len(text), CHUNK)]


def main() -> int:
    head()
    ledger, filling = timed(filled)
    text = answer(ledger)
    kept = [row("fill a ledger: 100,000 entries", filling, "s")]
    restored, seconds = timed(lambda: restore(text, ledger, expected=()))
    kept.append(row("restore 1 MB, 10,000 placeholders", seconds, "s", 1))
    _, seconds = timed(lambda: restore("[person_7], hello", ledger))
    kept.append(row("restore one line, report what was never used", seconds * 1000, "ms"))
    times = sorted(chunk_times(ledger, text[:400_000]))
    kept.append(row("stream, a chunk of 20 characters, mean", sum(times) / len(times) * 1000,
                    "ms", 1))
    kept.append(row("stream, 99th of 100 chunks", times[len(times) * 99 // 100] * 1000, "ms", 1))
    json, seconds = timed(ledger.to_json)
    kept.append(row("to JSON", seconds, "s"))
    _, seconds = timed(lambda: Ledger.from_json(json))
    kept.append(row("from JSON", seconds, "s"))
    twin = Ledger.from_json(json)
    _, seconds = timed(lambda: twin.ticket("PERSON", "Given7  Family7"))
    kept.append(row("who is who, worked out at the first ticket", seconds, "s"))
    kept.append(scrub_row(restored.text, ledger))
    return int(not all(kept))


def scrub_row(text: str, ledger: Ledger) -> bool:
    """The known values of 1 MB found, and all of them taken out again."""
    _, preparing = timed(lambda: known_values("Given7 Family7", ledger))
    row("known values: prepare 100,000, at the first text", preparing, "s")
    _, seconds = timed(lambda: known_values("Given8 Family8 " * 60, ledger))
    row("known values: find in 1 KB", seconds * 1000, "ms")
    findings, seconds = timed(lambda: known_values(text, ledger))
    row("known values: find 10,000 in 1 MB", seconds, "s")
    _, seconds = timed(lambda: apply(text, findings, ledger=ledger))
    return row(f"take {len(findings):,} values out of 1 MB", seconds, "s")


if __name__ == "__main__":
    sys.exit(main())
