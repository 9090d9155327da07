"""Values that only the heading of their column tells."""

import pytest

from cloakroom.detect.recognisers import table_column
from detect.spans import taken

COMMAS = (
    "Name,DOB,Sort code,Account no,NHS number,Password\n"
    "Jane,03/03/1961,204567,12345678,9434765919,hunter2\n"
    '"Doe, John",1970-01-02,"20-45-68",12345679,943 476 5919,********\n'
)
COMMA_VALUES = [
    "03/03/1961", "204567", "12345678", "9434765919", "hunter2",
    "1970-01-02", "20-45-68", "12345679", "943 476 5919",
]


@pytest.mark.parametrize("mark", [",", "\t", ";", " | "])
def test_every_known_column_of_every_row(mark: str) -> None:
    text = COMMAS.replace("Doe, John", "Doe John").replace(",", mark)

    assert taken(table_column.find, text) == COMMA_VALUES


def test_a_mark_inside_quotes_divides_nothing() -> None:
    assert taken(table_column.find, COMMAS) == COMMA_VALUES


def test_two_tables_and_the_prose_between() -> None:
    text = "DOB,x\n03/03/1961,y\n\nJane was born, they say, on 4.4.62\n\nx,DOB\ny,05/05/1963\n"

    assert taken(table_column.find, text) == ["03/03/1961", "05/05/1963"]


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("Passport no", "123456789"), ("Licence no", "MORGA 657054 SM9IJ"), ("Reg", "K1 ABC"),
        ("UTR", "1955839661"), ("VAT no", "GB980780684"), ("Company no", "NI054321"),
        ("Charity number", "SC012345"), ("UPRN", "100012345678"), ("CHI", "010160 1239"),
        ("user", "jdoe"), ("Twitter", "@jane_doe"),
    ],
)
def test_columns_of_other_numbers(heading: str, value: str) -> None:
    assert taken(table_column.find, f"Name,{heading},x\nJane,{value},x") == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Dear user, please\nThanks, Jane",
        "Vehicle,x\nnone,y",
        "Reg,x\nPENDING,y",
        "DOB\n03/03/1961",
        "Joined,Left\n03/03/1961,04/03/1961",
        "her account, she said\n12345678, perhaps",
        "DOB 1961,x\n03/03/1961,y",
        "NHS,x\n12345,y",
        "",
    ],
)
def test_no_known_heading_no_value(text: str) -> None:
    assert taken(table_column.find, text) == []
