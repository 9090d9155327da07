"""Values drawn from a document's own words are taken out and searched for by a second unpacking,
which knows nothing of the product: the standard library only.

Each real file and each synthetic one, several draws each, once through the reading of the whole
file (as the program does) and once by the sweep alone.
"""

import email
import email.policy
import html
import io
import json
import random
import re
import unicodedata
import urllib.parse
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from email.header import decode_header, make_header
from pathlib import Path

import pytest

from cloakroom.documents.base import Document, Edit
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import BY_SUFFIX, document
from cloakroom.errors import InputError
from cloakroom.files.reading import Reading

FILES = Path(__file__).resolve().parents[3] / "shared" / "docs" / "files"
OURS = frozenset({  # formats of other test modules have real-file tests of their own
    ".txt", ".md", ".csv", ".tsv", ".json", ".ipynb", ".ics", ".vcf", ".eml", ".mbox", ".msg",
    ".rtf", ".html", ".xml", ".zip",
})
REAL = sorted(path for path in FILES.glob("*") if path.suffix in OURS) if FILES.exists() else []
SEEDS = range(6)
SYNTAX = frozenset({  # words of the formats themselves, in the layers that are not decoded
    "begin", "end", "text", "plain", "html", "title", "body", "style", "class", "multipart",
    "mixed", "base64", "utf-8", "subject", "from", "date", "cell", "source", "value",
    "attachment", "inline", "content-type", "content-disposition", "reply-to", "boundary",
})

HOSTILE = (
    'O\'Neill "Bob", jr.; & <Sons>', "Line\u00a0Break Ltd", "Anna \U0001f600 Smile", "Annabel",
    "\u0645\u0631\u064a\u0645 \u062d\u0633\u0646", "Zoe\u0308 Oka\u0301for", "Stra\u00dfe 12",
    "Anna", "Person Value", "Title Body", "a" * 3_000 + "z", "192.0.2.77", "4242 4242 4242 4242",
    "C:\\Users\\zoe.okafor", "100% sure", "{braces}", "jane.o+tag@example.org", "--dashes--",
    "=3D=equals",
)


def seen(name: str, data: bytes) -> Iterator[str]:
    """Every text in ``data`` that can be reached with the standard library."""
    todo = [(name.lower(), data)]
    while todo:
        each, raw = todo.pop()
        if raw.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                yield "\n".join(archive.namelist())
                todo += [(member, archive.read(member)) for member in archive.namelist()]
            continue
        for text in decoded(raw):
            yield from ways(each, text)
        if each.endswith((".eml", ".mbox", ".msg")):
            for part in email.message_from_bytes(raw).walk():
                for value in part.values():
                    yield str(make_header(decode_header(value)))
                body = part.get_payload(decode=True)
                if isinstance(body, bytes):
                    todo.append((part.get_filename() or f"x.{part.get_content_subtype()}", body))


def decoded(raw: bytes) -> Iterator[str]:
    for encoding in ("utf-8", "utf-16", "latin-1"):
        try:
            yield raw.decode(encoding)
        except UnicodeDecodeError:
            continue


def ways(name: str, text: str) -> Iterator[str]:
    yield text
    yield html.unescape(re.sub(r"<[^<>]*>", "", text))
    yield urllib.parse.unquote(text)
    yield re.sub(r"\r?\n[ \t]", "", text)
    yield text.replace('""', '"')
    yield re.sub(r"\\([,;\\])", r"\1", re.sub(r"\r?\n[ \t]", "", text))
    if name.endswith((".json", ".ipynb")):
        with suppress(ValueError):  # a reading in the wrong encoding
            yield "\n".join(leaves(json.loads(text)))
    if name.endswith(".rtf"):
        plain = re.sub(r"\\u(-?\d+) ?(?:\\'..|.)", lambda m: chr(int(m[1]) % 65536), text)
        plain = re.sub(r"\\'(..)", lambda m: chr(int(m[1], 16)), plain)
        yield re.sub(r"\\[a-z]+-?\d* ?|[{}\r\n]", "", plain)


def leaves(value: object) -> Iterator[str]:
    todo = [value]
    while todo:
        each = todo.pop()
        if isinstance(each, dict):
            todo += [*each.keys(), *each.values()]
        elif isinstance(each, list):
            todo += each
        else:
            yield str(each)


def norm(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).casefold())


def holds(texts: Sequence[str], value: str) -> bool:
    """Whether any of the (normalised) texts holds the value as a word of its own."""
    wanted = re.compile(rf"(?<!\w){re.escape(norm(value))}(?!\w)")
    return any(wanted.search(text) for text in texts)


def drawn(whole: Document, chance: random.Random) -> list[str]:
    """Words, pairs of words across segments, numbers, addresses, values of attributes."""
    text = Reading.of(whole.segments).text
    words = re.findall(r"\w[\w.@'’+-]{3,}\w", text)
    pairs = re.findall(r"\b([^\W\d_]{3,} [^\W\d_]{4,})\b", text)
    hidden = [
        each.text.strip() for each in whole.segments
        if each.hidden and 4 < len(each.text.strip()) < 60
    ]
    picked = [chance.choice(kind) for kind in (words, words, words, pairs, hidden) if kind]
    return sorted({
        value for value in picked if norm(value).split(" ")[0].rstrip(":") not in SYNTAX
        and not value.startswith("_") and value.strip().lower() not in SYNTAX
    })


def taken_out(name: str, whole: Document, values: Sequence[str], *, read: bool) -> bytes:
    sweep = Sweep(Taken(value, f"[VAL_{n}]") for n, value in enumerate(values))
    edits: list[Edit] = []
    if read:
        reading = Reading.of(whole.segments)
        for start, end, each in sweep.spans(reading.text):
            edits += reading.edited(start, end, each.stand_in)
    made = whole.rewritten(edits, sweep)
    proof = prove(f"copy{made.suffix}", made.data, sweep)
    assert [(values[leak.value], leak.place) for leak in proof.leaks] == []
    texts = [norm(text) for text in seen(f"copy{made.suffix}", made.data)]
    assert [value for value in values if holds(texts, value)] == []
    again = document(f"copy{made.suffix}", made.data)  # it still opens
    assert len(again.segments) > 0
    return made.data


@pytest.mark.skipif(not REAL, reason="the real files are not here")
@pytest.mark.parametrize("read", [True, False], ids=["read", "swept"])
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_words_of_real_files(path: Path, seed: int, read: bool) -> None:
    try:
        whole = document(path.name, path.read_bytes())
    except InputError:
        pytest.skip("refused")
    values = drawn(whole, random.Random(f"{path.name}{seed}"))
    if not read:
        values = [value for value in values if any(
            Sweep([Taken(value, "")]).found(each.text) for each in whole.segments
        )]
    taken_out(path.name, whole, values, read=read)


def text_of(values: Sequence[str]) -> bytes:
    return "".join(f"before {value} after\n" for value in values).encode()


def rows_of(values: Sequence[str]) -> bytes:
    cells = (value.replace('"', '""') for value in values)
    return "".join(f'1;"{cell}";stays\r\n' for cell in cells).encode("utf-8-sig")


def object_of(values: Sequence[str]) -> bytes:
    return json.dumps({"cell": list(values), "m": {v: i for i, v in enumerate(values)}}).encode()


def page_of(values: Sequence[str]) -> bytes:
    body = "".join(f'<p title="{html.escape(v)}">{html.escape(v)}</p>\n' for v in values)
    return f"<html><head><title>t</title></head><body>{body}</body></html>".encode()


def card_of(values: Sequence[str]) -> bytes:
    lines = (re.sub(r"([\\,;])", r"\\\1", value) for value in values)
    notes = "".join(f"NOTE:{line}\r\n" for line in lines)
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\n{notes}END:VCARD\r\n".encode()


def mail_of(values: Sequence[str]) -> bytes:
    made = email.message.EmailMessage()
    made["Subject"] = "hostile"
    made.set_content("\n".join(values), cte="quoted-printable")
    made.add_alternative(page_of(values).decode(), subtype="html")
    made.add_attachment(rows_of(values), "text", "csv", filename="rows.csv")
    return made.as_bytes(policy=email.policy.SMTP)


def rich_of(values: Sequence[str]) -> bytes:
    def letter(char: str) -> str:
        if char in "\\{}":
            return f"\\{char}"
        if char.isascii():
            return char
        units = char.encode("utf-16-le")
        return "".join(f"\\u{int.from_bytes(units[at:at + 2], 'little', signed=True)}?"
                       for at in range(0, len(units), 2))

    lines = "".join("".join(map(letter, value)) + "\\par\n" for value in values)
    return f"{{\\rtf1\\ansi {lines}}}".encode()


def archive_of(values: Sequence[str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a.txt", text_of(values))
        made.writestr("b.html", page_of(values))
    return out.getvalue()


SYNTHETIC = {
    "a.txt": text_of, "a.csv": rows_of, "a.json": object_of, "a.html": page_of, "a.xml": page_of,
    "a.vcf": card_of, "a.eml": mail_of, "a.rtf": rich_of, "a.zip": archive_of,
}


@pytest.mark.parametrize("read", [True, False], ids=["read", "swept"])
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", SYNTHETIC)
def test_hostile_values(name: str, seed: int, read: bool) -> None:
    chance = random.Random(seed)
    values = chance.sample(HOSTILE, 8)
    stays = "Everything else stays"
    data = SYNTHETIC[name]([*values, stays])
    whole = document(name, data)
    made = taken_out(name, whole, values, read=read)
    assert holds([norm(text) for text in seen(name, made)], stays)


def test_every_suffix_of_ours_has_a_format() -> None:
    assert not OURS - {*BY_SUFFIX, ".txt", ".md"}
