"""HTML source as a stream of text, tags and comments, read in one pass.

A cut-down form of the tokeniser in the HTML standard (WHATWG, 13.2.5). The standard library's
parser is not used: it takes quadratic time on a page of ``<a `` or ``<!--``, raises on ``<![x``,
and reads broken tags differently from one patch release of Python to the next. Here a search that
finds nothing ends the reading, as it does in a browser, so time grows with the length alone.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape


@dataclass(frozen=True, slots=True)
class Text:
    """Characters between tags, with references such as ``&amp;`` decoded."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class StartTag:
    """``name`` and attribute names in lower case, attribute values decoded."""

    name: str
    attributes: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class EndTag:
    name: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, a doctype, a processing instruction or a CDATA section: never shown."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The source stopped inside a tag: a browser shows nothing of it or after it."""


Token = Text | StartTag | EndTag | Comment | Unfinished

_MARKUP = re.compile(r"<(?=[a-zA-Z!?/])")
_COMMENT_END = re.compile(r"--!?>")
_TAG = re.compile(r"<(/?)([a-zA-Z][^ \t\n\f/>]*)")
_BETWEEN = re.compile(r"[ \t\n\f/]*")
_ATTRIBUTE = re.compile(r"([^ \t\n\f/>][^ \t\n\f/>=]*)([ \t\n\f]*=[ \t\n\f]*)?")
_BARE_VALUE = re.compile(r"[^ \t\n\f>]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
# int() refuses more than 4300 digits, and html.unescape lets that error through.
_ENDLESS_NUMBER = re.compile(r"&#[0-9]{4000,};?")
# In an attribute "&copy=2" is a parameter called copy, not a copyright sign (13.2.5.73).
_BARE_REFERENCE = re.compile(r"&(?=[a-zA-Z])(?![a-zA-Z0-9]{1,40};)")

_RAW_NAMES = (
    "script", "style", "title", "textarea", "iframe", "noscript", "noembed", "noframes", "xmp",
    "plaintext",
)  # fmt: skip
_RAW_END = {name: re.compile(rf"</{name}(?=[ \t\n\f/>])", re.IGNORECASE) for name in _RAW_NAMES}


def normalised(text: str) -> str:
    """``text`` with line ends as ``\\n``, no control characters, and nothing UTF-8 cannot hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _LONE_SURROGATE.sub("\ufffd", _CONTROL.sub("", text))


def tokens(source: str) -> Iterator[Token]:
    """The tokens of ``source`` in order. Never raises; takes time in proportion to the length."""
    source = normalised(source).removeprefix("\ufeff")
    at = 0
    while (markup := _MARKUP.search(source, at)) is not None:
        if markup.start() > at:
            yield Text(_decoded(source[at : markup.start()]))
        token, at = _token(source, markup.start())
        yield token
        if isinstance(token, StartTag):
            at = _content_start(source, at, token.name)
    if at < len(source):
        yield Text(_decoded(source[at:]))


def _token(source: str, at: int) -> tuple[Token, int]:
    if source.startswith("<!--", at):
        end = _COMMENT_END.search(source, at + 2)
        stop, after = (end.start(), end.end()) if end else (len(source), len(source))
        return Comment(source[at + 4 : stop]), after
    tag = _TAG.match(source, at)
    if tag is None:
        stop = source.find(">", at)
        stop = len(source) if stop < 0 else stop
        return Comment(source[at + 2 : stop]), stop + 1
    attributes, after = _attributes(source, tag.end())
    if after < 0:
        return Unfinished(), len(source)
    name = tag[2].lower()
    return (EndTag(name) if tag[1] else StartTag(name, attributes)), after


def _attributes(source: str, at: int) -> tuple[dict[str, str], int]:
    """The attributes from ``at`` on and the place after ``>``; -1 if the source stops before."""
    attributes: dict[str, str] = {}
    while True:
        at = _skipped(_BETWEEN, source, at)
        if source.startswith(">", at):
            return attributes, at + 1
        attribute = _ATTRIBUTE.match(source, at)
        if attribute is None:
            return attributes, -1
        value, at = _value(source, attribute.end()) if attribute[2] else ("", attribute.end())
        if at < 0:
            return attributes, -1
        attributes.setdefault(attribute[1].lower(), value)


def _value(source: str, at: int) -> tuple[str, int]:
    quote = source[at : at + 1]
    if quote in ('"', "'"):
        stop = source.find(quote, at + 1)
        return ("", -1) if stop < 0 else (_decoded_attribute(source[at + 1 : stop]), stop + 1)
    stop = _skipped(_BARE_VALUE, source, at)
    return _decoded_attribute(source[at:stop]), stop


def _skipped(pattern: re.Pattern[str], source: str, at: int) -> int:
    match = pattern.match(source, at)
    return match.end() if match else at


def _content_start(source: str, at: int, name: str) -> int:
    """Where reading goes on after a start tag: past what the element hides from the tokeniser."""
    if name == "pre" and source.startswith("\n", at):
        return at + 1
    if name not in _RAW_END:
        return at
    end = _RAW_END[name].search(source, at)
    return end.start() if end else len(source)


def _decoded(text: str) -> str:
    if "&" not in text:
        return text
    return normalised(unescape(_ENDLESS_NUMBER.sub("\ufffd", text)))


def _decoded_attribute(value: str) -> str:
    return _decoded(_BARE_REFERENCE.sub("&amp;", value)) if "&" in value else value
