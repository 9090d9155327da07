"""One file of the list: how far it is, what was found in it, and what the user decided."""

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from cloakroom.documents.base import NO_WISHES, Wishes
from cloakroom.documents.proof.result import Verdict
from cloakroom.files.copying import Copy, OpenFile
from cloakroom.files.pasted import Pasted, Source
from cloakroom.review import Review
from cloakroom.ui.files.looking import Looked


class FileState(Enum):
    """The value is what the list says."""

    WAITING = "Waiting"
    READING = "Reading…"
    FOUND = "Found"
    SAVING = "Saving…"
    SAVED = "Saved"
    REFUSED = "Refused"
    STOPPED = "Stopped"


AT_WORK = frozenset({FileState.WAITING, FileState.READING, FileState.SAVING})
RETRY = frozenset({FileState.REFUSED, FileState.STOPPED})


@dataclass(eq=False)
class FileItem:
    """Changed by the desk alone. ``sentence`` says why it was refused, or why a copy could not be
    saved; ``pasted`` is what has no place on the disk; ``steps`` are the reviews before each
    decision, ``undecided`` how many are being worked out."""

    path: Path
    pasted: Pasted | None = field(default=None, repr=False)
    state: FileState = FileState.WAITING
    sentence: str = ""
    file: OpenFile | None = field(default=None, repr=False)
    looked: Looked | None = field(default=None, repr=False)
    review: Review = field(default=Review("", ()), repr=False)
    wishes: Wishes = NO_WISHES
    copy: Copy | None = None
    steps: list[Review] = field(default_factory=list, repr=False)
    undecided: int = 0

    @property
    def source(self) -> Source:
        return self.pasted or self.path

    @property
    def can_change(self) -> bool:
        return self.state in (FileState.FOUND, FileState.SAVED) and self.file is not None

    @property
    def is_decided(self) -> bool:
        return not self.undecided

    @property
    def can_save(self) -> bool:
        return self.can_change and self.is_decided

    @property
    def pages(self) -> int:
        return self.file.contents.pages if self.file else 0

    @property
    def told(self) -> str:
        """Its state in words, for the list."""
        if self.state is FileState.FOUND:
            number = self.review.to_take_out
            found = f"{number} to take out" if number else "Nothing found"
            return f"{found} · {self.sentence}" if self.sentence else found
        if self.state is FileState.SAVED and self.copy is not None:
            proven = self.copy.report.verdict is Verdict.CLEAN
            return f"Saved, {'proven clean' if proven else 'not proven'}"
        if self.state is FileState.REFUSED:
            return f"Refused: {self.sentence}"
        return str(self.state.value)

    def forget(self) -> None:
        """Nothing of what was read stays."""
        self.file, self.looked, self.copy = None, None, None
        self.review = Review("", ())
        self.steps, self.wishes, self.sentence = [], NO_WISHES, ""
