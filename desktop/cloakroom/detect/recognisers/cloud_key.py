"""Keys of the large clouds: Amazon, Azure and Google, by their published forms."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import (
    around,
    mentions,
    phrases,
    places,
    starting,
    supported,
)
from cloakroom.detect.hit import Hit

_AWS_ID = re.compile(r"(?:AKIA|ASIA|ABIA|ACCA)(?<![A-Za-z0-9]....)[A-Z0-9]{16}(?![A-Za-z0-9])")
_AWS_SECRET = re.compile(r"(?<![A-Za-z0-9/+=])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])")
_AZURE_STORAGE = re.compile(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}==(?![A-Za-z0-9=])")
_AZURE_SHARED = re.compile(
    r"(?:AccountKey|SharedAccessKey)\s?=\s?(?P<value>[A-Za-z0-9+/]{30,90}={0,2})", re.I
)
_AZURE_SIGNATURE = re.compile(r"(?<![A-Za-z])sig=(?P<value>[A-Za-z0-9%+/=_-]{30,200})")
_AZURE_SECRET = re.compile(r"(?<![\w~.-])[\w~.-]{3}[0-9]Q~[\w~.-]{30,36}(?![\w~-])")
_AZURE_HEX = re.compile(r"(?<![A-Za-z0-9-])(?:[0-9a-f]{32}|[A-Za-z0-9]{84})(?![A-Za-z0-9-])")
_GOOGLE = re.compile(
    r"(?<![\w-])(?:AIza[\w-]{35}|GOCSPX-[\w-]{20,40}|ya29\.[\w-]{20,400})(?![A-Za-z0-9])"
)

_AWS_WORDS = phrases("aws", "amazon", "secret access key", "secretaccesskey")
_AZURE_WORDS = phrases(
    "azure", "openai", "api key", "apikey", "subscription key", "cognitive services", "key1",
    "key2", "cognitive", "search key", "admin key",
)


def find(text: str) -> Iterator[Hit]:
    yield from _amazon(text)
    yield from _azure(text)
    yield from _each(text, _GOOGLE, "the form of a Google key", "AIza", "GOCSPX-", "ya29.")


def _amazon(text: str) -> Iterator[Hit]:
    ids = [match.span() for match in _AWS_ID.finditer(text)]
    for start, end in ids:
        yield Hit(start, end, "CLOUD_KEY", 0.97, "the form of an Amazon access key")
    if not ids and not mentions(text, "aws", "amazon", "secretaccesskey", "secret access key"):
        return
    for match in _AWS_SECRET.finditer(text):
        start, end = match.span()
        beside = any(abs(start - other) < 120 for _, other in ids)
        support = around(text, start, end, _AWS_WORDS)
        if _mixed(match.group()) and (beside or support):
            why = support or "an Amazon access key beside it"
            yield Hit(start, end, "CLOUD_KEY", 0.92, f"the form of an Amazon secret; {why}")


def _azure(text: str) -> Iterator[Hit]:
    yield from _each(text, _AZURE_STORAGE, "the form of an Azure storage key", "==", back=86)
    for shared in starting(text, _AZURE_SHARED, "accountkey", "sharedaccesskey"):
        yield Hit(*shared.span("value"), "CLOUD_KEY", 0.95, "a shared key of Azure")
    yield from _each(text, _AZURE_SIGNATURE, "the signature of a shared access link", "sig=")
    yield from _each(text, _AZURE_SECRET, "the form of an Entra client secret", "Q~", back=4)
    for match, support in supported(text, _AZURE_WORDS, _AZURE_HEX):
        if _mixed(match.group()):
            why = f"the length of an Azure key; {support}"
            yield Hit(match.start(), match.end(), "CLOUD_KEY", 0.88, why)


def _each(
    text: str, pattern: re.Pattern[str], why: str, *signs: str, back: int = 0
) -> Iterator[Hit]:
    """What ``pattern`` matches ``back`` characters before one of ``signs``: its only group, if it
    has one."""
    for at in places(text, *signs):
        match = pattern.match(text, at - back) if at >= back else None
        if match:
            yield Hit(*match.span(pattern.groups), "CLOUD_KEY", 0.95, why)


def _mixed(value: str) -> bool:
    return any(c.isdigit() for c in value) and any(c.isalpha() for c in value)
