"""What the name finder tells of an entity beside its place and label.

It is kept in one place of the Doc: spaCy's own way of noting something on a Span, name by name, is
as slow as finding the name. ``span._.confidence`` and its like read it from there.
"""

from typing import Final, NamedTuple

from spacy.tokens import Doc, Span


class Told(NamedTuple):
    """``confidence`` is from 0 to 1: the share of such names that were right in texts like those it
    was measured on. ``repeated``: marked because the name stands elsewhere in the text;
    ``ordinary``: each of its words is written without a capital too."""

    confidence: float = 0.0
    repeated: bool = False
    ordinary: bool = False


ByTokens = dict[tuple[int, int], Told]
"""By the first token of an entity and the one behind its last."""
_KEY: Final = "cloakroom_names"
_NOTHING: Final = Told()


def tell(doc: Doc, told: ByTokens) -> None:
    doc.user_data[_KEY] = told


def told_of(span: Span) -> Told:
    """Of a span that the name finder did not find nothing is told."""
    told: ByTokens = span.doc.user_data.get(_KEY, {})
    return told.get((span.start, span.end), _NOTHING)


Span.set_extension("confidence", getter=lambda span: told_of(span).confidence)
Span.set_extension("repeated", getter=lambda span: told_of(span).repeated)
Span.set_extension("ordinary", getter=lambda span: told_of(span).ordinary)
