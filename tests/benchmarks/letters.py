"""Letters of an office, of any size: sentences that are hardly ever the same, and some thirty
names, addresses, numbers and dates a page, as letters hold them. The same on every run."""

import random
from collections.abc import Iterator, Mapping
from typing import Final

PAGE: Final = 4_000  # characters
_PEOPLE: Final = (
    "Amira Okafor", "Daniel Whitfield", "Priya Shah", "Siân Hughes", "Tom Brackenbury",
    "Grace Mbeki", "Oliver Penrose", "Fatima Al-Sayed", "Ewan McAllister", "Chloe Dubois",
)
_STREETS: Final = ("Mill Lane", "Castle Street", "Station Road", "Orchard Close", "Abbey Walk")
_TOWNS: Final = ("Kendal LA9 4QT", "Leeds LS1 4AP", "Cardiff CF10 3AT", "Truro TR1 2HE")
_SLOTS: Final[Mapping[str, tuple[str, ...]]] = {
    "group": ("The committee", "Our surveyor", "The contractor", "The finance team", "The school",
              "Our client", "The landlord", "The planning office", "The insurer", "The clinic"),
    "did": ("agreed to", "refused to", "asked us to", "will", "was unable to", "offered to",
            "has begun to", "forgot to", "intends to", "was advised to"),
    "act": ("review", "postpone", "pay for", "inspect", "replace", "survey", "approve", "cancel",
            "document", "complete"),
    "kind": ("annual", "final", "first", "written", "revised", "missing", "original", "second",
             "independent", "detailed"),
    "thing": ("report", "invoice", "drainage plan", "tenancy agreement", "roof repair", "boundary",
              "budget", "assessment", "heating system", "timetable"),
    "when": ("before the end of the quarter", "as soon as the weather allows", "within ten days",
             "once the deposit has been paid", "after the next meeting", "without further delay",
             "during the summer holidays", "unless we hear otherwise", "at no extra cost",
             "when the new lease begins"),
    "but": ("which is not what was promised", "although nobody had complained",
            "because the estimate was too low", "and a copy is enclosed",
            "so please let us have your comments", "as we discussed on the telephone",
            "and we are sorry for the trouble", "while the old arrangement continues",
            "provided that the terms are kept", "but the costs have gone up again"),
}  # fmt: skip


def letters(characters: int) -> str:
    """Pages of 4,000 characters, each a letter."""
    chance = random.Random(7)
    return "\n".join(_letter(chance) for _ in range(characters // PAGE))


def _letter(chance: random.Random) -> str:
    writer, reader = chance.sample(_PEOPLE, 2)
    street, town = chance.choice(_STREETS), chance.choice(_TOWNS)
    lines = [reader, f"{chance.randrange(1, 90)} {street}", town, "",
             f"Dear {reader.split()[0]},", ""]  # fmt: skip
    ending = ["", "Yours sincerely,", writer, f"07700 900{chance.randrange(1000):03}",
              f"{writer.split()[0].lower()}@example.org"]  # fmt: skip
    length = sum(map(len, [*lines, *ending]))
    for paragraph in _paragraphs(chance):
        if length >= PAGE:
            break
        lines.append(paragraph)
        length += len(paragraph)
    return "\n".join([*lines, *ending])


def _paragraphs(chance: random.Random) -> Iterator[str]:
    while True:
        sentences = [_sentence(chance) for _ in range(chance.randrange(2, 5))]
        yield " ".join([*sentences, _told(chance)])


def _sentence(chance: random.Random) -> str:
    words = {slot: chance.choice(ways) for slot, ways in _SLOTS.items()}
    return "{group} {did} {act} the {kind} {thing} {when}, {but}.".format(**words)


def _told(chance: random.Random) -> str:
    """A sentence with one or two values in it."""
    person = chance.choice(_PEOPLE)
    day = f"{chance.randrange(1, 28)} March 19{chance.randrange(50, 99)}"
    return chance.choice((
        f"{person} (born {day}) called about the same {chance.choice(_SLOTS['thing'])}.",
        f"Please ring {person} on 07700 900{chance.randrange(1000):03} about it.",
        f"We wrote to {person} at {chance.randrange(1, 90)} {chance.choice(_STREETS)}, "
        f"{chance.choice(_TOWNS)}.",
        f"Send the rest to {person.split()[0].lower()}{chance.randrange(99)}@example.org.",
        f"The account of {person} is GB82 WEST 1234 5698 7654 32.",
    ))
