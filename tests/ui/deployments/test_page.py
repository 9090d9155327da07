"""The page of deployments: who decides, what is approved, one's own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cloakroom import keychain
from cloakroom.chat.credentials import service
from cloakroom.policy import signature
from cloakroom.ui.deployments.desk import DeploymentDesk
from cloakroom.ui.deployments.page import DeploymentsPage
from fakes.computer import Computer
from policy.examples import FULL, SHORT
from ui.deployments.test_form import GOOD, write

Show = Callable[[], DeploymentsPage]


@pytest.fixture
def show(computer: Computer, qtbot: QtBot) -> Show:
    def made() -> DeploymentsPage:
        desk = DeploymentDesk(sources)
        page = DeploymentsPage(desk)
        qtbot.addWidget(page)
        with qtbot.waitSignal(desk.read):
            page.show()
        qtbot.waitUntil(lambda: all(card.isVisible() for card in page.cards))
        return page

    kept = computer.sources()

    def sources() -> object:
        return kept

    return made


def words(page: DeploymentsPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def settled(page: DeploymentsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.desk._turns.busy and all(
        card.isVisible() for card in page.cards))


def approve(page: DeploymentsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.add, Qt.MouseButton.LeftButton)
    write(page.form, qtbot, GOOD)
    qtbot.mouseClick(page.form.approve, Qt.MouseButton.LeftButton)
    settled(page, qtbot)


def test_with_nothing_approved_it_says_so(show: Show) -> None:
    page = show()
    assert "Cloakroom comes with none" in words(page)
    assert "you decide for yourself" in words(page)
    assert page.add.isVisible()


def test_the_organisations_deployments_are_shown(show: Show, computer: Computer) -> None:
    computer.write(computer.machine, FULL)
    page = show()
    told = words(page)
    for sentence in (
        "Department for Examples decides which deployments may be used: policy rural-2026-11, "
        "number 14, until 1 February 2027.",
        "Approved by Design Authority on 1 October 2026 (DA-123), to be reviewed by 1 April 2027",
        "sample.openai.azure.com · deployment gpt-51-uks",
        "Text marked up to OFFICIAL may go there",
        "“Gateway” is suspended by those who approved it.",
    ):
        assert sentence in told
    assert [card.state.text() for card in page.cards] == ["Approved", "Suspended"]
    assert not any(hasattr(card, "remove") for card in page.cards)


def test_a_policy_may_forbid_ones_own(show: Show, computer: Computer) -> None:
    computer.write(computer.machine, SHORT)
    page = show()
    assert "does not let users approve" in words(page)
    assert not page.add.isVisible()


def test_who_signed_is_the_organisation_in_a_file_of_ones_own(
    show: Show, computer: Computer
) -> None:
    signer = signature.fresh()
    computer.trust(signer)
    computer.write(computer.user, SHORT, signer)
    assert "in a file of yours that they signed" in words(show())


def test_a_refusal_names_its_check(show: Show, computer: Computer) -> None:
    computer.write(computer.machine, "?")
    page = show()
    assert "fails the check “format”" in page.refusal.text()
    assert page.refusal.text().endswith("Sending is off; scrubbing goes on.")
    assert page.refusal.isVisible()
    assert not page.add.isVisible()
    assert not page.start_again.isVisible()
    assert "you decide" not in words(page)


def test_one_is_approved_and_shown_as_ones_own(show: Show, qtbot: QtBot) -> None:
    page = show()
    with qtbot.waitSignal(page.desk.altered):
        approve(page, qtbot)
    assert [card.state.text() for card in page.cards] == ["Approved by you"]
    assert not page.form.isVisible()
    assert page.add.isVisible()
    assert "Cloakroom comes with none" not in words(page)


def test_what_cannot_be_added_is_said_and_stays_written(show: Show, qtbot: QtBot) -> None:
    page = show()
    approve(page, qtbot)
    approve(page, qtbot)
    assert "choose another name" in page.problem.text()
    assert page.problem.isVisible()
    assert page.form.isVisible()
    assert page.form.keys()["display_name"] == "My GPT"


def test_one_is_removed_once_it_is_said_twice(show: Show, qtbot: QtBot) -> None:
    page = show()
    approve(page, qtbot)
    card = page.cards[0]
    assert not card.sure.isVisible()
    qtbot.mouseClick(card.remove, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.keep, Qt.MouseButton.LeftButton)
    assert card.remove.isVisible()
    assert not card.sure.isVisible()
    qtbot.mouseClick(card.remove, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.sure, Qt.MouseButton.LeftButton)
    settled(page, qtbot)
    assert page.cards == []
    assert "Cloakroom comes with none" in words(page)


def test_with_a_deployment_goes_its_key(
    show: Show, computer: Computer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert computer.keyring is not None
    page = show()
    approve(page, qtbot)
    card = page.cards[0]
    kept = service(card.deployment), "api-key"
    computer.keyring.set_password(*kept, "sample")
    monkeypatch.setattr(keychain, "system", lambda: computer.keyring)
    card.removed.emit(card.deployment.id)
    settled(page, qtbot)
    assert computer.keyring.get_password(*kept) is None


def test_what_somebody_changed_can_be_started_over(
    show: Show, computer: Computer, qtbot: QtBot
) -> None:
    page = show()
    approve(page, qtbot)
    Path(computer.user.parents[1] / "own.toml").write_bytes(b"forged")
    page.desk.refresh()
    settled(page, qtbot)
    assert "changed outside Cloakroom" in page.refusal.text()
    qtbot.mouseClick(page.start_again, Qt.MouseButton.LeftButton)
    settled(page, qtbot)
    assert not page.refusal.isVisible()
    assert page.add.isVisible()


def test_a_policy_that_comes_while_one_writes_ends_the_writing(
    show: Show, computer: Computer, qtbot: QtBot
) -> None:
    page = show()
    page.open_form()
    computer.write(computer.machine, SHORT)
    page.desk.refresh()
    settled(page, qtbot)
    assert not page.form.isVisible()
    assert not page.add.isVisible()


def test_without_a_keyring_it_is_said(computer: Computer, qtbot: QtBot) -> None:
    computer.keyring = None
    kept = computer.sources()
    desk = DeploymentDesk(lambda: kept)
    page = DeploymentsPage(desk)
    qtbot.addWidget(page)
    with qtbot.waitSignal(desk.read):
        page.show()
    page.open_form()
    assert "forgotten when Cloakroom ends" in page.form.introduction.text()
    write(page.form, qtbot, GOOD)
    qtbot.mouseClick(page.form.approve, Qt.MouseButton.LeftButton)
    settled(page, qtbot)
    assert len(page.cards) == 1


def test_names_are_shown_as_they_are_written(show: Show, computer: Computer) -> None:
    computer.write(computer.machine, SHORT.replace("GPT in the UK", "<b>GPT</b>"))
    assert "<b>GPT</b>" in words(show())
