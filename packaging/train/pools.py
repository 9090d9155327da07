"""Names of people and places to fill templates with, drawn at random; bodies in ``bodies.py``.

People's names come from Faker's providers (many locales) and the CC0 name lists in the data
folder, places from OS Open Names and GeoNames there; the rest is composed from ``words.toml``.
"""

import csv
import gzip
import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random

from bodies import Bodies
from faker import Faker
from faker.config import AVAILABLE_LOCALES

HERE = Path(__file__).parent
HOME_SHARE, COMMUNITY_SHARE = 0.42, 0.26
"""Of the people, how many have names common in the British Isles; in their newer communities."""
HOME = ["en_GB"] * 12 + ["welsh", "scottish", "irish", "english"] * 2 + ["tricky"] * 3
COMMUNITIES = ["southasian"] * 4 + ["african"] * 2 + ["european"] * 2
COMMUNITIES += ["eastasian", "arabjewish", "caribbean"]
NAME_LISTS = {
    "first": ("first_names", "first_names_male", "first_names_female"),
    "last": ("last_names", "last_names_male", "last_names_female"),
}


def latin(text: str) -> bool:
    return bool(text) and all(
        unicodedata.name(letter, "").startswith("LATIN") or letter in " -'’." for letter in text
    )


def words() -> dict[str, list[str]]:
    listed = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
    return {
        key: value.split() if isinstance(value, str) else value for key, value in listed.items()
    }


def faker_names(locale: str, kind: str) -> list[str]:
    providers = Faker(locale).factories[0].providers
    people = next(p for p in providers if ".person." in type(p).__module__)
    found = (getattr(people, name, None) or () for name in NAME_LISTS[kind])
    return sorted({n for names in found for n in names if isinstance(n, str) and latin(n)})


def rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def listed_names(path: Path) -> dict[str, list[str]]:
    names = defaultdict(set)
    for row in rows(path):
        for column in ("Romanized Name", "Localized Name"):
            if latin(name := (row[column] or "").strip()):
                names[row["Country"]].add(name)
    return {country: sorted(found) for country, found in names.items()}


class Pools:
    """One drawing of each kind: ``first()``, ``last()``, ``town()`` and so on."""

    def __init__(self, data: Path, random: Random) -> None:
        self.random = random
        self.words = words()
        lists = data / "gazetteers"
        self.first_names = self._names("first", listed_names(lists / "forenames_by_country.csv.gz"))
        self.last_names = self._names("last", listed_names(lists / "surnames_by_country.csv.gz"))
        self.origins = sorted(self.first_names.keys() & self.last_names.keys())
        self._places(lists)
        companies = [
            re.sub(r" \(.*\)", "", row["Security"]) for row in rows(lists / "sp500.csv.gz")
        ]
        self.bodies = Bodies(self, companies)

    def _names(self, kind: str, names: dict[str, list[str]]) -> dict[str, list[str]]:
        for locale in AVAILABLE_LOCALES:
            names[locale] = faker_names(locale, kind)
        for home in ("welsh", "scottish", "irish", "english", "tricky", *COMMUNITIES):
            own = self.words.get(f"{home}_{kind}")
            names[home] = own or names["en_GB"]
        return {origin: found for origin, found in names.items() if len(found) >= 5}

    def _places(self, lists: Path) -> None:
        self.large, self.small = [], []
        for row in rows(lists / "gb_places.csv.gz"):
            if re.fullmatch(r"[A-Z][A-Za-z' -]+", row["name"]):
                (self.large if row["type"] in ("City", "Town") else self.small).append(row["name"])
        abroad = defaultdict(list)
        for row in rows(lists / "world_cities.csv.gz"):
            if latin(row["name"]):
                abroad[row["country"]].append(row["name"])
        self.abroad = list(abroad.values())
        self.countries = self.words["country"] + sorted(c for c in abroad if latin(c))

    def pick(self, kind: str) -> str:
        return self.random.choice(self.words[kind])

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    # People

    def origin(self) -> str:
        draw = self.random.random()
        if draw < HOME_SHARE:
            return self.random.choice(HOME)
        community = draw < HOME_SHARE + COMMUNITY_SHARE
        return self.random.choice(COMMUNITIES if community else self.origins)

    def person(self) -> tuple[str, str]:
        """A forename and a surname, mostly of one origin."""
        origin = self.origin()
        first = self.first() if self.chance(0.12) else self.random.choice(self.first_names[origin])
        last = self.last() if self.chance(0.12) else self.random.choice(self.last_names[origin])
        return first, self.invented() if self.chance(0.04) else last

    def first(self) -> str:
        return self.random.choice(self.first_names[self.origin()])

    def last(self) -> str:
        name = self.random.choice(self.last_names[self.origin()])
        if self.chance(0.05):
            name = f"{name}-{self.random.choice(self.last_names[self.origin()])}"
        return name

    def invented(self) -> str:
        """A made-up name, so that letters and context count and not the list alone."""
        middle = [self.random.choice("aeiou") + self.random.choice("bdklmnrstvz") for _ in range(3)]
        ends = ["a", "o", "i", "ski", "ova", "ez", "ian", "u", "er", "wu", "adze", "oglu", "enko"]
        start = self.random.choice("BCDFGHJKLMNPRSTVWYZ")
        return start + "".join(middle[: self.random.randint(1, 3)]) + self.random.choice(ends)

    # Places

    def home_town(self) -> str:
        return self.random.choice(self.large if self.chance(0.6) else self.small)

    def town(self) -> str:
        draw = self.random.random()
        if draw < 0.25:
            return self.pick("city")
        if draw < 0.78:
            return self.home_town()
        if draw < 0.95:
            return self.random.choice(self.random.choice(self.abroad))
        return self.invented().lower().capitalize() + self.pick("place_end")

    def county(self) -> str:
        return self.pick("county" if self.chance(0.7) else "counties")

    def country(self) -> str:
        return self.pick("country") if self.chance(0.6) else self.random.choice(self.countries)

    def street(self) -> str:
        draw = self.random.random()
        if draw < 0.05:
            return self.random.choice(
                ["The Green", "The Avenue", "Whitehall", "Broadway", "The Close"]
            )
        first = self.pick("street_first") if draw < 0.6 else self.home_town()
        return f"{self.last() if draw > 0.85 else first} {self.pick('street_kind')}"

    def site(self) -> str:
        draw = self.random.random()
        if draw < 0.2:
            return f"{self.home_town()} {self.pick('estate_kind')}"
        first = (
            self.pick("house_first")
            if draw < 0.75
            else self.random.choice([*self.small, self.last()])
        )
        return f"{first} {self.pick('house_kind')}"

    def house(self) -> str:
        number = (
            f"{self.random.randint(1, 240)}{self.random.choice(['', '', '', '', '', '', 'a', 'B'])}"
        )
        plain = f"{number} {self.street()}"
        draw = self.random.random()
        if draw < 0.7:
            return plain
        if draw < 0.82:
            flat = self.random.choice(["Flat", "Apartment", "Unit", "Apt", "Room", "Suite"])
            return f"{flat} {self.random.randint(1, 60)}, {plain}"
        return f"{self.site()}, {self.street()}" if draw < 0.92 else self.site()
