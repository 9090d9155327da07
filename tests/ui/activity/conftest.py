"""The page of a trail with some records, on a keyring and a clock of the test's own."""

from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audit.conftest import Trail
from cloakroom.audit.event import Event, Evidence, What
from cloakroom.ui.activity.desk import ActivityDesk
from cloakroom.ui.activity.page import ActivityPage
from cloakroom.ui.style_sheet import style_sheet
from cloakroom.ui.theme import LIGHT, palette

TEXT = "Dear [PERSON_1],\nthank you."
SEEN = Evidence("uk", host="uk.example.org", tls="TLSv1.3", peer_private=False, request_id="r-77")


@pytest.fixture
def trail(tmp_path: Path) -> Trail:
    return Trail(tmp_path / "audit")


@pytest.fixture
def filled(trail: Trail) -> Trail:
    journal = trail.journal()
    journal.record(Event(What.SIGN_IN, Evidence("uk")))
    journal.record(Event(What.SEND, SEEN, counts={"PERSON": 2, "URL": 1}, text=TEXT))
    journal.record(Event(What.REPLY, SEEN, reply="Gladly.", about=2, check="complete", status=200))
    journal.record(Event(What.SEND_BLOCKED, Evidence("us"), check="marking"))
    return trail


def opened(trail: Trail, qtbot: QtBot, *, keyring: bool = True) -> ActivityPage:
    """Entered, and everything that was asked for is there."""
    page = ActivityPage(ActivityDesk(lambda: trail.journal(keyring=keyring)))
    page.setPalette(palette(LIGHT))
    page.setStyleSheet(style_sheet(LIGHT))
    page.resize(1116, 700)
    qtbot.addWidget(page, before_close_func=settle)
    with qtbot.waitExposed(page):
        page.show()
    with qtbot.waitSignals([page.desk.loaded, page.desk.checked]):
        page.enter()
    qtbot.waitUntil(lambda: page.empty.text() != "Reading the records…")
    return page


def settle(_: object = None) -> None:
    """What was asked for aside, and what follows from that, is told and let go."""
    for _ in range(4):
        QThreadPool.globalInstance().waitForDone()
        QApplication.processEvents()


def column(page: ActivityPage, number: int) -> list[str]:
    model = page.model
    return [str(model.index(n, number).data()) for n in range(model.rowCount())]
