"""Gather what is known of words, as the hashes that ship: listed.npz.

    python listing.py --data ../shared/ner --out BUILD

Of each word: is it a forename, a surname, a place (Faker's providers of every locale; openings of
biographies and the words after "in" in English Wikipedia), and how Wikipedia writes it inside a
sentence: in lower case, in either, with a capital. Only hashes and classes are kept, no words.
"""

import argparse
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from faker import Faker
from faker.config import AVAILABLE_LOCALES
from plain import MONTHS
from pools import NAME_LISTS, faker_names, latin

from cloakroom.detect.names.listing import Known, key, stem

CITIES = ("cities", "real_city_names", "provinces", "states", "regions", "counties", "countries")
FEWEST, FEWEST_PLACES = 2, 4
"""Times a name must open a biography, or a word must stand after "in", to count."""
SEEN = 3
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
INNER = re.compile(r"(?<=[a-z0-9,] )[^\W\d_]+(?:['’][^\W\d_]+)*")
BIOGRAPHY = re.compile(r"((?:[A-Z][^\W\d_]+[ -]){1,3})([A-Z][^\W\d_'’]+) \([^)]{0,60}\d{4}")
PLACE = re.compile(r"\b(?:in|near|at|from|of) ([A-Z][^\W\d_]+)[,.]")
CALENDAR = frozenset(month.lower() for month in MONTHS)


def parts(name: str) -> Iterator[str]:
    yield from (word.lower() for word in WORD.findall(name) if len(word) > 1 and latin(word))


def faker_words() -> dict[Known, set[str]]:
    found: dict[Known, set[str]] = {kind: set() for kind in Known}
    for locale in AVAILABLE_LOCALES:
        for kind, flag in zip(NAME_LISTS, (Known.FORENAME, Known.SURNAME), strict=True):
            found[flag].update(word for name in faker_names(locale, kind) for word in parts(name))
        providers = Faker(locale).factories[0].providers
        address = next((p for p in providers if ".address." in type(p).__module__), None)
        for names in (getattr(address, attribute, ()) for attribute in CITIES):
            texts = [name for name in names if isinstance(name, str)]
            found[Known.PLACE].update(word for name in texts for word in parts(name))
    return found


class Wikipedia:
    """Counts over the articles."""

    def __init__(self, path: Path) -> None:
        self.lower, self.capital = Counter[str](), Counter[str]()
        self.names: dict[Known, Counter[str]] = {kind: Counter() for kind in Known}
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                self._read(line)

    def _read(self, line: str) -> None:
        for word in INNER.findall(line):
            (self.lower if word.islower() else self.capital)[word.lower()] += 1
        self.names[Known.PLACE].update(place.lower() for place in PLACE.findall(line))
        if match := BIOGRAPHY.match(line):
            self.names[Known.FORENAME].update(parts(match[1]))
            self.names[Known.SURNAME].update(parts(match[2]))

    def named(self, kind: Known) -> Iterator[str]:
        fewest = FEWEST_PLACES if kind is Known.PLACE else FEWEST
        for word, count in self.names[kind].items():
            often = self.capital[word] + self.lower[word]
            if count >= fewest and word not in CALENDAR and count >= 0.02 * often:
                yield word

    def case(self, word: str) -> int:
        """0 unknown, 1 lower, 2 either, 3 capital."""
        capital, lower = self.capital[word], self.lower[word]
        if capital + lower < SEEN:
            return 0
        share = capital / (capital + lower)
        return 1 if share < 0.2 else 3 if share > 0.8 else 2


def classes(data: Path) -> dict[int, int]:
    wikipedia = Wikipedia(data / "wiki_raw.txt.xz")
    flags = Counter[str]()
    for kind, words in faker_words().items():
        for word in words | set(wikipedia.named(kind)):
            flags[word] |= int(kind)
    seen = wikipedia.lower.keys() | wikipedia.capital.keys() | flags.keys()
    found = {word: flags[word] + (wikipedia.case(word) << len(Known)) for word in seen}
    possessives = {word for word in found if stem(word) in found and stem(word) != word}
    return {key(word): found[word] for word in sorted(found.keys() - possessives) if found[word]}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    options = arguments.parse_args()
    found = classes(options.data)
    keys = np.array(sorted(found), dtype=np.uint32)
    values = np.array([found[key] for key in keys.tolist()], dtype=np.uint8)
    options.out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(options.out / "listed.npz", keys=keys, classes=values)
    print(f"{len(keys):,} words; by class {np.bincount(values, minlength=32).tolist()}")


if __name__ == "__main__":
    main()
