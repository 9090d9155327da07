"""Unpacks a clean file in every way and looks for every value in every layer.

This code shares nothing with the formats that write: it guesses what bytes are from the bytes,
and reads each of them as text in several ways as well.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Final

from cloakroom.documents.limits import LIMITS
from cloakroom.documents.proof.containers import decompress, unole, untar, unzip
from cloakroom.documents.proof.layers import STREAM, Found, Layer, Packed, Unpack
from cloakroom.documents.proof.mail import unmail, without_structure
from cloakroom.documents.proof.notebook import without_members
from cloakroom.documents.proof.pictures import unpicture
from cloakroom.documents.proof.portable import unpdf
from cloakroom.documents.proof.readings import blobs, readings, strings, texts
from cloakroom.documents.proof.result import Leak, Proof, Unread
from cloakroom.documents.proof.rich_text import unrtf
from cloakroom.documents.sweep import Sweep

_DEPTH: Final = 12
_PICTURES: Final = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*",
    b"\1\0\0\0", b"\xd7\xcd\xc6\x9a",  # Windows metafiles
)
_HEADERS = re.compile(rb"(?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}", re.ASCII)
_OF_SYNTAX = re.compile(
    r"[^\W\d_]+(?:['’.-][^\W\d_]+)*"  # "Title", "Content-Type", "O'Neill"
    r"|\d{1,4}(?:\.\d{1,3})?"  # a place on a page, a size
)
_RTF: Final = b"{\\rtf"
_FONTS: Final = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf", b"wOFF", b"wOF2")


def prove(name: str, data: bytes, sweep: Sweep) -> Proof:
    """Searches ``data``, a file called ``name``, and the name itself, for the values of
    ``sweep``. Never raises for what the file holds: what cannot be unpacked is in ``unread``."""
    leaks: dict[tuple[int, str], Leak] = {}
    unread: dict[tuple[str, str], Unread] = {}
    numbers = {id(taken): number for number, taken in enumerate(sweep.taken)}
    telling = Sweep(each for each in sweep.taken if not _OF_SYNTAX.fullmatch(each.value.strip()))
    layers = 0
    for found in _everything(name, data):
        if isinstance(found, Unread):
            unread[found.place, found.why] = found
            continue
        layers += 1
        for _, _, taken in (telling if found.syntax else sweep).spans(found.text):
            number = numbers[id(taken)]
            leaks[number, found.place] = Leak(number, found.place)
    return Proof(layers, tuple(leaks.values()), tuple(unread.values()))


def _everything(name: str, data: bytes) -> Iterator[Layer | Unread]:
    yield Layer("its name", PurePath(name).stem)
    todo: list[Packed] = [Packed("the copy", data, name)]
    seen: set[bytes] = set()
    total = 0
    while todo:
        packed = todo.pop()
        total += len(packed.data)
        if packed.data in seen:
            continue
        seen.add(packed.data)
        if packed.depth > _DEPTH or total > LIMITS.total:
            yield Unread(packed.place, "There is too much inside it to unpack.")
            continue
        for found in _looked_into(packed):
            if isinstance(found, Packed):
                todo.append(found)
            else:
                yield found


def _looked_into(packed: Packed) -> Iterator[Found]:
    for is_it, unpack in _KINDS:
        if is_it(packed):
            yield from unpack(packed)
            return
    yield from _as_text(packed)


def _as_text(packed: Packed) -> Iterator[Found]:
    """Text in any encoding, and what stands in it encoded; or bytes that are no text."""
    if _is_binary(packed.data):
        for text in strings(packed.data):
            yield Layer(packed.place, text)
        return
    syntax = packed.name == STREAM or packed.data.startswith(_RTF)
    mail = _is_mail(packed) or _HEADERS.match(packed.data) is not None
    found = map(without_structure, texts(packed.data)) if mail else texts(packed.data)
    if packed.name.lower().endswith(".ipynb"):
        found = map(without_members, found)
    for text in dict.fromkeys(found):
        yield from readings(packed.place, text, syntax=syntax)
        yield from blobs(packed, text)
    if mail and not _is_mail(packed):
        yield from unmail(packed)


def _is_binary(data: bytes) -> bool:
    start = data[:4000]
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"} or not start:
        return False
    odd = sum(byte < 9 or 13 < byte < 32 for byte in start)
    wide = start[1::2].count(0) > len(start) // 3 or start[::2].count(0) > len(start) // 3
    return odd > len(start) // 20 and not wide


def _starts(*magic: bytes) -> Callable[[Packed], bool]:
    return lambda packed: packed.data.startswith(magic)


def _is_tar(packed: Packed) -> bool:
    return packed.data[257:262] == b"ustar"


def _is_mail(packed: Packed) -> bool:
    return packed.name.lower().endswith((".eml", ".mbox")) or packed.data.startswith(b"From ")


def _with_text(unpack: Unpack) -> Unpack:
    """What is text on the outside is searched as such as well."""

    def both(packed: Packed) -> Iterator[Found]:
        yield from unpack(packed)
        yield from _as_text(packed)

    return both


def _nothing(packed: Packed) -> Iterator[Found]:
    """Fonts and the like: read as strings of letters, and that is all there is."""
    for text in strings(packed.data):
        yield Layer(packed.place, text)


_KINDS: Final[tuple[tuple[Callable[[Packed], bool], Unpack], ...]] = (
    (_starts(b"PK\x03\x04", b"PK\x05\x06"), unzip),
    (_starts(b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0"), decompress),
    (_starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), unole),
    (_starts(b"%PDF-"), unpdf),
    (_starts(_RTF), _with_text(unrtf)),
    (_starts(*_FONTS), _nothing),
    (_starts(*_PICTURES), unpicture),
    (lambda packed: packed.data[:4] == b"RIFF" and packed.data[8:12] == b"WEBP", unpicture),
    (_is_tar, untar),
    (_is_mail, _with_text(unmail)),
)
