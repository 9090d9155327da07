"""Texts made to be slow, with names on: beside prose of the same size, and at four times the size.

A text over a limit means that something looks at the same characters again and again.
"""

import random
import sys
import time

from afresh import afresh
from linear import UNITS, text
from office import office
from table import head, row

from cloakroom.detect import Detector

SMALL, LARGE = 100_000, 400_000
OF_PROSE, OF_SMALL = 4.0, 6.0
UNIT = {
    **{name: unit for name, unit in UNITS.items() if name not in {"prose", "dense identifiers"}},
    "spaces": lambda _: " ",
    "line ends": lambda _: "\n",
    "brackets only": lambda _: "([{",
    "closing brackets": lambda _: ")]}",
    "one long word": lambda _: "a",
    "one long word of capitals": lambda _: "Mc",
    "`-----BEGIN `": lambda _: "-----BEGIN ",
    "`Smith `": lambda _: "Smith ",
    "`Dear `": lambda _: "Dear ",
    "`Mr `": lambda _: "Mr ",
    "`From: `": lambda _: "From: ",
    "`Name: `, a line each": lambda _: "Name: \n",
    "`John Smith, `": lambda _: "John Smith, ",
    "`O'`": lambda _: "O'",
    "`J. `": lambda _: "J. ",
    "a thousand people": lambda r: f"{_name(r)} {_name(r)}\n",
    "commas": lambda _: ",",
    "tabs": lambda _: "\t",
    "quotation marks": lambda _: "> ",
    "combining accents": lambda _: "a\u0301",
}


def _name(random_: random.Random) -> str:
    return "".join(random_.choices("abcdefghijklmnop", k=5)).title()


def seconds(detector: Detector, sample: str) -> float:
    """Of a text that is new to the name finder."""
    afresh(detector.analyzer.nlp_engine.nlp["en"])
    began = time.process_time()
    detector.detect(sample)
    return time.process_time() - began


def main() -> int:
    detector = Detector.default()
    detector.detect(office(2000))
    prose = {
        size: min(seconds(detector, office(size)) for _ in range(2)) for size in (SMALL, LARGE)
    }
    head()
    row("prose, 100 KB", prose[SMALL], "s")
    row("prose, 400 KB", prose[LARGE], "s")
    kept = True
    for name, unit in UNIT.items():
        small, large = (seconds(detector, text(unit, size)) for size in (SMALL, LARGE))
        kept &= row(f"{name}: 400 KB, of prose", large / prose[LARGE], "×", OF_PROSE)
        kept &= row(f"{name}: 400 KB, of 100 KB", large / small, "×", OF_SMALL)
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
