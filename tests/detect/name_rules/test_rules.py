"""The rules together: what they promise of any text, of hostile ones too."""

import time
from itertools import pairwise

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from cloakroom.detect.folding import forget
from cloakroom.detect.name_rules import apply
from cloakroom.detect.options import Options, Sensitivity
from cloakroom.detect.overlap import NAMES, resolve
from cloakroom.model import Finding
from detect.name_rules.given import found, given, ruled, values

WORDS = st.sampled_from([
    "Amira", "Okafor", "Will", "Young", "May", "Mr", "Dr", "Dear", "Hi", "Kind regards", "Thanks",
    "Name:", "From:", "c/o", "née", "van", "der", "Berg", "O'Brien", "okafor", "will", "the", "you",
    "Claims", "Department", "Ltd", "amira.okafor@example.org", "😀", "\n", "\n\n", ",", ".", ":",
    "Bank of", "9", "Street", "University",
    "|", "\t", "–", '"', "A.", "é", "\ud800", "张伟", "1980", ";", "and", "Monday", "Lt Col", "'s",
])  # fmt: skip
TEXTS = st.lists(WORDS, max_size=40).map(" ".join)
KINDS = st.sampled_from(("PERSON", "ORGANIZATION", "LOCATION", "EMAIL_ADDRESS", "CUSTOM"))
SPANS = st.lists(
    st.tuples(st.integers(0, 200), st.integers(1, 30), KINDS, st.floats(0.5, 1.0)), max_size=12
)
OPTIONS = st.sampled_from([Options(sensitivity=level) for level in Sensitivity])


def in_text(text: str, spans: list[tuple[int, int, str, float]]) -> list[Finding]:
    cut = ((s, min(s + n, len(text)), kind, score) for s, n, kind, score in spans)
    return [Finding(s, e, kind, score, "name model") for s, e, kind, score in cut if s < e]


@drawn(TEXTS, SPANS, OPTIONS)
def test_findings_lie_in_the_text_and_others_stay(
    text: str, spans: list[tuple[int, int, str, float]], options: Options
) -> None:
    findings = in_text(text, spans)
    after = apply(text, findings, options)
    assert all(0 <= f.start < f.end <= len(text) and 0.5 <= f.score <= 1 for f in after)
    others = sorted(f for f in findings if f.entity_type not in NAMES or f.score == 1)
    assert [f for f in after if f in others] == others
    resolved = resolve(text, after)
    assert all(a.end <= b.start for a, b in pairwise(resolved))


@drawn(TEXTS, SPANS)
def test_no_value_stands_in_the_reason(
    text: str, spans: list[tuple[int, int, str, float]]
) -> None:
    for finding in apply(text, in_text(text, spans), Options()):
        assert "Okafor" not in finding.why
        assert "Amira" not in finding.why


LETTER = """From: Okafor, Amira <⟦EMAIL_ADDRESS:amira.okafor@example.org⟧>
To: Daniel Pugh

Dear Mr Pugh,
I asked ⟦PERSON:May⟧ and ⟦PERSON:Will Young⟧ about ⟦ORGANIZATION:Brackenbury Mutual Ltd⟧. Young said
Brackenbury Mutual had written to okafor. ⟦PERSON:Landline⟧: none. 😀

Kind regards,
AO
"""


def test_a_letter() -> None:
    assert found(LETTER) == [
        "Okafor, Amira", "Daniel Pugh", "Pugh", "May", "Will Young", "Young", "okafor", "AO",
    ]  # fmt: skip
    assert found(LETTER, "ORGANIZATION") == ["Brackenbury Mutual Ltd", "Brackenbury Mutual"]


def test_a_second_time_changes_nothing() -> None:
    text, _ = given(LETTER)
    once = ruled(LETTER)
    assert resolve(text, apply(text, once, Options())) == once


@pytest.mark.parametrize(
    ("options", "people"),
    [
        (Options(names=False), []),
        (Options(types=frozenset({"LOCATION"})), []),
        (Options(not_types=frozenset({"PERSON"})), []),
        (Options(), ["Amira Okafor", "Daniel Pugh", "amira"]),
        (Options(sensitivity=Sensitivity.PRECISE), ["Amira Okafor"]),
        (Options(sensitivity=Sensitivity.CAUTIOUS), ["Amira Okafor", "Daniel Pugh", "amira"]),
    ],
)
def test_the_options_are_obeyed(options: Options, people: list[str]) -> None:
    text = "Name: Amira Okafor\nPrepared by: Daniel Pugh\nand amira too"
    after = apply(text, [], options)
    assert values(text, after) == people


def test_cautious_looks_for_what_is_less_sure() -> None:
    text = "⟦PERSON@0.8:Amira⟧ and Amira"
    assert found(text) == ["Amira"]
    cautious = Options(sensitivity=Sensitivity.CAUTIOUS)
    assert found(text, options=cautious) == ["Amira", "Amira"]


def test_the_user_s_own_word_is_left_alone() -> None:
    text, findings = given("⟦PERSON@1.0:Mr Landline⟧ rang")
    assert apply(text, findings, Options()) == findings


def test_a_repeat_is_less_sure_and_no_source() -> None:
    text, (source,) = given("⟦PERSON@0.9:Amira⟧ and Amira and amira")
    both = apply(text, [source], Options())
    assert [(f.start, f.score) for f in both] == [(0, 0.9), (10, 0.86)]
    assert apply(text, both, Options()) == both
    assert apply(text, both[1:], Options()) == both[1:]


def test_the_reason_says_what_the_evidence_is() -> None:
    reasons = [f.why for f in ruled("Dear ⟦PERSON:Amira⟧,\nask Dr Pugh. Pugh knows.")]
    assert reasons == [
        "name model; after 'Dear'", "after a title (Dr)", "same name as elsewhere in the text",
    ]  # fmt: skip


HOSTILE = {
    "surnames": "Smith ", "greetings": "Dear ", "titles": "Mr ", "one word": "a", "capitals": "A",
    "labels": "Name: ", "lists": "To: A, ", "lines": "\n", "letters": "a.", "addresses": "a@",
    "hyphens": "A-", "initials": "A. ", "commas": "Okafor, ", "wraps": "Okafor\n", "colons": "A:\n",
    "cells": "name,", "quotes": '"–', "apostrophes": "O'", "sign-offs": "Thanks\n", "tabs": "\t",
    "particles": "van ", "clock": "[09:14] A: ", "blank lines": ".\n\n",
    "trusts": "Trust ", "heads": "Museum of ", "firms": "A & B Ltd ", "offices": "Bank: ",
}  # fmt: skip


def _seconds(text: str, findings: list[Finding]) -> float:
    forget()  # what is remembered of the text that was read last would make it a gift
    begun = time.process_time()
    apply(text, findings, Options())
    return time.process_time() - begun


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_time_is_linear_in_hostile_texts(unit: str) -> None:
    text = "Mr John Smith and Amira Okafor. " + unit * (100_000 // len(unit))
    findings = [Finding(3, 13, "PERSON", 0.99, "name model")]
    _seconds(text, findings)
    small = min(_seconds(text, findings) for _ in range(2))
    large = _seconds(text + text[32:] * 3, findings)
    assert large < 6 * small + 0.1


def test_many_names_with_the_same_first_word_cost_no_more() -> None:
    letters = "abcdefghij"
    names = [f"Smith X{a}{b}{c}" for a in letters for b in letters for c in letters]
    marked = ". ".join(f"⟦PERSON:{name}⟧" for name in names)
    text, findings = given(marked + ". Smith" * 10_000)
    assert _seconds(text, findings) < 3
