import pytest

from cloakroom.redact.dates import days, shifted, year_of


@pytest.mark.parametrize(
    ("value", "moved"),
    [
        ("12/05/1980", "19/05/1980"),
        ("28-12-1999", "04-01-2000"),
        ("5.6.1980", "12.6.1980"),
        ("1980-05-12", "1980-05-19"),
        ("12 May 1980", "19 May 1980"),
        ("05 June 1980", "12 June 1980"),
        ("Monday 12 May 1980", "Monday 19 May 1980"),
        ("26th of May 1980", "2nd of June 1980"),
        ("14th May 1980", "21st May 1980"),
        ("MAY 31, 1980", "JUNE 7, 1980"),
        ("31 dec 1980", "7 jan 1981"),
        ("28 Sept 1980", "5 Oct 1980"),
        ("29/02/2000", "07/03/2000"),
    ],
)
def test_a_week_later_in_the_same_layout(value: str, moved: str) -> None:
    assert shifted(value, 7) == moved


@pytest.mark.parametrize(
    "value",
    ["", "May 1980", "05/13/1980", "30/02/1980", "12/05/80", "1/2", "12/05/1980 10:00",
     "12/05-1980", "31/12/9999", "١٢/٠٥/١٩٨٠", "0/1/1980"],
)
def test_what_is_no_whole_date_of_ours(value: str) -> None:
    assert shifted(value, 7) is None


def test_the_constant_is_whole_weeks_and_never_none() -> None:
    drawn = {days(bytes([0, 0, n, sign])) for n in range(100) for sign in (0, 1)}
    assert {abs(each) for each in drawn} == {7 * weeks for weeks in range(5, 105)}
    assert min(drawn) == -max(drawn)


def test_year_of() -> None:
    assert year_of("12 May 1980") == "1980"
    assert year_of("12/05/80") is None
    assert year_of("1980 or 1981") is None
    assert year_of("19801") is None
