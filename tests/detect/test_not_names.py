"""Labels and identifiers are no names; names that hold such a word still are."""

import pytest

from cloakroom.detect.not_names import is_not_a_name


@pytest.mark.parametrize(
    "value",
    ["NHS", "NHS Number", "NINO", "DOB", "PORT=8080", "DB_URL", "Pin", "SBI", "SSN", "PAYE ref"],
)
def test_not_a_name(value: str) -> None:
    assert is_not_a_name(value)


@pytest.mark.parametrize(
    "value",
    ["Jane Doe", "NHS England", "Port Talbot", "Key West Ltd", "jane_doe", "J.D.", "Mac", "RPA",
     "", "42"],
)
def test_may_be_a_name(value: str) -> None:
    assert not is_not_a_name(value)
