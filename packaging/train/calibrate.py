"""Fit what a confidence means, and print the expected calibration error before and after.

    python calibrate.py --pipeline BUILD/pipeline --texts DEV --out BUILD

``BUILD/pipeline`` is an export without ``calibration.npy``, DEV the development texts. A found name
counts as right where a gold name of its label overlaps it. The error is measured in halves: fitted
on one, taken on the other; the lines written are fitted on all texts.
"""

import argparse
from pathlib import Path

import numpy as np
from encode import read
from spacy.language import Language

from cloakroom.detect.names import load_pipeline
from cloakroom.detect.names.calibration import Calibration
from cloakroom.detect.names.labels import LABELS

BINS, STEPS, HOLD = 10, 60, 1e-3


def answers(nlp: Language, items: list[dict]) -> dict[str, np.ndarray]:
    """For each label (names, 2): the confidence of a name found, and 1 where it is right."""
    found: dict[str, list[tuple[float, bool]]] = {label: [] for label in LABELS}
    for item in items:
        for span in nlp(item["text"]).ents:
            right = any(
                label == span.label_ and start < span.end_char and end > span.start_char
                for start, end, label in item["spans"]
            )
            found[span.label_].append((span._.confidence, right))
    return {label: np.array(rows, dtype=float) for label, rows in found.items()}


def line(rows: np.ndarray) -> np.ndarray:
    """Slope and offset of the logistic regression on the logit, by Newton's method."""
    inside = rows[:, 0].clip(1e-4, 1 - 1e-4)
    inputs = np.column_stack([np.log(inside / (1 - inside)), np.ones(len(rows))])
    fitted = np.array([1.0, 0.0])
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-inputs @ fitted))
        bend = (inputs * (guess * (1 - guess))[:, None]).T @ inputs + HOLD * np.eye(2)
        fitted = fitted + np.linalg.solve(bend, inputs.T @ (rows[:, 1] - guess))
    return fitted


def error(rows: np.ndarray) -> float:
    """Expected calibration error in per cent, over ten equal bins of confidence."""
    bins = (rows[:, 0] * BINS).clip(0, BINS - 1).astype(int)
    gaps = [abs(np.sum(rows[bins == at, 0] - rows[bins == at, 1])) for at in range(BINS)]
    return 100 * sum(gaps) / len(rows)


def applied(lines: np.ndarray, found: dict[str, np.ndarray]) -> np.ndarray:
    scale = Calibration(lines)
    return np.array(
        [(scale.of(row[0], label), row[1]) for label, rows in found.items() for row in rows]
    )


def lines(found: dict[str, np.ndarray]) -> np.ndarray:
    return np.array([line(found[label]) for label in LABELS])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("--pipeline", "--texts", "--out"):
        arguments.add_argument(name, type=Path, required=True)
    options = arguments.parse_args()
    nlp, items = load_pipeline(options.pipeline.resolve()), read(options.texts)
    halves = [answers(nlp, items[at::2]) for at in (0, 1)]
    whole = {label: np.concatenate([half[label] for half in halves]) for label in LABELS}
    after = [applied(lines(halves[1 - at]), halves[at]) for at in (0, 1)]
    print(f"before {error(np.concatenate(list(whole.values()))):.1f} %,")
    print(f"after {error(np.concatenate(after)):.1f} %: {lines(whole).round(3).tolist()}")
    np.save(options.out / "calibration.npy", lines(whole).astype(np.float32))


if __name__ == "__main__":
    main()
