"""Names under the heading of their column."""

import pytest

from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Name,DOB\nAmira Okafor,1980\nDaniel Pugh,1970", ["Amira Okafor", "Daniel Pugh"]),
        ("surname;forename;email\nÓ Dálaigh;Cormac;x", ["Ó Dálaigh", "Cormac"]),
        ("id\tpatient\tward\n1\tMrs B Young\t4", ["B Young"]),
        ("| Ref | Tenant | Rent |\n|---|---|---|\n| 1 | sian rees | 5 |", ["sian rees"]),
        ("Name | Age\nPronouns | he/him", []),
        ("first_name,last_name\nwill,young\nN/A,", []),
        ("Preferred name | Emeka\nEthnicity | Igbo", ["Emeka"]),
        ("Colour,Name of thing\nred,ball", []),
        ("Name,Status\nBrackenbury Mutual Ltd,open", []),
    ],
)
def test_a_heading_tells_what_its_cells_are(text: str, names: list[str]) -> None:
    assert found(text) == names
