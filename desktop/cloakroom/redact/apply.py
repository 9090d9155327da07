"""Findings + text -> the text without the values."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from cloakroom.model import Finding, Operator, Recovery, Redacted, Replacement
from cloakroom.redact.changes import changes
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.operators import OPERATORS, Occurrence
from cloakroom.redact.person_names import without_possessive
from cloakroom.redact.stand_ins import StandIns
from cloakroom.redact.style import Style, written

# The key of a Mapping is invariant: with ``str | Finding`` a plain ``dict[str, Operator]`` would
# be refused, so it is Any.
Operators = Mapping[Any, Operator]
"""By entity type (:class:`str`) or by :class:`Finding`, which goes before."""

_NO_EXCEPTIONS: Operators = MappingProxyType({})
_STAND_INS = frozenset({Operator.SURROGATE, Operator.SHIFT})
_RESTORABLE = _STAND_INS | {Operator.PLACEHOLDER}
_NAMES = frozenset({"PERSON", "ORGANIZATION", "LOCATION"})


def apply(
    text: str,
    findings: Sequence[Finding],
    *,
    ledger: Ledger,
    operator: Operator = Operator.PLACEHOLDER,
    operators: Operators = _NO_EXCEPTIONS,
) -> Redacted:
    """``text`` with each of ``findings`` replaced by ``operator``, or by what ``operators`` says
    for this finding or for its entity type. Everything between the findings stays to the byte.

    ``findings`` are in order, not empty and do not overlap, else :class:`ValueError`.
    """
    _check(text, findings)
    plan = [_operator(finding, operator, operators) for finding in findings]
    plan = _with_whole_words(text, findings, plan)
    ledger.reserve(text, entity_types={finding.entity_type for finding in findings})
    ledger.reserve(_skeleton(text, findings, plan))
    restorable = [f for f, each in zip(findings, plan, strict=True) if each in _RESTORABLE]
    introduce(text, restorable, ledger=ledger)
    redacted = _replaced(text, findings, plan, ledger)
    if _reads_back(text, redacted, plan, ledger):
        return redacted
    return _replaced(text, findings, list(map(_certain, plan)), ledger, style=Style.SQUARE)


def _operator(finding: Finding, operator: Operator, operators: Operators) -> Operator:
    return operators.get(finding, operators.get(finding.entity_type, operator))


def introduce(text: str, findings: Sequence[Finding], *, ledger: Ledger) -> None:
    """Whoever is mentioned is known by the full name before the first line is written. For texts
    that belong together call it with each before the first :func:`apply`."""
    mentioned = {(each.entity_type, _parts(text, each)[0]): None for each in findings}
    for entity_type, value in mentioned:
        ledger.identities.meet(entity_type, value)


def _parts(text: str, finding: Finding) -> tuple[str, str]:
    """The value, and an ending that may stay: ``Okafor`` and ``'s``."""
    value = text[finding.start : finding.end]
    return without_possessive(value) if finding.entity_type in _NAMES else (value, "")


def _check(text: str, findings: Sequence[Finding]) -> None:
    at = 0
    for finding in findings:
        if not at <= finding.start < finding.end <= len(text):
            raise ValueError("findings must be sorted, not empty, inside the text and apart")
        at = finding.end


def _certain(operator: Operator) -> Operator:
    return Operator.PLACEHOLDER if operator in _STAND_INS else operator


def _with_whole_words(
    text: str, findings: Sequence[Finding], plan: Sequence[Operator]
) -> list[Operator]:
    """A stand-in is found again as a whole word, so a value that touches a letter, a digit or
    another finding gets a placeholder instead."""
    edges = {finding.start for finding in findings} & {finding.end for finding in findings}

    def touches(finding: Finding) -> bool:
        before, after = text[finding.start - 1 : finding.start], text[finding.end : finding.end + 1]
        alone = not before.isalnum() and not after.isalnum()
        return not alone or finding.start in edges or finding.end in edges

    return [
        _certain(operator) if touches(finding) else operator
        for finding, operator in zip(findings, plan, strict=True)
    ]


def _skeleton(text: str, findings: Sequence[Finding], plan: Sequence[Operator]) -> str:
    """The text as it will be around the replacements. Cutting a value out of ``XPERSON_1`` can
    leave something that reads as a placeholder and did not before."""
    pieces, at = [], 0
    for finding, operator in zip(findings, plan, strict=True):
        pieces += [text[at : finding.start], "" if operator is Operator.REMOVE else "[]"]
        at = finding.end
    return "".join([*pieces, text[at:]])


def _replaced(
    text: str,
    findings: Sequence[Finding],
    plan: Sequence[Operator],
    ledger: Ledger,
    *,
    style: Style | None = None,
) -> Redacted:
    pieces: list[str] = []
    replacements: list[Replacement] = []
    at = length = 0
    for finding, operator in zip(findings, plan, strict=True):
        new = _new(text, finding, operator, ledger, style=style or ledger.style)
        start = length + finding.start - at
        pieces += [text[at : finding.start], new]
        at, length = finding.end, start + len(new)
        replacements.append(Replacement(finding, start, length))
    return Redacted("".join([*pieces, text[at:]]), tuple(replacements))


def _new(
    text: str, finding: Finding, operator: Operator, ledger: Ledger, *, style: Style
) -> str:
    whole = text[finding.start : finding.end]
    value, ending = _parts(text, finding) if operator in _RESTORABLE else (whole, "")
    new = OPERATORS[operator](Occurrence(finding.entity_type, value, text), ledger)
    entry = ledger.entry(new)
    if entry is not None and not entry.stand_in:
        new = written(new, style)
    return new + ending


def _reads_back(
    text: str, redacted: Redacted, plan: Sequence[Operator], ledger: Ledger
) -> bool:
    """Restore would find what was put there, and no stand-in anywhere else. Placeholders in
    square brackets are found by their grammar; the other styles depend on what is beside them."""
    if ledger.style is Style.SQUARE and not ledger.stand_ins:
        return True
    found = list(changes(redacted.text, ledger, StandIns(ledger.stand_ins)))
    restored = {(each.start, each.end) for each in found if each.recovery is not Recovery.UNKNOWN}
    put = {
        (new.start, new.end - len(_parts(text, new.finding)[1]))
        for new, operator in zip(redacted.replacements, plan, strict=True)
        if operator in _RESTORABLE
    }
    return put <= restored and {(f.start, f.end) for f in found if f.stand_in} <= put
