"""Where findings stand on pages: asked for in portions, each once."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cloakroom.documents.base import Box
from cloakroom.errors import DamagedFile
from cloakroom.files.copying import open_file
from cloakroom.model import Finding
from cloakroom.ui.files import places as module
from cloakroom.ui.files.hand import FileHand
from cloakroom.ui.files.places import Places
from fakes.desk import Desk
from fakes.file_worker import FakeFileWorker

FINDINGS = [Finding(number, number + 1, "PERSON", 0.9, "") for number in range(0, 10, 2)]


class Counting(FakeFileWorker):
    """Knows how many spans it was asked for, and fails where it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[int] = []
        self.fails = False

    def boxes(self, path: Path, spans: Sequence[tuple[int, int, int]]) -> list[list[Box]]:
        self.asked.append(len(spans))
        if self.fails:
            raise DamagedFile("letter.txt is damaged.")
        return super().boxes(path, spans)


def test_many_are_asked_for_in_portions_and_each_once(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PORTION", 2)
    path, worker = tmp_path / "letter.txt", Counting()
    path.write_text("a b c d e f")
    file = open_file(worker, path)
    places = Places(FileHand(desk.session, worker=lambda: worker), desk.session)
    # WHEN they are asked for twice, the second time while the first is at work
    places.ask(file, FINDINGS[:4])
    places.ask(file, FINDINGS)
    desk.qtbot.waitUntil(lambda: len(places.on(0)) == len(FINDINGS))
    assert worker.asked == [2, 2, 1]
    places.ask(file, FINDINGS)
    assert worker.asked == [2, 2, 1]
    assert all(places.of(each) for each in FINDINGS)


def test_what_failed_is_asked_for_again(desk: Desk, tmp_path: Path) -> None:
    path, worker = tmp_path / "letter.txt", Counting()
    path.write_text("a b c d e f")
    file = open_file(worker, path)
    places = Places(FileHand(desk.session, worker=lambda: worker), desk.session)
    worker.fails = True
    places.ask(file, FINDINGS)
    desk.qtbot.waitUntil(lambda: not places._waiting)
    worker.fails = False
    places.ask(file, FINDINGS)
    desk.qtbot.waitUntil(lambda: len(places.on(0)) == len(FINDINGS))
