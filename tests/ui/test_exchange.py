"""Transcripts of the clipboard's way there and back, on fakes."""

import re
import threading

import pytest

from cloakroom.clip import Clip, RestoredClip, restore_clip
from cloakroom.errors import ClipboardFailed, DetectorFailed, NotClean
from cloakroom.instance import Reply
from cloakroom.matters.matter import Matter
from cloakroom.model import Choice, Finding
from cloakroom.redact.ledger import Ledger
from cloakroom.ui import exchange as module
from cloakroom.ui.state import State
from fakes.desk import Desk

LETTER = "Dear Amira Okafor, please ring 07700 900123. Amira Okafor knows."
CLEAN = "Dear [PERSON_1], please ring [PHONE_1]. [PERSON_1] knows."
HTML = (
    '<p>Dear <b>Amira</b> Okafor, please ring <a href="tel:07700 900123">07700 900123</a>. '
    "Amira Okafor knows.</p>"
)

NOTHING_READABLE = Reply(1, "There is no text on the clipboard that may be read.")
LEFT_ALONE = Reply(3, "Something else was copied meanwhile, and was left alone.")


# ---- taking out


def test_copy_review_scrub_undo(desk: Desk) -> None:
    # GIVEN a letter that another program copied
    desk.review(LETTER)
    before = desk.clipboard.holds
    # WHEN it is scrubbed
    desk.exchange.scrub(desk.tell)
    assert desk.state is State.SCRUBBING
    assert desk.clipboard.text == LETTER  # nothing is written before the second look
    desk.settle()
    # THEN the clipboard and the mouse selection hold the clean clip
    assert desk.state is State.SCRUBBED
    assert desk.clipboard.text == CLEAN
    assert desk.clipboard.selection == desk.clipboard.holds
    assert desk.replies == [Reply(0, "Taken out: 2 names, 1 telephone number.")]
    # AND an undo puts back what was there, byte for byte, once
    assert desk.exchange.can_undo
    assert desk.exchange.undo().code == 0
    assert desk.clipboard.holds == before
    assert desk.state is State.REVIEW
    assert desk.exchange.undo() == Reply(1, "Nothing to undo.")


def test_the_selection_is_left_alone_where_the_user_wants_that(desk: Desk) -> None:
    desk.session.change_setting("watch_selection", False)
    desk.scrubbed()
    assert desk.clipboard.selection == ()


def test_every_flavour_is_clean(desk: Desk) -> None:
    desk.scrubbed(LETTER, HTML)
    held = b" ".join(content for _, content in desk.clipboard.holds).decode()
    assert "text/html" in dict(desk.clipboard.holds)
    for value in ("Amira", "Okafor", "07700", "900123"):
        assert value not in held


def test_what_is_kept_in_the_review_is_kept_in_every_flavour(desk: Desk) -> None:
    desk.review(LETTER, HTML)
    phone = desk.session.review.decisions[1].finding
    desk.session.choose([phone], Choice.KEEP)
    desk.exchange.scrub(desk.tell)
    desk.settle()
    flavours = dict(desk.clipboard.holds)
    assert b"07700 900123" in flavours["text/plain"]
    assert b"07700 900123" in flavours["text/html"]
    assert b"Okafor" not in flavours["text/plain"] + flavours["text/html"]


def test_a_second_look_that_finds_more_takes_it_out_too(desk: Desk) -> None:
    # GIVEN a detector that sees Leeds only when the name before it is gone
    def find(text: str, _: object) -> list[Finding]:
        word = "Amira Okafor" if "Amira Okafor" in text else "Leeds"
        return [Finding(m.start(), m.end(), "PERSON", 0.9, "") for m in re.finditer(word, text)]

    desk.worker.find = find
    desk.scrubbed("Amira Okafor of Leeds")
    assert desk.clipboard.text == "[PERSON_1] of [PERSON_28]"


def test_not_clean_after_all_looks_releases_nothing(desk: Desk) -> None:
    # GIVEN a detector that finds one more word each time
    desk.worker.find = lambda text, _: [
        Finding(m.start(), m.end(), "PERSON", 0.9, "") for m in re.finditer(r"\bword\d+", text)][:1]
    text = " ".join(f"word{number}" for number in range(9))
    desk.review(text)
    desk.exchange.scrub(desk.tell)
    desk.settle()
    assert [type(error) for error in desk.failures] == [NotClean]
    assert desk.state is State.REVIEW
    assert desk.clipboard.text == text
    assert desk.clipboard.writes == 0
    assert desk.replies[0].code == 3


def test_a_failed_second_look_leaves_everything_as_it_was(desk: Desk) -> None:
    desk.review()
    desk.exchange.scrub(desk.tell)
    desk.until_asked()
    desk.worker.fail(DetectorFailed())
    assert desk.state is State.REVIEW
    assert desk.clipboard.text == LETTER
    assert desk.clipboard.writes == 0
    assert desk.replies == [Reply(3, DetectorFailed().sentence)]
    assert [type(error) for error in desk.failures] == [DetectorFailed]
    assert not desk.exchange.can_undo


def test_a_clipboard_that_refuses(desk: Desk) -> None:
    desk.review()
    desk.clipboard.refuses = True
    desk.exchange.scrub(desk.tell)
    desk.settle()
    assert desk.state is State.REVIEW
    assert [type(error) for error in desk.failures] == [ClipboardFailed]
    assert desk.clipboard.text == LETTER


def test_everything_kept_means_nothing_to_take_out(desk: Desk) -> None:
    desk.review()
    desk.session.choose([d.finding for d in desk.session.review.decisions], Choice.KEEP)
    desk.exchange.scrub(desk.tell)
    assert desk.replies == [Reply(1, "Nothing to take out.")]
    assert desk.state is State.REVIEW


def test_a_second_scrub_while_one_runs_is_refused(desk: Desk) -> None:
    desk.review()
    desk.exchange.scrub()
    desk.exchange.scrub(desk.tell)
    assert desk.replies == [Reply(1, "Nothing to take out.")]


def test_stand_ins_can_be_chosen(desk: Desk) -> None:
    desk.session.change_setting("operator", "mask")
    desk.scrubbed()
    assert "Amira" not in desk.clipboard.text
    assert "[PERSON_1]" not in desk.clipboard.text


# ---- something else is copied while the scrub runs


def test_a_newer_text_is_left_alone(desk: Desk) -> None:
    desk.review()
    desk.exchange.scrub(desk.tell)
    desk.clipboard.copy("Daniel Whitfield")
    assert desk.until_told() == LEFT_ALONE
    assert desk.clipboard.text == "Daniel Whitfield"
    assert desk.clipboard.writes == 0
    assert desk.state is State.REVIEW
    assert desk.session.clip == Clip("Daniel Whitfield")


def test_a_newer_password_is_left_alone(desk: Desk) -> None:
    desk.review()
    desk.exchange.scrub(desk.tell)
    desk.clipboard.copy("hunter2", secret=True)
    held = desk.clipboard.holds
    assert desk.until_told() == LEFT_ALONE
    assert desk.clipboard.holds == held
    assert desk.state is State.SECRET


def test_a_newer_text_is_left_alone_while_paused(desk: Desk) -> None:
    desk.review()
    desk.exchange.scrub(desk.tell)
    desk.session.watching.pause(5)
    desk.clipboard.copy("Daniel Whitfield")
    assert desk.until_told() == LEFT_ALONE
    assert desk.clipboard.text == "Daniel Whitfield"
    assert desk.state is State.REVIEW  # of the text that was to be scrubbed


def test_a_newer_picture_is_left_alone(desk: Desk) -> None:
    desk.review()
    desk.exchange.scrub(desk.tell)
    desk.clipboard.copy("", others=("a picture",))
    assert desk.until_told() == LEFT_ALONE
    assert desk.clipboard.writes == 0
    assert desk.state is State.UNREAD


def test_a_text_that_never_was_on_the_clipboard_is_put_there(desk: Desk) -> None:
    desk.clipboard.copy("something else")
    desk.settle()
    desk.session.look(Clip(LETTER), "Sample letter")
    desk.settle()
    desk.exchange.scrub(desk.tell)
    desk.settle()
    assert desk.clipboard.text == CLEAN
    assert desk.exchange.undo().code == 0
    assert desk.clipboard.text == "something else"


def test_the_end_of_an_old_scrub_does_not_disturb_a_newer_one(desk: Desk) -> None:
    # GIVEN a scrub whose second look takes long
    desk.review()
    desk.exchange.scrub(desk.tell)
    desk.until_asked()
    slow = desk.worker.waiting.pop()
    # AND a newer clip that is being scrubbed too
    desk.review("Daniel Whitfield")
    desk.exchange.scrub()
    desk.until_asked()
    # WHEN the old one comes to its end
    slow.done.emit([[]])
    desk.qtbot.waitUntil(lambda: bool(desk.replies))
    # THEN it is told, and the newer one goes on
    assert desk.replies == [LEFT_ALONE]
    assert desk.state is State.SCRUBBING
    desk.settle()
    assert desk.clipboard.text == "[PERSON_28]"


# ---- the one click


def test_one_click_on_what_is_under_review_keeps_the_decisions(desk: Desk) -> None:
    desk.review()
    desk.session.choose([desk.session.review.decisions[1].finding], Choice.KEEP)
    desk.exchange.scrub_clipboard(desk.tell)
    desk.settle()
    assert desk.clipboard.text == CLEAN.replace("[PHONE_1]", "07700 900123")


def test_one_click_while_paused_looks_first(desk: Desk) -> None:
    desk.session.watching.pause(None)
    desk.clipboard.copy(LETTER)
    desk.exchange.scrub_clipboard(desk.tell)
    desk.settle()
    assert desk.clipboard.text == CLEAN
    assert [reply.code for reply in desk.replies] == [0]


def test_one_click_while_paused_does_not_scrub_the_clip_before(desk: Desk) -> None:
    desk.review("Daniel Whitfield")
    desk.session.watching.pause(None)
    desk.clipboard.copy(LETTER)
    desk.exchange.scrub_clipboard(desk.tell)
    desk.settle()
    assert desk.clipboard.text == CLEAN


def test_one_click_twice(desk: Desk) -> None:
    desk.scrubbed()
    desk.exchange.scrub_clipboard(desk.tell)
    assert desk.replies[-1] == Reply(1, "The clipboard is scrubbed already.")


@pytest.mark.parametrize(("text", "secret"), [("", False), ("hunter2", True)])
def test_one_click_with_nothing_readable(desk: Desk, text: str, secret: bool) -> None:
    desk.clipboard.copy(text, secret=secret)
    desk.exchange.scrub_clipboard(desk.tell)
    assert desk.replies == [NOTHING_READABLE]


def test_one_click_with_nothing_sensitive(desk: Desk) -> None:
    desk.clipboard.copy("Nothing of that kind")
    desk.settle()
    desk.exchange.scrub_clipboard(desk.tell)
    desk.settle()
    assert desk.replies == [Reply(1, "Nothing to take out.")]


def test_one_click_with_a_failing_detector(desk: Desk) -> None:
    desk.session.watching.pause(None)
    desk.clipboard.copy(LETTER)
    desk.exchange.scrub_clipboard(desk.tell)
    desk.worker.fail(DetectorFailed())
    assert desk.replies == [Reply(3, DetectorFailed().sentence)]
    assert desk.clipboard.text == LETTER


# ---- putting back


def test_an_answer_is_restored_and_that_can_be_undone(desk: Desk) -> None:
    desk.scrubbed()
    answer = "Hello [PERSON_1], we rang [PHONE_1]. Who is [PERSON_79]?"
    desk.clipboard.copy(answer)
    desk.settle()
    reply = desk.restored()
    assert reply == Reply(0, "2 values put back. 1 could not be matched and stay as they are.")
    assert desk.clipboard.text == "Hello Amira Okafor, we rang 07700 900123. Who is [PERSON_79]?"
    assert desk.session.restorable == 0
    assert desk.exchange.undo().code == 0
    assert desk.clipboard.text == answer


def test_both_flavours_of_an_answer_are_restored(desk: Desk) -> None:
    desk.scrubbed()
    desk.clipboard.copy("[PERSON_1]!", "<p><i>[PERSON_1]</i>!</p>")
    desk.settle()
    assert desk.restored() == Reply(0, "1 value put back.")
    assert b"Amira Okafor" in dict(desk.clipboard.holds)["text/html"]


@pytest.mark.parametrize("text", ["", "Nothing of that kind", "[PERSON_95]"])
def test_nothing_to_restore(desk: Desk, text: str) -> None:
    desk.scrubbed()
    desk.clipboard.copy(text)
    desk.settle()
    assert desk.restored().code == 1
    assert desk.clipboard.text == text


def test_what_is_copied_while_an_answer_is_restored_is_left_alone(desk: Desk) -> None:
    desk.scrubbed()
    desk.clipboard.copy("[PERSON_1]")
    desk.settle()
    desk.exchange.restore_clipboard(desk.tell)
    desk.clipboard.copy("Daniel Whitfield")
    assert desk.until_told() == LEFT_ALONE
    assert desk.clipboard.text == "Daniel Whitfield"


def test_an_answer_is_not_restored_from_a_matter_closed_meanwhile(desk: Desk) -> None:
    desk.scrubbed()
    desk.clipboard.copy("[PERSON_1]")
    desk.settle()
    desk.exchange.restore_clipboard(desk.tell)
    desk.session.use(Matter.in_memory())
    assert desk.until_told() == LEFT_ALONE
    assert desk.clipboard.text == "[PERSON_1]"


def test_an_answer_is_restored_off_the_qt_thread(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []

    def noting(clip: Clip, ledger: Ledger) -> RestoredClip:
        threads.append(threading.get_ident())
        return restore_clip(clip, ledger)

    monkeypatch.setattr(module, "restore_clip", noting)
    desk.scrubbed()
    desk.clipboard.copy("[PERSON_1]", "<p>[PERSON_1]</p>")
    desk.settle()
    assert desk.restored().code == 0
    assert threads
    assert threading.get_ident() not in threads


def test_a_secret_clip_is_not_restored(desk: Desk) -> None:
    desk.scrubbed()
    desk.clipboard.copy("[PERSON_1]", secret=True)
    assert desk.restored().code == 1
    assert desk.clipboard.text == "[PERSON_1]"


def test_a_restore_that_cannot_be_written(desk: Desk) -> None:
    desk.scrubbed()
    desk.clipboard.copy("[PERSON_1]")
    desk.settle()
    desk.clipboard.refuses = True
    assert desk.restored() == Reply(3, ClipboardFailed().sentence)
    assert [type(error) for error in desk.failures] == [ClipboardFailed]
    assert desk.clipboard.text == "[PERSON_1]"


def test_copying_a_restored_answer(desk: Desk) -> None:
    desk.exchange.copy("Hello Amira Okafor")
    assert desk.clipboard.text == "Hello Amira Okafor"
    assert desk.exchange.undo().code == 0
    assert desk.clipboard.text == ""
    desk.clipboard.refuses = True
    desk.exchange.copy("again")
    assert [type(error) for error in desk.failures] == [ClipboardFailed]


@pytest.mark.parametrize("way", ["restore", "copy"])
def test_restored_values_on_the_clipboard_are_never_called_scrubbed(desk: Desk, way: str) -> None:
    # GIVEN a scrubbed letter, and an answer that was not looked at when it was copied
    desk.scrubbed()
    desk.session.watching.pause(None)
    desk.clipboard.copy("Hello [PERSON_1]")
    # WHEN its values are put back
    if way == "restore":
        desk.restored()
    else:
        desk.exchange.copy("Hello Amira Okafor")
    assert "Amira Okafor" in desk.clipboard.text
    # THEN neither the state nor the one click says that the clipboard is scrubbed
    assert desk.state is not State.SCRUBBED
    desk.exchange.scrub_clipboard(desk.tell)
    desk.settle()
    assert "Amira Okafor" not in desk.clipboard.text


# ---- undoing


def test_undo_leaves_a_newer_copy_alone(desk: Desk) -> None:
    desk.scrubbed()
    desk.clipboard.copy("Daniel Whitfield")
    assert not desk.exchange.can_undo
    assert desk.exchange.undo() == Reply(
        1, "Something else was copied since. The clipboard was left alone.")
    assert desk.clipboard.text == "Daniel Whitfield"


def test_an_undo_that_fails_can_be_tried_again(desk: Desk) -> None:
    desk.scrubbed()
    desk.clipboard.refuses = True
    assert desk.exchange.undo().code == 3
    assert desk.clipboard.text == CLEAN
    desk.clipboard.refuses = False
    assert desk.exchange.undo().code == 0
    assert desk.clipboard.text == LETTER


def test_scrubbing_again_after_an_undo_gives_the_same_text(desk: Desk) -> None:
    desk.scrubbed()
    desk.exchange.undo()
    desk.exchange.scrub_clipboard(desk.tell)
    desk.settle()
    assert desk.clipboard.text == CLEAN
