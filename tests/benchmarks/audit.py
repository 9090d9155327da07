"""What a record of the audit trail costs, and a look at 100,000: ``python
tests/benchmarks/audit.py``. What the keyring of the system takes comes on top."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from table import head, row

from cloakroom.audit.anchor import Head, InKeyring
from cloakroom.audit.event import Event, Evidence, What
from cloakroom.audit.journal import Journal
from cloakroom.audit.line import GENESIS, made, written
from cloakroom.audit.record import records
from cloakroom.audit.secret import Secret
from cloakroom.audit.segments import Segment
from cloakroom.audit.told import Author, stamp, told
from cloakroom.ui.activity.row import narrowed, rows_of, wanted
from fakes.keyrings import FakeKeyring

HERE = Path(__file__).resolve().parent
RECORDS, SEGMENT = 100_000, 8_000
RECORDING, VERIFYING = 0.025, 15.0  # seconds
SEND = Event(
    What.SEND, Evidence("uk", "policy-1", "ab" * 32, "uk.example.org", "TLSv1.3", region="UK South",
                        request_id="0f0e-77"),
    counts={"PERSON": 2, "EMAIL_ADDRESS": 1}, text="Dear [PERSON_1]", chars_out=15, status=200,
)


def best(work: Callable[[], object], times: int = 3) -> float:
    """Seconds."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return min(took)


def write_many(folder: Path, anchor: InKeyring) -> None:
    """As the journal would, without its synchronising each."""
    secret: Secret = anchor.secret()
    fields, at, prev = told(SEND, Author(), secret), datetime(2030, 1, 1, tzinfo=UTC), GENESIS
    for first in range(1, RECORDS + 1, SEGMENT):
        lines = []
        for seq in range(first, min(first + SEGMENT, RECORDS + 1)):
            when = stamp(at + timedelta(seconds=seq))
            line = made({**fields, "seq": seq, "ts": when}, prev, secret)
            prev = line.hash
            lines.append(written(line))
        Segment.numbered(folder, first // SEGMENT + 1, at).path.write_bytes(b"".join(lines))
    anchor.keep(Head(RECORDS, prev))


def main() -> int:
    head()
    kept = []
    with TemporaryDirectory(dir=HERE) as place:  # a real disk: /tmp may be memory
        journal = Journal.open(Path(place) / "small", FakeKeyring())
        journal.record(SEND)
        kept.append(row("recording a send, on the disk for certain",
                        best(lambda: journal.record(SEND), 20) * 1000, "ms", RECORDING * 1000))
        folder, keyring = Path(place) / "large", FakeKeyring()
        folder.mkdir()
        write_many(folder, InKeyring(keyring))
        large = Journal.open(folder, keyring)
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
        row("a trail of 100,000 records", size, "MB")
        kept.append(row("verifying it", best(large.verify, 2), "s", VERIFYING))
        row("recording one more", best(lambda: large.record(SEND), 5) * 1000, "ms")
        row("reading it", best(lambda: records(folder), 2), "s")
        found = records(folder)
        row("  into rows for the window", best(lambda: rows_of(found), 2), "s")
        rows = rows_of(found)
        want = wanted("Blocked or failed", "Any day", datetime.now(UTC).date())
        row("  narrowing them", best(lambda: narrowed(rows, want, "uk south")) * 1000, "ms")
        row("was this text sent?", best(lambda: large.find("Dear [PERSON_2]"), 2), "s")
        assert large.verify().faults == ()
    return int(not all(kept))


if __name__ == "__main__":
    sys.exit(main())
