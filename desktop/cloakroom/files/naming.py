"""What a copy is called: its name says what it is, and that of a clean one holds no value."""

import os
import re
from collections.abc import Callable
from itertools import chain, count
from pathlib import Path

from cloakroom.documents.sweep import Sweep

_LONGEST = 200  # characters; file systems take 255 bytes
_MARK = re.compile(r" \((?:scrubbed|restored)(?: \d+)?\)$")


def clean_name(name: str, suffix: str, sweep: Sweep, *, number: int = 1) -> str:
    """``Report on Amira Okafor.docx`` → ``Report on PERSON_1 (scrubbed).docx``. ``suffix`` is that
    of the clean format; ``number`` tells copies apart."""
    stem = sweep.name(Path(name).stem)[:_LONGEST].rstrip(" .") or "file"
    mark = "scrubbed" if number == 1 else f"scrubbed {number}"
    return f"{stem} ({mark}){suffix}"


def swept_place(root: Path, below: Path, sweep: Sweep) -> Path:
    """``below`` in ``root``, with no value in any of its names. A name that had to change gets a
    number where something has it already: two names may have become one."""
    clean = Path(*map(sweep.name, below.parts))
    if clean == below:
        return root / below
    places = (
        clean.with_name(f"{clean.stem} ({number}){clean.suffix}") for number in count(2)
    )
    places = (root / place for place in chain([clean], places))
    return next(place for place in places if not os.path.lexists(place))


def free_place(
    folder: Path,
    name: str,
    suffix: str,
    sweep: Sweep,
    *,
    taken: Callable[[Path], bool] = os.path.lexists,
) -> Path:
    """The first such name in ``folder`` that nothing has yet."""
    places = (folder / clean_name(name, suffix, sweep, number=number) for number in count(1))
    return next(place for place in places if not taken(place))


def restored_place(path: Path) -> Path:
    """``letter (scrubbed).docx`` → ``letter (restored).docx`` beside it, or the first such name
    that nothing has yet."""
    stem = _MARK.sub("", path.stem)[:_LONGEST]
    marks = chain(["restored"], (f"restored {number}" for number in count(2)))
    places = (path.with_name(f"{stem} ({mark}){path.suffix}") for mark in marks)
    return next(place for place in places if not os.path.lexists(place))
