"""Files from the drop to the clean copy, without the window: the queue and its outcomes."""

from pathlib import Path

from cloakroom.documents.base import Kind, Wishes
from cloakroom.documents.proof.result import Verdict
from cloakroom.errors import DamagedFile, DetectorFailed, MatterNotSaved, NotProven
from cloakroom.matters.matter import Matter
from cloakroom.model import Choice
from cloakroom.ui.files.item import FileItem, FileState
from cloakroom.ui.files.subject import LONG, Subject
from fakes.files import LETTER, Files


def states(files: Files) -> list[FileState]:
    return [item.state for item in files.desk.items]


def subject(files: Files) -> Subject:
    return Subject(files.on.session, files.desk)


# ---- reading


def test_one_file_is_read_looked_at_and_opened_for_review(files: Files) -> None:
    [item] = files.opened()
    assert item.state is FileState.FOUND
    assert files.desk.current is item
    review = item.review
    assert [review.value(d.finding) for d in review.decisions] == [
        "Amira Okafor", "07700 900123", "Amira Okafor"]
    assert item.told == "3 to take out"


def test_several_files_are_listed_and_none_is_opened(files: Files) -> None:
    files.opened("a.txt", "b.txt")
    assert states(files) == [FileState.FOUND, FileState.FOUND]
    assert files.desk.current is None


def test_a_folder_is_walked(files: Files) -> None:
    for name in ("one/a.txt", "one/two/b.txt", "one/.hidden.txt", "one/a (scrubbed).txt",
                 "one/a (scrubbed 2).txt", "one/.git/c.txt"):
        files.write(name)
    files.desk.add([files.folder / "one"])
    files.settle()
    assert [item.path.name for item in files.desk.items] == ["a.txt", "b.txt"]


def test_a_clean_copy_that_is_named_is_opened(files: Files) -> None:
    [item] = files.opened("letter (scrubbed).txt")
    assert item.state is FileState.FOUND


def test_a_link_in_a_folder_is_not_followed(files: Files, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text(LETTER)
    (files.folder / "link.txt").symlink_to(outside)
    files.desk.add([files.folder])
    files.settle()
    assert files.desk.items == []


def test_an_empty_folder_changes_nothing(files: Files) -> None:
    files.desk.add([files.folder])
    files.settle()
    assert files.desk.items == []


def test_what_cannot_be_read_is_refused_and_the_rest_goes_on(files: Files) -> None:
    files.worker.failures["a.txt"] = DamagedFile("a.txt is damaged.")
    files.opened("a.txt", "b.txt")
    assert states(files) == [FileState.REFUSED, FileState.FOUND]
    assert files.desk.items[0].told == "Refused: a.txt is damaged."


def test_a_refused_file_can_be_tried_again(files: Files) -> None:
    files.worker.failures["letter.txt"] = DamagedFile()
    [item] = files.opened()
    files.desk.retry([item])
    files.settle()
    assert item.state is FileState.FOUND


def test_dropping_a_refused_file_again_tries_again(files: Files) -> None:
    files.worker.failures["letter.txt"] = DamagedFile()
    files.opened()
    [item] = files.opened()
    assert item.state is FileState.FOUND


def test_a_detector_that_fails_refuses_the_file(files: Files) -> None:
    files.on.worker.at_once = False
    files.desk.add([files.write()])
    files.on.until_asked()
    files.on.worker.fail(DetectorFailed())
    files.settle()
    assert files.desk.items[0].sentence == DetectorFailed().sentence


def test_dropping_a_file_again_opens_it_and_keeps_what_was_decided(files: Files) -> None:
    [item] = files.opened()
    subject(files).choose([item.review.decisions[0].finding], Choice.KEEP)
    files.opened("other.txt")
    files.desk.add([item.path])
    files.settle()
    assert files.desk.items[0] is item
    assert len(files.desk.items) == 2
    assert files.desk.current is item
    assert item.review.kept == 1


def test_what_the_matter_knows_is_found(files: Files) -> None:
    files.on.session.ledger.ticket("CUSTOM", "Marsh Lane")
    files.write("site.txt", "The Marsh Lane site")
    files.desk.add([files.folder / "site.txt"])
    files.settle()
    [item] = files.desk.items
    assert item.review.to_take_out == 1


# ---- stopping


def test_a_stop_ends_the_file_at_work_and_leaves_the_rest(files: Files) -> None:
    files.worker.held = True
    files.desk.add([files.write("a.txt"), files.write("b.txt")])
    files.qtbot.waitUntil(lambda: FileState.READING in states(files))
    files.desk.stop()
    files.settle()
    assert states(files) == [FileState.STOPPED, FileState.STOPPED]
    assert files.worker.ended == 1
    # AND they can be tried again
    files.worker.free()
    files.desk.retry(files.desk.items)
    files.settle()
    assert states(files) == [FileState.FOUND, FileState.FOUND]


def test_a_stop_reaches_the_detector(files: Files) -> None:
    files.on.worker.at_once = False
    files.desk.add([files.write()])
    files.on.until_asked()
    files.desk.stop()
    files.on.worker.answer_all()
    files.settle()
    assert states(files) == [FileState.STOPPED]


def test_one_file_can_be_stopped_and_the_rest_goes_on(files: Files) -> None:
    files.worker.held = True
    files.desk.add([files.write(name) for name in ("a.txt", "b.txt", "c.txt")])
    files.qtbot.waitUntil(lambda: FileState.READING in states(files))
    files.desk.stop_one(files.desk.items[1])
    assert states(files) == [FileState.READING, FileState.STOPPED, FileState.WAITING]
    files.worker.free()
    files.settle()
    assert states(files) == [FileState.FOUND, FileState.STOPPED, FileState.FOUND]


def test_clearing_the_list_leaves_nothing_in_memory(files: Files) -> None:
    [item] = files.opened()
    files.desk.clear()
    assert (files.desk.items, files.desk.current) == ([], None)
    assert (item.file, item.review.text, item.looked) == (None, "", None)


def test_a_file_cleared_while_it_is_read_does_not_come_back(files: Files) -> None:
    files.worker.held = True
    files.desk.add([files.write()])
    files.qtbot.waitUntil(lambda: states(files) == [FileState.READING])
    files.desk.clear()
    files.settle()
    assert files.desk.items == []


def test_a_file_cleared_while_it_is_saved_is_not_heard_of_again(files: Files) -> None:
    [item] = files.opened()
    files.on.worker.at_once = False
    files.desk.save(item)
    files.on.until_asked()
    files.desk.clear()
    seen: list[FileItem] = []
    files.desk.item_changed.connect(seen.append)
    files.on.worker.answer_all()
    files.settle()
    assert (seen, item.file) == ([], None)


# ---- saving


def test_a_clean_copy_is_saved_beside_the_original(files: Files) -> None:
    item = files.saved()
    copy = item.copy
    assert copy is not None
    assert copy.path == files.folder / "letter (scrubbed).txt"
    assert copy.path.read_text() == (
        "Dear [PERSON_1], please ring [PHONE_1]. [PERSON_1] knows.")
    assert copy.report.verdict is Verdict.CLEAN
    assert item.path.read_text() == LETTER
    assert item.told == "Saved, proven clean"


def test_the_ledger_of_the_matter_holds_what_was_taken_out(files: Files) -> None:
    files.saved()
    assert files.on.session.ledger.value("[PERSON_1]") == "Amira Okafor"


def test_all_files_share_the_ledger(files: Files) -> None:
    files.opened("a.txt", "b.txt")
    files.desk.save_all()
    files.settle()
    assert states(files) == [FileState.SAVED, FileState.SAVED]
    texts = {path.read_text() for path in files.folder.glob("*scrubbed*")}
    assert len(texts) == 1


def test_copies_may_go_to_another_folder(files: Files, tmp_path: Path) -> None:
    other = tmp_path / "clean"
    other.mkdir()
    files.opened("a.txt", "sub/a.txt")
    files.desk.save_all(other)
    files.settle()
    assert sorted(path.name for path in other.iterdir()) == [
        "a (scrubbed 2).txt", "a (scrubbed).txt"]


def test_what_is_kept_stays_in_the_copy(files: Files) -> None:
    [item] = files.opened()
    subject(files).choose([item.review.decisions[1].finding], Choice.KEEP)
    files.desk.save(item)
    files.settle()
    assert item.copy is not None
    assert "07700 900123" in item.copy.path.read_text()


def test_the_wishes_are_passed_on(files: Files) -> None:
    [item] = files.opened()
    wish = subject(files)
    wish.keep(Kind.MACRO, kept=True)
    wish.keep(Kind.OBJECT, kept=True)
    wish.keep(Kind.OBJECT, kept=False)
    wish.flatten(True)
    wish.even_boxes(True)
    files.desk.save(item)
    files.settle()
    assert files.worker.orders[0].wishes == Wishes(frozenset({Kind.MACRO}), True, True)


def test_a_copy_that_cannot_be_made_loses_nothing(files: Files) -> None:
    [item] = files.opened()
    files.worker.failures["letter.txt"] = NotProven("Found again, so nothing was written.")
    files.desk.save(item)
    files.settle()
    assert item.state is FileState.FOUND
    assert item.sentence == "Found again, so nothing was written."
    files.desk.save(item)
    files.settle()
    assert item.state is FileState.SAVED


def test_a_file_changed_meanwhile_is_refused(files: Files) -> None:
    [item] = files.opened()
    files.write(text="Something else")
    files.desk.save(item)
    files.settle()
    assert "changed since it was read" in item.sentence
    assert not list(files.folder.glob("*scrubbed*"))


class Unsavable(Matter):
    def save(self) -> None:
        raise MatterNotSaved


def test_no_copy_is_written_when_the_matter_cannot_be_saved(files: Files) -> None:
    session = files.on.session
    session.matter = Unsavable(session.matter.info, session.ledger)
    [item] = files.opened()
    files.desk.save(item)
    files.settle()
    assert item.sentence == MatterNotSaved().sentence
    assert files.worker.orders == []
    assert len(session.ledger) == 0


def test_a_matter_closed_meanwhile_stops_the_copy(files: Files) -> None:
    [item] = files.opened()
    files.on.worker.at_once = False
    files.desk.save(item)
    files.on.until_asked()
    files.on.session.use(Matter.in_memory())
    files.on.worker.answer_all()
    files.settle()
    assert "closed or changed" in item.sentence
    assert files.worker.orders == []


def test_a_ledger_that_changed_meanwhile_is_not_lost(files: Files) -> None:
    # GIVEN a save that waits for its second look
    [item] = files.opened()
    files.on.worker.at_once = False
    files.desk.save(item)
    files.on.until_asked()
    # WHEN the clipboard takes a number meanwhile
    other = files.on.session.ledger.ticket("PERSON", "Daniel Whitfield")
    files.on.worker.at_once = True
    files.on.worker.answer_all()
    files.settle()
    # THEN both are in the ledger, each with its own
    ledger = files.on.session.ledger
    assert item.state is FileState.SAVED
    assert ledger.value(other) == "Daniel Whitfield"
    assert sorted(entry.value for entry in ledger if entry.entity_type == "PERSON") == [
        "Amira Okafor", "Daniel Whitfield"]


def test_a_stop_while_saving_goes_back_to_the_review(files: Files) -> None:
    [item] = files.opened()
    files.on.worker.at_once = False
    files.desk.save(item)
    files.on.until_asked()
    files.desk.stop()
    files.on.worker.answer_all()
    files.settle()
    assert (item.state, item.sentence) == (FileState.FOUND, "")
    assert not list(files.folder.glob("*scrubbed*"))


# ---- deciding


def test_a_decision_can_be_taken_back(files: Files) -> None:
    [item] = files.opened()
    decide = subject(files)
    decide.choose([item.review.decisions[0].finding], Choice.KEEP)
    assert (item.review.kept, decide.can_step_back) == (1, True)
    decide.take_step_back()
    assert (item.review.kept, decide.can_step_back) == (0, False)


def test_a_decision_after_a_save_allows_another_copy(files: Files) -> None:
    item = files.saved()
    subject(files).add(LETTER.index("please"), LETTER.index("please") + 6, "CUSTOM")
    assert (item.state, item.copy) == (FileState.FOUND, None)
    files.desk.save(item)
    files.settle()
    assert (files.folder / "letter (scrubbed 2).txt").exists()


def test_nothing_is_decided_while_a_copy_is_made(files: Files) -> None:
    [item] = files.opened()
    files.worker.held = True
    files.desk.save(item)
    subject(files).choose([item.review.decisions[0].finding], Choice.KEEP)
    assert item.review.kept == 0
    files.worker.free()
    files.settle()
    assert item.state is FileState.SAVED


def test_an_item_does_not_tell_its_values(files: Files) -> None:
    [item] = files.opened()
    assert "Okafor" not in repr(item)


# ---- long texts


def test_decisions_about_a_long_text_are_worked_out_aside_one_after_the_other(
    files: Files
) -> None:
    # GIVEN a file so long that a decision takes its time
    files.desk.add([files.write(text=f"{LETTER} Amira again.\n" + "a quiet line\n" * (LONG // 13))])
    files.settle()
    [item], decide = files.desk.items, subject(files)
    decide.choose([item.review.decisions[1].finding], Choice.KEEP)
    files.qtbot.waitUntil(lambda: decide.can_step_back)
    # WHEN two more are made at once
    decide.choose([item.review.decisions[0].finding], Choice.KEEP)
    decide.add(LETTER.index("please"), LETTER.index("please") + 6, "CUSTOM")
    # THEN nothing is saved or taken back before it is decided
    assert not item.is_decided
    files.desk.save(item)
    decide.take_step_back()
    assert (item.state, files.desk.busy, len(item.steps)) == (FileState.FOUND, False, 1)
    # AND the second was made about what the first had left
    files.qtbot.waitUntil(lambda: item.is_decided)
    assert (item.review.kept, len(item.steps)) == (2, 3)
    assert item.review.at(LETTER.index("please")) is not None


def test_what_was_decided_about_a_text_that_is_gone_is_dropped(files: Files) -> None:
    files.desk.add([files.write(text=f"{LETTER}\n" + "a quiet line\n" * (LONG // 13))])
    files.settle()
    [item] = files.desk.items
    subject(files).choose([item.review.decisions[0].finding], Choice.KEEP)
    files.desk.look_again(item)
    files.settle()
    files.qtbot.waitUntil(lambda: item.is_decided)
    assert (item.review.kept, item.steps) == (0, [])
