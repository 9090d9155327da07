"""What was dropped or named, as a list of files: folders are walked, links in them not followed."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

MOST = 10_000
"""Files in one go. Who drops a whole disk by mistake gets a list that can still be read."""

_HIDDEN = "."
_CLEAN_COPY = re.compile(r" \(scrubbed(?: \d+)?\)$")


def files_in(paths: Sequence[Path]) -> list[Path]:
    """In the order given, each folder in a fixed order, each file once. Hidden files in a folder
    are left out (``.DS_Store`` is nobody's document), and so are clean copies that lie beside
    their originals; a file that was named is not."""
    found: dict[Path, None] = {}
    for path in paths:
        for each in _walked(path) if path.is_dir() else (path,):
            found[each] = None
            if len(found) == MOST:
                return list(found)
    return list(found)


def _walked(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(_HIDDEN))
        for name in sorted(names):
            path = Path(root, name)
            left_out = name.startswith(_HIDDEN) or _CLEAN_COPY.search(path.stem)
            if not left_out and _is_file(path):
                yield path


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:  # gone meanwhile
        return False
