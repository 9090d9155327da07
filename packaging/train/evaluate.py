"""Score a pipeline on labelled texts and print a Markdown table.

    python evaluate.py --pipeline resources/pipeline --texts ../shared/ner/corpora/dev.jsonl.gz

``F`` is strict: both ends and the label must be right. ``covered`` is the share of the characters
of gold names that lie in any name found, ``precision`` the share of found characters that are gold.
"""

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from encode import read
from spacy.language import Language

from cloakroom.detect.names import load_pipeline, sensitivity
from cloakroom.detect.names.labels import LABELS

Names = set[tuple[int, int, str]]


def lowered(items: list[dict]) -> list[dict]:
    """The texts that keep their length in lower case."""
    return [
        item | {"text": item["text"].lower()}
        for item in items
        if len(item["text"].lower()) == len(item["text"])
    ]


def pairs(nlp: Language, items: list[dict]) -> Iterable[tuple[Names, Names]]:
    """(gold, found) of each text."""
    for item in items:
        found = {(e.start_char, e.end_char, e.label_) for e in nlp(item["text"]).ents}
        yield {tuple(span) for span in item["spans"]}, found


def characters(names: Names) -> set[int]:
    return {at for start, end, _ in names for at in range(start, end)}


def percent(part: float, whole: float) -> float:
    return 100 * part / whole if whole else 0.0


def scores(nlp: Language, items: list[dict]) -> list[float]:
    """F of all, F of each label, characters covered, of people covered, precision."""
    count: Counter[str] = Counter()
    for gold, found in pairs(nlp, items):
        for label in LABELS:
            own, guess = ({n for n in names if n[2] == label} for names in (gold, found))
            count[f"right {label}"] += 2 * len(own & guess)
            count[f"all {label}"] += len(own) + len(guess)
        wanted, got = characters(gold), characters(found)
        people = characters({name for name in gold if name[2] == "PERSON"})
        count.update(wanted=len(wanted), got=len(got), both=len(wanted & got))
        count.update(people=len(people), people_both=len(people & got))
    right, every = ([count[f"{kind} {label}"] for label in LABELS] for kind in ("right", "all"))
    return [
        percent(sum(right), sum(every)),
        *map(percent, right, every),
        percent(count["both"], count["wanted"]),
        percent(count["people_both"], count["people"]),
        percent(count["both"], count["got"]),
    ]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pipeline", type=Path, required=True)
    arguments.add_argument("--texts", type=Path, required=True)
    options = arguments.parse_args()
    nlp, items = load_pipeline(options.pipeline.resolve()), read(options.texts)
    print("| texts | sensitivity | F |", *(f"F {label} |" for label in LABELS),
          "covered | people covered | precision |")  # fmt: skip
    print("|---" * (6 + len(LABELS)) + "|")
    for case, texts in (("as written", items), ("lower case", lowered(items))):
        for level in (0.0, 1.0, 2.0):
            with sensitivity(level):
                row = scores(nlp, texts)
            print(f"| {case} | {level:g} |", *(f"{score:.1f} |" for score in row))


if __name__ == "__main__":
    main()
