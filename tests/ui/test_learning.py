"""What the user teaches: what holds when, what is kept, and what is said where it cannot be."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cloakroom import settings as settings_table
from cloakroom.errors import MatterNotSaved, NoKeyring
from cloakroom.matters.for_good import ForGood
from cloakroom.matters.learnt import Learnt
from cloakroom.matters.matter import Matter
from cloakroom.matters.store import Matters
from cloakroom.model import Choice
from cloakroom.ui.learning import Learning, NotKept, Scope
from cloakroom.ui.session import Session
from cloakroom.ui.state import State
from fakes.desk import LETTER, Desk

KEY = bytes(range(32))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "matters"


def words(folder: Path) -> ForGood:
    return ForGood(folder, lambda: KEY)


@pytest.fixture
def matter(folder: Path) -> Iterator[Matter]:
    with Matters(folder, lambda: KEY).create("Appeal") as made:
        yield made


@pytest.fixture
def keeping(desk: Desk, folder: Path) -> Desk:
    """The desk, with a keyring."""
    desk.session.learning._open = lambda: words(folder)
    return desk


def learnt(desk: Desk) -> Learnt:
    return desk.session.learning.all


def settled(desk: Desk) -> None:
    desk.qtbot.waitUntil(lambda: not desk.session.learning.busy)


def test_for_this_session_nothing_is_written(keeping: Desk, folder: Path) -> None:
    keeping.review()
    keeping.session.never("Amira Okafor", Scope.SESSION)
    assert learnt(keeping).never == ("Amira Okafor",)
    assert not folder.exists()


def test_for_a_matter_it_holds_there_only(keeping: Desk, matter: Matter, folder: Path) -> None:
    keeping.session.use(matter)
    keeping.session.learning.never("Heron", Scope.SESSION)
    keeping.session.learning.always("heron", "CUSTOM", Scope.MATTER)
    assert learnt(keeping) == Learnt((), (("heron", "CUSTOM"),))
    kept = Matters(folder, lambda: KEY).read("Appeal").learnt
    assert kept == Learnt((), (("heron", "CUSTOM"),))
    keeping.session.use(Matter.in_memory())
    assert not learnt(keeping)


def test_a_matter_that_cannot_be_saved_is_said(
    keeping: Desk, matter: Matter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise MatterNotSaved

    keeping.session.use(matter)
    monkeypatch.setattr(matter, "save", full)
    keeping.session.learning.never("Heron", Scope.MATTER)
    assert [type(error) for error in keeping.failures] == [NotKept]
    assert learnt(keeping).never == ("Heron",)


def test_for_good_it_is_there_the_next_day(keeping: Desk, folder: Path, qtbot: QtBot) -> None:
    keeping.session.learning.never("Heron", Scope.FOR_GOOD)
    keeping.session.learning.always("Marsh", "LOCATION", Scope.FOR_GOOD)
    assert learnt(keeping).never == ("Heron",)  # at once
    settled(keeping)
    assert not keeping.failures
    # WHEN it is started again
    again = Session(
        keeping.clipboard, keeping.worker, settings_table.defaults(), words=lambda: words(folder)
    )
    assert not again.learning.all
    with qtbot.waitSignal(again.learning.loaded):
        again.learning.load()
    assert again.learning.all == Learnt(("Heron",), (("Marsh", "LOCATION"),))


def test_without_a_keyring_it_holds_for_now_and_that_is_said(desk: Desk, folder: Path) -> None:
    def no_key() -> bytes:
        raise NoKeyring

    desk.session.learning._open = lambda: ForGood(folder, no_key)
    desk.session.learning.never("Heron", Scope.FOR_GOOD)
    settled(desk)
    assert [type(error) for error in desk.failures] == [NotKept]
    assert "until Cloakroom is closed" in desk.failures[0].sentence
    assert learnt(desk).never == ("Heron",)
    assert not words(folder).is_there


def test_with_nothing_taught_the_keyring_is_left_alone(desk: Desk, folder: Path) -> None:
    asked: list[int] = []

    def key() -> bytes:
        asked.append(1)
        return KEY

    desk.session.learning._open = lambda: ForGood(folder, key)
    desk.session.learning.load()
    assert not desk.session.learning.busy
    assert not asked


def test_what_cannot_be_read_is_said(keeping: Desk, folder: Path) -> None:
    ForGood(folder, lambda: b"k" * 32).change(lambda _: Learnt(("Heron",)))
    keeping.session.learning.load()
    settled(keeping)
    assert len(keeping.failures) == 1
    assert "for good" in keeping.failures[0].sentence


def test_words_that_come_late_look_again(keeping: Desk, folder: Path) -> None:
    words(folder).change(lambda _: Learnt(("Amira Okafor",)))
    keeping.review()
    keeping.session.learning.load()
    keeping.qtbot.waitUntil(lambda: keeping.state is State.SCANNING)
    keeping.settle()
    assert [d.finding.entity_type for d in keeping.session.review.decisions] == ["PHONE_NUMBER"]


def test_a_matter_that_knows_other_words_looks_again(keeping: Desk, matter: Matter) -> None:
    keeping.review()
    keeping.session.use(matter)
    assert keeping.state is State.REVIEW
    keeping.session.use(Matter.in_memory())
    matter.learnt = Learnt(("Amira Okafor",))
    keeping.session.use(matter)
    assert keeping.state is State.SCANNING
    assert keeping.worker.waiting[0].options.allow == ("Amira Okafor",)


def test_decisions_made_are_not_lost_to_another_matter(keeping: Desk, matter: Matter) -> None:
    matter.learnt = Learnt(("Leeds",))
    keeping.review()
    keeping.session.choose([keeping.session.review.decisions[0].finding], Choice.KEEP)
    keeping.session.use(matter)
    assert keeping.state is State.REVIEW
    assert keeping.session.review.kept == 1


def test_always_teaches_the_whole_word_it_marks(desk: Desk) -> None:
    desk.review()
    at = LETTER.index("leas")
    desk.session.always(at, at + 4, "CUSTOM", Scope.SESSION)
    assert learnt(desk).always == (("please", "CUSTOM"),)
    desk.session.always(at - 1, at - 1, "CUSTOM", Scope.SESSION)
    assert len(learnt(desk).always) == 1


def test_a_kind_found_on_request_only_is_taught_as_a_word(desk: Desk) -> None:
    learning: Learning = desk.session.learning
    learning.always("4 May", "DATE", Scope.SESSION)
    assert desk.session.options().denied == (("4 May", "CUSTOM"),)
