"""Files at hand, and their place in the window, ready for a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cloakroom.ui.files.files_page import FilesPage
from fakes.desk import Desk
from fakes.file_worker import FakeFileWorker, file_desk
from fakes.files import Files


@pytest.fixture
def files(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Iterator[Files]:
    worker = FakeFileWorker()
    desk.worker.at_once = True
    folder = tmp_path / "papers"
    folder.mkdir()
    made = Files(file_desk(desk.session, worker), worker, folder, desk, qtbot)
    yield made
    worker.free()
    made.desk.close()
    made.settle()


@pytest.fixture
def page(files: Files, qtbot: QtBot) -> FilesPage:
    made = FilesPage(files.on.session, files.desk)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made
