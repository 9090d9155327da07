"""Every text that is in a file, however it is packed: what a person who looks for a value sees."""

import base64
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import unquote_to_bytes

from lxml import etree

_BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]{40,}")


def holds(data: bytes, *values: str) -> list[str]:
    """The places in which a value is found, in any letter case and with any blanks."""
    wanted = [_plain(value) for value in values]
    texts = ((place, _plain(text)) for place, text in _texts(data, ""))
    return [place for place, text in texts if any(value in text for value in wanted)]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub("[\u00ad\u200b-\u200d\u2060\ufeff]", "", text)).casefold()


def _texts(data: bytes, place: str) -> Iterator[tuple[str, str]]:
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield place, f"{archive.comment!r}"
            for info in archive.infolist():
                yield place, info.filename
                yield from _texts(archive.read(info), f"{place}/{info.filename}")
    for way in (data, unquote_to_bytes(data), *_decoded(data)):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
            yield place, way.decode(encoding, "replace")
    with suppress(etree.LxmlError, ValueError):
        root = etree.fromstring(data)
        yield place, "".join(root.itertext())
        yield place, " ".join(root.itertext())
        for block in root.iter("{*}p"):
            yield place, "".join(block.itertext("{*}t", "{*}delText"))
            yield place, "".join(block.itertext("{*}instrText"))
        for node in root.iter():
            yield from ((place, str(value)) for value in node.attrib.values())


def _decoded(data: bytes) -> Iterator[bytes]:
    with suppress(OSError, EOFError, zlib.error):
        yield gzip.decompress(data)
    for found in _BASE64.finditer(data):
        with suppress(ValueError):
            inner = base64.b64decode(re.sub(rb"\s", b"", found.group()))
            if inner.startswith(b"PK"):
                with suppress(zipfile.BadZipFile):
                    yield b"\n".join(text.encode() for _, text in _texts(inner, ""))
            yield inner
