"""Messages and mailboxes, edited in place."""

import email
import email.policy
from collections.abc import Sequence
from email.header import decode_header, make_header
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.documents.base import Edit, Kind, Wishes
from cloakroom.documents.mail.bodies import packed
from cloakroom.documents.mail.fields import value_of, written
from cloakroom.documents.mail.structure import Body, ranges
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.proof.result import Verdict
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.errors import UnsafeFile
from cloakroom.files.reading import Reading
from contracts.document_contract import DocumentContract

FILES = Path(__file__).resolve().parents[4] / "shared" / "docs" / "files"
KEEP_ALL = Wishes(keep=frozenset(Kind))


def message(values: Sequence[str]) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Sam <sam@example.org>"
    made["Subject"] = f"About {values[0]}"
    made["Message-ID"] = "<1@example.org>"
    text = "\n".join(values)
    made.set_content(text, cte="quoted-printable")
    made.add_alternative(
        "".join(f"<p>{v.replace('&', '&amp;').replace('<', '&lt;')}</p>" for v in values),
        subtype="html", cte="base64",
    )
    made.add_attachment(text.encode("utf-16"), "text", "csv", filename=f"{values[0]}.csv")
    inner = EmailMessage()
    inner["Subject"] = values[1]
    inner.set_content(text)
    made.add_attachment(inner)
    return made


class TestEml(DocumentContract):
    name = "letter.eml"

    def sample(self, values: Sequence[str]) -> bytes:
        return message(values).as_bytes(policy=email.policy.SMTP)


class TestMbox(DocumentContract):
    name = "archive.mbox"

    def sample(self, values: Sequence[str]) -> bytes:
        one = message(values).as_bytes()
        return b"From sam@example.org Sat Jan  3 01:05:34 1996\n" + one + b"\n" + (
            b"From MAILER Sat Jan  3 01:05:34 1996\n" + one
        )


SWEEP = Sweep([Taken("Zoë Okafor", "[PERSON_1]"), Taken("zoe@example.org", "[EMAIL_1]")])
BODY = b"\r\n\r\nHello\r\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"Subject: Zo\xc3\xab\r\n Okafor", b"Subject: [PERSON_1]"),
        (b"Subject: =?utf-8?q?Zo=C3=AB_Ok?=\r\n =?utf-8?b?YWZvcg==?=", b"Subject: [PERSON_1]"),
        (b"Subject: =?iso-8859-1?q?Zo=EB?= Okafor", b"Subject: [PERSON_1]"),
        (b"To: <zoe@example.org>, =?utf-8?q?Jos=C3=A9?= <a@b.c>",
         b"To: <[EMAIL_1]>, =?utf-8?b?Sm9zw6k=?= <a@b.c>"),
        (b"Subject: none", b"Subject: none"),
        (b"subject:Zo\xeb Okafor", b"subject: [PERSON_1]"),
    ],
)
def test_fields(before: bytes, after: bytes) -> None:
    assert document("a.eml", before + BODY).rewritten([], SWEEP).data == after + BODY


def test_traces_and_signatures_go_unless_they_are_kept() -> None:
    data = b"Received: by x\r\nDKIM-Signature: v=1\r\nX-Mailer: y\r\nSubject: a" + BODY
    read = document("a.eml", data)
    assert {each.kind for each in read.opaque} == {Kind.METADATA}
    assert read.rewritten([], Sweep()).data == b"Subject: a" + BODY
    assert read.rewritten([], Sweep(), KEEP_ALL).data == data


def test_a_field_is_read_behind_its_name() -> None:
    read = document("a.eml", b"From: Sam\nMIME-Version: 1.0\n\nHello")
    assert Reading.of(read.segments).text == "From: Sam\n\nHello"
    assert [segment.place for segment in read.segments] == ["header From", ""]


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "utf-16", "koi8-r"])
def test_a_body_keeps_its_encoding_and_charset(encoding: str, charset: str) -> None:
    if charset == "utf-16" and encoding == "8bit":
        return  # no line of a message may hold a zero byte
    text = "Hello Zoe Okafor,\r\nbye\r\n"
    payload = text.encode(charset)
    head = f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {encoding}"
    carried = email.message_from_bytes(b"")
    carried["Content-Transfer-Encoding"] = encoding
    data = head.encode() + b"\r\n\r\n" + packed(payload, carried, b"\r\n")
    sweep = Sweep([Taken("Zoe Okafor", "[PERSON_1]")])
    after = email.message_from_bytes(document("a.eml", data).rewritten([], sweep).data)
    body = after.get_payload(decode=True)
    assert isinstance(body, bytes)
    assert body.decode(charset).replace("\r\n", "\n").strip() == "Hello [PERSON_1],\nbye"


def test_an_attachment_that_nobody_reads_is_emptied() -> None:
    made = message(["a", "b"])
    made.add_attachment(b"\0\1\2" * 400, "application", "x-strange", filename="z.bin")
    read = document("a.eml", made.as_bytes())
    assert Kind.ATTACHMENT in {each.kind for each in read.opaque}
    after = email.message_from_bytes(read.rewritten([], Sweep()).data)
    last = list(after.walk())[-1]
    assert (last.get_filename(), last.get_payload(decode=True)) == ("z.bin", b"")


@pytest.mark.parametrize("kind", ["application/pkcs7-mime", "application/pgp-encrypted"])
def test_what_is_sealed_is_not_read(kind: str) -> None:
    data = f"Content-Type: {kind}\nContent-Transfer-Encoding: base64\n\nAAAA\n".encode()
    read = document("a.eml", data)
    assert [each.kind for each in read.opaque] == [Kind.ENCRYPTED]
    assert b"AAAA" not in read.rewritten([], Sweep()).data


def test_hostile_nesting_ends() -> None:
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
    )
    assert document("a.eml", deep + b"\nhello").segments is not None


def test_an_edit_reaches_the_part_it_means() -> None:
    read = document("a.eml", message(["a", "b"]).as_bytes())
    index = next(n for n, each in enumerate(read.segments) if each.text == "About a")
    made = read.rewritten([Edit(index, 6, 7, "[P]")], Sweep())
    assert email.message_from_bytes(made.data)["Subject"] == "About [P]"


FIELDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1
)


@given(st.lists(FIELDS, min_size=1, max_size=8))
def test_what_is_written_is_read_again(words: list[str]) -> None:
    value = " ".join(word.strip('"') or "x" for word in words)
    if "=?" in value or "*" in value:
        return
    assert value_of(written("Subject", value, "\r\n")).replace(" ", "") == value.replace(" ", "")


@given(st.binary(max_size=200))
def test_ranges_never_overlap(data: bytes) -> None:
    start = b"Content-Type: multipart/mixed; boundary=x\n\n--x\n"
    at = 0
    for each in ranges(start + data):
        assert at <= each.start <= each.end
        at = each.end
    assert any(isinstance(each, Body) for each in ranges(b"a: b\n\n" + data))


@pytest.mark.skipif(not FILES.exists(), reason="the real files are not here")
@pytest.mark.parametrize(
    "name", ["20-mime-multi-to-cc-bcc.eml", "21-attachment_with_encoded_name.eml",
             "22-eml_with_attachment.eml"],
)
def test_every_word_of_a_real_message_can_be_taken_out(name: str) -> None:
    data = (FILES / name).read_bytes()
    read = document(name, data)
    words = {w for each in read.segments for w in each.text.split() if len(w) > 6 and w.isalpha()}
    sweep = Sweep(Taken(word, f"[W_{n}]") for n, word in enumerate(sorted(words)))
    proof = prove("copy.eml", read.rewritten([], sweep).data, sweep)
    assert proof.verdict is Verdict.CLEAN
    assert read.rewritten([], Sweep(), KEEP_ALL).data == data


@pytest.mark.parametrize(
    ("before", "after"),
    [  # two encoded words have no blank between them; a quoted string is one phrase
        ('To: "Zoë Ümit Okafor" <zoe@example.org>', '"Zoë Ümit Okafor" <[EMAIL_1]>'),
        ('To: "Ümit, Zoë" <zoe@example.org>', '"Ümit, Zoë" <[EMAIL_1]>'),
        ('To: "Zoë Miller" <zoe@example.org>', '"Zoë Miller" <[EMAIL_1]>'),
        ("Subject: Grüße über zoe@example.org an alle", "Grüße über [EMAIL_1] an alle"),
    ],
)
def test_words_beside_a_value_keep_their_blanks(before: str, after: str) -> None:
    name, _, value = before.partition(": ")
    raw = written(name, value, "\n")
    data = raw + b"\nHello\n"
    assert b"\xc3" not in data
    made = email.message_from_bytes(document("a.eml", data).rewritten([], SWEEP).data)
    read = str(make_header(decode_header(made[name])))
    assert read.replace('"', "") == after.replace('"', "")
    assert made[name].count('"') % 2 == 0


WORDS = Sweep(Taken(word, f"[W_{n}]") for n, word in enumerate(
    ("Okafor", "Mixed", "Plain", "Text", "attachment", "utf", "boundary", "base64")
))


def test_values_that_are_words_of_the_format_leave_the_message_whole() -> None:
    data = (
        b"Subject: Plain Okafor\nMIME-Version: 1.0\n"
        b"Content-Type: multipart/mixed; boundary=\"Okafor boundary\"\n\n"
        b"--Okafor boundary\nContent-Type: text/plain; charset=utf-8\n"
        b"Content-Transfer-Encoding: base64\n\nUGxhaW4gTWl4ZWQgVGV4dA==\n"
        b"--Okafor boundary\nContent-Type: text/plain; name=\"Okafor.txt\"\n"
        b"Content-Disposition: attachment; filename=\"Okafor.txt\"\n\nfrom Okafor\n"
        b"--Okafor boundary--\n"
    )
    read = document("a.eml", data)
    assert [each.text for each in read.segments if "header Content" in each.place] == [
        "Okafor.txt", "Okafor.txt"
    ]
    made = read.rewritten([], WORDS).data
    parts = list(email.message_from_bytes(made).walk())
    assert [part.get_content_type() for part in parts] == [
        "multipart/mixed", "text/plain", "text/plain"
    ]
    assert parts[1].get_payload(decode=True) == b"[W_2] [W_1] [W_3]"
    assert parts[2].get_filename() == "[W_0].txt"
    assert prove("copy.eml", made, WORDS).verdict is Verdict.CLEAN


def test_more_parts_than_any_program_makes_are_refused() -> None:
    data = b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 20_000
    with pytest.raises(UnsafeFile, match="too many parts"):
        document("a.eml", data)
