"""Files made to hang a parser: four times the bytes cost at most six times the time, and whatever
is raised is an error with a sentence."""

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.errors import CloakroomError

SMALL = 20_000
SWEEP = Sweep([Taken("Amira Okafor", "[PERSON_1]"), Taken("07700 900123", "[PHONE_1]")])
MIME = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
UNITS = (
    b"<", b'"', b"{\\", b";", b"=", b"--b\n", b"BEGIN:VCARD\n", b"From a\n\n", b"[", b'{"a":',
    b"<a b='", b"<!--", b"=?utf-8?q?a?= ", b"\\'", b'",', b"/*",
)
STARTS = {
    ".txt": b"", ".csv": b"", ".json": b"", ".ipynb": b"", ".vcf": b"BEGIN:VCARD\n", ".eml": MIME,
    ".mbox": b"", ".rtf": b"{\\rtf1 ", ".html": b"", ".xml": b"<a>",
}
LONG: dict[str, tuple[str, bytes, bytes]] = {
    "a type of semicolons": (".eml", b"Content-Type: text/plain", b";"),
    "a type of quotes": (".eml", b"Content-Type: text/plain; a=", b'\\"'),
    "encoded words": (".eml", b"Subject: ", b"=?utf-8?b?YWFh?=\n "),
    "parameters in parts": (".eml", b"Content-Disposition: attachment", b"; filename*0*=a"),
    "many messages": (".mbox", b"", b"From a\nSubject: x\n\nb\n\n"),
    "deep values": (".json", b"[" * 9_000, b"1,"),
    "folds": (".vcf", b"NOTE:", b"a\n "),
    "parameters": (".vcf", b"N", b";a"),
    "quotes of a cell": (".csv", b'"', b'""'),
    "blanks of a tag": (".html", b"<a b", b" "),
    "groups": (".rtf", b"{\\rtf1", b"{"),
}


def seconds(suffix: str, data: bytes) -> float:
    start = time.process_time()
    with suppress(CloakroomError):
        document(f"a{suffix}", data).rewritten([], SWEEP)
    return time.process_time() - start


def is_linear(suffix: str, made: Callable[[int], bytes]) -> bool:
    """Measured again where it was not: another process may have been in the way."""
    for _ in range(3):
        small, large = (seconds(suffix, made(size)) for size in (SMALL, 4 * SMALL))
        if large <= max(0.2, 6 * small):
            return True
    return False


@pytest.mark.parametrize("unit", UNITS, ids=repr)
@pytest.mark.parametrize("suffix", STARTS)
def test_repeated_marks(suffix: str, unit: bytes) -> None:
    assert is_linear(suffix, lambda size: STARTS[suffix] + unit * (size // len(unit)))


@pytest.mark.parametrize("what", LONG)
def test_one_long_thing(what: str) -> None:
    suffix, start, unit = LONG[what]
    assert is_linear(suffix, lambda size: start + unit * (size // len(unit)))


CHARSETS = (b"undefined", b"idna", b"punycode", b"unicode_escape", b"rot13", b"a\0b", b"utf-9")


@pytest.mark.parametrize("charset", CHARSETS)
def test_a_charset_that_is_none_is_as_good_as_no_charset(charset: bytes) -> None:
    text = b"Am\xefra Amira Okafor \\u00eb"
    mail = b"Content-Type: text/plain; charset=\"%s\"\n\n%s" % (charset, text)
    page = b"<html><meta charset=%s><p>%s" % (charset, text)
    for name, data in (("a.eml", mail), ("a.html", page.replace(b"\0", b""))):
        made = document(name, data).rewritten([], SWEEP).data
        assert made == data.replace(b"Amira Okafor", b"[PERSON_1]")
