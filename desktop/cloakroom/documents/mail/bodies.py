"""The content of a part: out of its transfer encoding and charset, and back into both."""

import base64
import binascii
import quopri
import re
from email.message import Message
from mimetypes import guess_extension
from typing import Final

from cloakroom.documents.text import is_charset

_LINE: Final = 76
_SPACE = re.compile(rb"\s+")
_BY_TYPE: Final = {
    "text/plain": ".txt", "text/html": ".html", "text/calendar": ".ics", "text/vcard": ".vcf",
    "text/x-vcard": ".vcf", "text/directory": ".vcf", "text/csv": ".csv", "text/xml": ".xml",
    "message/rfc822": ".eml", "message/delivery-status": ".txt", "message/global": ".eml",
    "application/json": ".json", "application/ics": ".ics", "image/jpeg": ".jpg",
}


def transfer_encoding(head: Message) -> str:
    return str(head.get("Content-Transfer-Encoding", "7bit")).strip().lower()


def unpacked(data: bytes, head: Message) -> bytes:
    """RFC 2045, section 6."""
    match transfer_encoding(head):
        case "base64":
            try:
                return base64.b64decode(_SPACE.sub(b"", data))
            except (binascii.Error, ValueError):
                return data
        case "quoted-printable":
            return quopri.decodestring(data)
        case _:
            return data


def packed(data: bytes, head: Message, line_end: bytes) -> bytes:
    match transfer_encoding(head):
        case "base64":
            text = base64.b64encode(data)
            lines = [text[at : at + _LINE] for at in range(0, len(text), _LINE)]
            return line_end.join(lines)
        case "quoted-printable":
            wide = b"\0" in data  # UTF-16: its line ends are no line ends of the message
            text = binascii.b2a_qp(data, istext=not wide)
            return text.replace(b"\r\n", b"\n").replace(b"\n", line_end)
        case _:
            return data


def charset(head: Message, data: bytes) -> str | None:
    """What the part says its text is in, where that is true; the format finds out otherwise."""
    name = head.get_content_charset() if head.get_content_maintype() == "text" else None
    if name is None or not is_charset(name):
        return None
    try:
        data.decode(name)
    except (LookupError, ValueError):
        return None
    return name


def name_of(head: Message, number: int) -> str:
    """What the part is called, else a name that tells its format."""
    named = head.get_filename()
    if named:
        return re.split(r"[/\\]", named)[-1]
    kind = head.get_content_type()
    return f"part{number}{_BY_TYPE.get(kind) or guess_extension(kind) or ''}"
