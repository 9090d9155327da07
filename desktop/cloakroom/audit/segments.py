"""The files of a trail: ``000001-2026-11.jsonl``, one a month or when one has grown, in the order
of their numbers. A trail is a folder; the folder of the journal is one, and each folder in
``not-anchored`` is one of a session without a keyring."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cloakroom.paths import folders

SESSIONS = "not-anchored"
LARGEST = 8_000_000  # bytes, some seven thousand records
_NAME = re.compile(r"([0-9]{6})-([0-9]{4}-[0-9]{2})\.jsonl")
_TAIL = 1 << 16  # bytes; a line has some hundreds


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    number: int
    month: str
    path: Path

    @classmethod
    def numbered(cls, trail: Path, number: int, now: datetime) -> "Segment":
        month = f"{now:%Y-%m}"
        return cls(number, month, trail / f"{number:06d}-{month}.jsonl")


def home() -> Path:
    """Of the journal of this user."""
    return folders().data / "audit"


def segments(trail: Path) -> list[Segment]:
    """In order; other files are passed by. OSError when the folder cannot be read."""
    if not trail.exists():
        return []
    matches = ((path, _NAME.fullmatch(path.name)) for path in trail.iterdir())
    return sorted(Segment(int(m[1]), m[2], path) for path, m in matches if m)


def sessions(folder: Path) -> list[Path]:
    """The trails of sessions without a keyring."""
    apart = folder / SESSIONS
    return sorted(path for path in apart.iterdir() if path.is_dir()) if apart.is_dir() else []


def last_line(segment: Segment) -> tuple[bytes, int]:
    """The last line without its end, and the size of the file in bytes. Empty where the file does
    not end with a line."""
    with segment.path.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(max(0, size - _TAIL))
        tail = stream.read(_TAIL)
    if not tail.endswith(b"\n"):
        return b"", size
    return tail[:-1].rpartition(b"\n")[2], size
