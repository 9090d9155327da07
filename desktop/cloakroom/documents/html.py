"""The HTML flavour of the clipboard: what is read in it, and the same page without the values.

The page is never edited in place: it is rebuilt from the tags and attributes that
``html_allowed`` lists, so that nothing unseen (comments, styles, scripts, pictures, form values)
comes along.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cloakroom.documents.html_allowed import readable_link
from cloakroom.documents.html_flow import Piece, addresses
from cloakroom.documents.html_reader import HtmlReader
from cloakroom.documents.html_writer import HtmlWriter, TextEdit
from cloakroom.errors import TooLarge
from cloakroom.model import Segment

MAX_CHARACTERS = 20_000_000


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page as it is read on the screen.

    ``text`` has the visible text: references decoded, white space collapsed, ``\\n`` where a line
    or block ends, a tab between two cells of a row. ``hidden`` has the attributes that stay, by
    address (``a[3].href``: the third link), links without their percent encoding. ``not_scanned``
    names what was left out.
    """

    text: str = field(repr=False)
    hidden: tuple[Segment, ...]
    not_scanned: tuple[str, ...]
    _pieces: tuple[Piece, ...] = field(repr=False)

    @classmethod
    def parse(cls, source: str) -> "HtmlPage":
        """Read ``source``, however broken it is; :class:`TooLarge` beyond 20 million characters
        or two million tags and texts."""
        if len(source) > MAX_CHARACTERS:
            raise TooLarge
        reader = HtmlReader()
        reader.read(source)
        pieces = tuple(reader.flow.pieces)
        hidden = tuple(
            Segment(address, readable_link(value) or value if address.endswith("href") else value)
            for address, value in addresses(pieces).items()
        )
        return cls(reader.flow.text, hidden, _named(reader.left_out), pieces)

    def with_replacements(
        self, text_edits: Sequence[TextEdit], hidden_edits: Mapping[str, str]
    ) -> str:
        """The page as new HTML. An edit is (start, end, new text) in ``text``; edits are sorted
        and do not overlap. ``hidden_edits`` maps an address to its new value.

        A value across several runs is replaced where it starts. The tags stay, so a line end
        between two blocks stays too, as long as both hold text; so does a tab between cells.
        Raises ValueError for an edit that does not fit the page: to ignore one would leak a value.
        """
        self._check(text_edits, hidden_edits)
        # A link shown without its percent encoding keeps it where nothing was replaced in it.
        shown = {segment.address: segment.text for segment in self.hidden}
        changed = {at: new for at, new in hidden_edits.items() if new != shown[at]}
        return HtmlWriter(text_edits, changed).write(self._pieces)

    def _check(self, text_edits: Sequence[TextEdit], hidden_edits: Mapping[str, str]) -> None:
        done = 0
        for start, end, _ in text_edits:
            if not done <= start < end <= len(self.text):
                raise ValueError("text edits must be sorted, disjoint and inside the text")
            done = end
        if not hidden_edits.keys() <= {segment.address for segment in self.hidden}:
            raise ValueError("a hidden edit has an address that is not on the page")


def _named(left_out: Counter[str]) -> tuple[str, ...]:
    return tuple(
        f"{count} {kind}{'s' if count > 1 else ''}"
        for kind, count in left_out.items()
        if kind and count
    )
