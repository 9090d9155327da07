"""The check of the audit trail after the start: heard of only where something is wrong."""

import pytest
from pytestqt.qtbot import QtBot

from audit.conftest import Trail
from cloakroom import keychain
from cloakroom.paths import folders
from cloakroom.ui.activity import at_start
from cloakroom.ui.activity.at_start import CheckAtStart
from fakes.keyrings import FakeKeyring, LockedKeyring
from ui.activity.conftest import settle


@pytest.fixture
def mine(monkeypatch: pytest.MonkeyPatch) -> Trail:
    """The trail of this user, with two records."""
    keyring = FakeKeyring()
    monkeypatch.setattr(keychain, "system", lambda: keyring)
    return Trail(folders().data / "audit", keyring).with_records(2)


def damage(trail: Trail) -> None:
    path = trail.files[0]
    path.write_bytes(path.read_bytes().replace(b'"PERSON":2', b'"PERSON":1', 1))


def noticed() -> list[str]:
    told: list[str] = []
    check = CheckAtStart()
    check.noticed.connect(told.append)
    check.check()
    settle()
    return told


def test_new_damage_is_told_once(mine: Trail, qtbot: QtBot) -> None:
    damage(mine)
    (told,) = noticed()
    assert "Activity says which" in told
    assert noticed() == []


def test_a_whole_trail_is_not_heard_of(mine: Trail, qtbot: QtBot) -> None:
    assert noticed() == []


def test_a_locked_keyring_is_let_be(
    mine: Trail, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage(mine)
    monkeypatch.setattr(keychain, "system", LockedKeyring)
    assert noticed() == []


def test_without_a_trail_nothing_is_asked(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> None:
        raise AssertionError

    monkeypatch.setattr(at_start, "_verified", never)
    assert noticed() == []


def test_it_waits_a_while(mine: Trail, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    damage(mine)
    monkeypatch.setattr(at_start, "AFTER_MS", 1)
    check = CheckAtStart()
    with qtbot.waitSignal(check.noticed):
        check.begin()
    settle()
