"""A desk of files over the session on fakes; detection answers from the event loop."""

from dataclasses import dataclass
from pathlib import Path

from pytestqt.qtbot import QtBot

from cloakroom.ui.files.desk import FileDesk
from cloakroom.ui.files.item import FileItem, FileState
from fakes.desk import Desk
from fakes.file_worker import FakeFileWorker

LETTER = "Dear Amira Okafor, please ring 07700 900123. Amira Okafor knows."


@dataclass
class Files:
    """The desk of files, what opens them, and a folder with them."""

    desk: FileDesk
    worker: FakeFileWorker
    folder: Path
    on: Desk
    qtbot: QtBot

    def write(self, name: str = "letter.txt", text: str = LETTER) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def settle(self) -> None:
        """Until everything asked for is done or refused."""
        self.qtbot.waitUntil(lambda: not self.desk.busy, timeout=20_000)

    def opened(self, *names: str) -> list[FileItem]:
        self.desk.add([self.write(name) for name in names or ("letter.txt",)])
        self.settle()
        return self.desk.items

    def saved(self) -> FileItem:
        item = self.opened()[0]
        self.desk.save(item)
        self.settle()
        assert item.state is FileState.SAVED, item.sentence
        return item
