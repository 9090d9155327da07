"""What a clean copy is called: its name says what it is, and holds no value either."""

import os
from collections.abc import Callable
from itertools import chain, count
from pathlib import Path

from cloakroom.documents.sweep import Sweep

_LONGEST = 200  # characters; file systems take 255 bytes


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
