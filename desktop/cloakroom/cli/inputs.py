"""What the command line names, as a list of readable sources; ``-`` is standard input."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cloakroom.cli.console import Console
from cloakroom.documents.text import LARGEST, TextFile, decode
from cloakroom.errors import UnreadableText

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """``name`` as the user wrote it. ``below`` is its place under ``--output-dir``.
    ``refusal`` says why something met on a walk is not read at all."""

    name: str
    path: Path | None
    below: str = ""
    refusal: str = ""

    @property
    def label(self) -> str:
        return "standard input" if self.name == STANDARD_INPUT else self.name


def named(name: str) -> Source:
    if name == STANDARD_INPUT:
        return Source(name, None)
    path = Path(name)
    return Source(name, path, path.name)


def walked(folder: Path, leave_out: Path | None) -> Iterator[Source]:
    """The files below ``folder`` in a fixed order. Links are not followed, so that a walk never
    leaves the folder; ``leave_out`` is where the results go."""
    refused: list[Source] = []

    def note(error: OSError) -> None:
        refused.append(_refused(Path(error.filename), f"could not be opened: {error.strerror}"))

    for root, folders, files in os.walk(folder, onerror=note):
        here = Path(root)
        links = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(n for n in folders if not _same(here / n, leave_out))
        for name in sorted(files + links):
            path = here / name
            mode = path.lstat().st_mode
            if stat.S_ISREG(mode):
                yield Source(str(path), path, str(path.relative_to(folder)))
            else:
                kind = "a link, and links are not followed" if stat.S_ISLNK(mode) else "not a file"
                yield _refused(path, f"is {kind}")
    yield from refused


def piped_text(console: Console) -> TextFile:
    """Standard input; UnreadableText or TooLarge when it is no text."""
    return decode(console.stdin.read(LARGEST + 1), "standard input")


def text_of(source: Source, console: Console) -> TextFile:
    """The text of ``source``, a text file or standard input."""
    if source.path is None:
        return piped_text(console)
    try:
        with source.path.open("rb") as stream:  # a device has no end: never read all of it
            return decode(stream.read(LARGEST + 1), source.name)
    except OSError as error:
        raise UnreadableText(f"{source.name} could not be read: {error.strerror}.") from error


def _refused(path: Path, why: str) -> Source:
    return Source(str(path), None, refusal=f"{path} {why}.")


def _same(path: Path, other: Path | None) -> bool:
    return other is not None and other.exists() and path.samefile(other)
