"""Our engine and stock Presidio around the same name pipeline, in one run, on the same texts.

``tests/evaluation/stock.py`` says what stock is. The ratios are of processor time, medians of runs
that take turns, so that a busy machine slows both alike. The name finder forgets what it has read
before each run, so that every text is new to both sides.
"""

import statistics
import sys
import time
from collections.abc import Callable

from afresh import afresh
from linear import UNITS
from linear import text as repeated
from office import office
from spacy.language import Language
from table import head, row

from cloakroom.detect import Detector, Options
from evaluation.stock import StockPresidio

SIZES = {2: (15, 3), 20: (7, 4), 100: (3, 8)}
"""KB of text: (runs, how many times faster ours must be)."""
RULES = Options(names=False)


def milliseconds(work: Callable[[], object], *pipelines: Language) -> float:
    afresh(*pipelines)
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def compare(ours: Detector, stock: StockPresidio, size: int) -> bool:
    runs, least = SIZES[size]
    text = office(1000 * size)
    pipeline = ours.analyzer.nlp_engine.nlp["en"]
    works: tuple[Callable[[], object], ...] = (
        lambda: stock.find(text),
        lambda: ours.detect(text),
        lambda: ours.detect(text, options=RULES),
        lambda: pipeline(text),
    )
    both = (pipeline, stock.pipeline)
    times = [[milliseconds(work, *both) for work in works] for _ in range(runs + 1)][1:]
    presidio, full, rules, names = map(statistics.median, zip(*times, strict=True))
    row(f"{size} KB, stock Presidio (median of {runs})", presidio, "ms")
    row(f"{size} KB, Cloakroom", full, "ms")
    row(f"{size} KB, of both: the name pipeline", names, "ms")
    kept = row(f"{size} KB, how many times faster", presidio / full, "×", least=least)
    row(f"{size} KB, Cloakroom, rules only", rules, "ms")
    return kept


def prose(ours: Detector) -> bool:
    """Prose without anything to find: what the rules cost most texts."""
    text = repeated(UNITS["prose"], 100_000)
    took = statistics.median(
        milliseconds(lambda: ours.detect(text, options=RULES)) for _ in range(5)
    )
    return row("100 KB of plain prose, rules only, each KB", took / 100, "ms", 1)


def main() -> int:
    head()
    ours, stock = Detector.default(), StockPresidio(Options().name_level)
    kept = [*(compare(ours, stock, size) for size in SIZES), prose(ours)]
    return int(not all(kept))


if __name__ == "__main__":
    sys.exit(main())
