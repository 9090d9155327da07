"""One file, from its path to a proven copy."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cloakroom.documents.base import NO_WISHES, Edit, Rewritten, Wishes
from cloakroom.documents.proof.result import Verdict
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.text import decode
from cloakroom.documents.text_file import TextDocument
from cloakroom.errors import FileChanged, NotProven, OutputExists, UnreadableText
from cloakroom.files import work
from cloakroom.files.copying import OpenFile, decided, open_file, write_copy
from cloakroom.files.direct import Direct
from cloakroom.files.naming import clean_name, free_place
from cloakroom.files.swept import swept
from cloakroom.model import Choice, Decision, Finding
from cloakroom.redact.ledger import Ledger
from cloakroom.scrub import Scrubbed, scrub
from fakes.finders import found

TEXT = "Dear Amira Okafor,\nyour age is 43. May rang. Amira Okafor knows.\n"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "Amira Okafor.txt"
    path.write_text(TEXT)
    return path


def scrubbed(file: OpenFile, *values: tuple[str, str], keep: Sequence[str] = ()) -> Scrubbed:
    text = file.reading.text
    decisions = [
        Decision(each, Choice.KEEP if text[each.start : each.end] in keep else Choice.REDACT)
        for each in found(text, dict(values))
    ]
    return scrub(text, lambda _: [], ledger=Ledger(), decisions=decisions)


NAMES = (("Amira Okafor", "PERSON"), ("43", "AGE"), ("May", "PERSON"))


def test_the_copy_is_named_without_values_and_proven(letter: Path) -> None:
    file = open_file(Direct(), letter)
    copy = write_copy(Direct(), file, scrubbed(file, *NAMES), letter.parent)
    assert copy.path.name == "PERSON_1 (scrubbed).txt"
    assert "Okafor" not in copy.path.read_text()
    assert copy.report.verdict is Verdict.CLEAN
    assert dict(copy.report.by_type) == {"PERSON": 3, "AGE": 1}
    assert "mira" not in copy.report.to_json()
    assert letter.read_text() == TEXT


def test_a_copy_never_replaces_a_file(letter: Path) -> None:
    file = open_file(Direct(), letter)
    first, second = (
        write_copy(Direct(), file, scrubbed(file, *NAMES), letter.parent).path for _ in range(2)
    )
    assert second.name == "PERSON_1 (scrubbed 2).txt"
    with pytest.raises(OutputExists):
        write_copy(Direct(), file, scrubbed(file, *NAMES), first)


def test_a_file_that_changed_meanwhile_is_refused(letter: Path) -> None:
    file = open_file(Direct(), letter)
    letter.write_text("Something else")
    with pytest.raises(FileChanged):
        write_copy(Direct(), file, scrubbed(file, *NAMES), letter.parent)
    assert [path.name for path in letter.parent.glob("*scrubbed*")] == []


class Forgetful(TextDocument):
    """A format that changes nothing, whatever it is told."""

    def rewritten(
        self, edits: Sequence[Edit], sweep: Sweep, wishes: Wishes = NO_WISHES
    ) -> Rewritten:
        return super().rewritten([], Sweep(), wishes)


def test_nothing_is_written_where_a_value_is_found_again(
    letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = open_file(Direct(), letter)
    monkeypatch.setattr(
        work, "document", lambda name, data: Forgetful(decode(data, name), ".txt")
    )
    with pytest.raises(NotProven, match="found again"):
        write_copy(Direct(), file, scrubbed(file, *NAMES), letter.parent)
    assert list(letter.parent.glob("*scrubbed*")) == []


def test_what_cannot_be_opened_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableText, match=r"none\.txt could not be read"):
        open_file(Direct(), tmp_path / "none.txt")


def test_what_is_swept(letter: Path) -> None:
    file = open_file(Direct(), letter)
    taken = swept(file.reading, scrubbed(file, *NAMES))
    assert [(each.value, each.careful) for each in taken] == [
        ("Amira Okafor", False), ("May", True),
    ]


def test_what_is_kept_somewhere_is_swept_nowhere(letter: Path) -> None:
    file = open_file(Direct(), letter)
    taken = swept(file.reading, scrubbed(file, *NAMES, keep=["May"]))
    assert [each.value for each in taken] == ["Amira Okafor"]


def test_labels_are_kept_and_count_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<r><name>Amira Okafor</name><other>name</other></r>")
    file = open_file(Direct(), path)
    # GIVEN a detector that takes the names of fields for names, once the value is gone
    taken = [Decision(each) for each in found(file.reading.text, {"Amira Okafor": "PERSON"})]
    decisions = decided(file, taken)

    def second(text: str) -> list[Finding]:
        return found(text, {"other": "PERSON"})

    done = scrub(file.reading.text, second, ledger=Ledger(), decisions=decisions)
    copy = write_copy(Direct(), file, done, tmp_path)
    assert copy.report.kept == 0
    assert [each.value for each in swept(file.reading, done)] == ["Amira Okafor"]


def test_names() -> None:
    sweep = Sweep([Taken("Amira Okafor", "[PERSON_1]")])
    assert clean_name("Amira Okafor v2.msg", ".eml", sweep) == "PERSON_1 v2 (scrubbed).eml"
    assert clean_name("....txt", ".txt", sweep) == "file (scrubbed).txt"
    assert len(clean_name("a" * 300 + ".txt", ".txt", sweep)) < 240
    taken = {Path("a (scrubbed).txt"), Path("a (scrubbed 2).txt")}
    free = free_place(Path(), "a.txt", ".txt", Sweep(), taken=taken.__contains__)
    assert free == Path("a (scrubbed 3).txt")

