"""What the session looks at and what it leaves alone, as transcripts on fakes."""

import pytest
from pytestqt.qtbot import QtBot

from cloakroom import settings as settings_table
from cloakroom.clip import MOST_CHARACTERS, MOST_HTML, Clip, usable
from cloakroom.detect.options import Sensitivity
from cloakroom.errors import DetectorFailed, OutputFailed
from cloakroom.instance import Reply
from cloakroom.matters.matter import Matter
from cloakroom.model import Choice
from cloakroom.ui.state import State
from fakes.desk import Desk

LETTER = "Dear Amira Okafor, please ring 07700 900123. Amira Okafor knows."
HTML = "<p>Dear <b>Amira</b> Okafor, please ring 07700 900123. Amira Okafor knows.</p>"


def values(desk: Desk) -> list[str]:
    review = desk.session.review
    return [review.value(d.finding) for d in review.decisions if d.choice is Choice.REDACT]


# ---- a copy comes in


def test_a_copy_is_looked_at_and_reviewed(desk: Desk) -> None:
    desk.clipboard.copy(LETTER)
    assert desk.state is State.SCANNING
    assert desk.session.source == "Clipboard"
    desk.worker.answer()
    assert desk.state is State.REVIEW
    assert values(desk) == ["Amira Okafor", "07700 900123", "Amira Okafor"]
    assert desk.clipboard.writes == 0


def test_progress_is_passed_on(desk: Desk) -> None:
    desk.clipboard.copy(LETTER)
    desk.worker.waiting[0].progress.emit(3, 10)
    assert desk.progress == [(3, 10)]


def test_the_same_clip_is_not_looked_at_twice(desk: Desk) -> None:
    desk.review()
    desk.clipboard.copy(LETTER)
    assert desk.state is State.REVIEW
    assert len(desk.worker.asked) == 1


def test_the_same_clip_after_a_secret_one_is_looked_at_again(desk: Desk) -> None:
    desk.review()
    desk.clipboard.copy("hunter2", secret=True)
    desk.clipboard.copy(LETTER)
    assert desk.state is State.SCANNING


def test_a_newer_copy_takes_the_place_of_a_scan(desk: Desk) -> None:
    desk.clipboard.copy(LETTER)
    old = desk.worker.waiting[0]
    desk.clipboard.copy("Daniel Whitfield")
    assert desk.worker.cancelled == [old]
    desk.worker.answer_all()
    assert values(desk) == ["Daniel Whitfield"]


def test_the_result_of_an_old_scan_is_ignored_even_if_it_comes_last(desk: Desk) -> None:
    desk.clipboard.copy(LETTER)
    old = desk.worker.waiting.pop(0)
    desk.clipboard.copy("Daniel Whitfield")
    desk.worker.answer()
    old.done.emit([desk.worker.find(LETTER, old.options)])
    assert values(desk) == ["Daniel Whitfield"]
    assert desk.state is State.REVIEW


def test_an_empty_clip_changes_nothing(desk: Desk) -> None:
    desk.clipboard.copy("")
    assert desk.state is State.EMPTY
    assert not desk.worker.asked


def test_a_picture_alone_is_none_of_the_text_detector_s(desk: Desk) -> None:
    desk.clipboard.copy("", others=("a picture",))
    assert desk.state is State.UNREAD
    assert not desk.worker.asked


def test_what_is_left_out_is_said(desk: Desk) -> None:
    desk.clipboard.copy(LETTER, others=("a picture", "files"))
    desk.worker.answer_all()
    assert desk.session.notes == (
        "Not looked into, and left out when scrubbed: a picture, files.",)


def test_a_secret_clip_is_not_read(desk: Desk) -> None:
    desk.clipboard.copy("hunter2", secret=True)
    assert desk.state is State.SECRET
    assert not desk.worker.asked
    assert desk.session.clip == Clip("")


def test_a_secret_clip_ends_a_scan(desk: Desk) -> None:
    desk.clipboard.copy(LETTER)
    desk.clipboard.copy("hunter2", secret=True)
    desk.worker.answer_all()
    assert desk.state is State.SECRET


def test_a_text_too_long_is_a_problem_and_not_scanned(desk: Desk) -> None:
    desk.clipboard.copy("x" * (MOST_CHARACTERS + 1))
    assert desk.state is State.PROBLEM
    assert "5,000,001 characters" in desk.session.sentence
    assert not desk.worker.asked


def test_the_longest_text_is_scanned(desk: Desk) -> None:
    desk.clipboard.copy("x" * MOST_CHARACTERS)
    assert desk.state is State.SCANNING


def test_what_another_cloakroom_wrote_is_not_looked_at(desk: Desk) -> None:
    desk.clipboard.write(Clip("[PERSON_1]"), selection=False)
    desk.clipboard.is_ours = False
    desk.clipboard.changed.emit()
    assert desk.state is State.EMPTY
    assert not desk.worker.asked


def test_html_alone_is_looked_at_by_its_text(desk: Desk) -> None:
    desk.clipboard.copy("", HTML)
    desk.worker.answer_all()
    assert desk.session.clip.plain == LETTER
    assert desk.session.clip.html == HTML
    assert len(values(desk)) == 3


def test_html_too_large_to_take_apart_is_left_out_and_said(desk: Desk) -> None:
    desk.clipboard.copy(LETTER, "x" * (MOST_HTML + 1))
    desk.worker.answer_all()
    assert desk.session.clip.html is None
    assert "the formatting (too large)" in desk.session.notes[0]
    assert desk.session.shows_the_clipboard()


def test_usable_keeps_html_of_a_bearable_size() -> None:
    clip = Clip("plain", "x" * MOST_HTML)
    assert usable(clip) is clip


def test_a_copied_answer_says_how_much_of_it_can_be_restored(desk: Desk) -> None:
    desk.scrubbed()
    desk.clipboard.copy("Thank you, [PERSON_1] and [PERSON_95].")
    desk.settle()
    assert desk.session.restorable == 1
    desk.clipboard.copy("Nothing of that kind")
    desk.settle()
    assert desk.session.restorable == 0


def test_another_matter_looks_again_with_what_it_knows(desk: Desk) -> None:
    # GIVEN a clip with a word that the detector does not find
    desk.review("The Marsh Lane site")
    assert values(desk) == []
    # WHEN a matter is opened that knows it
    matter = Matter.in_memory()
    matter.ledger.ticket("CUSTOM", "Marsh Lane")
    desk.session.use(matter)
    desk.settle()
    # THEN it is found
    assert values(desk) == ["Marsh Lane"]


def test_another_matter_says_what_it_can_restore(desk: Desk, qtbot: QtBot) -> None:
    desk.review("Thank you, [PERSON_1].")
    desk.session._steps.append(desk.session.review)  # decided: so it is not looked at again
    matter = Matter.in_memory()
    matter.ledger.ticket("PERSON", "Amira Okafor")
    desk.session.use(matter)
    qtbot.waitUntil(lambda: desk.session.restorable == 1)
    desk.session.use(Matter.in_memory())
    assert desk.session.restorable == 0


def test_stopping_leaves_nothing_in_memory(desk: Desk) -> None:
    desk.scrubbed()
    desk.session.stop()
    session = desk.session
    assert (session.clip, session.review.text, session.clean) == (Clip(""), "", None)
    assert desk.state is State.EMPTY


# ---- failing


def test_a_failed_scan_is_a_problem_and_says_so(desk: Desk) -> None:
    desk.session.look(Clip(LETTER), "Clipboard", desk.tell)
    desk.worker.fail(DetectorFailed())
    assert desk.state is State.PROBLEM
    assert desk.session.sentence == DetectorFailed().sentence
    assert desk.replies == [Reply(3, DetectorFailed().sentence)]


def test_a_broken_worker(desk: Desk) -> None:
    desk.clipboard.copy(LETTER)
    desk.worker.break_down()
    assert desk.session.broken is not None
    assert desk.state is State.PROBLEM


def test_stop_drops_the_scan_and_tells_who_asked(desk: Desk) -> None:
    desk.session.look(Clip(LETTER), "Clipboard", desk.tell)
    desk.session.stop()
    assert desk.state is State.EMPTY
    desk.worker.answer_all()
    assert desk.state is State.EMPTY
    assert [reply.code for reply in desk.replies] == [3]


# ---- looking when asked


def test_looking_at_the_clipboard_tells_what_was_found(desk: Desk) -> None:
    desk.session.watching.pause(None)
    desk.clipboard.copy(LETTER)
    assert desk.session.look_at_clipboard(desk.tell)
    desk.worker.answer_all()
    assert desk.replies == [Reply(0, "2 names, 1 telephone number")]


@pytest.mark.parametrize(("text", "secret"), [("", False), ("hunter2", True)])
def test_there_may_be_nothing_to_look_at(desk: Desk, text: str, secret: bool) -> None:
    desk.session.watching.pause(None)
    desk.clipboard.copy(text, secret=secret)
    assert not desk.session.look_at_clipboard(desk.tell)
    assert not desk.worker.asked
    assert not desk.replies


def test_what_was_copied_before_the_start_is_looked_at(desk: Desk) -> None:
    desk.clipboard.blockSignals(True)
    desk.clipboard.copy(LETTER)
    desk.clipboard.blockSignals(False)
    desk.session.look_if_watching()
    assert desk.state is State.SCANNING


# ---- pausing


def test_paused_nothing_is_looked_at(desk: Desk) -> None:
    desk.session.watching.pause(None)
    desk.clipboard.copy(LETTER)
    assert desk.session.watching.paused
    assert desk.state is State.EMPTY
    desk.session.watching.resume()
    desk.clipboard.copy(LETTER + " again")
    assert desk.state is State.SCANNING


def test_pausing_ends_a_scan(desk: Desk) -> None:
    desk.clipboard.copy(LETTER)
    desk.session.watching.pause(5)
    assert desk.state is State.EMPTY
    desk.worker.answer_all()
    assert desk.state is State.EMPTY


def test_a_pause_ends_by_itself(desk: Desk, qtbot: QtBot) -> None:
    desk.session.watching.pause(60)
    timer = desk.session.watching._resume
    assert timer.isActive()
    assert timer.interval() == 60 * 60_000
    with qtbot.waitSignal(desk.session.changed):
        timer.setInterval(0)
    assert not desk.session.watching.paused


def test_a_pause_until_asked_ends_a_timed_one(desk: Desk) -> None:
    desk.session.watching.pause(5)
    desk.session.watching.pause(None)
    assert not desk.session.watching._resume.isActive()


def test_switched_off_nothing_is_looked_at(desk: Desk) -> None:
    desk.session.change_setting("watch_clipboard", False)
    desk.clipboard.copy(LETTER)
    assert desk.state is State.EMPTY


# ---- deciding


def test_keeping_and_stepping_back(desk: Desk) -> None:
    desk.review()
    phone = desk.session.review.decisions[1].finding
    assert not desk.session.can_step_back
    desk.session.choose([phone], Choice.KEEP)
    assert values(desk) == ["Amira Okafor", "Amira Okafor"]
    desk.session.add(5, 10, "PERSON")
    desk.session.take_step_back()
    desk.session.take_step_back()
    assert len(values(desk)) == 3
    assert not desk.session.can_step_back
    desk.session.take_step_back()  # nothing left to take back
    assert len(values(desk)) == 3


def test_a_decision_that_changes_nothing_is_no_step(desk: Desk) -> None:
    desk.review()
    desk.session.choose([desk.session.review.decisions[0].finding], Choice.REDACT)
    assert not desk.session.can_step_back


def test_steps_belong_to_one_clip(desk: Desk) -> None:
    desk.review()
    desk.session.choose([desk.session.review.decisions[0].finding], Choice.KEEP)
    desk.review("Daniel Whitfield")
    assert not desk.session.can_step_back


def test_marking_by_hand_marks_every_occurrence(desk: Desk) -> None:
    desk.review()
    start = LETTER.index("please")
    desk.session.add(start, start + 6, "CUSTOM")
    assert "please" in values(desk)


def test_nothing_is_decided_once_it_is_scrubbed(desk: Desk) -> None:
    desk.scrubbed()
    desk.session.choose([desk.session.review.decisions[0].finding], Choice.KEEP)
    assert desk.session.review.kept == 0


def test_never_keeps_the_value_here_and_in_the_next_clip(desk: Desk) -> None:
    desk.review()
    desk.session.never("Amira Okafor")
    assert values(desk) == ["07700 900123"]
    desk.review("Amira Okafor and Daniel Whitfield")
    assert values(desk) == ["Daniel Whitfield"]
    assert desk.worker.asked[-1].options.allow == ("Amira Okafor",)


# ---- settings


def test_a_setting_is_saved(desk: Desk) -> None:
    desk.session.change_setting("theme", "dark")
    assert settings_table.load().text("theme") == "dark"


def test_a_new_sensitivity_looks_again(desk: Desk) -> None:
    desk.review()
    desk.session.change_setting("sensitivity", "cautious")
    assert desk.state is State.SCANNING
    assert desk.worker.waiting[0].options.sensitivity is Sensitivity.CAUTIOUS


def test_a_setting_that_cannot_be_saved_is_said_and_holds_meanwhile(desk: Desk) -> None:
    place = settings_table.settings_file()
    place.parent.parent.mkdir(parents=True)
    place.parent.write_text("a file where the folder should be")
    desk.session.change_setting("theme", "dark")
    assert [type(error) for error in desk.failures] == [OutputFailed]
    assert desk.session.settings.text("theme") == "dark"
