"""The tables, as Markdown."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from evaluation.labelled import Labelled, Span
from evaluation.score import Pair, Score, alarms, misses, score

NAMES = ("PERSON", "ORGANIZATION", "LOCATION")
AROUND = 32
Lines = Callable[[Iterable[Pair], frozenset[str] | None], list[str]]
_MEASURES = (
    "spans | covered % | by own type % | texts with a miss | precision % "
    "| precision, any type % | the same, characters % | strict F1"
)


def types_of(pairs: Iterable[Pair]) -> list[str]:
    """Labelled or found: names first, then by the number of labels."""
    count: Counter[str] = Counter()
    for text, found in pairs:
        count.update(span.entity_type for span in text.spans)
        count.update({span.entity_type: 0 for span in found})
    others = sorted((t for t in count if t not in NAMES), key=lambda t: (-count[t], t))
    return [*(name for name in NAMES if name in count), *others]


def groups(types: Iterable[str]) -> dict[str, frozenset[str]]:
    """Each type alone, then the sums."""
    types = list(types)
    rows = {name: frozenset({name}) for name in types}
    others = frozenset(types) - frozenset(NAMES)
    if others:
        rows |= {"**names**": frozenset(NAMES), "**all else**": others}
    return rows | {"**all**": frozenset(types)}


def by_type(pairs: Sequence[Pair]) -> str:
    rows = {row: score(pairs, types) for row, types in groups(types_of(pairs)).items()}
    return table(f"type | {_MEASURES}", (f"{row} | {_cells(one)}" for row, one in rows.items()))


def summary(parts: Mapping[str, Sequence[Pair]]) -> str:
    """Each part on one row a group: names of persons, all names, all else."""
    rows = []
    for part, pairs in parts.items():
        for group, types in groups(types_of(pairs)).items():
            if group == "PERSON" or group.startswith("**"):
                rows.append(f"{part} | {group} | {_cells(score(pairs, types))}")
    return table(f"texts | what | {_MEASURES}", rows)


def by_kind(pairs: Sequence[Pair]) -> str:
    kinds: dict[str, list[Pair]] = {}
    for pair in pairs:
        if pair[0].spans:
            kinds.setdefault(pair[0].kind, []).append(pair)
    rows = []
    for kind, mine in kinds.items():
        everything = score(mine, frozenset(types_of(mine)))
        person, names = score(mine, frozenset({"PERSON"})), score(mine, frozenset(NAMES))
        rows.append(
            f"{kind} | {len(mine)} | {_cell(person.coverage)} | {_cell(names.coverage)} | "
            f"{_cell(everything.coverage)} | {_cell(everything.precision)} | "
            f"{_cell(everything.blind_precision)}"
        )
    head = "kind | texts | PERSON covered % | names covered % | all covered % | precision % "
    return table(head + "| precision, any type %", rows)


def on_innocent(pairs: Sequence[Pair]) -> str:
    innocent = [pair for pair in pairs if not pair[0].spans and not pair[0].optional]
    hit = [pair for pair in innocent if pair[1]]
    count = Counter(span.entity_type for _, found in hit for span in found)
    kinds = ", ".join(f"{name} {number}" for name, number in count.most_common())
    others = sum(any(span.entity_type not in NAMES for span in found) for _, found in hit)
    return (
        f"{len(hit)} of {len(innocent)} innocent texts with an alarm, "
        f"{others} of them with one that is not a name. {kinds}"
    ).rstrip()


def beside(ours: Sequence[Pair], stock: Sequence[Pair]) -> str:
    """DATE_TIME is left out of the sums: Presidio means every date by it, and the labels only
    dates of birth."""
    rows = groups(types_of(text for text in ours if text[0].spans))
    dates = frozenset({"DATE_TIME"})
    cells = []
    for row, types in rows.items():
        wanted = types if types == dates else types - dates
        one, other = score(ours, wanted), score(stock, wanted)
        if one.spans:
            cells.append(
                f"{row} | {one.spans} | {_cell(one.coverage)} | {_cell(other.coverage)} | "
                f"{_cell(one.precision)} | {_cell(other.precision)} | "
                f"{_cell(one.strict_f1)} | {_cell(other.strict_f1)}"
            )
    return table(
        "type | spans | covered % | Presidio | precision % | Presidio | strict F1 | Presidio", cells
    )


def table(head: str, rows: Iterable[str]) -> str:
    line = "|".join("---" for _ in head.split(" | "))
    return "\n".join((f"| {head} |", f"|{line}|", *(f"| {row} |" for row in rows)))


def _cells(one: Score) -> str:
    missed = f"{one.missed_texts} of {one.texts}" if one.texts else "–"
    shares = (one.precision, one.blind_precision, one.character_precision, one.strict_f1)
    return " | ".join((
        str(one.spans), _cell(one.coverage), _cell(one.typed_coverage), missed, *map(_cell, shares),
    ))


def _cell(share: float | None) -> str:
    return "–" if share is None else f"{share:.1f}"


def missed_lines(pairs: Iterable[Pair], types: frozenset[str] | None) -> list[str]:
    """One line a span that is not covered whole."""
    return [
        f"{text.name} {span.entity_type} {'missed' if whole else 'part'}: {_around(text, span)}"
        for text, found in pairs
        for span, whole in misses(text, found)
        if types is None or span.entity_type in types
    ]


def alarm_lines(pairs: Iterable[Pair], types: frozenset[str] | None) -> list[str]:
    """One line a finding that touches nothing that is labelled."""
    return [
        f"{text.name} {span.entity_type}: {_around(text, span)}"
        for text, found in pairs
        for span in alarms(text, found)
        if types is None or span.entity_type in types
    ]


def wrong_type_lines(pairs: Iterable[Pair], types: frozenset[str] | None) -> list[str]:
    """One line a finding that touches labels of other types only."""
    lines = []
    for text, found in pairs:
        for one in found:
            touched = [span.entity_type for span in text.spans if span.overlaps(one)]
            wrong = touched and one.entity_type not in touched
            if wrong and (types is None or one.entity_type in types):
                labels = "+".join(sorted(set(touched)))
                lines.append(f"{text.name} {one.entity_type} for {labels}: {_around(text, one)}")
    return lines


def _around(text: Labelled, span: Span) -> str:
    before = text.text[max(0, span.start - AROUND) : span.start]
    value = text.text[span.start : span.end]
    after = text.text[span.end : span.end + AROUND]
    return f"{before}⟦{value}⟧{after}".replace("\n", "⏎").replace("\t", "⇥")
