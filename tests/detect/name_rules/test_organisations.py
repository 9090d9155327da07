"""Organisations that their own words show."""

import pytest

from cloakroom.detect.name_rules import organisations


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("paid by Haji Haulage Ltd on Monday", ["Haji Haulage Ltd"]),
        ("Gwent Plastics plc owes", ["Gwent Plastics plc"]),
        ("from Aldermoor Enerji A.Ş.", ["Aldermoor Enerji A.Ş."]),
        ("Van der Meer Transport BV", ["Van der Meer Transport BV"]),
        ("M. McGinty & Daughters", ["M. McGinty & Daughters"]),
        ("Smith and Jones Solicitors", ["Smith and Jones Solicitors"]),
        ("Importer Costa Brava Meats Ltd", ["Costa Brava Meats Ltd"]),
        ("rep: Refugee Law Clinic (", ["Refugee Law Clinic"]),
        ("THORNBURY WOOD PARISH COUNCIL\nMinutes", ["THORNBURY WOOD PARISH COUNCIL"]),
        ("Ask Northmoor Council about it", ["Northmoor Council"]),
        ("Amira and Northmoor Council", ["Northmoor Council"]),
        ("Is Northmoor Council open?", ["Northmoor Council"]),
        ("St. Hilda's School", ["St. Hilda's School"]),
        ("Two Rivers Trust", ["Two Rivers Trust"]),
        ("(Tidewater Trust)", ["Tidewater Trust"]),
        ("Ely. Tidewater Trust", ["Tidewater Trust"]),
        ("Ely\nTidewater Trust", ["Tidewater Trust"]),
        ("Museum of Rural Trades, Ludlow", ["Museum of Rural Trades"]),
        ("Department for Work and Pensions", ["Department for Work and Pensions"]),
        ("University of Leeds and Amira", ["University of Leeds"]),
        ("Royal College of Surgeons", ["Royal College of Surgeons"]),
        ("Masjid an-Nur, Leeds", ["Masjid an-Nur"]),
        ("Coleg Hafren and Cyngor Sir Ddyffryn", ["Coleg Hafren", "Cyngor Sir Ddyffryn"]),
        ("the parish council met", []),
        ("The Parish Council met", []),
        ("Primary School", []),
        ("Local Housing Association", []),
        ("Which School", []),
        ("Board of Trustees", []),
        ("the trust", []),
        ("Trust", []),
        ("Ltd", []),
        ("limited Company", []),
        ("8bn Fund", []),
        ("ask HMRC or Ofsted, not hmrc", ["HMRC", "Ofsted"]),
        ("7 Days Ltd", ["7 Days Ltd"]),
    ],
)
def test_what_is_an_organisation_and_where_it_begins(text: str, names: list[str]) -> None:
    found = [text[f.start : f.end] for f in organisations.find(text)]
    assert found == names


def test_what_is_found_is_an_organisation_and_says_why() -> None:
    (finding,) = organisations.find("Haji Haulage Ltd")
    assert finding.entity_type == "ORGANIZATION"
    assert finding.why == organisations.WHY
