"""Signing in with the button in the window, with the real office and azure-identity behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cloakroom import settings
from cloakroom.chat.loop import ChatLoop
from cloakroom.policy.model import Declared
from cloakroom.talk.office import Office
from cloakroom.ui.chat.desk import ChatDesk
from cloakroom.ui.chat.page import ChatPage
from cloakroom.ui.exchange import Exchange
from cloakroom.ui.session import Session
from fakes.azure_server import DEPLOYMENT, AzureServer, authority, serving
from fakes.clipboard import FakeClipboard
from fakes.entra_server import RESOURCE, USER, EntraServer
from fakes.keyrings import FakeKeyring
from fakes.signing_in import deployment_at, entra_with_browser, office_at
from fakes.worker import FakeWorker

QUESTION = "Write to Amira Okafor, 07700 900123."
LONG = 30_000
"""The libraries alone take seconds to load on a busy machine."""


@dataclass
class Window:
    qtbot: QtBot
    azure: AzureServer
    entra: EntraServer
    keyring: FakeKeyring
    desk: ChatDesk
    page: ChatPage

    def until(self, who: str) -> None:
        """The side says so."""
        self.qtbot.waitUntil(lambda: self.page.side.who.text().startswith(who), timeout=LONG)

    @property
    def offered(self) -> list[QPushButton]:
        line = self.page.side._buttons
        found = [line.itemAt(n).widget() for n in range(line.count() - 1)]
        return [each for each in found if isinstance(each, QPushButton)]

    @property
    def may_send(self) -> bool:
        return self.page.composer.send.isEnabled()

    def press(self, button: QPushButton) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self) -> None:
        self.page.composer.field.setPlainText(QUESTION)
        self.qtbot.waitUntil(lambda: self.desk.draft.looked)

    def sign_in(self) -> None:
        assert [each.text() for each in self.offered] == ["Sign in"]
        self.press(self.offered[0])
        self.until(f"Signed in as {USER}.")

    def send(self) -> None:
        self.qtbot.waitUntil(lambda: self.may_send)
        self.press(self.page.composer.send)
        self.qtbot.waitUntil(
            lambda: bool(self.desk.messages) and not self.desk.busy, timeout=LONG)


def made(qtbot: QtBot, azure: AzureServer, entra: EntraServer, loop: ChatLoop) -> Window:
    keyring = FakeKeyring()
    declared = Declared(resource_id=RESOURCE, sku="Standard")
    office: Office = office_at(entra, keyring, deployment_at(azure, entra, declared=declared))
    session = Session(FakeClipboard(), FakeWorker(at_once=True), settings.defaults())
    desk = ChatDesk(session, office, loop)
    page = ChatPage(desk, Exchange(session))
    qtbot.addWidget(page)
    page.resize(1116, 700)
    with qtbot.waitExposed(page):
        page.show()
    with qtbot.waitSignal(desk.places.chosen):
        desk.places.refresh()
    return Window(qtbot, azure, entra, keyring, desk, page)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    trusted, loop = authority(tmp_path, "azure"), ChatLoop()
    with serving(trusted.context(), trusted.file) as azure, entra_with_browser(tmp_path) as entra:
        window = made(qtbot, azure, entra, loop)
        yield window
        window.desk.stop()
        office = window.desk.office
        assert isinstance(office, Office)
        loop.stop(office.close)


def test_signing_in_sending_and_signing_out(window: Window) -> None:
    # GIVEN a deployment that wants an account, and a question
    window.until("Nobody is signed in.")
    window.type()
    assert not window.may_send
    assert window.page.composer.reason.text() == "Sign in first."
    assert window.entra.asked == []
    # WHEN the user signs in with the button THEN the name is shown, and it may be sent
    window.sign_in()
    assert window.may_send
    assert window.offered == []
    window.send()
    assert window.desk.messages[-1].text == "Dear Amira Okafor, all is well."
    assert [seen.headers["authorization"] for seen in window.azure.texts] == ["Bearer access-1"]
    assert b"Okafor" not in window.azure.texts[0].body
    # WHEN they sign out THEN nothing is left, and nothing may be sent
    window.press(window.page.side.sign_out)
    window.until("Nobody is signed in.")
    assert window.keyring.held == {}
    window.type()
    assert not window.may_send
    assert [each.text() for each in window.offered] == ["Sign in"]


def test_a_sign_in_that_lapsed_keeps_the_question_and_offers_the_button_again(
    window: Window,
) -> None:
    # GIVEN somebody who is signed in, with a token that nobody renews
    window.entra.lifetime = 1
    window.until("Nobody is signed in.")
    window.sign_in()
    window.entra.refuse["refresh_token"] = "AADSTS700082: The refresh token has expired."
    # WHEN a question is sent
    window.type()
    window.send()
    # THEN nothing went, the question is back in its field, and the way in is there again
    assert window.azure.texts == []
    assert window.page.composer.field.toPlainText() == QUESTION
    assert "has not left this computer" in window.page.log.answers[-1].sentence.text()
    assert not window.may_send
    assert window.page.composer.reason.text() == "Sign in first."
    # AND after signing in again it goes
    window.entra.refuse.clear()
    window.sign_in()
    window.send()
    assert window.desk.messages[-1].text == "Dear Amira Okafor, all is well."
    assert len(window.azure.texts) == 1


def test_what_azure_contradicts_closes_the_way_until_it_is_put_right(window: Window) -> None:
    # GIVEN a deployment that somebody made global since it was approved
    place = f"{RESOURCE}/deployments/{DEPLOYMENT}"
    window.entra.answers = {RESOURCE: (200, {}), place: (200, {"sku": {"name": "GlobalStandard"}})}
    window.until("Nobody is signed in.")
    window.sign_in()
    window.type()
    assert window.may_send
    # WHEN Azure is asked THEN it is said, and nothing may be sent
    window.press(window.page.side.confirm)
    window.qtbot.waitUntil(lambda: not window.may_send, timeout=LONG)
    told = "Azure says GlobalStandard; the policy declares Standard."
    assert window.page.composer.reason.text().startswith(told)
    assert "Confirmed by Azure" in {row.grade.text() for row in window.page.side.rows}
    # AND when it is put right and asked again, it may
    window.entra.answers[place] = 200, {"sku": {"name": "Standard"}}
    window.press(window.page.side.confirm)
    window.qtbot.waitUntil(lambda: window.may_send, timeout=LONG)
