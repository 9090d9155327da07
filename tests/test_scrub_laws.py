"""Scrub's laws, for any text and any detector."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cloakroom.errors import NotClean
from cloakroom.model import Choice, Decision, Finding, Operator, Redacted
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.restore import restore
from cloakroom.scrub import MOST_LOOKS, Method, leftovers, scrub, take_out

PIECES = ["ada", "Ben", "07700 900123", "a", "1", " ", "  ", "\n", "-", ".", "é", "e\u0301",
          "😀", "\ud800", "\x00", "שלום", "_"]
texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
NAMES = ["PERSON", "PHONE_NUMBER", "PASSWORD", "STAFF_ID"]


@st.composite
def findings_in(draw: st.DrawFn, text: str) -> list[Finding]:
    """Disjoint findings; they may touch."""
    cuts = draw(st.lists(st.integers(0, len(text)), unique=True, max_size=8).map(sorted))
    return [Finding(start, end, draw(st.sampled_from(NAMES)), 0.9, "")
            for start, end in pairwise(cuts) if draw(st.booleans())]


@st.composite
def looks(draw: st.DrawFn) -> tuple[str, list[Decision], Redacted, list[Finding]]:
    """A text, decisions, the text without the values, and what a second look finds there."""
    text = draw(texts)
    decisions = [Decision(finding, draw(st.sampled_from(Choice)))
                 for finding in draw(findings_in(text))]
    method = Method(draw(st.sampled_from(Operator)),
                    draw(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(Operator))))
    redacted = take_out(text, decisions, ledger=Ledger(), method=method)
    return text, decisions, redacted, draw(findings_in(redacted.text))


def origin(redacted: Redacted) -> dict[int, int]:
    """Place in the redacted text -> place in the original, outside the stand-ins: counted out
    sign by sign."""
    begins = {item.start: item for item in redacted.replacements if item.end > item.start}
    gone = {item.start: item for item in redacted.replacements if item.end == item.start}
    places, here, there = {}, 0, 0
    while here < len(redacted.text):
        while here in gone:
            there = gone.pop(here).finding.end
        if here in begins:
            here, there = begins[here].end, begins[here].finding.end
        else:
            places[here] = there
            here, there = here + 1, there + 1
    return places


@given(looks())
def test_a_leftover_is_in_the_original_what_was_found_in_the_result(
    case: tuple[str, list[Decision], Redacted, list[Finding]]
) -> None:
    text, decisions, redacted, second = case
    places = origin(redacted)
    assert all(text[there] == redacted.text[here] for here, there in places.items())
    kept = {n for d in decisions if d.choice is Choice.KEEP
            for n in range(d.finding.start, d.finding.end)}
    seen = {places[n] for f in second for n in range(f.start, f.end) if n in places} - kept
    remains = leftovers(redacted, second, decisions)
    left = {n for f in remains for n in range(f.start, f.end)}
    assert left <= seen
    assert {n for n in seen if text[n].isalnum()} <= left


@given(looks())
def test_leftovers_overlap_neither_each_other_nor_a_decision(
    case: tuple[str, list[Decision], Redacted, list[Finding]]
) -> None:
    _, decisions, redacted, second = case
    remains = leftovers(redacted, second, decisions)
    ordered = sorted([*remains, *(d.finding for d in decisions)])
    assert all(one.end <= two.start for one, two in pairwise(ordered))
    assert all(f.start < f.end for f in remains)


class ErraticFinder:
    """Finds at each look whatever hypothesis likes, and remembers whether the last look was clean
    apart from placeholders."""

    def __init__(self, data: st.DataObject) -> None:
        self._data = data
        self.looks: list[tuple[str, list[Finding]]] = []

    def __call__(self, text: str) -> list[Finding]:
        found = self._data.draw(st.just([]) | findings_in(text))
        self.looks.append((text, found))
        return found


@given(texts, st.data())
def test_whatever_the_detector_does_only_a_clean_last_look_releases(
    text: str, data: st.DataObject
) -> None:
    detect, ledger = ErraticFinder(data), Ledger()
    try:
        result = scrub(text, detect, ledger=ledger)
    except NotClean:
        assert len(detect.looks) == 1 + MOST_LOOKS
        return
    last_text, last_found = detect.looks[-1]
    assert result.cleared.text == last_text
    assert leftovers(result.redacted, last_found, result.decisions) == []
    assert restore(result.cleared.text, ledger).text == text
