"""HTML source -> pieces, by the allow-list: what is shown is kept, what hides is dropped."""

from collections import Counter
from collections.abc import Iterable, Mapping

from cloakroom.documents import html_style
from cloakroom.documents.html_allowed import (
    BLOCKS,
    DROPPED,
    TAGS,
    VOID,
    fixed_attributes,
    readable_link,
    safe_link,
)
from cloakroom.documents.html_elements import TABLE_PARTS, Element, OpenElements
from cloakroom.documents.html_flow import Flow, Open
from cloakroom.documents.html_tokens import Comment, EndTag, StartTag, Text, Token, tokens
from cloakroom.errors import TooLarge

# What programs write around a selection, and conditions for old browsers: nobody misses these.
_ROUTINE_COMMENTS = ("StartFragment", "EndFragment", "[if", "[endif", "doctype", "DOCTYPE", "xml")

MAX_TOKENS = 2_000_000


class HtmlReader:
    """Reads one page. ``flow`` has what stays, ``left_out`` counts what a user may miss."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.left_out: Counter[str] = Counter()
        self._open = OpenElements()
        self._written: Counter[str] = Counter()

    def read(self, source: str) -> None:
        """Raises :class:`TooLarge` for more tags than a sheet of half a million cells has."""
        for number, token in enumerate(tokens(source)):
            if number == MAX_TOKENS:
                raise TooLarge
            self._take(token)
        self._leave(self._open.ended_by_source_end())

    def _take(self, token: Token) -> None:
        match token:
            case Text(text):
                inside = self._open.innermost
                if not inside.hidden:
                    self.flow.write(text, kept=inside.kept)
            case StartTag(name, attributes):
                self._start(name, attributes)
            case EndTag(name):
                self._leave(self._open.ended_by_end(name))
            case Comment(text):
                text = text.strip()
                self.left_out["comment"] += bool(text) and not text.startswith(_ROUTINE_COMMENTS)
            case _:
                self.left_out["unfinished tag"] += 1

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        style = html_style.declarations(attributes.get("style", ""))
        hidden = _hides(attributes) or html_style.hides(style)
        tag = TAGS.get(name, "")
        if tag in TABLE_PARTS and not self._open.in_table:
            tag = "" if name in VOID else "div"
        self._leave(self._open.ended_by_start(tag))
        if not self._open.innermost.hidden:
            self._count_left_out(name, attributes, hidden=hidden)
        if name in VOID:
            if not (hidden or self._open.innermost.hidden):
                self._void(name, tag)
            return
        if tag in ("td", "th") and self._open.innermost.tag != "tr":
            self._enter(Element("tr", "tr"), {}, {})
        self._enter(Element(name, tag, hidden=hidden or name in DROPPED), attributes, style)

    def _count_left_out(self, name: str, attributes: Mapping[str, str], *, hidden: bool) -> None:
        if hidden:
            self.left_out["hidden passage"] += name not in VOID
        elif name in DROPPED and attributes.get("type", "").lower() != "hidden":
            self.left_out[DROPPED[name]] += 1

    def _void(self, name: str, tag: str) -> None:
        if name == "br":
            self.flow.line_break()
        elif tag and self._open.may_show:
            self.flow.open(Open(tag))
        elif tag in BLOCKS:
            self.flow.block_edge(has_tag=False)

    def _enter(
        self, element: Element, attributes: Mapping[str, str], style: Mapping[str, str]
    ) -> None:
        outer, tag = self._open.innermost, element.tag
        hidden = element.hidden or outer.hidden
        shown = bool(tag) and not hidden and self._open.may_show
        kept = outer.kept
        if shown:
            kept = self._write_start(tag, attributes, html_style.allowed(style), kept=kept)
        elif tag in BLOCKS and not hidden:
            self.flow.block_edge(has_tag=False)
        self._open.open(Element(element.name, tag, shown, hidden, kept))

    def _write_start(
        self, tag: str, attributes: Mapping[str, str], style: Mapping[str, str], *, kept: bool
    ) -> bool:
        """Whether spaces are kept inside the tag written."""
        fixed = fixed_attributes(tag, attributes)
        if style:
            fixed.append(("style", ";".join(f"{name}:{value}" for name, value in style.items())))
        self._written[tag] += 1
        self.flow.open(Open(tag, tuple(fixed), self._free_attributes(tag, attributes)))
        said = html_style.keeps_spaces(style)
        return (kept or tag == "pre") if said is None else said

    def _free_attributes(
        self, tag: str, attributes: Mapping[str, str]
    ) -> tuple[tuple[str, str, str], ...]:
        found = []
        if tag == "a" and attributes.get("href"):
            link = safe_link(attributes["href"])
            if link and readable_link(link) is not None:
                found.append(("href", link))
            else:
                self.left_out["link target"] += 1
        if attributes.get("title", "").strip():
            found.append(("title", attributes["title"]))
        place = f"{tag}[{self._written[tag]}]"
        return tuple((name, f"{place}.{name}", value) for name, value in found)

    def _leave(self, elements: Iterable[Element]) -> None:
        for element in elements:
            if element.shown:
                self.flow.close(element.tag)
            elif element.tag in BLOCKS and not element.hidden:
                self.flow.block_edge(has_tag=False)


def _hides(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or attributes.get("aria-hidden", "").strip().lower() == "true"
