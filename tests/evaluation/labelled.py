"""Reads the labelled texts: files of ``texts/`` with labels such as ``⟦PERSON:Amira Okafor⟧``."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

TEXTS = Path(__file__).resolve().parent / "texts"
HELD = "held-"
OPTIONAL = "OPTIONAL"
"""The label of what may be found or left: it counts for nobody and against nobody."""

_LABEL = re.compile("⟦(?P<type>[A-Z0-9_]+):(?P<value>[^⟦⟧]+)⟧")
_HEADING = re.compile(r"^=== (\S+)\n", re.M)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points of the text, end exclusive."""

    start: int
    end: int
    entity_type: str

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and what is sensitive in it; ``optional`` are the spans that do not count."""

    name: str
    kind: str
    text: str
    spans: tuple[Span, ...]
    optional: tuple[Span, ...] = ()

    @property
    def held(self) -> bool:
        """Whether the text is for judging only."""
        return self.name.startswith(HELD)


def parse(name: str, kind: str, marked: str) -> Labelled:
    """The text without its labels, and where they were. Raises ValueError for a stray bracket."""
    parts: list[str] = []
    spans: list[Span] = []
    at = length = 0
    for match in _LABEL.finditer(marked):
        parts += (marked[at : match.start()], match["value"])
        length += match.start() - at
        spans.append(Span(length, length + len(match["value"]), match["type"]))
        length, at = spans[-1].end, match.end()
    text = "".join((*parts, marked[at:]))
    if "⟦" in text or "⟧" in text:
        raise ValueError(f"{name}: a label that cannot be read")
    return Labelled(
        name, kind, text,
        tuple(span for span in spans if span.entity_type != OPTIONAL),
        tuple(span for span in spans if span.entity_type == OPTIONAL),
    )


def own_set(folder: Path = TEXTS) -> list[Labelled]:
    """Every text of ``folder``, in the order of the files and of the texts in them."""
    return [text for file in sorted(folder.glob("*.txt")) for text in _texts(file)]


def _texts(file: Path) -> Iterator[Labelled]:
    before, *rest = _HEADING.split(file.read_text(encoding="utf-8"))
    if before.strip():
        raise ValueError(f"{file.name}: text before the first heading")
    for name, marked in zip(rest[::2], rest[1::2], strict=True):
        yield parse(name, file.stem, marked.strip("\n"))


def public_set(file: Path) -> list[Labelled]:
    """A corpus of ``../shared/ner``: JSON lines with ``id``, ``source``, ``text``, ``spans``."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [_public(json.loads(line)) for line in lines]


def _public(row: dict[str, object]) -> Labelled:
    spans: Iterable[tuple[int, int, str]] = row["spans"]  # type: ignore[assignment]  # JSON
    return Labelled(
        str(row["id"]), str(row["source"]), str(row["text"]), tuple(Span(*span) for span in spans)
    )


def lowered(text: Labelled) -> Labelled:
    """The same in lower case. A letter whose lower case is two characters long stays."""
    letters = (low if len(low := letter.lower()) == 1 else letter for letter in text.text)
    return replace(text, text="".join(letters))
