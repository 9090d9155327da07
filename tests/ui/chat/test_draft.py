"""What is being typed: looked at when the typing rests, and decisions hold meanwhile."""

import pytest
from pytestqt.qtbot import QtBot

from cloakroom.entity_types import Group
from cloakroom.errors import DetectorFailed
from cloakroom.model import Choice
from cloakroom.ui.chat.draft import Attachment, Draft
from fakes.desk import Desk

TEXT = "Dear Amira Okafor, ring 07700 900123."


@pytest.fixture
def draft(desk: Desk) -> Draft:
    return Draft(desk.session, desk.session)


def looked(draft: Draft, desk: Desk, text: str) -> None:
    """Typed, rested and looked at."""
    draft.type(text)
    settle(draft, desk)


def settle(draft: Draft, desk: Desk) -> None:
    def rest() -> bool:
        desk.worker.answer_all()
        return draft.looked

    desk.qtbot.waitUntil(rest)


def marked(draft: Draft) -> list[tuple[str, Group, bool]]:
    return [(draft.typed[p.start : p.end], p.group, p.faint) for p in draft.patches()]


FOUND = [("Amira Okafor", Group.NAMES, False), ("07700 900123", Group.CONTACT, False)]


def test_what_is_typed_is_looked_at_when_it_rests(draft: Draft, desk: Desk) -> None:
    for end in range(1, len(TEXT) + 1):
        draft.type(TEXT[:end])
    assert not draft.looked
    assert desk.worker.asked == []
    settle(draft, desk)
    assert len(desk.worker.asked) == 1
    assert marked(draft) == FOUND


def test_only_the_last_look_counts(draft: Draft, desk: Desk) -> None:
    draft.type("Amira Okafor")
    desk.until_asked()
    first = desk.worker.waiting[0]
    draft.type("Daniel Whitfield")
    desk.qtbot.waitUntil(lambda: len(desk.worker.asked) == 2)
    assert first in desk.worker.cancelled
    settle(draft, desk)
    assert marked(draft) == [("Daniel Whitfield", Group.NAMES, False)]


def test_what_the_matter_said_of_an_older_text_is_dropped(draft: Draft, desk: Desk) -> None:
    desk.scrubbed("Dear Amira Okafor")
    draft.type("Amira Okafor")
    desk.until_asked()
    desk.worker.answer()  # the matter is asked aside now
    draft.attach(Attachment("notes", "Daniel Whitfield"))
    seen: list[str] = []
    draft.changed.connect(lambda: seen.append(draft.review.text))
    settle(draft, desk)
    assert set(seen) == {draft.text}
    assert draft.review.to_take_out == 2


@pytest.mark.parametrize(
    "now",
    [
        f"So: {TEXT}",
        f"{TEXT} Thank you",
        TEXT.replace(", ring", ", please ring"),
    ],
)
def test_while_more_is_typed_the_marks_stay_on_their_words(
    draft: Draft, desk: Desk, now: str
) -> None:
    looked(draft, desk, TEXT)
    draft.type(now)
    assert not draft.looked
    assert marked(draft) == FOUND


def test_a_value_that_is_being_changed_loses_its_mark(draft: Draft, desk: Desk) -> None:
    looked(draft, desk, TEXT)
    draft.type(TEXT.replace("Okafor", "Okafr"))
    assert marked(draft) == FOUND[1:]


def test_blank_lines_before_the_text_do_not_move_the_marks(draft: Draft, desk: Desk) -> None:
    looked(draft, desk, f"\n\n{TEXT}\n")
    assert marked(draft) == FOUND
    assert draft.text == TEXT


def test_what_the_user_keeps_stays_kept_while_typing(draft: Draft, desk: Desk) -> None:
    looked(draft, desk, TEXT)
    draft.choose(draft.review.decisions[0].finding, Choice.KEEP)
    assert marked(draft)[0] == ("Amira Okafor", Group.NAMES, True)
    looked(draft, desk, f"{TEXT} Amira Okafor knows.")
    assert [faint for _, _, faint in marked(draft)] == [True, False, True]
    draft.choose(draft.review.decisions[0].finding, Choice.REDACT)
    assert not any(faint for _, _, faint in marked(draft))


def test_what_was_found_by_mistake_is_not_held_on_to(draft: Draft, desk: Desk) -> None:
    """Only the user's own decisions are carried over."""
    looked(draft, desk, "Amira Okafor")
    desk.worker.find = lambda text, options: []
    looked(draft, desk, "Amira Okafor is a ship")
    assert marked(draft) == []


def test_the_user_marks_what_nobody_found(draft: Draft, desk: Desk) -> None:
    text = "The Heron case. Heron again."
    looked(draft, desk, text)
    draft.mark(4, 9, "CUSTOM")
    assert [word for word, _, _ in marked(draft)] == ["Heron", "Heron"]
    looked(draft, desk, f"{text} And Heron.")
    assert len(marked(draft)) == 3


def test_the_decision_at_a_place(draft: Draft, desk: Desk) -> None:
    looked(draft, desk, f"\n{TEXT}")
    assert draft.decision_at(6) is draft.review.decisions[0]
    assert draft.decision_at(0) is None


def test_an_attachment_goes_along_without_its_name(draft: Draft, desk: Desk) -> None:
    looked(draft, desk, "Sum this up")
    added = Attachment("Okafor letter.docx", "Dear [PERSON_1], see Amira Okafor")
    draft.attach(added)
    settle(draft, desk)
    assert draft.text == ("Sum this up\n\nAttached text 1:\nDear [PERSON_1], see Amira Okafor")
    assert draft.review.to_take_out == 1
    assert marked(draft) == []
    draft.detach(added)
    settle(draft, desk)
    assert draft.text == "Sum this up"


def test_a_question_can_be_put_back_with_what_was_decided(draft: Draft, desk: Desk) -> None:
    looked(draft, desk, TEXT)
    draft.choose(draft.review.decisions[0].finding, Choice.KEEP)
    question = draft.question
    with desk.qtbot.waitSignal(draft.replaced):
        draft.clear()
    assert draft.empty
    with desk.qtbot.waitSignal(draft.replaced):
        draft.put(question)
    settle(draft, desk)
    assert marked(draft) == [("Amira Okafor", Group.NAMES, True), FOUND[1]]


def test_what_waits_for_the_look_is_told_once(draft: Draft, desk: Desk) -> None:
    told: list[str] = []
    draft.type(TEXT)
    draft.when_looked(lambda: told.append(draft.review.text))
    assert told == []
    settle(draft, desk)
    assert told == [TEXT]
    draft.when_looked(lambda: told.append("at once"))
    assert told == [TEXT, "at once"]


def test_what_waits_is_forgotten_when_the_text_is_changed_first(draft: Draft, desk: Desk) -> None:
    told: list[str] = []
    draft.type(TEXT)
    draft.when_looked(lambda: told.append("old"))
    looked(draft, desk, f"{TEXT} more")
    assert told == []


def test_a_failure_is_said_and_the_text_stays(draft: Draft, desk: Desk, qtbot: QtBot) -> None:
    draft.type(TEXT)
    desk.until_asked()
    with qtbot.waitSignal(draft.failed):
        desk.worker.fail(DetectorFailed())
    assert draft.typed == TEXT
    assert draft.problem == DetectorFailed().sentence
    looked(draft, desk, f"{TEXT} ")
    assert draft.problem == ""


def test_what_the_matter_knows_is_found(draft: Draft, desk: Desk) -> None:
    desk.scrubbed("Dear Amira Okafor")
    desk.worker.find = lambda text, options: []
    looked(draft, desk, "And Amira Okafor?")
    assert marked(draft) == [("Amira Okafor", Group.NAMES, False)]
