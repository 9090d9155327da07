"""The law: scrub and restore give back the same text, to the byte, whatever the text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cloakroom.entity_types import ENTITY_TYPES
from cloakroom.model import Finding, Operator, Recovery, Redacted
from cloakroom.redact.apply import apply
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.placeholders import TABLE_WORDS, Sighting, sightings
from cloakroom.redact.restore import restore
from cloakroom.redact.stream import RestoreStream
from cloakroom.redact.style import Style

# Pieces that an attacker, a programmer or a careless model would put beside a value.
PIECES = [
    "[PERSON_1]", "[PERSON_28]", "[person 1]", "PERSON_1", "PERSON", "NI_NUMBER_1", "IP_ADDRESS_1",
    "[", "]", "\\", "\\[", "\\]", "_", "\\_", "1", "12", "2", " ", "\n", "**", "`", "~~", "'s",
    "&#91;", "&#93;", "<", ">", "{", "}", "{{", "}}", "$", "【", "】", "(", ")", "-", "person",
    "STAFF_ID_1", "Addison Abbott", "Addison", "Abbott", "Ash", "Ms ",
    "Amira Okafor", "Amira", "AMIRA OKAFOR", "Okafor", "Okafor's", "Okafor, Amira", "A. Okafor",
    "amira.okafor@example.org", "[PERSON_1_SURNAME]", "_CAPS", "_BRAVO", "PERSON_1_FIRST",
    "07700", "07700 900000",
    "addison.abbott@example.org", "192.0.2.1", "4242 4242 4242 4242", "x", "A",
    "12/05/1980", "3rd May 1980", "{{PERSON_1}}", "<PERSON_1>",
    "é", "e\u0301", "😀", "\ud800", "\x00", "\u202e", "שלום",
]
NAMES = [*ENTITY_TYPES, "STAFF_ID", "staff id"]

texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(
    st.characters(exclude_categories=()), max_size=40
)


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, list[Finding]]:
    """Any text, and any findings in it that do not overlap (they may touch)."""
    text = draw(texts)
    cuts = draw(st.lists(st.integers(0, len(text)), unique=True, max_size=10).map(sorted))
    spans = [span for span in pairwise(cuts) if draw(st.booleans())]
    return text, [
        Finding(start, end, draw(st.sampled_from(NAMES)), 0.9, "") for start, end in spans
    ]


def gaps(text: str, spans: list[tuple[int, int]]) -> list[str]:
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


def check_offsets(text: str, findings: list[Finding], redacted: Redacted) -> None:
    assert [new.finding for new in redacted.replacements] == findings
    old = gaps(text, [(finding.start, finding.end) for finding in findings])
    assert gaps(redacted.text, [(new.start, new.end) for new in redacted.replacements]) == old


@given(cases())
def test_placeholders_come_back_to_the_byte(case: tuple[str, list[Finding]]) -> None:
    text, findings = case
    ledger = Ledger()
    redacted = apply(text, findings, ledger=ledger)
    restored = restore(redacted.text, ledger)
    assert restored.text == text
    assert restored.count(Recovery.EXACT) == len(findings)
    assert restored.count(Recovery.ALTERED) == 0


@given(cases())
def test_surrogates_come_back_to_the_byte(case: tuple[str, list[Finding]]) -> None:
    text, findings = case
    ledger = Ledger()
    redacted = apply(text, findings, ledger=ledger, operator=Operator.SURROGATE)
    check_offsets(text, findings, redacted)
    assert restore(redacted.text, ledger).text == text


reversible = st.sampled_from([Operator.PLACEHOLDER, Operator.SURROGATE, Operator.SHIFT])


@given(cases(), reversible, st.dictionaries(st.sampled_from(NAMES), reversible),
       st.sampled_from(Style))
def test_every_reversible_operator_in_every_style(
    case: tuple[str, list[Finding]], operator: Operator, operators: dict[str, Operator],
    style: Style,
) -> None:
    text, findings = case
    ledger = Ledger(style=style)
    redacted = apply(text, findings, ledger=ledger, operator=operator, operators=operators)
    check_offsets(text, findings, redacted)
    assert restore(redacted.text, ledger).text == text
    stream = RestoreStream(ledger)
    assert "".join([*map(stream.feed, redacted.text), stream.close()]) == text


operator_of = st.sampled_from(Operator)


@given(cases(), operator_of, st.dictionaries(st.sampled_from(NAMES), operator_of))
def test_what_was_not_found_stays_and_offsets_are_exact(
    case: tuple[str, list[Finding]], operator: Operator, operators: dict[str, Operator]
) -> None:
    text, findings = case
    redacted = apply(text, findings, ledger=Ledger(), operator=operator, operators=operators)
    check_offsets(text, findings, redacted)


@given(cases())
def test_each_value_has_a_placeholder_of_its_own_and_none_that_was_there(
    case: tuple[str, list[Finding]],
) -> None:
    text, findings = case
    there = {str(seen.placeholder) for seen in sightings(text)}
    redacted = apply(text, findings, ledger=Ledger())
    values = {(f.entity_type, text[f.start : f.end]) for f in findings}
    given_out = {redacted.text[new.start : new.end] for new in redacted.replacements}
    assert len(given_out) == len(values)
    assert not given_out & there


@given(cases(), cases())
def test_restoring_twice_changes_nothing_more(
    case: tuple[str, list[Finding]], answer: tuple[str, list[Finding]]
) -> None:
    text, findings = case
    ledger = Ledger()
    apply(text, findings, ledger=ledger)
    if any(list(sightings(entry.value)) for entry in ledger):
        return
    # an answer of the same pieces, so that it names what the ledger knows; apart, so that a
    # value and its neighbours cannot make a new placeholder together
    once = restore("\n".join(answer[0]) + "[PERSON_1] [person 1]", ledger).text
    assert restore(once, ledger).text == once


def _typed(text: str) -> list[Sighting]:
    return list(sightings(text, TABLE_WORDS | {"STAFF_ID"}))


@given(st.lists(cases(), max_size=4))
def test_one_ledger_through_its_json_serves_many_texts(
    many: list[tuple[str, list[Finding]]],
) -> None:
    ledger = Ledger()
    for text, findings in many:
        handed_out = {entry.placeholder for entry in ledger}
        if any(seen.bracketed and str(seen.placeholder) in handed_out for seen in _typed(text)):
            continue  # it means that value
        redacted = apply(text, findings, ledger=ledger)
        ledger = Ledger.from_json(ledger.to_json())
        assert restore(redacted.text, ledger).text == text
