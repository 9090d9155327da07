"""Ages and passwords as people tell them in sentences, chats and forms."""

import pytest

from cloakroom.detect.recognisers import (
    age,
    age_told,
    birth_date,
    password_told,
    uk_case_reference,
    uk_passport,
    uk_vehicle_registration,
    user_name,
)
from detect.spans import taken


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("for a man of 67, wife 64.", ["67", "64"]),
        ("my son will be 16 in June", ["16"]),
        ("His daughter (9) came", ["9"]),
        ("Edna will be 90 on Sunday", ["90"]),
        ("He is about 45, they said", ["45"]),
        ("you told us that you are 63 and that", ["63"]),
        ("im 78 so pls", ["78"]),
        ("Age last birthday\n58\nNext", ["58"]),
        ("Age:\n58", ["58"]),
        ("which makes him 17. His", ["17"]),
        ("All are 10 or 11 years old.", ["10"]),
        ("male, about 20, driving", ["20"]),
        ("the male 20 kg", []),
        ("children aged 4, 6 and 7.", ["7"]),
        # rules, sums and things are of nobody's age
        ("if you are 18, apply", []),
        ("you are 16 or over", []),
        ("when she is 66, she can claim", []),
        ("Attendance will be 40 or so", []),
        ("a woman of 2.5 kg", []),
        ("the patient 12, bed", []),
        ("Stage last seen\n58", []),
        ("a team of 12, all told", []),
    ],
)
def test_ages(text: str, values: list[str]) -> None:
    assert taken(age_told.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('{"age": 52}', ["52"]),
        ("at the age of 52", ["52"]),
        ("kept until the age of 100 or", []),
    ],
)
def test_ages_behind_their_word(text: str, values: list[str]) -> None:
    assert taken(age.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("its password is safe, but for one, which is Ostrich#Viola9 now", ["Ostrich#Viola9"]),
        ("asked for a password. Petra typed hers in (it was Heron*Mill22)", ["Heron*Mill22"]),
        ("with the old password, Cobalt-Tern-88, and", ["Cobalt-Tern-88"]),
        ("whats the wifi pw again\n[10:02] Len: barnowl2290\nta", ["barnowl2290"]),
        ("User name\nx\nPassword\nLarch&Linden7", ["Larch&Linden7"]),
        ("Key safe by the back door, code 4471. GP", ["4471"]),
        ("are in the safe, code 31-07-66.", ["31-07-66"]),
        ("Your code is 440918. Do not", ["440918"]),
        ("Reset his PIN to 4417 and", ["4417"]),
        ("Log in as ruralpay01 with Teasel_Marsh9 then", ["ruralpay01", "Teasel_Marsh9"]),
        ("log in as usual with colleagues", []),
        # words, dates and links are no passwords
        ("the password, however, which is long", []),
        ("Password\nrequired", []),
        ("whats the pw\nLen: https://example.org/x1", []),
        ("the cost code 4471 is closed", []),
        ("your code is 12 lines long", []),
    ],
)
def test_passwords(text: str, values: list[str]) -> None:
    assert taken(password_told.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The service account is svc_returns and", ["svc_returns"]),
        ("his login, its nikhil.rao right?", ["nikhil.rao"]),
        ("User name\ncbright64\n", ["cbright64"]),
        ("$ ssh mhindle@192.0.2.9", ["mhindle"]),
        ("curl -u reporter:Gannet55 x", ["reporter"]),
        ("The username for the tablet is fieldteam3, the", ["fieldteam3"]),
        ("Username unchanged: tilda.b. New", ["tilda.b"]),
        ("User Effiong Bassey (ebassey2) at", ["ebassey2"]),
        ("the account is closed", []),
    ],
)
def test_users(text: str, values: list[str]) -> None:
    assert taken(user_name.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Case ENF/2025/0317 to be reopened", ["ENF/2025/0317"]),
        ('"case": "DEF/25/00418-B"', ["DEF/25/00418-B"]),
        ("The Case ISO/2025 is closed", []),
    ],
)
def test_cases(text: str, values: list[str]) -> None:
    assert taken(uk_case_reference.find, text) == values


def test_documents_and_births() -> None:
    assert taken(uk_passport.find, "pp 533380006 exp 2030") == ["533380006"]
    assert taken(uk_passport.find, "see pp 12-14") == []
    worded = "Your date of birth, which you spelt out, is the first of May 1949."
    assert taken(birth_date.find, worded) == ["first of May 1949"]
    ticket = "and a parking ticket for WX13 ADU. A"
    assert "WX13 ADU" in taken(uk_vehicle_registration.find, ticket)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("holder Osric Penn, 1.1.1970, vehicle", ["1.1.1970"]),
        ("Pearl Penn (2/2/1972) and", ["2/2/1972"]),
        ("Annual Report (31.3.2024), 1.1.1970", []),
        ("paid on 1.1.1970, late", []),
    ],
)
def test_a_day_long_past_beside_a_name(text: str, values: list[str]) -> None:
    assert taken(birth_date.find, text) == values
