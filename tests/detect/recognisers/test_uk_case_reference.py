"""Courts, tribunals, police, prisons, immigration, hospitals."""

import pytest

from cloakroom.detect.recognisers import uk_case_reference
from cloakroom.detect.recognisers.uk_case_formats import pnc_letter
from detect.spans import taken


@pytest.mark.parametrize(
    "value",
    [
        "ZC21C00123", "FD21P00123", "HQ17X01234", "KB-2023-001234", "UI-2022-001234",
        "JR-2022-LON-001234", "EA-2021-000123-AB", "CO/1234/2021", "PA/12345/2021",
        "SC123/21/01234", "UKEAT/0123/19/BA", "2301234/2020", "GWF012345678", "2003/0011985X",
    ],
)
def test_told_by_its_form(value: str) -> None:
    assert taken(uk_case_reference.find, f"see {value}.") == [value]
    assert taken(uk_case_reference.find, f"({value})") == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Claim No. G12YJ345", ["G12YJ345"]),
        ("county court claim 3YJ12345", ["3YJ12345"]),
        ("prisoner A1234BC at HMP", ["A1234BC"]),
        ("A1234BC (prison number)", ["A1234BC"]),
        ("police URN 01AB0123424", ["01AB0123424"]),
        ("URN: 01/WX/12345/24", ["01/WX/12345/24"]),
        ("CRO 123456/08A", ["123456/08A"]),
        ("Home Office ref A1234567", ["A1234567"]),
        ("BRP: ZU1234567", ["ZU1234567"]),
        ("share code W12 345 67X", ["W12 345 67X"]),
        ("crime reference number: 42/123456/24", ["42/123456/24"]),
        ("Crime ref CR/12345/24", ["CR/12345/24"]),
        ("Incident no. 1234-010324", ["1234-010324"]),
        ("CAD 1234", ["CAD 1234"[4:]]),
        ("case reference ABC/123/45", ["ABC/123/45"]),
        ("HMCTS case number 1612-3456-7890-1234", ["1612-3456-7890-1234"]),
        ("case no: 1612345678901234", ["1612345678901234"]),
        ("hospital number: H123456", ["H123456"]),
        ("MRN 1234567", ["1234567"]),
        ("Complaint reference\n12345", ["12345"]),
        ("Our ref: AB/12345/JD", ["AB/12345/JD"]),
        ("Your reference 2024/00123", ["2024/00123"]),
        ("G12YJ345 and 3YJ12345", []),
        ("A1234BC", []),
        ("01AB0123424", []),
        ("the case is KB-2024-001187", ["KB-2024-001187"]),
        ("Employment tribunal case 2601187/2024", ["2601187/2024"]),
        ("order number A1234BC", []),
        ("order reference 12345", []),
        ("Dear all\nRef: CAS-118827-Z4K9\n", ["CAS-118827-Z4K9"]),
        ("Ref: 12345678\nsee Ref: CAS-118827", []),
        ("PCN LJ18834471", ["LJ18834471"]),
        ("police log 0417 of 12/11", ["0417 of 12/11"]),
        ("40 of 12/11 came", []),
        ("part number 12345678", []),
        ("reference 12345", []),
        ("in case 12345 people come", []),
        ("the case of 1234 sheep", []),
        ("case number 12", []),
        ("our ref 12/03/2024", []),
        ("claim no 2023", []),
        ("the court heard in 2023 that", []),
        ("patients 1234 and 5678", []),
        ("2003/0011985Y", []),
        ("the visa costs £1234 and B1234567", []),
        ("KB-2023 was a good year", []),
        ("[2021] EWCA Civ 123", []),
        ("UTF-2023-001", []),
        ("sold 42/123456/24", []),
    ],
)
def test_told_by_its_label(text: str, values: list[str]) -> None:
    assert taken(uk_case_reference.find, text) == values


def test_the_check_letter_of_a_police_computer_number() -> None:
    assert pnc_letter("03", "0011985") == pnc_letter("03", "11985") == "X"
    letters = [pnc_letter("61", str(number)) for number in range(23)]
    assert len(set(letters)) == 23
    assert not {"I", "O", "S"} & set(letters)
