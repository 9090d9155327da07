"""The chat in the rail, with the real office: nothing of it is made before it is opened, and the
whole round trip with the practice deployment goes over TLS on this computer."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cloakroom import settings
from cloakroom.model import Finding
from cloakroom.review import Review
from cloakroom.ui.chat.attachable import clean_text, clean_texts
from cloakroom.ui.chat.place import LOCAL, ChatPlace
from cloakroom.ui.exchange import Exchange
from cloakroom.ui.files.item import FileItem, FileState
from cloakroom.ui.session import Session
from cloakroom.ui.theme import DARK
from fakes.clipboard import FakeClipboard
from fakes.file_worker import file_desk
from fakes.worker import FakeWorker

PACKAGE = Path(__file__).resolve().parents[3] / "desktop"
MINUTE = 60_000


@pytest.fixture
def place(qtbot: QtBot) -> Iterator[ChatPlace]:
    session = Session(FakeClipboard(), FakeWorker(at_once=True), settings.defaults())
    made = ChatPlace(session, Exchange(session), file_desk(session))
    qtbot.addWidget(made)
    made.resize(1116, 700)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.shut()


def test_nothing_is_made_before_it_is_opened(place: ChatPlace) -> None:
    place.set_theme(DARK)
    assert place.page is None
    assert place.pledge == LOCAL
    assert not place.unsaved


def test_the_start_of_the_program_loads_none_of_it() -> None:
    heavy = ["cloakroom.talk", "cloakroom.ui.chat.page", "openai", "httpx2", "azure", "msal"]
    code = f"import sys, cloakroom.ui.app; print([m for m in {heavy} if m in sys.modules])"
    fresh = subprocess.run(
        [sys.executable, "-c", code], cwd=PACKAGE, capture_output=True, text=True, check=True
    )
    assert fresh.stdout.strip() == "[]"


def test_a_fresh_start_may_practise_the_whole_round_trip(place: ChatPlace, qtbot: QtBot) -> None:
    # GIVEN a computer on which nobody has approved anything
    place.enter()
    assert place.page is not None
    assert place.desk is not None
    page, desk = place.page, place.desk
    qtbot.waitUntil(lambda: desk.places.in_force is not None, timeout=MINUTE)
    assert page.empty.lead.text() == "No deployment is approved here yet"
    # WHEN the user practises
    with qtbot.waitSignal(desk.places.chosen, timeout=MINUTE):
        page.empty.practise.click()
    assert place.pledge == LOCAL
    page.composer.field.setPlainText("Write a letter to Amira Okafor, 07700 900123.")
    qtbot.waitUntil(lambda: desk.draft.looked, timeout=MINUTE)
    page.composer.send.click()
    qtbot.waitUntil(lambda: bool(desk.messages) and not desk.busy, timeout=MINUTE)
    # THEN the answer holds the values, and what went over the wire does not
    message = desk.messages[0]
    assert message.turn is not None
    assert message.turn.error is None
    assert "Amira Okafor" in message.text
    assert "Amira" not in message.turn.answer
    assert all("Amira" not in m.text.text for m in message.prepared.request.messages)
    assert "Measured" in {row.grade.text() for row in page.side.rows}
    assert place.unsaved


def test_a_saved_file_can_go_along(place: ChatPlace, qtbot: QtBot) -> None:
    item = FileItem(Path("letter.docx"))
    item.state = FileState.SAVED
    item.review = Review.of("Dear Amira Okafor", [Finding(5, 17, "PERSON", 0.9, "listed word")])
    waiting = FileItem(Path("other.docx"))
    place._files.items = [item, waiting]
    assert [offer.name for offer in clean_texts(place._files, place._session)] == ["letter.docx"]
    assert clean_text(item, place._session).make() == "Dear [PERSON_1]"
    assert len(place._session.ledger) == 0
    place.attach(item)
    assert place.desk is not None
    desk = place.desk
    qtbot.waitUntil(lambda: bool(desk.draft.attachments))
    assert desk.draft.attachments[0].text == "Dear [PERSON_1]"
