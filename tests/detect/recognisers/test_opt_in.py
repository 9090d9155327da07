"""Kinds looked for only when asked: ages and dates."""

import pytest

from cloakroom.detect.recognisers import age, calendar_date
from detect.spans import taken


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("aged 43", ["43"]),
        ("Age: 43", ["43"]),
        ("Her age is 7.", ["7"]),
        ("she is 43 years old", ["43"]),
        ("a 43-year-old man", ["43"]),
        ("an 18-month-old child", ["18"]),
        ("43yo male, 51 y/o female", ["43", "51"]),
        ("forty-three years old", ["forty-three"]),
        ("aged sixteen", ["sixteen"]),
        ("at 87 years of age", ["87"]),
        ("in his late forties", ["forties"]),
        ("turned 18", ["18"]),
        ("Pearl Antoine, 79, of Leeds", ["79"]),
        ("Aleksander (14)", ["14"]),
        ("I'm 74 and pay my taxes. She is 81.", ["74", "81"]),
        ("Age | 17", ["17"]),
        ("M/54 with chest pain, 47F and 62y M", ["54", "47", "62"]),
        ("The wall is 34 years old; a 40-year-old boiler", []),
        ("pt aged 71yrs", ["71"]),
        ("he'll be 40 next week, and she will be 40 minutes late", ["40"]),
        ("size 54M/F at f/16 and F/8", []),
        ("in Leeds, 4.5 miles; she is 5ft 2", []),
        ("a 300 year old oak", []),
        ("page 43", []),
        ("43 years later", []),
        ("the old 43 bus", []),
        ("turn 180 degrees", []),
        ("£43 years old stock", []),
        ("aged care, stage 4", []),
        ("aged 4.5%", []),
        ("in the forties", []),
    ],
)
def test_age(text: str, values: list[str]) -> None:
    assert taken(age.find, text) == values


@pytest.mark.parametrize(
    "date",
    [
        "3 March 2024", "03/03/2024", "2024-03-03", "3rd of March, 2024", "3 Mar 24", "03.03.2024",
        "March 3, 2024", "3-Mar-2024", "12/25/2024", "3 March", "3rd of March", "March 2024",
        "March 3rd", "20240303",
    ],
)
@pytest.mark.parametrize("frame", ["seen on {} in clinic", "({})", "{}.", "Date:\n{}"])
def test_date_in_any_usual_form(date: str, frame: str) -> None:
    assert taken(calendar_date.find, frame.format(date)) == [date]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2024-03-03T10:00:00Z", ["2024-03-03"]),
        ("section 10.11.12", []),
        ("May I ask", []),
        ("£3 March offer", []),
        ("March on to 4.5", []),
        ("version 2024.3", []),
        ("99/99/2024 and 3 Marching bands", []),
        ("192.0.2.1", []),
    ],
)
def test_dates_among_other_things(text: str, values: list[str]) -> None:
    assert taken(calendar_date.find, text) == values
