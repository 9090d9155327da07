"""The table of shared strings: cells name a row of it (ECMA-376 part 1, 18.4)."""

import re
from collections.abc import Iterator, Sequence, Set
from typing import Final

from lxml import etree

from cloakroom.documents.ooxml.blocks import Piece
from cloakroom.documents.ooxml.cuts import Cuts, Line
from cloakroom.documents.sheets.plain_xml import PlainXml, fragment, inner_of, plain_xml, unescaped
from cloakroom.documents.sweep import Sweep
from cloakroom.documents.xml_part import XmlPart

_SIMPLE = re.compile(r'<si><t(?: xml:space="preserve")?(?:/>|>([^<]*)</t>)</si>')
_ROUNDS: Final = 3
_EMPTY: Final = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

Cut = tuple[int, int, str]
"""Start, end, and what stands there instead."""


def local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def pieces(item: etree._Element) -> list[Piece]:
    """The text of an item as it is shown: its own, or that of its runs."""
    found: list[Piece] = []
    for element in item:
        own = element if local(element) == "t" else element.find("{*}t")
        if own is not None and own.text and local(element) in ("t", "r"):
            found.append((own.text, own, None))
    return found


def readings(item: etree._Element) -> Iterator[list[Piece]]:
    """How to pronounce it (18.4.6), each reading aid apart."""
    for aid in item.iterfind("{*}rPh"):
        found: list[Piece] = [(own.text, own, None) for own in aid.iterfind("{*}t") if own.text]
        if found:
            yield found


class SharedStrings:
    """``texts`` by number; ``aids``: reading aids by the number of their string."""

    def __init__(self, data: bytes | None, name: str) -> None:
        self.name = name
        self.texts: list[str] = []
        self.aids: dict[int, list[str]] = {}
        self._starts: list[int] = []
        whole = plain_xml(data if data is not None else _EMPTY, name)
        self._read(whole)
        self.used = bytearray(len(self.texts))

    def __getitem__(self, raw: str) -> str:
        """The text that a cell with ``raw`` shows; the cell is damaged where there is none."""
        number = int(raw) if raw.strip().isdecimal() else -1
        if 0 <= number < len(self.texts):
            self.used[number] = 1
            return self.texts[number]
        return raw

    def _read(self, whole: PlainXml) -> None:
        for start, end in items(whole):
            raw = whole.data[start:end].decode("utf-8")
            simple = _SIMPLE.fullmatch(raw)
            if simple is None:
                self._read_rich(whole, whole.data[start:end])
            else:
                self.texts.append(unescaped(simple[1] or ""))

    def _read_rich(self, whole: PlainXml, raw: bytes) -> None:
        item = fragment(whole, raw)[0]
        aids = ["".join(text for text, _, _ in aid) for aid in readings(item)]
        if aids:
            self.aids[len(self.texts)] = aids
        self.texts.append("".join(text for text, _, _ in pieces(item)))


def items(whole: PlainXml) -> Iterator[tuple[int, int]]:
    """Where each item stands in the bytes."""
    data, begin, end = whole.data, b"<" + whole.prefix + b"si", b"</" + whole.prefix + b"si>"
    at = data.find(begin)
    while at >= 0:
        close = data.index(b">", at) + 1
        if data[at + len(begin) : at + len(begin) + 1] not in (b">", b"/", b" ", b"\n", b"\t"):
            at = data.find(begin, close)
            continue
        stop = close if data[close - 2 : close] == b"/>" else data.index(end, close) + len(end)
        yield at, stop
        at = data.find(begin, stop)


class StringsRewrite:
    """The table on the way to a clean one. A string that cells show differently now becomes
    several; one that no cell shows as it was takes the text of what replaced it."""

    def __init__(self, data: bytes | None, strings: SharedStrings) -> None:
        self._strings = strings
        self._whole = plain_xml(data if data is not None else _EMPTY, strings.name)
        self._raw = [self._whole.data[start:end] for start, end in items(self._whole)]
        self._new: dict[tuple[int, tuple[Cut, ...]], int] = {}
        self.texts = list(strings.texts)
        self.moved: dict[int, list[int]] = {}

    def __getitem__(self, raw: str) -> str:
        number = int(raw) if raw.strip().isdecimal() else -1
        return self.texts[number] if 0 <= number < len(self.texts) else raw

    def cut(self, number: int, cuts: Sequence[Cut]) -> int:
        """The number of the string ``number`` with ``cuts`` made."""
        key = (number, tuple(cuts))
        if key not in self._new:
            root = fragment(self._whole, self._raw[number])
            self._make(root[0], cuts)
            self._new[key] = len(self.texts)
            self._raw.append(inner_of(root))
            self.texts.append("".join(text for text, _, _ in pieces(root[0])))
            self.moved.setdefault(number, []).append(self._new[key])
        return self._new[key]

    def _make(self, item: etree._Element, cuts: Sequence[Cut]) -> None:
        """A changed text loses its reading aids: they tell it as well."""
        cut_out(pieces(item), cuts)
        _without_aids(item)

    def holds(self, sweep: Sweep) -> bool:
        """Whether a string or a reading aid has a value, or two that stand side by side."""
        aids = [aid for own in self._strings.aids.values() for aid in own]
        return bool(sweep) and sweep.found(" ".join([*self.texts, *aids]))

    def written(self, shown: Set[int] | None, sweep: Sweep, aids: Set[int]) -> bytes:
        """The part. ``shown``: the strings that cells show, None where that is as it was;
        ``aids``: the strings whose reading aids go."""
        for number, new in self.moved.items():
            if shown is not None and number not in shown:
                self._raw[number] = self._raw[new[-1]]
        root = fragment(self._whole, b"".join(self._raw))
        for number in aids:
            _without_aids(root[number])
        self._sweep(root, sweep)
        if len(root) != len(self._strings.texts):
            for counter in ("count", "uniqueCount"):
                if counter in root.attrib:
                    del root.attrib[counter]
        whole = self._whole.data
        head = whole[: whole.index(self._whole.root)]
        return head + bytes(etree.tostring(root, encoding="utf-8"))

    def _sweep(self, root: etree._Element, sweep: Sweep) -> None:
        for _ in range(_ROUNDS if sweep else 0):
            line: list[Piece] = []
            for item in root:
                line += [(" ", None, None), *pieces(item)]
                for aid in readings(item):
                    line += [(" ", None, None), *aid]
            spans = sweep.spans(Line(line).text)
            if not spans:
                return
            found = [(start, end, taken.stand_in) for start, end, taken in spans]
            cut_out(line, found)


def _without_aids(item: etree._Element) -> None:
    for element in list(item):
        if local(element) in ("rPh", "phoneticPr"):
            item.remove(element)


def cut_out(line: Sequence[Piece], cuts: Sequence[Cut]) -> None:
    made, whole = Cuts(), Line(line)
    for start, end, stand_in in cuts:
        made.add(whole, start, end, stand_in)
    part = XmlPart(b"<x/>", "")
    for element in made.make(part):
        if (element.text or "") != (element.text or "").strip():
            element.set(_SPACE, "preserve")
