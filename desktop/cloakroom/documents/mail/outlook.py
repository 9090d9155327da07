"""Outlook's .msg ([MS-OXMSG], [MS-OXCMSG]) read into an ordinary message.

The body stands in a .msg up to three times, one of them compressed, so that nothing can be cut
out of it safely. What it says becomes a message of ours, and that is scrubbed and saved as .eml.
"""

import io
import struct
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr
from typing import Any, Final

from cloakroom.documents.base import Document, File
from cloakroom.documents.mail.compressed import decompressed
from cloakroom.documents.mail.message import MailDocument
from cloakroom.errors import DamagedFile

_NOTE: Final = (
    "Outlook's .msg is saved as .eml, which any mail program opens. What it says of the way the "
    "message came, and of its sender's directory, is left out."
)
_SUBJECT, _BODY, _HTML, _RTF = "0037", "1000", "1013", "1009"
_FROM_NAME, _FROM_ADDRESS, _FROM_SMTP = "0C1A", "0C1F", "5D01"
_TO, _CC, _BCC = "0E04", "0E03", "0E02"
_NAME, _ADDRESS, _SMTP, _KIND = "3001", "3003", "39FE", "0C150003"
_FILE_NAME, _SHORT_NAME, _DATA, _EMBEDDED = "3707", "3704", "3701", "3701000D"
_KINDS: Final = {1: "To", 2: "Cc", 3: "Bcc"}
_DEEPEST: Final = 5


def open_msg(file: File) -> Document:
    """Raises DamagedFile where it is no .msg."""
    message = _read(file)
    eml = File(f"{file.name[:-4]}.eml", message.as_bytes(policy=SMTP), file.opener, file.depth,
               file.limits)
    return MailDocument(eml, [(0, len(eml.data))], notes=(_NOTE,))


def _read(file: File) -> EmailMessage:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(file.data)) as ole:
            if not ole.exists("__properties_version1.0"):
                raise DamagedFile(f"{file.name} is no Outlook message. Nothing was changed.")
            return _Folder(ole, (), 0).message()
    except (OSError, ValueError, IndexError, KeyError, struct.error, TypeError,
            AttributeError, RecursionError, MemoryError) as error:
        raise DamagedFile(f"{file.name} is damaged. Nothing was changed.") from error


class _Folder:
    """A message, a recipient or an attachment: a storage of the file."""

    def __init__(self, ole: Any, path: tuple[str, ...], depth: int) -> None:
        self._ole = ole
        self._path = path
        self._depth = depth

    def message(self) -> EmailMessage:
        made = EmailMessage(policy=SMTP)
        self._head(made)
        self._body(made)
        for attachment in self._below("__attach_version1.0_"):
            attachment.attach_to(made)
        return made

    def _head(self, made: EmailMessage) -> None:
        sender = self._text(_FROM_SMTP) or self._text(_FROM_ADDRESS)
        _set(made, "From", _person(self._text(_FROM_NAME), sender))
        people: dict[str, list[str]] = {"To": [], "Cc": [], "Bcc": []}
        for person in self._below("__recip_version1.0_"):
            kind = _KINDS.get(person.number(_KIND), "To")
            people[kind].append(person.name())
        shown = {"To": self._text(_TO), "Cc": self._text(_CC), "Bcc": self._text(_BCC)}
        for name, persons in people.items():
            _set(made, name, ", ".join(filter(None, persons)) or shown[name].replace(";", ","))
        _set(made, "Subject", self._text(_SUBJECT))

    def _body(self, made: EmailMessage) -> None:
        plain, page = self._text(_BODY), self._page()
        rich = "" if plain or page else decompressed(self._stream(_RTF, "0102"))
        made.set_content(plain or rich or ("" if page else " "))
        if page:
            made.add_alternative(page, subtype="html")

    def _page(self) -> str:
        raw = self._stream(_HTML, "0102")
        return raw.decode("utf-8", "replace") if raw else self._text(_HTML)

    def attach_to(self, made: EmailMessage) -> None:
        name = self._text(_FILE_NAME) or self._text(_SHORT_NAME) or "attachment"
        inner = (*self._path, f"__substg1.0_{_EMBEDDED}")
        if self._ole.exists("/".join((*inner, "__properties_version1.0"))):
            if self._depth < _DEEPEST:
                made.add_attachment(_Folder(self._ole, inner, self._depth + 1).message())
            return
        data = self._stream(_DATA, "0102")
        made.add_attachment(data, "application", "octet-stream", filename=_one_line(name))

    def name(self) -> str:
        return _person(self._text(_NAME), self._text(_SMTP) or self._text(_ADDRESS))

    def number(self, tag: str) -> int:
        """A number among the fixed properties: rows of 16 bytes behind a header of 8."""
        rows = self._raw("__properties_version1.0")
        for at in range(8, len(rows) - 15, 16):
            if struct.unpack_from("<L", rows, at)[0] == int(tag, 16):
                return int(struct.unpack_from("<L", rows, at + 8)[0])
        return 0

    def _text(self, tag: str) -> str:
        wide = self._stream(tag, "001F")
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        return self._stream(tag, "001E").decode("windows-1252", "replace").rstrip("\0")

    def _stream(self, tag: str, kind: str) -> bytes:
        return self._raw(f"__substg1.0_{tag}{kind}")

    def _raw(self, name: str) -> bytes:
        path = "/".join((*self._path, name))
        if not self._ole.exists(path) or self._ole.get_type(path) != 2:  # 2: a stream
            return b""
        data: bytes = self._ole.openstream(path).read()
        return data

    def _below(self, start: str) -> Iterator["_Folder"]:
        depth = len(self._path)
        names = {
            tuple(entry[: depth + 1]) for entry in self._ole.listdir()
            if tuple(entry[:depth]) == self._path and len(entry) > depth + 1
            and entry[depth].startswith(start)
        }
        for path in sorted(names):
            yield _Folder(self._ole, path, self._depth)


def _person(name: str, address: str) -> str:
    """Addresses of Exchange ("/O=…") are kept as a name: they are no addresses elsewhere."""
    name, address = _one_line(name), _one_line(address)
    if "@" in address and " " not in address:
        return formataddr((name if name != address else "", address), "utf-8")
    return " ".join(filter(None, (name, address)))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _set(made: EmailMessage, name: str, value: str) -> None:
    if value:
        made.add_header(name, _one_line(value))
