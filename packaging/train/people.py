"""The forms in which people write a name: in full, turned round, with initials."""

from pools import Pools

PARTICLES = ("de", "van", "al", "bin", "von", "da")


def written(person: tuple[str, str], form: str, pools: Pools) -> str:
    first, last = person
    letter = pools.random.choice("ABCDEFGHJKLMNPRSTW")
    forms = {
        "first": [first],
        "last": [last],
        "listed": [
            f"{last}, {first}",
            f"{last}, {first}",
            f"{last.upper()}, {first}",
            f"{last} {first[0]}",
        ],
        "initials": [
            f"{first[0]}. {last}",
            f"{first[0]} {last}",
            f"{first[0]}.{letter}. {last}",
            f"{first[0]}{letter} {last}",
        ],
        "full": [f"{first} {last}"] * 14
        + [
            f"{first} {letter}. {last}",
            f"{first} {letter} {last}",
            f"{first} {pools.first()} {last}",
            f"{first} {last.upper()}",
            f"{first} {pools.first()} {last}",
            f"{first} {last}-{pools.last()}",
            f"{last} {first} {pools.first()}",
            f"{first} {pools.random.choice(PARTICLES)} {last}",
        ],
    }
    return pools.random.choice(forms[form])
