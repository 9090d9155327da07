"""A workbook of 50,000 rows of ten cells: the file to all its segments, beside the fastest
reading of openpyxl, and the memory that takes. Measured in a process of its own."""

import io
import random
import subprocess
import sys
import time
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from table import row

ROWS = 50_000
HEADINGS = ("Ref", "First name", "Surname", "E-mail", "Phone", "Street", "Postcode",
            "Date of birth", "Amount", "Note")
_FIRST = ("Amira", "Ben", "Chloe", "Dev", "Esther", "Farah")
_PEAK = """
import sys, time
sys.path.insert(0, sys.argv[1])
import cloakroom.documents.sheets.excel
from cloakroom.documents.table import document

def peak():
    status = open("/proc/self/status").read()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024

data = sys.stdin.buffer.read()
before, start = peak(), time.process_time()
count = len(document("book.xlsx", data).segments)
print(count, time.process_time() - start, peak() - before)
"""


@cache
def workbook(rows: int = ROWS) -> bytes:
    import openpyxl

    chance, book = random.Random(5), openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("People")
    sheet.append(HEADINGS)
    for number in range(1, rows):
        sheet.append((
            f"REF-{number:06d}", chance.choice(_FIRST), f"Name{chance.randrange(9_000)}",
            f"user{number}@example.org", 7_700_900_000 + chance.randrange(1_000),
            f"{chance.randrange(200)} High Street", f"AB{chance.randrange(90)} 1CD",
            date(1950, 1, 1) + timedelta(chance.randrange(20_000)), chance.random() * 1_000,
            f"note {chance.randrange(3_000)} about the case",
        ))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def by_openpyxl(data: bytes) -> int:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    return sum(len(line) for line in book.worksheets[0].iter_rows(values_only=True))


def ours(data: bytes) -> tuple[int, float, float]:
    """Segments, seconds, and megabytes above those of the idle worker."""
    package = Path(__file__).resolve().parents[2] / "desktop"
    told = subprocess.run([sys.executable, "-c", _PEAK, str(package)], input=data,
                          capture_output=True, check=True).stdout.split()
    return int(told[0]), float(told[1]), float(told[2])


def xlsx() -> bool:
    data = workbook()
    start = time.process_time()
    assert by_openpyxl(data) == ROWS * len(HEADINGS)
    other = time.process_time() - start
    runs = [ours(data) for _ in range(3)]
    assert all(count >= ROWS for count, _, _ in runs)
    seconds, peak = min(run[1] for run in runs), max(run[2] for run in runs)
    row(f"xlsx of {ROWS:,} × {len(HEADINGS)}: openpyxl, read only", other, "s")
    row(f"xlsx of {ROWS:,} × {len(HEADINGS)}: all segments", seconds, "s")
    quick = row("xlsx: segments to openpyxl, read only", seconds / other, "×", 0.5)
    return row("xlsx: memory above the idle worker", peak, "MB", 150) and quick
