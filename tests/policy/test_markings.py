"""Markings: what each means, what blocks, and who may override it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.policy.markings import (
    UNKNOWN,
    above,
    ceiling,
    highest,
    meaning,
    override_fault,
)
from cloakroom.policy.model import Data, Deployment, Rules
from cloakroom.policy.words import Ceiling, Override
from detect.recognisers.test_marking import MARKINGS

P, OF, OS, S, TS = Ceiling

MEANS = {
    "OFFICIAL": OF, "UK OFFICIAL": OF, "Official": OF, "OFFICIAL - HMG USE ONLY": OF,
    "OFFICIAL - RECIPIENTS ONLY": OF, "OFFICIAL FOR PUBLIC RELEASE": OF, "FOR PUBLIC RELEASE": P,
    "OFFICIAL-SENSITIVE": OS, "OFFICIAL SENSITIVE": OS, "OFFICIAL – SENSITIVE": OS,
    "Official-Sensitive": OS, "O-S": OS, "official-sensitive": OS,
    "OFFICIAL-SENSITIVE - DEFRA USE ONLY - COMMERCIAL": OS, "OFFICIAL-SENSITIVE [LOCSEN": OS,
    "OFFICIAL-SENSITIVE: LEGAL PROFESSIONAL PRIVILEGE": OS, "OFFICIAL - COMMERCIAL": OS,
    "OFFICIAL-SENSITIVE: PERSONAL DATA": OS, "OFFICIAL-SENSITIVE HR": OS,
    "SECRET": S, "NATO SECRET": S, "NATO": TS, "SECRET - STRAP 2": TS, "TOP SECRET": TS,
    "TOP-SECRET": TS,
    "UK TOP SECRET": TS, "COSMIC TOP SECRET": TS, "TOP SECRET STRAP 2": TS,
    "UK EYES ONLY": S, "UK/US EYES ONLY": S, "OFFICIAL-SENSITIVE UK EYES ONLY": S,
    "OFFICIAL-SENSITIVE REL EU": OS, "OFFICIAL-SENSITIVE REL TO USA, GBR": OS,
    "SECRET//NOFORN": S, "SECRET ATOMIC": S,
    "RESTRICTED": OS, "NATO RESTRICTED": OS, "RESTRICTED - STAFF": OS, "CONFIDENTIAL": S,
    "PROTECT": OS, "PROTECT - STAFF": OS, "COMMERCIAL IN CONFIDENCE": OS,
    "MEDICAL-IN-CONFIDENCE": OS, "UNCLASSIFIED": OF, "NOT PROTECTIVELY MARKED": OF,
    "Not Protectively Marked": OF,
    "IL0": P, "IL1": OF, "IL2": OF, "IL3": OS, "IL4": S, "IL5": S, "IL6": TS, "RESTRICTED IL3": OS,
    "TLP:CLEAR": P, "TLP:WHITE": P, "TLP:GREEN": OF, "TLP:AMBER": OS, "TLP:AMBER+STRICT": OS,
    "TLP RED": S,
    "SUPER SECRET": TS, "SECRETIVE": TS, "": TS, "---": TS, "ΑΠΟΡΡΗΤΟ": TS,
}


@pytest.mark.parametrize(("marking", "tier"), MEANS.items())
def test_what_a_marking_means(marking: str, tier: Ceiling) -> None:
    assert meaning(marking) is tier


@pytest.mark.parametrize("marking", MARKINGS)
def test_every_marking_that_the_detector_finds_is_known(marking: str) -> None:
    assert meaning(marking) is not UNKNOWN or "TOP SECRET" in marking


@pytest.mark.parametrize(
    ("most", "found", "blocks"),
    [
        (OF, [], ""),
        (OF, ["OFFICIAL"], ""),
        (P, ["OFFICIAL"], "OFFICIAL"),
        (OF, ["OFFICIAL", "OFFICIAL-SENSITIVE"], "OFFICIAL-SENSITIVE"),
        (OS, ["OFFICIAL-SENSITIVE", "O-S"], ""),
        (OS, ["OFFICIAL", "CONFIDENTIAL", "SECRET"], "CONFIDENTIAL"),
        (S, ["SECRET", "TOP SECRET"], "TOP SECRET"),
        (TS, ["TOP SECRET STRAP 3"], ""),
        (S, ["SOMETHING ELSE"], "SOMETHING ELSE"),
    ],
)
def test_what_is_above_the_ceiling_blocks(most: Ceiling, found: list[str], blocks: str) -> None:
    assert above(most, found) == blocks


@given(st.lists(st.sampled_from(sorted(MEANS)), max_size=6), st.sampled_from(Ceiling))
def test_one_marking_above_is_enough(found: list[str], most: Ceiling) -> None:
    order = list(Ceiling)
    too_high = [each for each in found if order.index(MEANS[each]) > order.index(most)]
    assert (above(most, found) in too_high) if too_high else above(most, found) in {""}


def test_the_highest_of_several_is_told() -> None:
    assert highest(["OFFICIAL", "SECRET", "O-S"]) == "SECRET"
    assert highest([]) == ""


@pytest.mark.parametrize(("rule", "own", "least"), [(OF, TS, OF), (TS, OF, OF), (OS, OS, OS)])
def test_the_lower_of_two_ceilings_holds(rule: Ceiling, own: Ceiling, least: Ceiling) -> None:
    deployment = Deployment("a", "A", "https://a.example/v1/", "a", data=Data(own))
    assert ceiling(Rules(max_classification=rule), deployment) is least


WITH_REASON = Rules(allow_override=Override.WITH_REASON)


@pytest.mark.parametrize(
    ("rules", "marking", "reason", "told"),
    [
        (WITH_REASON, "OFFICIAL-SENSITIVE", "The marking is of the template.", ""),
        (WITH_REASON, "OFFICIAL-SENSITIVE", "  because   ", "a reason"),
        (WITH_REASON, "OFFICIAL-SENSITIVE", "x" * 201, "a reason"),
        (WITH_REASON, "OFFICIAL-SENSITIVE", " " * 50, "a reason"),
        (WITH_REASON, "SECRET", "The marking is of the template.", "never sent"),
        (WITH_REASON, "CONFIDENTIAL", "The marking is of the template.", "never sent"),
        (WITH_REASON, "WHO KNOWS", "The marking is of the template.", "never sent"),
        (Rules(), "OFFICIAL-SENSITIVE", "The marking is of the template.", "allows nobody"),
    ],
)
def test_who_may_override(rules: Rules, marking: str, reason: str, told: str) -> None:
    fault = override_fault(rules, marking, reason)
    assert told in fault if told else fault == ""
