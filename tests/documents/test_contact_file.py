"""Calendars and address books, line by line."""

from collections.abc import Sequence
from pathlib import Path

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.documents.base import Edit, Kind, Wishes
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.proof.result import Verdict
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.files.reading import Reading
from contracts.document_contract import DocumentContract

FILES = Path(__file__).resolve().parents[3] / "shared" / "docs" / "files"


def escaped(value: str) -> str:
    for char in "\\;,":
        value = value.replace(char, f"\\{char}")
    return value


def folded(line: str) -> str:
    return "\r\n ".join(line[at : at + 20] for at in range(0, len(line), 20))


class TestCalendar(DocumentContract):
    name = "meeting.ics"

    def sample(self, values: Sequence[str]) -> bytes:
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT"]
        for value in values:
            lines.append(folded(f"SUMMARY:{escaped(value)}"))
            lines.append(folded(f'ATTENDEE;CN="{value.replace(chr(34), chr(39))}":mailto:a@b.c'))
        return "\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""]).encode()


class TestContact(DocumentContract):
    name = "card.vcf"

    def sample(self, values: Sequence[str]) -> bytes:
        lines = [f"NOTE:{escaped(value)}" for value in values]
        return "\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD"]).encode()


SWEEP = Sweep([Taken("Zoë Okafor", "[PERSON_1]"), Taken("zoe@example.org", "[EMAIL_1]")])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("FN:Zoë\r\n  Okafor\r\n", "FN:[PERSON_1]\r\n"),
        ("FN:Zo\r\n ë Okafor\r\nNOTE:x\r\n y", "FN:[PERSON_1]\r\nNOTE:x\r\n y"),
        ("SUMMARY:a\\, Zoë Okafor\\nb", "SUMMARY:a\\, [PERSON_1]\\nb"),
        ("ORGANIZER;CN=Zoë Okafor:mailto:zoe@example.org",
         "ORGANIZER;CN=[PERSON_1]:mailto:[EMAIL_1]"),
        ('ATTENDEE;ROLE=REQ;CN="Zoë Okafor":x', 'ATTENDEE;ROLE=REQ;CN="[PERSON_1]":x'),
        ("item1.ADR;TYPE=home:;;Zoë Okafor;;", "item1.ADR;TYPE=home:;;[PERSON_1];;"),
        ("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=AB=\r\n Okafor",
         "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:[PERSON_1]"),
        ("no line of a card: Zoë Okafor", "no line of a card: [PERSON_1]"),
        ("X-A;A=Zoë Okafor:b", "X-A;A=PERSON_1:b"),
    ],
)
def test_only_the_line_changes(before: str, after: str) -> None:
    assert document("a.vcf", before.encode()).rewritten([], SWEEP).data.decode() == after


def test_lines_are_read_behind_their_names() -> None:
    read = document("a.vcf", b"BEGIN:VCARD\nVERSION:3.0\nFN:Zoe\nTEL;TYPE=cell:07700 900123")
    assert Reading.of(read.segments).text == "fn: Zoe\ntel: 07700 900123"


def test_pictures_are_dropped_unless_they_are_kept() -> None:
    data = b"FN:Zoe\r\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n SkZJRg==\r\nNOTE:x\r\n"
    read = document("a.vcf", data)
    assert [each.kind for each in read.opaque] == [Kind.PICTURE]
    assert read.rewritten([], Sweep()).data == b"FN:Zoe\r\nPHOTO:\r\nNOTE:x\r\n"
    kept = read.rewritten([], Sweep(), Wishes(keep=frozenset({Kind.PICTURE})))
    assert (kept.data, [each.dropped for each in kept.opaque]) == (data, [False])


@given(st.text(alphabet='aë;,\\ "', min_size=1, max_size=200))
def test_a_long_line_is_folded_between_characters_and_read_again(value: str) -> None:
    read = document("a.ics", b"BEGIN:VEVENT\r\nSUMMARY:xyz\r\nEND:VEVENT\r\n")
    made = read.rewritten([Edit(0, 0, 3, f"a{value}a")], Sweep()).data
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    assert icalendar.Event.from_ical(made)["SUMMARY"] == f"a{value}a"


@pytest.mark.skipif(not FILES.exists(), reason="the real files are not here")
@pytest.mark.parametrize("name", ["31-radicale-0816.ics", "32-radicale-1587.vcf"])
def test_every_word_of_a_real_file_can_be_taken_out(name: str) -> None:
    read = document(name, (FILES / name).read_bytes())
    words = {w for each in read.segments for w in each.text.split() if len(w) > 4 and w.isalpha()}
    sweep = Sweep(Taken(word, f"[W_{n}]") for n, word in enumerate(sorted(words)))
    made = read.rewritten([], sweep)
    assert prove(f"copy{made.suffix}", made.data, sweep).verdict is Verdict.CLEAN
    assert vobject.readOne(made.data.decode()) is not None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Zo=EB Okafor, M=FCller",
         b"FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:[PERSON_1], M=FCller"),
        (b"FN;QUOTED-PRINTABLE:Zo=C3=\r\n=AB Okafor!", b"FN;QUOTED-PRINTABLE:[PERSON_1]!"),
        (b"FN;CHARSET=none;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB Okafor",
         b"FN;CHARSET=none;ENCODING=QUOTED-PRINTABLE:[PERSON_1]"),
        (b"PHOTO;JPEG;BASE64:\r\n /9j/4AAQSkZJRg==", b"PHOTO:"),
        (b"PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg==", b"PHOTO:"),
    ],
)
def test_lines_of_older_cards(before: bytes, after: bytes) -> None:
    card = b"BEGIN:VCARD\r\nVERSION:2.1\r\n%s\r\nEND:VCARD\r\n"
    sweep = Sweep([Taken("Zoë Okafor", "[PERSON_1]")])
    assert document("a.vcf", card % before).rewritten([], sweep).data == card % after
