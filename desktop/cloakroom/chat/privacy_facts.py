"""What is known of how Microsoft treats a sent text: dated statements, each with its source.

The words stand in ``resources/privacy_facts.toml``, so that they can be corrected without touching
the program. The reading is strict: an unknown key, or a statement without a source, is a fault.
"""

import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from cloakroom.errors import InstallationError
from cloakroom.paths import resource

SCHEMA = 1
FILE = "privacy_facts.toml"


class Verdict(StrEnum):
    """On what is commonly said."""

    RIGHT = "right"
    NOT_QUITE = "not quite"
    HALF_TRUE = "half true"
    WRONG = "wrong"


class Ease(StrEnum):
    """How much a place of processing should worry."""

    GOOD = "good"
    CAUTION = "caution"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Source:
    """``url`` is shown as text, never opened by itself."""

    id: str
    title: str
    url: str
    read_on: date


@dataclass(frozen=True, slots=True)
class Statement:
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Topic:
    """One question with its statements; ``short`` is the whole of it in one line."""

    id: str
    question: str
    short: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class DeploymentType:
    """Where deployments of these ``sku.name`` process a text."""

    skus: tuple[str, ...]
    processed: str
    detail: str
    level: Ease
    source: Source


@dataclass(frozen=True, slots=True)
class Claim:
    said: str
    verdict: Verdict
    instead: str
    source: Source


@dataclass(frozen=True, slots=True)
class Facts:
    checked_on: date
    advice: str
    sources: tuple[Source, ...]
    topics: tuple[Topic, ...]
    types: tuple[DeploymentType, ...]
    claims: tuple[Claim, ...]

    def type_of(self, sku: str) -> DeploymentType | None:
        """None for a name that the table does not know: nobody may call that good."""
        return next((each for each in self.types if sku in each.skus), None)


Row = Mapping[str, Any]
Made = TypeVar("Made")


def load() -> Facts:
    """The facts that were shipped; InstallationError where they cannot be used."""
    return parse(resource(FILE).read_text("utf-8"))


def parse(text: str) -> Facts:
    """The facts in ``text`` (TOML); InstallationError names the first fault."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _fault(str(error)) from None
    wanted = ("schema", "checked_on", "advice", "source", "topic", "type", "claim")
    _check_keys(table, wanted, "the file")
    if table["schema"] != SCHEMA:
        raise _fault(f"its schema is {table['schema']!r}")
    sources = {each.id: each for each in _rows(table["source"], "source", _source)}
    make = _Maker(sources)
    facts = Facts(
        _typed(table["checked_on"], date, "checked_on"), _words(table["advice"], "advice"),
        tuple(sources.values()), _rows(table["topic"], "topic", make.topic),
        _rows(table["type"], "type", make.type), _rows(table["claim"], "claim", make.claim),
    )
    _check_dates(facts)
    _check_used(make.used, sources)
    return facts


class _Maker:
    """Makes rows that name a source, and remembers which sources were named."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self.used: set[str] = set()

    def topic(self, row: Row) -> Topic:
        _check_keys(row, ("id", "question", "short", "statement"), "a topic")
        return Topic(
            _words(row["id"], "id"), _words(row["question"], "question"),
            _words(row["short"], "short"), _rows(row["statement"], "statement", self._statement))

    def type(self, row: Row) -> DeploymentType:
        _check_keys(row, _names(DeploymentType), "a type")
        skus = tuple(_words(sku, "skus") for sku in _typed(row["skus"], list, "skus"))
        return DeploymentType(
            skus, _words(row["processed"], "processed"), _words(row["detail"], "detail"),
            _one_of(Ease, row["level"]), self._named(row))

    def claim(self, row: Row) -> Claim:
        _check_keys(row, _names(Claim), "a claim")
        return Claim(
            _words(row["said"], "said"), _one_of(Verdict, row["verdict"]),
            _words(row["instead"], "instead"), self._named(row))

    def _statement(self, row: Row) -> Statement:
        _check_keys(row, _names(Statement), "a statement")
        return Statement(_words(row["text"], "text"), self._named(row))

    def _named(self, row: Row) -> Source:
        name = _words(row["source"], "source")
        if name not in self._sources:
            raise _fault(f"there is no source {name!r}")
        self.used.add(name)
        return self._sources[name]


def _source(row: Row) -> Source:
    _check_keys(row, _names(Source), "a source")
    url = _words(row["url"], "url")
    if not url.startswith("https://"):
        raise _fault(f"{url!r} is no https address")
    read_on = _typed(row["read_on"], date, "read_on")
    return Source(_words(row["id"], "id"), _words(row["title"], "title"), url, read_on)


# ---- small checks


def _check_keys(row: Row, wanted: Sequence[str], what: str) -> None:
    for key in wanted:
        if key not in row:
            raise _fault(f"{what} has no {key}")
    for key in row:
        if key not in wanted:
            raise _fault(f"{what} has an unknown key, {key}")


def _check_dates(facts: Facts) -> None:
    for source in facts.sources:
        if source.read_on > facts.checked_on:
            raise _fault(f"source {source.id} was read after the facts were checked")


def _check_used(used: Collection[str], sources: Mapping[str, Source]) -> None:
    idle = sorted(sources.keys() - set(used))
    if idle:
        raise _fault(f"no statement rests on source {idle[0]}")


def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def _rows(value: object, what: str, make: Callable[[Row], Made]) -> tuple[Made, ...]:
    rows = _typed(value, list, what)
    made = tuple(make(_typed(row, dict, what)) for row in rows)
    names = [getattr(each, "id", each) for each in made]
    if not made or len(set(names)) != len(names):
        raise _fault(f"{what} is empty or says something twice")
    return made


def _typed(value: object, kind: type[Made], what: str) -> Made:
    if type(value) is not kind or not isinstance(value, kind):  # a time of day is a date to Python
        raise _fault(f"{what} is no {kind.__name__}")
    return value


def _words(value: object, what: str) -> str:
    words = _typed(value, str, what)
    if not words.strip() or words != words.strip():
        raise _fault(f"{what} is empty, or has blanks around it")
    return words


Words = TypeVar("Words", bound=StrEnum)


def _one_of(kind: type[Words], value: object) -> Words:
    words = _typed(value, str, "a choice")
    if words not in list(kind):
        raise _fault(f"{words!r} is not one of {', '.join(kind)}")
    return kind(words)


def _fault(what: str) -> InstallationError:
    return InstallationError(
        f"The privacy facts of this installation cannot be shown: {what}. Install Cloakroom again.")
