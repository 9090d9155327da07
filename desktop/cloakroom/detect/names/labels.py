"""The tags the network scores for each token, and which may follow which (the BIOES scheme:
Begin, Inside, Outside, End, Single; Ratinov and Roth 2009)."""

from typing import Final

import numpy as np
import numpy.typing as npt

LABELS: Final = ("PERSON", "ORGANIZATION", "LOCATION")
TAGS: Final = ("O", *(f"{part}-{label}" for label in LABELS for part in "BIES"))
OUTSIDE: Final = 0
FORBIDDEN: Final = -1e4
"""Added to the score of a step that cannot be: far below any log-probability."""


def may_follow(before: str, after: str) -> bool:
    if before[0] in "BI":
        return after[0] in "IE" and before[2:] == after[2:]
    return after[0] in "OBS"


def may_start(tag: str) -> bool:
    return tag[0] in "OBS"


def may_end(tag: str) -> bool:
    return tag[0] in "OES"


def _allowed(flags: list[bool]) -> npt.NDArray[np.float32]:
    return np.where(np.array(flags), 0.0, FORBIDDEN).astype(np.float32)


STEPS: Final = _allowed([may_follow(a, b) for a in TAGS for b in TAGS]).reshape(len(TAGS), -1)
"""Row: the tag before; column: the tag after; 0 or ``FORBIDDEN``."""
STARTS: Final = _allowed([may_start(tag) for tag in TAGS])
ENDS: Final = _allowed([may_end(tag) for tag in TAGS])


def tag_numbers(spans: list[tuple[int, int, str]], length: int) -> list[int]:
    """The tags of ``length`` tokens in which ``spans`` (start, end, label) are the names."""
    tags = [OUTSIDE] * length
    for start, end, label in spans:
        if end - start == 1:
            tags[start] = TAGS.index(f"S-{label}")
            continue
        tags[start:end] = [TAGS.index(f"I-{label}")] * (end - start)
        tags[start] = TAGS.index(f"B-{label}")
        tags[end - 1] = TAGS.index(f"E-{label}")
    return tags
