"""What a clean copy is called: its name says what it is, and holds no value either."""

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

from cloakroom.documents.sweep import Sweep

_LONGEST = 200  # characters; file systems take 255 bytes


def clean_name(name: str, suffix: str, sweep: Sweep, *, number: int = 1) -> str:
    """``Report on Amira Okafor.docx`` → ``Report on PERSON_1 (scrubbed).docx``. ``suffix`` is that
    of the clean format; ``number`` tells copies apart."""
    stem = sweep.name(Path(name).stem)[:_LONGEST].rstrip(" .") or "file"
    mark = "scrubbed" if number == 1 else f"scrubbed {number}"
    return f"{stem} ({mark}){suffix}"


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
