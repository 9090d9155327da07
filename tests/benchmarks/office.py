"""Realistic text of any size: the evaluation texts, mixed and joined, the same on every run."""

import random
import sys
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evaluation.labelled import own_set


def office(size: int) -> str:
    """``size`` characters."""
    texts = [text.text for text in own_set()]
    random.Random(7).shuffle(texts)
    parts, length = [], 0
    for text in cycle(texts):
        if length >= size:
            break
        parts.append(text)
        length += len(text) + 2
    return "\n\n".join(parts)[:size]
