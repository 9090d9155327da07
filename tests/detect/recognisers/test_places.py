"""Postcodes and street addresses."""

import pytest

from cloakroom.detect.recognisers import street_address, uk_postcode
from detect.spans import taken


@pytest.mark.parametrize(
    "postcode",
    ["LA9 4QT", "SW1A 1AA", "M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "EC1A 1BB",
     "GIR 0AA", "la9 4qt", "SW1A1AA", "LA9  4QT", "JE2 3AB", "BFPO 801"],
)
def test_postcode(postcode: str) -> None:
    assert taken(uk_postcode.find, f"Kendal, {postcode}.") == [postcode]


@pytest.mark.parametrize(
    "text",
    [
        "codes AB12 CDE", "M25 3rd exit", "A38 and E10", "ZZ1 1AA", "QW1 1AA", "LA9 4CI", "e16ab",
        "sha B12 3DEF", "XLA9 4QT", "B12 2nd",
    ],
)
def test_postcode_not_found(text: str) -> None:
    assert taken(uk_postcode.find, text) == []


def test_postcode_without_a_space_in_small_letters_needs_its_word() -> None:
    assert taken(uk_postcode.find, "postcode la94qt") == ["la94qt"]
    assert taken(uk_postcode.find, "token la94qt") == []


@pytest.mark.parametrize(
    "address",
    [
        "12 Mill Lane", "12A Mill Lane", "22-24 High Street", "Flat 3B, 22 High St",
        "Unit 4, 7 Station Road", "Rose Cottage, Mill Lane", "The Old Rectory, Church Lane",
        "Rose Court, 5 Mill Lane", "Flat 4, Rose Court", "PO Box 123", "1600 Long Avenue NW",
        "P.O. Box No. 12", "Post Office Box 45A",
        "10 St Mary's Road", "Hauptstraße 12", "12 rue de la Paix", "221B Baker Street",
        "Home Farm\nMill Lane", "The Coach House, 3 Church Street", "Unit 7B Riverside Park",
        "Top Floor Flat, 9 Queen's Road",
    ],
)
def test_street_address(address: str) -> None:
    assert taken(street_address.find, f"She went to {address}, then left.") == [address]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12 Mill Lane, Kendal, LA9 4QT", "12 Mill Lane, Kendal"),
        ("12 Mill Lane\nKendal\nCumbria\nLA9 4QT", "12 Mill Lane\nKendal\nCumbria"),
        ("5 High St, Stoke on Trent ST1 1AA", "5 High St, Stoke on Trent"),
        ("lives at 12 mill lane now", "12 mill lane"),
        ("1 The Green\nAmbleside", "1 The Green"),
        ("Manor Farm, Little Snoring, Norfolk NR21 0HP", "Manor Farm, Little Snoring, Norfolk"),
        ("The Old Mill\nBack Lane\nHawkshead\nLA22 0NT", "The Old Mill\nBack Lane\nHawkshead"),
    ],
)
def test_town_belongs_to_the_address_and_the_postcode_does_not(text: str, value: str) -> None:
    assert taken(street_address.find, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "In 2020 Oxford Street was closed", "took 20 minutes drive", "chapter 5 The Way",
        "page 12 of Mill", "3 Apples and 4 Pears", "£12 Mill Lane", "1.12 Mill Lane",
    ],
)
def test_street_address_not_found(text: str) -> None:
    assert taken(street_address.find, text) == []
