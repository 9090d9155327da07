"""Passports, driving licences and number plates."""

import pytest

from cloakroom.detect.recognisers import uk_driving_licence, uk_passport, uk_vehicle_registration
from detect.spans import taken

ZONE = "1234567897GBR6103039F3103038<<<<<<<<<<<<<<04"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("passport number: 123456789", ["123456789"]),
        ("Passport No. 123 456 789", ["123 456 789"]),
        ("123456789 is her passport number", ["123456789"]),
        ("his passport (AB1234567)", ["AB1234567"]),
        ("Passport:\nA12345678", ["A12345678"]),
        ("travel document 123456789", ["123456789"]),
        ("passport no L898902C", ["L898902C"]),
        ("passport AA 123456 or L 12345678", ["AA 123456", "L 12345678"]),
        ("visa form asks for pp number, it's 123456789", ["123456789"]),
        ("Passport no ________ 123456789", ["123456789"]),
        ("passport (ref 123456789)", ["123456789"]),
        ('"passportNumber": "123456789"', ["123456789"]),
        ("ID seen, passport and a letter from the council; the first is 123456789", ["123456789"]),
        ("document no: 123456789, nationality GBR", ["123456789"]),
        ("document no: 123456789, page 4", []),
        ("passport seen, NINO no. 123456789", []),
        ("passport A12345 and renewal REF12345", []),
        (ZONE, [ZONE]),
        ("123456789", []),
        ("passport fee £85, order number 123456789", []),
        ("The passport was lost. Ticket 123456789", []),
        ("I lost my passport. Account 123456789", []),
        ("invoice 123456789; passport to follow", []),
        ("passport 1234567890 or 12345678", []),
        ("passport office 020 7946 0123", []),
        ("passporting 123456789", []),
        (ZONE.replace("9F", "8F"), []),
    ],
)
def test_passport(text: str, values: list[str]) -> None:
    assert taken(uk_passport.find, text) == values


def test_the_check_digit_of_a_machine_readable_field() -> None:
    # the worked examples of ICAO Doc 9303 part 3
    assert uk_passport.check_digit("520727") == "3"
    assert uk_passport.check_digit("AB2134<<<") == "5"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("MORGA657054SM9IJ", ["MORGA657054SM9IJ"]),
        ("MORGA 657054 SM9IJ", ["MORGA 657054 SM9IJ"]),
        ("MORGA-657054-SM9IJ 35", ["MORGA-657054-SM9IJ 35"]),
        ("MORGA 657054 SM 9IJ", ["MORGA 657054 SM 9IJ"]),
        ("(LEE99 812159 A99XY)", ["LEE99 812159 A99XY"]),
        ("LEE99812159A99XY", ["LEE99812159A99XY"]),
        ("morga657054sm9ij", ["morga657054sm9ij"]),
        ("driving licence MORGA699994SM9IJ", ["MORGA699994SM9IJ"]),
        ("DVA driving licence no 12345678", ["12345678"]),
        ("12345678 (driver number)", ["12345678"]),
        ("MORGA699994SM9IJ", []),
        ("MORGA670054SM9IJ", []),
        ("M9RGA657054SM9IJ", []),
        ("XMORGA657054SM9IJ", []),
        ("MORGA657054SM9IJK", []),
        ("12345678", []),
        ("a licence fee; invoice number 12345678", []),
        ("the printer driver 12.345.678", []),
    ],
)
def test_driving_licence(text: str, values: list[str]) -> None:
    assert taken(uk_driving_licence.find, text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("AB12 CDE", ["AB12 CDE"]),
        ("parked was BD51SMR.", ["BD51SMR"]),
        ("reg: ab12 cde", ["ab12 cde"]),
        ("my car A123 BCD", ["A123 BCD"]),
        ("registration K1 ABC", ["K1 ABC"]),
        ("the van ABC 123D", ["ABC 123D"]),
        ("Q123 ABC is the reg", ["Q123 ABC"]),
        ("number plate AIG 1234", ["AIG 1234"]),
        ("a Ford Fiesta, XIL 4321", ["XIL 4321"]),
        ("reg ABC 123", ["ABC 123"]),
        ("registration 1234 AB", ["1234 AB"]),
        ("plate 101 D 234", ["101 D 234"]),
        ("parked on the grass: lx19 ypa", ["lx19 ypa"]),
        ("classic with the number RFD 338M", ["RFD 338M"]),
        ("the tractor is AV 08 KWC", ["AV 08 KWC"]),
        ("car A 123 BCD and van ABC 123 D", ["A 123 BCD", "ABC 123 D"]),
        ("reg..........AB12 CDE", ["AB12 CDE"]),
        ("the van of ab12 the baker", []),
        ("codes AB12 CDE", []),
        ("discount code AB12CDE", []),
        ("AB12 CDE is the reference", []),
        ("order number AB12 CDE", []),
        ("the carpet A123 BCD", []),
        ("the region A123 BCD", []),
        ("LA9 4QT and M1 1AE", []),
        ("the car went down the M25 AND back", []),
        ("the car on the A38 to B12", []),
        ("take vitamin B12 in the van", []),
        ("ab12 cde", []),
        ("IB12 CDE and QB12 CDE and AB12 CDI", []),
        ("AB39 CDE", []),
        ("AB123 CDE and XAB12 CDE", []),
    ],
)
def test_vehicle_registration(text: str, values: list[str]) -> None:
    assert taken(uk_vehicle_registration.find, text) == values
