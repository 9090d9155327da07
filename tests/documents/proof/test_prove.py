"""The proof finds a value wherever it is hidden, and says what it could not open."""

import base64
import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from cloakroom.documents.proof.prove import prove
from cloakroom.documents.proof.result import Proof, Verdict
from cloakroom.documents.sweep import Sweep, Taken
from documents.pdf_samples import lines, pdf_of

VALUE = "Zoë Okafor & Söhne"
SWEEP = Sweep([Taken(VALUE, "[A]"), Taken("9870001234", "[B]"), Taken("Lee", "[C]")])
DOCS = Path(__file__).resolve().parents[4] / "shared" / "docs"


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name.replace("_", "."), data)
    return out.getvalue()


def tar(data: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as made:
        member = tarfile.TarInfo("a.txt")
        member.size = len(data)
        made.addfile(member, io.BytesIO(data))
    return out.getvalue()


def mail(body: str, *, subject: str = "none", encoding: str = "base64") -> bytes:
    message = EmailMessage()
    message["Subject"] = subject
    message.set_content(body, cte=encoding)
    message.add_attachment(body.encode("utf-16"), "application", "octet-stream", filename="a.bin")
    return bytes(message)


def picture(text: str = "", *, blank: bool = True) -> bytes:
    image = Image.new("RGB", (4, 4), "grey")
    if not blank:
        image.putpixel((1, 1), (0, 0, 0))
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", text)
    out = io.BytesIO()
    image.save(out, "PNG", pnginfo=notes)
    return out.getvalue()


def deleted_member(data: bytes) -> bytes:
    """An archive whose directory no longer lists its first member."""
    both = archive(a_txt=data, b_txt=b"nothing")
    second = archive(b_txt=b"nothing")
    head = both[: both.index(b"PK\x03\x04", 4)]
    end = second.rindex(b"PK\x05\x06")
    directory = second.index(b"PK\x01\x02")
    listed = bytearray(second[directory:end])
    listed[42:46] = len(head).to_bytes(4, "little")
    tail = bytearray(second[end:])
    tail[16:20] = (len(head) + directory).to_bytes(4, "little")
    return head + second[:directory] + bytes(listed) + bytes(tail)


XML = VALUE.replace("&", "&amp;")
SPLIT = f"<w:p><w:r><w:t>{XML[:5]}</w:t></w:r><w:r><w:t>{XML[5:]}</w:t></w:r></w:p>"
RTF = "".join(char if ord(char) < 128 else rf"\u{ord(char)}?" for char in VALUE)
HIDDEN: dict[str, bytes] = {
    "utf-8": VALUE.encode(),
    "utf-16": VALUE.encode("utf-16"),
    "utf-16 without mark": VALUE.encode("utf-16-le"),
    "utf-32": VALUE.encode("utf-32-le"),
    "utf-7": VALUE.encode("utf-7"),
    "windows-1252": VALUE.encode("windows-1252"),
    "letter case": VALUE.upper().encode(),
    "line end": VALUE.replace(" ", "\r\n").encode(),
    "entities": "".join(f"&#{ord(char)};" for char in VALUE).encode(),
    "attribute": f'<a title="{XML}"/>'.encode(),
    "split by tags": SPLIT.encode(),
    "comment": f"<p><!-- {VALUE} --></p>".encode(),
    "percent": b"x=Zo%C3%AB+Okafor%20%26%20S%C3%B6hne",
    "escapes": json.dumps({"a": VALUE}).encode(),
    "base64": b"data:text/plain;base64," + base64.b64encode(b"Dear " + VALUE.encode()),
    "base64 in base64": base64.b64encode(base64.b64encode(VALUE.encode() * 3)),
    "hexadecimal": VALUE.encode().hex().encode(),
    "folded": VALUE.replace("ka", "k\r\n a").encode(),
    "zip": archive(a_txt=VALUE.encode()),
    "zip in zip": archive(a_zip=archive(a_txt=VALUE.encode())),
    "name in zip": archive(**{VALUE: b""}),
    "deleted member": deleted_member(VALUE.encode() * 9),
    "after the zip": archive(a_txt=b"") + VALUE.encode(),
    "gzip": gzip.compress(VALUE.encode()),
    "bzip2": bz2.compress(VALUE.encode()),
    "xz": lzma.compress(VALUE.encode()),
    "tar": tar(VALUE.encode()),
    "rtf": b"{\\rtf1 " + RTF.encode() + b"}",
    "rtf split": b"{\\rtf1 " + RTF[:12].encode() + b"}{\\b " + RTF[12:].encode() + b"}",
    "mail body": mail(VALUE),
    "mail subject": mail("none", subject=VALUE),
    "mail quoted": mail(VALUE, encoding="quoted-printable"),
    "picture notes": picture(VALUE),
    "behind a picture": picture() + VALUE.encode("utf-16-le"),
    "binary": bytes(range(32)) * 40 + VALUE.encode() + bytes(32),
    "binary, two bytes wide": bytes(range(32)) * 40 + b"\7" + VALUE.encode("utf-16-le") + bytes(9),
}


@pytest.mark.parametrize("way", HIDDEN)
def test_a_hidden_value_is_found(way: str) -> None:
    assert prove("a.bin", HIDDEN[way], SWEEP).verdict is Verdict.FOUND


def test_a_long_number_is_found_as_a_cell_keeps_it() -> None:
    assert prove("a.xml", b"<c><v>9.870001234E9</v></c>", SWEEP).leaks


def test_words_of_the_format_are_no_values() -> None:
    sweep = Sweep([Taken("Content-Type", "[A]"), Taken("title", "[B]")])
    markup = b'<?xml version="1.0"?><Types xmlns="x/content-types"><title>%s</title></Types>'
    assert prove("a.xml", markup % b"x", sweep).verdict is Verdict.CLEAN
    assert prove("a.xml", markup % b"Content-Type", sweep).verdict is Verdict.FOUND
    assert prove("a.xml", markup % b'<a title="A Title"/>', sweep).verdict is Verdict.FOUND


def test_the_name_is_searched() -> None:
    (leak,) = prove("About Zoë Okafor & Söhne.txt", b"", SWEEP).leaks
    assert (leak.value, leak.place) == (0, "its name")


@pytest.mark.parametrize(
    "data",
    [b"", b"Dear [A], we sleep in Leeds.", archive(a_txt=b"[A]"), mail("[A]"), picture("[A]")],
)
def test_what_is_clean_is_clean(data: bytes) -> None:
    assert prove("copy.bin", data, SWEEP).verdict is Verdict.CLEAN


@pytest.mark.parametrize(
    "data",
    [
        picture(blank=False),
        b"PK\x03\x04 no archive",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 no object",
        b"%PDF-1.7 no pdf",
        b"\x1f\x8b no stream",
        archive(a_png=picture(blank=False)),
    ],
)
def test_what_nobody_can_read_is_not_proven(data: bytes) -> None:
    assert prove("copy.bin", data, SWEEP).verdict is Verdict.NOT_PROVEN


def test_a_bomb_is_not_proven_and_ends() -> None:
    data = b"0" * 1_000_000
    for _ in range(14):
        data = gzip.compress(data)
    assert prove("a.gz", data, SWEEP).verdict is Verdict.NOT_PROVEN


@given(st.binary(max_size=300), st.sampled_from([b"", *(data[:8] for data in HIDDEN.values())]))
def test_any_bytes_can_be_looked_into(data: bytes, start: bytes) -> None:
    assert isinstance(prove("a", start + data, SWEEP), Proof)


@pytest.mark.skipif(not DOCS.exists(), reason="the real files are not here")
def test_every_string_of_the_real_files_is_found_in_them() -> None:
    def hidden(row: object) -> bool:
        return isinstance(row, dict) and row.get("where") == "pixels"

    missed = []
    for line in (DOCS / "index.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        values = [s if isinstance(s, str) else s["s"] for s in row["strings"] if not hidden(s)]
        sweep = Sweep(Taken(value, f"[{number}]") for number, value in enumerate(values))
        proof = prove("copy", (DOCS / row["file"]).read_bytes(), sweep)
        missed += [row["file"]] * (len(values) - len({leak.value for leak in proof.leaks}))
    assert missed == []


@pytest.mark.parametrize("value", ["760", "60", "16"])
def test_a_short_number_is_none_of_the_drawing_s_own(value: str) -> None:
    sweep = Sweep([Taken(value, "[A]")])
    assert prove("a.pdf", pdf_of(lines(["nothing"])), sweep).verdict is Verdict.CLEAN
    shown = prove("a.pdf", pdf_of(lines([f"code {value}"])), sweep)
    assert any("page 1" in leak.place for leak in shown.leaks)


@pytest.mark.parametrize("value", ["76001", "1760-22", "07700 900123"])
def test_a_longer_one_is_found_in_a_drawing_too(value: str) -> None:
    data = pdf_of(b"% " + value.encode() + b"\n" + lines(["nothing"]))
    assert prove("a.pdf", data, Sweep([Taken(value, "[A]")])).verdict is Verdict.FOUND
