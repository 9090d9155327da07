"""What may stay in a page: tags, attributes and links. Whatever is not in these tables is dropped.

A page can carry a value where nobody looks: in a class, an id, a comment, a font's name. So a page
is rebuilt from what is listed here, and each attribute either has a closed set of values or is
shown to the detector.
"""

import re
from collections.abc import Mapping
from urllib.parse import unquote

_SAME_TAG = (
    "p", "div", "span", "b", "strong", "i", "em", "u", "s", "sub", "sup",
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd",
    "table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "colgroup", "col",
    "blockquote", "pre", "code", "hr", "a",
)  # fmt: skip
_AS_DIV = (
    "address", "article", "aside", "center", "details", "fieldset", "figcaption", "figure",
    "footer", "form", "header", "hgroup", "legend", "main", "nav", "search", "section", "summary",
)  # fmt: skip

TAGS: Mapping[str, str] = {
    **{name: name for name in _SAME_TAG},
    **dict.fromkeys(_AS_DIV, "div"),
    **dict.fromkeys(("font", "mark"), "span"),
    **dict.fromkeys(("strike", "del"), "s"),
    **dict.fromkeys(("kbd", "samp", "tt"), "code"),
    **dict.fromkeys(("cite", "dfn", "var"), "i"),
    **dict.fromkeys(("menu", "dir"), "ul"),
    "ins": "u",
    "listing": "pre",
}
"""Element name -> the tag it is written as. An element not listed leaves only its content."""

BLOCKS = frozenset(TAGS.values()) - {
    "span", "b", "strong", "i", "em", "u", "s", "sub", "sup", "code", "a", "col", "colgroup",
}  # fmt: skip
"""Tags that start and end a line."""

VOID = frozenset({
    "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta",
    "param", "source", "track", "wbr",
})  # fmt: skip
"""Elements without content (WHATWG 13.1.2), and three older ones."""

DROPPED: Mapping[str, str] = {
    **dict.fromkeys(("img", "svg", "canvas"), "picture"),
    **dict.fromkeys(("input", "textarea", "select"), "form field"),
    **dict.fromkeys(
        ("iframe", "object", "embed", "applet", "audio", "video", "math", "xmp", "plaintext"),
        "embedded object",
    ),
    "script": "script",
    **dict.fromkeys(
        ("style", "title", "noscript", "noembed", "noframes", "template", "datalist", "xml"), ""
    ),
}
"""Element dropped with all its content -> what a user would call it; empty: nobody misses it."""

_FIXED: Mapping[str, re.Pattern[str]] = {
    "lang": re.compile(r"[a-z]{2,3}(-[a-z]{2,4})?", re.IGNORECASE),
    "dir": re.compile(r"ltr|rtl|auto", re.IGNORECASE),
    "align": re.compile(r"left|right|center|justify", re.IGNORECASE),
    "colspan": re.compile(r"[0-9]{1,3}"),
    "rowspan": re.compile(r"[0-9]{1,3}"),
}
_SPANNING = frozenset({"colspan", "rowspan"})
_CELLS = frozenset({"td", "th"})

_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms"})
_BEFORE_COLON = re.compile(r"([^/?#:]*):")
_URL_EDGE = "".join(map(chr, range(0x21)))
_URL_IGNORED = re.compile(r"[\t\n\r]")
_DECODING_ROUNDS = 5
_LONGEST_LINK = 20_000


def fixed_attributes(tag: str, attributes: Mapping[str, str]) -> list[tuple[str, str]]:
    """The attributes whose values cannot hold a personal detail, ready to be written."""
    return [
        (name, attributes[name])
        for name, values in _FIXED.items()
        if name in attributes
        and (name not in _SPANNING or tag in _CELLS)
        and values.fullmatch(attributes[name])
    ]


def safe_link(value: str) -> str:
    """``value`` as a browser reads a link (WHATWG URL, 4.4); empty if it may not stay.

    A link without a scheme stays: it opens nothing by itself, and the detector sees it.
    """
    value = _URL_IGNORED.sub("", value.strip(_URL_EDGE))
    scheme = _BEFORE_COLON.match(value)
    if scheme and scheme[1].lower() not in _SCHEMES:
        return ""
    return value


def readable_link(value: str) -> str | None:
    """``value`` without percent encoding, which would hide ``amira%40example.org``.

    Mail gateways wrap a link in a link, so it is decoded until nothing changes; None if it is
    wrapped deeper, or longer, than any gateway does.
    """
    if len(value) > _LONGEST_LINK:
        return None
    for _ in range(_DECODING_ROUNDS):
        decoded = unquote(value)
        if decoded == value:
            return value
        value = decoded
    return None
