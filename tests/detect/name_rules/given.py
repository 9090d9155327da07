"""A text with what the name model found marked in it: ``asked ⟦PERSON:May⟧ to come``."""

import re
from collections.abc import Iterable

from cloakroom.detect.name_rules import apply
from cloakroom.detect.options import Options
from cloakroom.detect.overlap import resolve
from cloakroom.model import Finding

SURE = 0.95
_MARK = re.compile(r"⟦([A-Z_]+)(?:@([\d.]+))?:([^⟦⟧]*)⟧")


def given(marked: str) -> tuple[str, list[Finding]]:
    """The text without marks and a finding for each; ``⟦PERSON@0.6:May⟧`` is less sure."""
    text, findings, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        kind, score, value = mark[1], float(mark[2] or SURE), mark[3]
        findings.append(Finding(len(text), len(text) + len(value), kind, score, "name model"))
        text, at = text + value, mark.end()
    return text + marked[at:], findings


def ruled(marked: str, options: Options = Options()) -> list[Finding]:  # noqa: B008  # a frozen value
    text, findings = given(marked)
    return resolve(text, apply(text, findings, options))


def found(marked: str, kind: str = "PERSON", options: Options = Options()) -> list[str]:  # noqa: B008  # a frozen value
    """The values of one type after the rules, in the order of the text."""
    text, _ = given(marked)
    return values(text, (f for f in ruled(marked, options) if f.entity_type == kind))


def values(text: str, findings: Iterable[Finding]) -> list[str]:
    return [text[finding.start : finding.end] for finding in findings]
