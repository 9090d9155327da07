"""How long a kept matter of 100,000 people takes: ``python tests/benchmarks/matters.py``."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from table import head, row

from cloakroom.matters.seal import seal_export, unseal_export
from cloakroom.matters.store import Matters
from cloakroom.redact.ledger import Ledger

ENTRIES = 100_000
OPENING = 0.5  # seconds
KEY = bytes(range(32))


def census() -> Ledger:
    ledger = Ledger()
    for number in range(ENTRIES // 2):
        ledger.ticket("PERSON", f"Person Number{number}")
        ledger.ticket("EMAIL_ADDRESS", f"person{number}@example.org")
    return ledger


def best(work: Callable[[], object]) -> float:
    """Seconds, of three."""
    times = []
    for _ in range(3):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> int:
    head()
    with TemporaryDirectory() as folder:
        store = Matters(Path(folder), lambda: KEY)
        with store.create("census", ledger=census()) as matter:
            row("saving a matter with 100,000 entries", best(lambda: matter.set_expiry(None)), "s")
            text = matter.ledger.to_json()
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6
        row("its file", size, "MB")
        row("  of opening: the ledger from JSON", best(lambda: Ledger.from_json(text)), "s")
        kept = row(
            "opening a matter with 100,000 entries",
            best(lambda: store.open("census").close()), "s", OPENING,
        )
        for number in range(100):
            store.create(f"small {number}").close()
        row("listing 101 matters", best(store.listing), "s")
    sealed = seal_export("a passphrase for this", b"")
    opened = best(lambda: unseal_export("a passphrase for this", sealed))
    row("a passphrase, on purpose", opened, "s")
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
