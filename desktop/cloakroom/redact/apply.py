"""Findings + text -> the text without the values."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from cloakroom.model import Finding, Operator, Redacted, Replacement
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.operators import OPERATORS, Occurrence
from cloakroom.redact.stand_ins import find

_NO_EXCEPTIONS: Mapping[str, Operator] = MappingProxyType({})


def apply(
    text: str,
    findings: Sequence[Finding],
    *,
    ledger: Ledger,
    operator: Operator = Operator.PLACEHOLDER,
    operators: Mapping[str, Operator] = _NO_EXCEPTIONS,
) -> Redacted:
    """``text`` with each of ``findings`` replaced by ``operator``, or by what ``operators`` says
    for its entity type. Everything between the findings stays to the byte.

    ``findings`` are in order, not empty and do not overlap, else :class:`ValueError`.
    """
    _check(text, findings)
    plan = [operators.get(finding.entity_type, operator) for finding in findings]
    plan = _with_whole_words(text, findings, plan)
    types = {finding.entity_type for finding in findings}
    ledger.reserve(text, entity_types=types)
    ledger.reserve(_skeleton(text, findings, plan))
    redacted = _replaced(text, findings, plan, ledger)
    if _stand_ins_are_clear(redacted, ledger):
        return redacted
    return _replaced(text, findings, [_certain(each) for each in plan], ledger)


def _check(text: str, findings: Sequence[Finding]) -> None:
    at = 0
    for finding in findings:
        if not at <= finding.start < finding.end <= len(text):
            raise ValueError("findings must be sorted, not empty, inside the text and apart")
        at = finding.end


def _certain(operator: Operator) -> Operator:
    return Operator.PLACEHOLDER if operator is Operator.SURROGATE else operator


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
    text: str, findings: Sequence[Finding], plan: Sequence[Operator], ledger: Ledger
) -> Redacted:
    pieces: list[str] = []
    replacements: list[Replacement] = []
    at = length = 0
    for finding, operator in zip(findings, plan, strict=True):
        value = text[finding.start : finding.end]
        new = OPERATORS[operator](Occurrence(finding.entity_type, value, text), ledger)
        start = length + finding.start - at
        pieces += [text[at : finding.start], new]
        at, length = finding.end, start + len(new)
        replacements.append(Replacement(finding, start, length))
    return Redacted("".join([*pieces, text[at:]]), tuple(replacements))


def _stand_ins_are_clear(redacted: Redacted, ledger: Ledger) -> bool:
    """Restore would find the stand-ins where they were put, and nowhere else."""
    put = {
        (new.start, new.end)
        for new in redacted.replacements
        if redacted.text[new.start : new.end] in ledger.stand_ins
    }
    return put == set(find(redacted.text, ledger.stand_ins))
