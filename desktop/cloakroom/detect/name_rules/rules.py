"""The rules in their order. Time and memory are linear in the text and the findings."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from cloakroom.detect.name_rules import (
    addresses,
    chats,
    columns,
    greetings,
    headers,
    joins,
    labels,
    last_line,
    mailboxes,
    organisation_labels,
    organisations,
    phrases,
    quotations,
    sign_offs,
    titles,
    word_names,
)
from cloakroom.detect.name_rules.captions import without_captions
from cloakroom.detect.name_rules.company import Needed, accompanied
from cloakroom.detect.name_rules.cue import Cued, by_first_word, cued
from cloakroom.detect.name_rules.doubtful import is_doubtful
from cloakroom.detect.name_rules.extensions import extended
from cloakroom.detect.name_rules.forms import WORD, Forms, forms_of
from cloakroom.detect.name_rules.kinds import retyped
from cloakroom.detect.name_rules.merge import Covered, merged
from cloakroom.detect.name_rules.rejects import judged
from cloakroom.detect.name_rules.spread import WHY as REPEATED
from cloakroom.detect.name_rules.spread import Spread
from cloakroom.detect.name_rules.surroundings import placed, towns
from cloakroom.detect.name_rules.trims import parted, trimmed, whole
from cloakroom.detect.name_rules.votes import agreed
from cloakroom.detect.options import Options, Sensitivity
from cloakroom.detect.overlap import NAMES, ORDER
from cloakroom.detect.pace import Pulse, each, unhurried
from cloakroom.model import Finding

CUES: Final = by_first_word(
    (*titles.CUES, *greetings.CUES, *sign_offs.CUES, *labels.CUES, *headers.CUES, *phrases.CUES)
)
FIXED: Final = 1.0
"""The score of what the user asked for by name: no rule touches it."""


class Limits(NamedTuple):
    """``source`` is the score from which a name is looked for elsewhere; ``doubtful`` cues count
    too; ``small`` letters count for single words. ``least`` is the score that a name without a
    capital needs, ``lonely`` that of one with nothing sure around it."""

    source: float
    doubtful: bool
    small: bool
    least: float
    lonely: Needed


EASIER: Final = 0.12
"""How much less sure a name of two words may be."""
LIMITS: Final = {
    Sensitivity.CAUTIOUS: Limits(
        0.75, doubtful=True, small=True, least=0.0, lonely=Needed(0.0, 0.0, 0.0, 0.0, 0.0)
    ),
    Sensitivity.BALANCED: Limits(
        0.84, doubtful=True, small=True, least=0.7, lonely=Needed(0.5, 0.72, 0.9, 0.867, 0.97)
    ),
    Sensitivity.PRECISE: Limits(
        0.92, doubtful=False, small=False, least=0.9, lonely=Needed(0.5, 0.8, 0.93, 0.94, 0.98)
    ),
}


def apply(
    text: str, findings: Sequence[Finding], options: Options, pulse: Pulse = unhurried
) -> list[Finding]:
    """``findings`` (of every type, in any order, overlaps allowed) with the rules applied to the
    names among them; the others come back as they are. Sorted. What is added or changed has a
    type that ``options`` want. Without names nothing is done."""
    if not (options.names and any(map(options.wants, NAMES))):
        return sorted(findings, key=ORDER)
    names = [f for f in findings if f.entity_type in NAMES and f.score < FIXED]
    rest = [f for f in findings if f.entity_type not in NAMES or f.score >= FIXED]
    limits = LIMITS[options.sensitivity]
    names = _judged(text, each(names, pulse), limits)
    if options.wants("ORGANIZATION"):
        names += each(organisations.find(text), pulse)
        names += each(organisation_labels.find(text), pulse)
    names = merged(text, names, _cues(text, names, limits, pulse))
    names = list(without_captions(text, names, rest))
    names = accompanied(text, names, rest, limits.lonely)
    names = agreed(text, (placed(text, f) for f in joins.joined(text, each(names, pulse))))
    names, streets = _with_kinds(text, names, rest, options)
    rest += streets
    names += _spread(text, names, rest, limits, pulse)
    found = [*rest, *(name for name in names if options.wants(name.entity_type))]
    return sorted(found, key=ORDER)


def _judged(text: str, names: Iterable[Finding], limits: Limits) -> list[Finding]:
    parts = (part for name in names for part in parted(text, name))
    cuts = (whole(text, cut) for part in parts if (cut := trimmed(text, part)))
    kept = [extended(text, cut) for cut in cuts]
    sure = _words_of_sure(text, kept, limits)
    firm = (name for name in kept if not is_doubtful(text, name, least=limits.least))
    return [real for name in firm if (real := judged(text, name, sure))]


def _with_kinds(
    text: str, names: Iterable[Finding], rest: Iterable[Finding], options: Options
) -> tuple[list[Finding], list[Finding]]:
    """The names, and what of them is a street address."""
    kind = addresses.ADDRESS
    wanted = options.wants(kind)
    typed = [retyped(text, name, addresses=wanted) for name in names]
    if wanted:
        known = [f for f in (*rest, *typed) if f.entity_type == kind]
        typed = towns(text, addresses.beside(text, typed, known), known)
    return (
        [f for f in typed if f.entity_type != kind],
        [f for f in typed if f.entity_type == kind],
    )


def _words_of_sure(text: str, names: Iterable[Finding], limits: Limits) -> frozenset[str]:
    """The words of people's names of two words or more: evidence for each of them alone."""
    words: set[str] = set()
    for name in names:
        if name.entity_type == "PERSON" and name.score >= limits.source:
            parts = WORD.findall(text, name.start, name.end)
            words.update(part.lower() for part in parts if len(parts) > 1)
    return frozenset(words)


def _cues(text: str, names: Sequence[Finding], limits: Limits, pulse: Pulse) -> list[Cued]:
    found = [cue for cue in cued(text, CUES, pulse) if cue.sure or limits.doubtful]
    people = [f for f in names if f.entity_type == "PERSON"]
    people += [Finding(c.start, c.end, "PERSON", c.score, c.why) for c in found]
    if limits.doubtful:
        found += chats.speakers(text, people, pulse)
        found += quotations.speakers(text)
        found += last_line.signature(text)
        found += word_names.names(text, pulse)
    found += columns.cells(text, pulse)
    return found


def _spread(
    text: str, names: Sequence[Finding], rest: Sequence[Finding], limits: Limits, pulse: Pulse
) -> list[Finding]:
    forms = _forms(text, names, limits, pulse)
    covered = Covered([*names, *rest])
    return list(Spread(text, forms, small=limits.small).find(covered, pulse))


def _least(text: str, name: Finding, limits: Limits) -> float:
    """A name of two words is seldom anything else, wherever it stands."""
    return limits.source - (EASIER if " " in text[name.start : name.end] else 0)


def _forms(text: str, names: Sequence[Finding], limits: Limits, pulse: Pulse) -> Forms:
    sources = (f for f in names if f.why != REPEATED and f.score >= _least(text, f, limits))
    forms = forms_of(text, each(sources, pulse))
    for words in mailboxes.names(text, pulse):
        forms.person(words, mailboxes.SCORE, certain=True)
    return forms
