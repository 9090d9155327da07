"""Grid references, land parcels, three words."""

import pytest

from cloakroom.detect.recognisers import os_grid_reference, uk_land_parcel, what_three_words
from cloakroom.detect.recognisers.grid_squares import SQUARES
from detect.spans import taken


@pytest.mark.parametrize(
    "reference", ["NY 123 456", "NY123456", "SD 4798 9271", "TQ 12345 67890", "SU1234567890"]
)
def test_grid_reference_is_its_own_evidence(reference: str) -> None:
    assert taken(os_grid_reference.find, f"Seen ({reference}).") == [reference]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("grid ref NY 12 34", ["NY 12 34"]),
        ("SO1234 (grid reference)", ["SO1234"]),
        ("NGR: so 123 456", ["so 123 456"]),
        ("grid reference SC123456", ["SC123456"]),
        ("Irish grid J 123 456", ["J 123 456"]),
        ("Easting 351234 Northing 512345", ["351234 Northing 512345"]),
        ("grid ref 351234, 512345", ["351234, 512345"]),
        ("OSGB E351234 N512345", ["E351234 N512345"]),
        ("Meet at SU 41 22 and walk", ["SU 41 22"]),
        ("Zone centred on TL9592.", ["TL9592"]),
        ("NY 1234", []),
        ("XX 123 456", []),  # no square
        ("AB123456", []),
        ("SC123456", []),  # a company
        ("NR 123456", []),  # a number
        ("order number NY 123 456", []),
        ("NY123456C", []),  # a National Insurance number
        ("NY123456 C", []),
        ("NY 12345", []),
        ("ny 123 456", []),
        ("351234, 512345", []),
        ("MNY 123 456", []),
        ("the grid used 351234 and 512345", []),
    ],
)
def test_grid_reference(text: str, values: list[str]) -> None:
    assert taken(os_grid_reference.find, text) == values


def test_squares_are_two_letters_without_an_i() -> None:
    assert all(len(square) == 2 and "I" not in square for square in SQUARES)
    assert {"SO", "NY", "TQ", "HU", "SV"} <= SQUARES
    assert not {"AA", "XX", "JV", "ZE"} & SQUARES


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("parcel SO1234 5678", ["SO1234 5678"]),
        ("land parcel ID: SD47981234", ["SD47981234"]),
        ("field SD4798-1234, 2.4 ha", ["SD4798-1234"]),
        ("SO1234 parcel 5678", ["SO1234 parcel 5678"]),
        ("OS sheet SO1234, parcel no. 5678", ["SO1234, parcel no. 5678"]),
        ("so1234 5678 (land parcel)", ["so1234 5678"]),
        ("SO1234 5678", []),
        ("parcel AB1234 5678", []),
        ("parcel SB1234 5678", []),
        ("parcel SO1234", []),
        ("parcel SO1234 56789", []),
        ("your parcel 1234 5678", []),
    ],
)
def test_land_parcel(text: str, values: list[str]) -> None:
    assert taken(uk_land_parcel.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("at ///filled.count.soap now", ["///filled.count.soap"]),
        ("https://what3words.com/filled.count.soap", ["https://what3words.com/filled.count.soap"]),
        ("w3w.co/filled.count.soap.", ["w3w.co/filled.count.soap"]),
        ("what3words: filled.count.soap", ["filled.count.soap"]),
        ("filled.count.soap (w3w)", ["filled.count.soap"]),
        ("///épée.naïve.œuvre", ["///épée.naïve.œuvre"]),
        ("filled.count.soap", []),
        ("///filled.count", []),
        ("file:///home.user.txt/notes", []),
        ("what3words has a name for every place on land, and much at sea; filled.count.soap", []),
        ("file:///home.user.txt.bak", []),
        ("what3words: jane@filled.count.soap", []),
        ("three dots. Like. This", []),
    ],
)
def test_three_words(text: str, values: list[str]) -> None:
    assert taken(what_three_words.find, text) == values
