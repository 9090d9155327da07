"""The parts of the window, ready for a test."""

import os
import sys
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cloakroom import settings
from cloakroom.ui.clip_picture import ClipPicture
from cloakroom.ui.exchange import Exchange
from cloakroom.ui.session import Session
from fakes.clipboard import FakeClipboard
from fakes.desk import Desk
from fakes.worker import FakeWorker


@pytest.fixture(autouse=True, scope="session")
def fusion(request: pytest.FixtureRequest) -> None:
    """As ``app.main`` sets it up. Without a display Qt would abort the whole run."""
    if sys.platform == "linux" and not os.environ.get("DISPLAY"):
        pytest.skip("no display: run under Xvfb with a window manager")
    qapp: QApplication = request.getfixturevalue("qapp")
    qapp.setStyle("Fusion")
    qapp.setQuitOnLastWindowClosed(False)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    worker, clipboard = FakeWorker(), FakeClipboard()
    session = Session(clipboard, worker, settings.defaults())
    exchange = Exchange(session, picture=partial(ClipPicture, reads=lambda: False))
    made = Desk(worker, clipboard, session, exchange, qtbot)
    for source in (session, made.exchange):
        source.failed.connect(made.failures.append)
    session.progress.connect(lambda done, total: made.progress.append((done, total)))
    yield made
    worker.waiting.clear()
