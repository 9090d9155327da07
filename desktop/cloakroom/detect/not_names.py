"""What a name model takes for a name in forms and code, and is none: labels and identifiers."""

import re

_LABEL_WORDS = """
account address api bic birth bsn card code cph crn crypto csv cvc cvv date debug dhcp dns dob ean
eid email eori error expiry false fax frn ftp gdpr gmt guid hash host html http https iban id imei
info insurance ip ipv isbn issn json key landline login mob mobile mrn name national nhs ni nin nino
no nrn null number of otp passcode passphrase password paye pdf pesel phone pid pin port postcode
publickey ref reference sbi security server sku smtp sort sql ssh ssl ssn sso swift tel telephone
tfn tls token trn true udp upn uprn uri url urn user username utc utr uuid vat version vpn warning
xml yaml
"""
_LABELS = frozenset(_LABEL_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
_CONSTANT = re.compile(r"[A-Z0-9]+(?:_[A-Z0-9]+)+")


def is_not_a_name(value: str) -> bool:
    """Whether every word is a label (``NHS Number``), or the whole is code (``PORT=8080``)."""
    small = value.lower()
    first = _WORD.search(small)
    if first and first.group() in _LABELS and _LABELS.issuperset(_WORD.findall(small)):
        return True
    return "=" in value or bool(_CONSTANT.fullmatch(value))
