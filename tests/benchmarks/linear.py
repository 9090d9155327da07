"""How detection time grows with the text: ``python tests/benchmarks/linear.py``.

Prints a Markdown table. A ratio over 12 for ten times the text means that some pattern looks at the
same characters again and again; the program then exits with 1.
"""

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

import spacy

from cloakroom.detect import Detector, Options

SIZES = (100_000, 1_000_000)
LIMIT = 12.0
_SENTENCE = (
    "the report on water levels was late again because nobody had asked the team in Kendal for the "
    "figures and Mrs Hughes said that she would send them on Monday after the meeting about roads"
)
_WORDS = _SENTENCE.split()


def _prose(random_: random.Random) -> str:
    return " ".join(random_.choice(_WORDS) for _ in range(14)) + ".\n"


def _dense(random_: random.Random) -> str:
    number = random_.randrange(1000)
    return (
        f"Jane, jane{number}@example.org, 07700 900{number:03}, LA9 4QT, AB12{number:04}C, "
        f"4242 4242 4242 4242, 192.0.2.{number % 250}, {number} Mill Lane, password: w{number}!\n"
    )


def _hex(random_: random.Random) -> str:
    return " ".join(f"{random_.randrange(256):02x}" for _ in range(16)) + "\n"


def _numbers(random_: random.Random) -> str:
    return ",".join(str(random_.randrange(10**9)) for _ in range(8)) + "\n"


def _mobiles(random_: random.Random) -> str:
    return ",".join(f"07700900{random_.randrange(1000):03}" for _ in range(4)) + "\n"


def _leaders(random_: random.Random) -> str:
    return "Introduction " + "." * 60 + f" {random_.randrange(99)}\n"


def _base64(random_: random.Random) -> str:
    return "".join(random_.choices("ABCDEFabcdefghijklmnop0123456789+/", k=76))


def _log(random_: random.Random) -> str:
    return (
        f"2024-01-02T03:04:{random_.randrange(60):02}.123Z INFO worker[{random_.randrange(9999)}] "
        f"GET /api/v1/items/{random_.randrange(10**6)}?page=2 200 {random_.randrange(999)}ms\n"
    )


UNITS: dict[str, Callable[[random.Random], str]] = {
    "prose": _prose,
    "dense identifiers": _dense,
    "hex dump": _hex,
    "CSV of numbers": _numbers,
    "CSV of mobiles": _mobiles,
    "dot leaders": _leaders,
    "`a.a.a…`": lambda _: "a.",
    "base64, one line": _base64,
    "log lines": _log,
    "`@` signs": lambda _: "a@",
    "`://` signs": lambda _: "a://b:",
    "capital words": lambda _: "Mill ",
    "begin of key": lambda _: "-----BEGIN PRIVATE KEY-----\n",
    "birth heading": lambda _: "born,name,1961\n",
    "headings only": lambda _: "DOB,NHS,PIN\n",
    "table": lambda r: f"Jane,{r.randrange(28) + 1}/03/1961,{r.randrange(9999):04}\n",
    "`password `": lambda _: "password ",
    "`key=`": lambda _: "server=a;",
    "digits": lambda _: "0",
    "spaced digits": lambda _: "0 ",
    "brackets": lambda _: "http://a(",
}


def text(unit: Callable[[random.Random], str], size: int, *, spaced: bool = True) -> str:
    """The same text on every run; without ``spaced`` no space and no line end is left in it."""
    random_ = random.Random(1961)
    parts: list[str] = []
    length = 0
    while length < size:
        part = unit(random_)
        part = part if spaced else "".join(part.split())
        parts.append(part)
        length += len(part)
    return "".join(parts)[:size]


def seconds(detector: Detector, sample: str) -> float:
    """The better of two runs, patterns only."""
    best = float("inf")
    for _ in range(2):
        started = time.process_time()
        detector.detect(sample, options=Options(names=False))
        best = min(best, time.process_time() - started)
    return best


def main() -> int:
    detector = Detector(spacy.blank("en"))
    worst = 0.0
    print("| text | 100 KB | 1 MB | ratio |\n|---|---:|---:|---:|")
    for name, unit in UNITS.items():
        for spaced in (True, False):
            small, large = (seconds(detector, text(unit, n, spaced=spaced)) for n in SIZES)
            ratio = large / small
            worst = max(worst, ratio)
            label = name if spaced else f"{name}, no spaces"
            print(f"| {label} | {small:.3f} s | {large:.2f} s | {ratio:.1f} |", flush=True)
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
