"""Who said it."""

import pytest

from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("\"It just works\" – Manpreet, Sandwell", ["Manpreet"]),
        ("“Never again.” — Mr Pugh", ["Pugh"]),
        ("'quoted' - Pugh", []),
        ("\"Stop\" – the driver", []),
        ("\"A\" - \"B\"", []),
    ],
)
def test_a_quotation_names_who_said_it(text: str, names: list[str]) -> None:
    assert found(text) == names
