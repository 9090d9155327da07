"""A chat on fakes: the worker answers by itself, the deployment says what the test says."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cloakroom import settings
from cloakroom.ui.session import Session
from fakes.chatting import Chatting
from fakes.clipboard import FakeClipboard
from fakes.office import FakeLoop, FakeOffice, LiveClient
from fakes.worker import FakeWorker


@pytest.fixture
def chat(qtbot: QtBot) -> Iterator[Chatting]:
    loop = FakeLoop()
    worker = FakeWorker(at_once=True)
    session = Session(FakeClipboard(), worker, settings.defaults())
    office = FakeOffice(LiveClient(loop))
    made = Chatting(qtbot, worker, session, office, loop)
    with qtbot.waitSignal(made.desk.places.chosen):
        made.desk.places.refresh()
    yield made
    made.desk.stop()
    loop.close()
