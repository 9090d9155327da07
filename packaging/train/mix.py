"""Mix the corpora and the synthetic texts into one training file (JSON Lines, compressed).

    python mix.py --data ../shared/ner --out BUILD

A line holds ``text``, ``spans`` (start, end, label) and ``missing`` (start, end): words whose
label nobody knows, which training leaves out of its loss.
"""

import argparse
import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from people import written
from plain import MONTHS
from pools import Pools
from synth import Spans, Synth

SEED = 20_251
SYNTHETIC = 130_000
JOINED = 14_000
WORD = re.compile(r"[^\W\d_]{4,}")
CHECKED = 500
"""Texts of another seed, to choose a checkpoint by."""


class Share(NamedTuple):
    """How often a corpus is read, and how many of the later copies have their names swapped."""

    copies: int
    swapped: float
    first_swapped: float = 0.0


SHARES = {
    "gmb": Share(2, 0.9, 0.5),
    "ewt": Share(7, 0.8),
    "tab": Share(5, 0.95),
    "crossner": Share(3, 0.7),
    "gum": Share(4, 0.9),
    "wikigold": Share(4, 0.85),
    "wnut17": Share(4, 0.7),
    "btc": Share(2, 0.6),
    "wikidist": Share(2, 0.0),
}
GMB_WITH_NAMES, GMB_WITHOUT = 25_000, 3_000


class Item(NamedTuple):
    text: str
    spans: Spans
    missing: list[tuple[int, int]]


def corpus(data: Path, name: str) -> list[Item]:
    with gzip.open(data / "corpora" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        found = [json.loads(line) for line in file]
    return [
        Item(it["text"], [tuple(s) for s in it["spans"]], it.get("missing", [])) for it in found
    ]


def chosen(items: list[Item], name: str, random: Random) -> list[Item]:
    """The whole corpus, but of the largest (automatic labels) only a part."""
    if name != "gmb":
        return items
    named = [item for item in items if item.spans]
    return random.sample(named, GMB_WITH_NAMES) + random.sample(
        [item for item in items if not item.spans], GMB_WITHOUT
    )


def swapped(item: Item, pools: Pools) -> Item:
    """The same sentence about other people, places and bodies; a repeated name stays repeated."""
    text, spans, known, last = "", [], {}, 0
    for start, end, label in sorted(item.spans):
        old = item.text[start:end]
        new = known.setdefault((label, old), like(old, label, pools))
        text += item.text[last:start]
        spans.append((len(text), len(text) + len(new), label))
        text, last = text + new, end
    return Item(text + item.text[last:], spans, [])


def like(old: str, label: str, pools: Pools) -> str:
    new = {"PERSON": person_like, "LOCATION": place_like}.get(label, lambda _, p: p.bodies.org())(
        old, pools
    )
    new = new.removeprefix("the ")
    if old.isupper() and len(old) > 3:
        return new.upper()
    return new.lower() if old.islower() else new


def person_like(old: str, pools: Pools) -> str:
    parts = old.split()
    if len(parts) == 1:
        return pools.last() if pools.chance(0.55) else pools.first()
    initialled = len(parts[0].strip(".")) == 1
    return written(pools.person(), "initials" if initialled else "full", pools)


def place_like(_: str, pools: Pools) -> str:
    makes = (pools.town, pools.county, pools.country, pools.site, pools.street)
    return pools.random.choices(makes, weights=(70, 9, 11, 5, 5))[0]()


def joined(items: list[Item], random: Random) -> Item:
    """A few texts behind one another, as a page of notes has them."""
    text, spans = "", []
    for item in random.sample(items, random.randint(2, 4)):
        text += random.choice([" ", " ", "\n", "\n\n"]) if text else ""
        spans += [(start + len(text), end + len(text), label) for start, end, label in item.spans]
        text += item.text
    return Item(text, spans, [])


def noisy(text: str, spans: Spans, random: Random) -> Item:
    """Now and then what scanning, wrapping and careless typing do. The length never changes
    except where a space is doubled."""
    draw = random.random()
    if draw < 0.02:
        swaps = str.maketrans("loIBS", "10l8s")
        text = "".join(c.translate(swaps) if random.random() < 0.03 else c for c in text)
    elif draw < 0.05:
        text = wrapped(text, random.randint(40, 80))
    elif draw < 0.07:
        return spaced(text, spans, random)
    elif draw < 0.10:
        text = text.replace("'", "’")
    else:
        text = respelt(text, spans, draw, random)
    return Item(text, spans, [])


def respelt(text: str, spans: Spans, draw: float, random: Random) -> str:
    if draw < 0.18:
        return renamed(text, spans, str.lower if draw < 0.15 else str.upper)
    if draw < 0.23:
        return renamed(text, spans, lambda name: misspelt(name, random))
    if draw < 0.29:
        return careless(text, random)
    return text.upper() if draw < 0.33 and len(text.upper()) == len(text) else text


def careless(text: str, random: Random) -> str:
    """Every word, a name or not, may be misspelt."""
    share = random.uniform(0.05, 0.3)
    return WORD.sub(
        lambda word: misspelt(word[0], random) if random.random() < share else word[0], text
    )


def renamed(text: str, spans: Spans, recase: Callable[[str], str]) -> str:
    """The names alone in another case: careless typing, or a form filled in capitals."""
    for start, end, _ in spans:
        name = recase(text[start:end])
        if len(name) == end - start:
            text = text[:start] + name + text[end:]
    return text


def misspelt(name: str, random: Random) -> str:
    """Two letters change places, or one is another."""
    if len(name) < 4:
        return name
    at = random.randrange(1, len(name) - 2)
    if not name[at : at + 2].isalpha():
        return name
    if random.random() < 0.6:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name[:at] + random.choice("aeiorstnlm") + name[at + 1 :]


def wrapped(text: str, width: int) -> str:
    letters, line = list(text), 0
    for at, letter in enumerate(letters):
        if letter == " " and at - line > width:
            letters[at], line = "\n", at
    return "".join(letters)


def spaced(text: str, spans: Spans, random: Random) -> Item:
    spaces = [at for at, letter in enumerate(text) if letter == " "]
    for at in sorted(random.sample(spaces, min(len(spaces), 3)), reverse=True):
        text = text[:at] + " " + text[at:]
        spans = [(start + (start > at), end + (end > at), label) for start, end, label in spans]
    return Item(text, spans, [])


def mixture(data: Path, random: Random) -> Iterator[Item]:
    pools = Pools(data, random)
    real: list[Item] = []
    for name, share in SHARES.items():
        items = chosen(corpus(data, name), name, random)
        for copy in range(share.copies):
            odds = share.swapped if copy else share.first_swapped
            real += [swapped(it, pools) if it.spans and pools.chance(odds) else it for it in items]
    yield from real
    labelled = [item for item in real if not item.missing and len(item.text) < 600]
    yield from (joined(labelled, random) for _ in range(JOINED))
    synth = Synth(pools)
    synth.negatives += unnamed(real)
    yield from (noisy(*synth.document(), random) for _ in range(SYNTHETIC))


def unnamed(items: list[Item]) -> list[str]:
    """Real sentences without names, to stand between the synthetic ones (a twentieth as many as
    would drown the written ones)."""
    plain = {it.text for it in items if not it.spans and not it.missing and 20 < len(it.text) < 160}
    safe = sorted(text for text in plain if not set("[]{}@#") & set(text) and text[-1] in ".?!")
    return safe[:: max(1, len(safe) // 60)] + [f"{month} figures attached." for month in MONTHS]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    options = arguments.parse_args()
    random = Random(SEED)
    items = [item for item in mixture(options.data, random) if item.text.strip()]
    random.shuffle(items)
    options.out.mkdir(parents=True, exist_ok=True)
    write(options.out / "mix.jsonl.gz", items)
    check = Synth(Pools(options.data, Random(SEED + 1)))
    write(options.out / "check.jsonl.gz", [Item(*check.document(), []) for _ in range(CHECKED)])
    print(f"{len(items):,} texts, {sum(len(item.text) for item in items):,} characters")


def write(path: Path, items: list[Item]) -> None:
    """Nothing in the file tells when it was written: the same data give the same bytes."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 3, raw, mtime=0) as file:
        for item in items:
            file.write((json.dumps(item._asdict(), ensure_ascii=False) + "\n").encode())


if __name__ == "__main__":
    main()
