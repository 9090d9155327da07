"""XML and HTML source as ranges: where texts, attribute values and comments stand.

Ranges rather than a tree: what is not touched stays to the byte, and a page that breaks the
grammar is still a page. One pass, no recursion; a search that finds nothing ends the reading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

_TAG = re.compile(r"<(/?)([^\W\d][^\s/>]*)")
_OPENS = {True: re.compile(r"<(?:[!?]|/?[A-Za-z_])"), False: re.compile(r"<(?:[!?]|/?[^\W\d])")}
"""What a tag may begin with, in HTML and in XML: any other ``<`` is a letter of the text."""
_ATTRIBUTE = re.compile(r"[\s/]*([^\s=>/]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>\"']+))?")
_END = re.compile(r"[\s/]*>")
_RAW: Final = ("script", "style", "title", "textarea", "xmp", "noscript")
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}


class What(Enum):
    TEXT = "text"
    RAW = "raw"  # a script or style: no references in it
    VALUE = "value"  # of an attribute, inside its quotes
    BARE = "bare"  # of an attribute without quotes
    CDATA = "cdata"
    COMMENT = "comment"
    DECLARATION = "declaration"  # <!DOCTYPE …>, <?xml …?>
    START = "start"
    END = "end"
    EMPTY = "empty"  # <br/>


@dataclass(frozen=True, slots=True, repr=False)
class Range:
    """``source[start:end]``; ``name`` is that of the element or of the attribute."""

    what: What
    start: int
    end: int
    name: str = ""


def ranges(source: str, *, html: bool) -> Iterator[Range]:
    """In the order of the source; a start tag comes before the values of its attributes."""
    at = 0
    while at < len(source):
        opening = _OPENS[html].search(source, at)
        mark = opening.start() if opening else len(source)
        if mark > at:
            yield Range(What.TEXT, at, mark)
        if mark == len(source):
            return
        found = list(_marked(source, mark))
        at = found.pop().end
        yield from found
        if html and found and found[0].what is What.START and found[0].name in _RAW_END:
            end = _RAW_END[found[0].name].search(source, at)
            stop = end.start() if end else len(source)
            raw = found[0].name in {"script", "style"}
            yield Range(What.RAW if raw else What.TEXT, at, stop, found[0].name)
            at = stop


def _marked(source: str, at: int) -> Iterator[Range]:
    """What begins at ``<``; the last range says where reading goes on."""
    for opening, closing, what in _SECTIONS:
        if source.startswith(opening, at):
            stop = source.find(closing, at + len(opening))
            stop = len(source) if stop < 0 else stop
            yield Range(what, at + len(opening), stop)
            yield Range(what, stop, min(len(source), stop + len(closing)))
            return
    tag = _TAG.match(source, at)
    if tag is not None:
        yield from _tag(source, tag)


_SECTIONS: Final = (
    ("<!-->", "", What.DECLARATION),
    ("<!--[if", ">", What.DECLARATION),  # a condition of Word's: what follows is markup
    ("<!--", "-->", What.COMMENT),
    ("<![CDATA[", "]]>", What.CDATA),
    ("<!", ">", What.DECLARATION),
    ("<?", ">", What.DECLARATION),
)


def _tag(source: str, tag: re.Match[str]) -> Iterator[Range]:
    name, at = tag[2].lower(), tag.end()
    values: list[Range] = []
    end = _END.match(source, at)
    while end is None:
        attribute = _ATTRIBUTE.match(source, at)
        if attribute is None or attribute.end() == at:
            break
        at = attribute.end()
        if attribute[2]:
            values.append(_value(attribute))
        end = _END.match(source, at)
    stop = end.end() if end else at
    what = What.END if tag[1] else What.START
    if end and "/" in end[0]:
        what = What.EMPTY
    yield Range(what, tag.start(), stop, name)
    yield from values
    yield Range(what, stop, max(stop, tag.end()))


def _value(attribute: re.Match[str]) -> Range:
    start, end = attribute.span(2)
    name = attribute[1].lower()
    if attribute[2][0] in "\"'":
        return Range(What.VALUE, start + 1, end - 1, name)
    return Range(What.BARE, start, end, name)
