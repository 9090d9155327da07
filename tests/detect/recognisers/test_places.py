"""Postcodes and street addresses."""

import pytest

from cloakroom.detect.recognisers import street_abroad, street_address, uk_postcode
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
        "10 St Mary's Road", "221B Baker Street", "THE COACH HOUSE, MILL LANE", "44 HIGH STREET",
        "Office 1204, Marina Heights", "Caravan 2, Fiveways Site", "The Old Forge, Nether Lane",
        "2nd floor, 88 Deansway", "450 N. Main St., Suite 200", "PO Box GP 118",
        "Plot 12 Mill Lane", "12 Heol y Bont", "2/1, 14 Byres Road", "Flat 2, Mill Lane",
        "Home Farm\nMill Lane", "The Coach House, 3 Church Street", "Unit 7B Riverside Park",
        "Top Floor Flat, 9 Queen's Road",
    ],
)
def test_street_address(address: str) -> None:
    assert taken(street_address.find, f"She went to {address}, then left.") == [address]


@pytest.mark.parametrize(
    "address",
    [
        "Hauptstraße 12", "12 rue de la Paix", "1 Bis Place de la Mairie", "Via Garibaldi 3",
        "Calle Mayor 31, 2º B", "Rua das Flores, 210, 2.º Dto", "Av. Paulista, 1578",
        "Str. Mihai Eminescu nr. 44, bl. C2, ap. 19", "ul. Polna 7/12", "вул. Франка 9, кв. 14",
        "Prinsengracht 771-H", "Kerkstraat 41-III", "Storgatan 9 B", "27 Teheran-ro 8-gil",
        "No. 27, Jalan Ampang", "H.No. 7-1-44/B, Ameerpet Cross Road",
    ],
)
def test_street_abroad(address: str) -> None:
    assert taken(street_abroad.find, f"She went to {address}, then left.") == [address]


@pytest.mark.parametrize(
    "text",
    [
        "Via Rail runs 3 trains", "the Plaza hotel 3", "Corso 3", "No 5, please", "Hochplatz in 3",
        "rue the day 12", "House No. 3", "12 place names", "straat 12",
    ],
)
def test_street_abroad_not_found(text: str) -> None:
    assert taken(street_abroad.find, text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12 Mill Lane, Kendal, LA9 4QT", "12 Mill Lane, Kendal"),
        ("12 Mill Lane\nKendal\nCumbria\nLA9 4QT", "12 Mill Lane\nKendal\nCumbria"),
        ("5 High St, Stoke on Trent ST1 1AA", "5 High St, Stoke on Trent"),
        ("lives at 12 mill lane now", "12 mill lane"),
        ("1 The Green\nAmbleside", "1 The Green"),
        ("jane doe, 44 tollgate road, leeds", "44 tollgate road"),
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
