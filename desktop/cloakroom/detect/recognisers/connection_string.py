"""Connection strings with a credential in them: URLs with ``user:password@`` (RFC 3986, 3.2.1),
ODBC and ADO.NET key-value strings, JDBC URLs and libpq keywords. Taken out whole: host and user
are as telling as the password."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import places, starting
from cloakroom.detect.folding import folded
from cloakroom.detect.hit import Hit
from cloakroom.detect.recognisers.secret_value import is_placeholder

_URL = re.compile(
    r"(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,30}+://[^\s\"'<>/@:]{0,128}+"
    r":(?P<password>[^\s\"'<>/@]{1,256}+(?:@[^\s\"'<>/@.,]{1,64}(?=@))?)@[^\s\"'<>`]{1,1000}+"
)
_JDBC = re.compile(r"(?<![A-Za-z])jdbc:[a-z][\w:+-]{1,40}+[^\s\"'<>]{1,1000}+", re.I)
_LIBPQ = re.compile(
    r"(?<!\w)(?:host|hostaddr|dbname)=[^\s\"'<>]{1,200}"
    r"(?: [a-z_]{2,30}=[^\s\"'<>]{1,200}){1,12}"
)
_SEGMENTS = re.compile(
    r"(?<![\w-])(?:server|data source|host|hostname|address|driver|provider|dsn|database"
    r"|initial catalog|user id|uid|username|user|endpoint|accountendpoint|accountname"
    r"|defaultendpointsprotocol|blobendpoint)\s?=[^;\n\"'<>]{1,300}+"
    r"(?:;\s{0,2}[A-Za-z][\w .-]{1,40}+=[^;\n\"'<>]{0,600}+){1,20}+",
    re.I,
)
_SECRET_WORDS = ("password", "pwd", "accountkey", "sharedaccesskey", "sharedaccesssignature")
_SECRET = re.compile(
    rf"(?<![A-Za-z])(?:{'|'.join(_SECRET_WORDS)})"
    r"\s?=\s?(?P<value>[^;&\s]{1,600})",
    re.I,
)
_GIVEN = re.compile(rf"(?:{'|'.join(_SECRET_WORDS)})\s?=")
_FORMS = (
    (_JDBC, ("jdbc:",)),
    (_LIBPQ, ("host", "dbname=")),
    (_SEGMENTS, (
        "server", "data source", "host", "address", "driver", "provider", "dsn", "database",
        "initial catalog", "user", "uid", "endpoint", "accountendpoint", "accountname",
        "defaultendpointsprotocol", "blobendpoint",
    )),
)  # fmt: skip
"""Patterns, and what their matches begin with."""


def find(text: str) -> Iterator[Hit]:
    if "://" in text and "@" in text:
        for match in _URL.finditer(text):
            yield _hit(text, match.start(), match.end(), match["password"])
    if _has_secret(text):
        for pattern, signs in _FORMS:
            for match in starting(text, pattern, *signs):
                secret = _SECRET.search(match.group())
                if secret:
                    closed = text[match.end() : match.end() + 1] in (";", '"', "'")
                    end = match.end() - (0 if closed else _prose_after(match.group()))
                    yield _hit(text, match.start(), end, secret["value"])


def _has_secret(text: str) -> bool:
    """Whether a value is given to a word for a secret anywhere: rare, and quickly seen."""
    small = folded(text)
    return any(_GIVEN.match(small, at) for at in places(small, *_SECRET_WORDS))


def _hit(text: str, start: int, end: int, password: str) -> Hit:
    while end > start and text[end - 1] in ".,;:)]}\\":
        end -= 1
    score = 0.45 if is_placeholder(password) else 0.96
    return Hit(start, end, "CONNECTION_STRING", score, "a connection string with a credential")


def _prose_after(value: str) -> int:
    """How many characters of the last segment belong to the sentence behind the string."""
    last = value.rpartition(";")[2] if ";" in value else ""
    key, _, rest = last.partition("=")
    return len(rest) - len(rest.split(maxsplit=1)[0]) if key and rest.strip() else 0
