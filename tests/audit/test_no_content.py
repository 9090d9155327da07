"""No text, no value and no name of a file is in the trail, whatever is given."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.conftest import Trail
from cloakroom.audit.event import Event, What
from cloakroom.audit.secret import Secret, Subject, same

# Letters that no field, no hash and no base of one is written with.
WORDS = st.text("äßçñЖλ中GHJKQXYZ!?[]", min_size=3, max_size=200)
FRESH = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)


@FRESH
@given(text=WORDS, reply=WORDS, name=WORDS, user=WORDS)
def test_no_content_is_in_the_bytes_of_the_trail(
    tmp_path_factory: pytest.TempPathFactory, text: str, reply: str, name: str, user: str
) -> None:
    trail = Trail(tmp_path_factory.mktemp("trail") / "audit")
    event = Event(What.SEND, text=text, reply=reply, name=name)
    trail.journal(user=user).record(event)
    trail.journal(user=user, keyring=False).record(event)
    kept = b"".join(path.read_bytes() for path in trail.folder.rglob("*") if path.is_file())
    for words in (text, reply, name, user):
        for form in (words, same(words), words.encode("unicode_escape").decode(), repr(words)):
            for encoding in ("utf-8", "utf-16-le", "utf-7"):
                assert form.encode(encoding) not in kept
        assert words not in "".join(map(str, trail.folder.rglob("*")))


def test_what_an_event_prints_holds_no_text() -> None:
    event = Event(What.SEND, text="Amira Okafor", reply="Amira Okafor", name="Amira.docx")
    assert "Amira" not in repr(event)


def test_a_short_text_cannot_be_guessed_without_the_key() -> None:
    one, other = Secret.new(), Secret.new()
    assert one.mark(Subject.TEXT, "yes") != other.mark(Subject.TEXT, "yes")
    assert one.mark(Subject.TEXT, "yes") != one.mark(Subject.FILE, "yes")
    assert one.install != other.install


@pytest.mark.parametrize(
    "copy",
    ["Dear [PERSON_1],\r\nyes", "Dear [PERSON_1],\ryes\n", "  Dear [PERSON_1],\u2029yes",
     "Dear\xa0[PERSON_1],\nyes\n\n"],
)
def test_a_copy_with_other_line_ends_is_the_same_text(copy: str) -> None:
    secret = Secret.new()
    original = secret.mark(Subject.TEXT, "Dear [PERSON_1],\nyes")
    assert secret.mark(Subject.TEXT, copy) == original


def test_letters_composed_otherwise_are_the_same_text() -> None:
    assert same("Caf\u00e9") == same("Cafe\u0301")
    assert same("one two") != same("onetwo")


def test_nothing_is_no_text(tmp_path: Path) -> None:
    assert Secret.new().mark(Subject.TEXT, "") == ""


@given(st.text())
def test_any_text_has_a_mark(words: str) -> None:
    mark = Secret.new().mark(Subject.TEXT, words)
    assert len(mark) == (64 if words else 0)


@pytest.mark.parametrize("text", ["", "zz", "00" * 31, "00" * 33])
def test_only_32_bytes_are_a_key(text: str) -> None:
    assert Secret.from_hex(text) is None


def test_a_key_comes_back_from_its_digits() -> None:
    secret = Secret.new()
    again = Secret.from_hex(secret.to_hex())
    assert again is not None
    assert again.install == secret.install
