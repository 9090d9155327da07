"""What is found from the rare sign inside it is what the pattern alone finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detect.anchors import from_inside
from cloakroom.detect.recognisers import (
    mac_address,
    uk_land_parcel,
    uk_nino,
    uk_postcode,
    uk_vehicle_registration,
)

PLATE = uk_vehicle_registration
ANCHORED = (
    (uk_postcode._CANDIDATE, uk_postcode._INWARD, (6, 5, 4, 3, 2)),
    (uk_nino._CANDIDATE, uk_nino._FIRST_DIGIT, (4, 3, 2)),
    (uk_land_parcel._CANDIDATE, uk_land_parcel._FOUR, (3, 2)),
    (mac_address._PAIRS, mac_address._FIRST_SIGN, (2,)),
    (mac_address._DOTS, mac_address._FIRST_DOT, (4,)),
    (PLATE._CURRENT, PLATE._AGE, (2,)),
    (PLATE._LOWER, PLATE._LOWER_AGE, (2,)),
)
BITS = st.sampled_from([
    "A", "b", "SD", "QQ", "1", "12", "3456", "12 34 56", " ", "  ", "\u00a0", "-", ":", ".", "/",
    "aa", "0f:", "00-1A-", "1a2b.", "LA9 4QT", "AB12 CDE", "ab12cde", "parcel", "C", "_", "é", "\n",
])


@given(st.lists(BITS, max_size=40).map("".join))
def test_every_match_is_found_and_none_besides(text: str) -> None:
    for pattern, anchor, back in ANCHORED:
        found = [match.span() for match in from_inside(text, pattern, anchor, *back)]
        assert found == [match.span() for match in pattern.finditer(text)]


def test_a_match_that_ends_before_its_sign_hides_no_other() -> None:
    # GIVEN a sign with a shorter match before it, and its own behind that
    pattern, anchor = re.compile("a+1?"), re.compile("1")
    # THEN both are found, as the pattern alone finds them
    assert [m.span() for m in from_inside("a-a1", pattern, anchor, 3, 1)] == [(0, 1), (2, 4)]


def test_what_overlaps_the_match_before_is_none() -> None:
    pattern, anchor = re.compile("aba"), re.compile("b")
    assert [m.span() for m in from_inside("ababa", pattern, anchor, 1)] == [(0, 3)]
