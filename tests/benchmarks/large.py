"""Large texts: ``python tests/benchmarks/large.py``.

One of 50 MB, rules only; tables of that size for which the time allowed is too short; one of 1 MB
that is edited, with the ratio of an edit to the first scan. Prints a Markdown table and exits with
1 when a limit is broken.
"""

import random
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

import spacy
from linear import UNITS
from table import head, row

from cloakroom.detect import Detector, Options
from cloakroom.detect.models import shipped

RULES = Options(names=False)
ALLOWED = 4.0
LARGE, MEDIUM = 50_000_000, 1_000_000
REMEMBERED = 16_000_000


def megabytes() -> float:
    """The most memory this process ever had; ``ru_maxrss`` is in KiB on Linux."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Watch:
    """A report that notes the longest time between two calls."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()

    def __call__(self, done: int, total: int) -> bool:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now
        return True


def large(detector: Detector) -> bool:
    """Prose with a dense line in every hundred."""
    random_ = random.Random(7)
    unit = "".join(UNITS["prose"](random_) for _ in range(99)) + UNITS["dense identifiers"](random_)
    sample = unit * (LARGE // len(unit))
    before, watch, began = megabytes(), Watch(), time.process_time()
    found = detector.detect(sample, options=RULES, report=watch)
    took = time.process_time() - began
    kept = row(f"50 MB, rules only ({len(found):,} findings), each KB", took * 1e6 / LARGE, "ms", 1)
    kept &= row("… the longest time without progress", watch.longest, "s", 0.3)
    return kept & row("… memory added", megabytes() - before, "MB", 300)


TABLES = {
    "a known heading": "Name,DOB,Note\n" + "Jane Okafor,3 March 1961,called again\n" * 1_400_000,
    "no heading": "Leeds,water,again,12\n" * 2_500_000,
}


def hurried(detector: Detector, what: str) -> bool:
    """A table that is not done when the time is up; what a user who cancels waits is the longest
    time between two reports."""
    watch, began = Watch(), time.perf_counter()
    scan = detector.scan(TABLES[what], options=Options(seconds=ALLOWED), report=watch)
    over = time.perf_counter() - began - ALLOWED
    if scan.complete:
        raise SystemExit("the table is too small to tell")
    row(f"50 MB table, {what}, {ALLOWED:.0f} s allowed: read", scan.scanned_to / 1e6, "MB")
    kept = row("… longer than allowed", max(0.0, over), "s", 1)
    return kept & row("… the longest time without progress", watch.longest, "s", 0.3)


def edited(detector: Detector, options: Options, what: str) -> bool:
    random_ = random.Random(7)
    paragraphs = [
        "".join(UNITS["prose"](random_) for _ in range(7)) + "\n" for _ in range(MEDIUM // 600)
    ]
    first = seconds(detector, "".join(paragraphs), options)
    paragraphs[len(paragraphs) // 2] = "This paragraph was written anew, by Jane Doe.\n\n"
    again = seconds(detector, "".join(paragraphs), options)
    row(f"1 MB, {what}: first scan", first, "s")
    return row(f"1 MB, {what}: one paragraph edited, share of it", again / first, "", 0.15)


def seconds(detector: Detector, sample: str, options: Options) -> float:
    began = time.process_time()
    detector.detect(sample, options=options)
    return time.process_time() - began


def main() -> int:
    head()
    kept = large(Detector(spacy.blank("en")))  # first: memory that was had once counts for ever
    for what in TABLES:
        kept &= hurried(Detector(spacy.blank("en")), what)
    kept &= edited(Detector(spacy.blank("en"), remember=REMEMBERED), RULES, "rules only")
    kept &= edited(Detector(shipped(), remember=REMEMBERED), Options(), "names and rules")
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
