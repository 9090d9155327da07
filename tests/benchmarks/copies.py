"""From a file to its proven copy, beside a mere scan of it: ``python tests/benchmarks/copies.py``.

Both with the shipped detector. Scrubbing looks twice at all it releases, unpacks the copy and
searches it, so it may take three times as long. The texts are letters, with some thirty values a
page. Prints a Markdown table and exits with 1 when a limit is broken.
"""

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from letters import letters
from table import head, row
from workbook import workbook

import documents
from cloakroom.detect import Detector
from cloakroom.detector_process import REMEMBERED
from cloakroom.files.copying import OpenFile, decided, open_file, write_copy
from cloakroom.files.direct import Direct
from cloakroom.model import Decision, Finding
from cloakroom.redact.ledger import Ledger
from cloakroom.scrub import scrub, with_known

LIMIT = 3.0


def looked(path: Path, detector: Detector) -> tuple[OpenFile, list[Finding]]:
    file = open_file(Direct(), path)
    return file, file.reading.within(detector.detect(file.reading.text))


def copied(path: Path, detector: Detector, target: Path) -> None:
    file, findings = looked(path, detector)
    text, ledger = file.reading.text, Ledger()
    known = with_known(text, findings, ledger)
    decisions = decided(file, [Decision(each) for each in known])
    done = scrub(text, detector.detect, ledger=ledger, decisions=decisions)
    copy = write_copy(Direct(), file, done, target)
    assert copy.report.verdict == "clean"
    copy.path.unlink()


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def fresh() -> Detector:
    """It remembers what it read, as the program's does, and has read nothing yet."""
    made = Detector.default(remember=REMEMBERED)
    made.detect("Dear Ms Okafor, please ring 020 7946 0123.")
    gc.freeze()  # as the processes do
    return made


def compare(name: str, what: str, data: bytes) -> bool:
    with tempfile.TemporaryDirectory(prefix="cloakroom-bench-") as folder:
        path, target = Path(folder) / name, Path(folder) / "clean"
        target.mkdir()
        path.write_bytes(data)
        detectors = [fresh() for _ in range(4)]
        scan = min(seconds(lambda: looked(path, detectors.pop())) for _ in range(2))
        whole = min(seconds(lambda: copied(path, detectors.pop(), target)) for _ in range(2))
    row(f"{what}: scan", scan, "s")
    row(f"{what}: scrub, second look and proof included", whole, "s")
    return row(f"{what}: scrub to scan", whole / scan, "×", LIMIT)


def main() -> int:
    head()
    kept = [
        compare("letter.docx", "docx of 75 pages", documents.letter(letters(300_000))),
        compare("leaflet.pdf", "pdf of 50 pages", documents.leaflet(letters(300_000))),
        compare("people.xlsx", "xlsx of 1,000 × 10, a person a row", workbook(1_000)),
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
