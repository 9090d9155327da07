"""The headings of columns that say what stands below them, and what a value there looks like."""

import re
from typing import NamedTuple

from cloakroom.detect.context import phrases
from cloakroom.detect.recognisers.birth_date import BIRTH, DATE


class Kind(NamedTuple):
    entity_type: str
    heading: re.Pattern[str]
    value: re.Pattern[str]


def _kind(entity_type: str, value: str, *headings: str) -> Kind:
    return Kind(entity_type, phrases(*headings), re.compile(value))


KINDS = (
    Kind("DATE_TIME", BIRTH, DATE),
    _kind("UK_SORT_CODE", r"[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}", "sort code", "sortcode"),
    _kind(
        "UK_BANK_ACCOUNT", r"[0-9]{4} ?[0-9]{3,4}",
        "account number", "account no", "accountnumber", "acc no", "a/c no", "bank account",
    ),
    _kind("UK_NHS", r"[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}", "nhs", "nhs number", "nhs no"),
    _kind(
        "UK_NINO", r"[A-Za-z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-Da-d]?",
        "nino", "ni number", "ni no", "national insurance", "national insurance number",
    ),
    _kind(
        "PHONE_NUMBER", r"\+?[0-9()][0-9() -]{5,18}[0-9]",
        "phone", "telephone", "tel", "mobile", "phone number", "fax", "tel no",
    ),
    _kind("PASSWORD", r"\S{4,100}", "password", "passwd", "pwd", "passphrase", "pin"),
    _kind("UK_PASSPORT", r"[0-9A-Z]{2}[0-9]{6,7}|[0-9]{3} [0-9]{3} [0-9]{3}",
          "passport", "passport no", "passport number"),
    _kind("UK_DRIVING_LICENCE", r"[A-Z][A-Z9]{4}[ -]?[0-9]{6}[ -]?[A-Z9]{2}[ -]?[0-9][A-Z]{2}",
          "driving licence", "licence no", "licence number", "driver number"),
    _kind("UK_VEHICLE_REGISTRATION", r"(?=.*[0-9])(?=.*[A-Z])[A-Z0-9]{1,4} ?[A-Z0-9]{1,4}",
          "registration", "reg", "reg no", "vehicle reg", "vehicle registration", "number plate",
          "vrm", "vrn", "vehicle"),
    _kind("UK_UTR", r"[0-9]{5} ?[0-9]{5}K?", "utr", "utr number", "utr no", "tax reference"),
    _kind("UK_VAT", r"(?:GB|XI)? ?[0-9]{3} ?[0-9]{4} ?[0-9]{2}(?: ?[0-9]{3})?",
          "vat", "vat no", "vat number", "vat reg no"),
    _kind("UK_COMPANY_NUMBER", r"(?:[0-9]{2}|[A-Z]{2})[0-9]{6}",
          "company no", "company number", "company reg", "company registration number", "crn"),
    _kind("UK_CHARITY_NUMBER", r"[0-9]{6,7}(?:-[0-9]{1,3})?|(?:SC|NIC) ?[0-9]{6}",
          "charity no", "charity number", "charity"),
    _kind("AGE", r"1[01][0-9]|[1-9]?[0-9]", "age", "ages", "age in years", "age at death"),
    _kind("UK_UPRN", r"[0-9]{4,12}", "uprn"),
    _kind("UK_CHI", r"[0-9]{6}[ -]?[0-9]{4}", "chi", "chi number", "chi no"),
    Kind(
        "HANDLE",
        re.compile(r"^(?:user(?:[_ ]?name|[_ ]?id)?|login|handle|twitter|instagram)$", re.I),
        re.compile(r"@?[A-Za-z][\w.-]{1,39}"),
    ),
)

SIGN = re.compile(
    r"birth|born|d\.?o\.?b|sort|acc|a/c|bank|nhs|ni|national|phone|tel|mobile|fax|p[awi]"
    r"|licen|regi|\breg\b|vehicle|plate|vrm|vrn|utr|tax ref|vat|company|crn|charity|uprn|chi"
    r"|user|login|handle|twitter|instagram|\bages?\b"
)
"""What a heading we know has in it, in small letters."""
