"""What goes from where: the edits of a review and the sweep, place by place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from cloakroom.documents.base import Edit
from cloakroom.documents.pdf.loose import Loose
from cloakroom.documents.pdf.scans import Patch, patches
from cloakroom.documents.pdf.sources import Hidden, Line, Reading, Scanned
from cloakroom.documents.sweep import Sweep

_GONE: Final = "\ue000"
"""A character of private use: part of no value, and of no word."""

Span = tuple[int, int, str]
"""(start, end, words instead)."""


@dataclass(slots=True)
class Plan:
    """Spans by leaf, sorted and apart; edits by the number of a hidden text, and of an attached
    file. ``others`` are spans of the text that a page gives in place of its letters, ``patches``
    what is painted over in the pictures of a page."""

    leaves: dict[int, list[Span]] = field(default_factory=dict)
    others: dict[int, list[Span]] = field(default_factory=dict)
    hidden: dict[int, list[Edit]] = field(default_factory=dict)
    inside: dict[int, list[Edit]] = field(default_factory=dict)
    patches: dict[int, list[Patch]] = field(default_factory=dict)


def planned(reading: Reading, edits: Iterable[Edit], sweep: Sweep) -> Plan:
    plan = Plan()
    read: dict[int, list[Span]] = {}
    for edit in edits:
        source = reading.sources[edit.segment]
        if isinstance(source, Line):
            table = plan.others if source.other else plan.leaves
            span = (source.start + edit.start, source.start + edit.end, edit.text)
            table.setdefault(source.leaf, []).append(span)
        elif isinstance(source, Scanned):
            span = (source.start + edit.start, source.start + edit.end, edit.text)
            read.setdefault(source.scan, []).append(span)
        elif isinstance(source, Hidden):
            plan.hidden.setdefault(source.number, []).append(edit)
        else:
            own = Edit(source.segment, edit.start, edit.end, edit.text)
            plan.inside.setdefault(source.attachment, []).append(own)
    texts = dict(enumerate(reading.texts))
    plan.leaves = _swept(texts, plan.leaves, sweep)
    plan.others = _swept(reading.others, plan.others, sweep)
    texts = {number: scan.text for number, scan in enumerate(reading.scans)}
    for number, spans in _swept(texts, read, sweep).items():
        scan = reading.scans[number]
        plan.patches.setdefault(scan.page, []).extend(patches(scan, spans))
    return plan


def _swept(
    texts: dict[int, str], known: dict[int, list[Span]], sweep: Sweep
) -> dict[int, list[Span]]:
    """``known`` and what the sweep finds beside it."""
    found = {}
    loose = Loose(sweep)
    for number, text in texts.items():
        spans = list(known.get(number, ()))
        spans += _found(text, spans, sweep)
        spans += loose.spans(_masked(text, spans))
        if "\u00ad" in text:  # a hyphen at the end of a line may be the name's own
            spans += _found(text.replace("\u00ad", "-"), spans, sweep)
        if spans:
            found[number] = sorted(spans)
    return found


def _found(text: str, known: Sequence[Span], sweep: Sweep) -> list[Span]:
    text = _masked(text, known)
    return [(start, end, taken.stand_in) for start, end, taken in sweep.spans(text)]


def _masked(text: str, known: Sequence[Span]) -> str:
    parts, at = [], 0
    for start, end, _ in sorted(known):
        parts += [text[at:start], _GONE * (end - start)]
        at = end
    return "".join([*parts, text[at:]])
