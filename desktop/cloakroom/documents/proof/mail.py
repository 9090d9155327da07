"""Messages: each header decoded, each part in its own transfer encoding and charset."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message

from cloakroom.documents.proof.layers import Found, Layer, Packed

_STRUCTURE = re.compile(
    r"^Content-(?:Type:[ \t]*(?:text|multipart|application|message|image|audio|video|font)/[\w.+-]+"
    r"|Transfer-Encoding:[ \t]*(?:[78]bit|binary|base64|quoted-printable)"
    r"|Disposition:[ \t]*(?:attachment|inline))"
    r"|;\s*(?:charset|delsp|format|method|micalg|protocol|report-type|type)=\"?[\w./+-]+"
    r"|^(?:Bcc|Cc|Content-[\w-]+|Date|From|MIME-Version|Reply-To|Sender|Subject|To)(?=:)"
    r"|;\s*(?:boundary|name|filename|start)(?=[*=])",
    re.IGNORECASE | re.MULTILINE,
)


def without_structure(text: str) -> str:
    """Without the words of the format: "attachment" says nothing where a value is that word."""
    return _STRUCTURE.sub("", text)


def unmail(packed: Packed) -> Iterator[Found]:
    """RFC 5322, RFC 2045 to 2047, RFC 2231. mbox: each message apart."""
    for data in _messages(packed.data):
        for part in email.message_from_bytes(data, policy=email.policy.compat32).walk():
            yield from _headers(packed, part)
            yield Layer(packed.place, part.preamble or "")
            yield Layer(packed.place, part.epilogue or "")
            body = None if part.is_multipart() else part.get_payload(decode=True)
            if isinstance(body, bytes):
                yield packed.inside(part.get_content_type(), body, part.get_filename() or "")
                yield Layer(packed.place, _decoded(part, body))


def _messages(data: bytes) -> list[bytes]:
    if not data.startswith(b"From "):
        return [data]
    return [b"From " + part for part in (b"\n" + data).split(b"\nFrom ")[1:]]


def _headers(packed: Packed, part: Message) -> Iterator[Layer]:
    for name, value in part.items():
        text = str(value)
        for each in (text, _header(text)):
            yield Layer(f"{packed.place} › header", without_structure(f"{name}: {each}"))
    yield Layer(f"{packed.place} › header", part.get_filename() or "")


def _header(text: str) -> str:
    try:
        return str(make_header(decode_header(text)))
    except (ValueError, LookupError, UnicodeError):
        return text


def _decoded(part: Message, body: bytes) -> str:
    try:
        return body.decode(part.get_content_charset() or "utf-8", "replace")
    except (LookupError, ValueError):
        return ""
