"""What a name model takes for a name in forms and code, and is none: labels and identifiers."""

import re

_LABEL_WORDS = """
account address api bic birth card code cvc cvv date debug dob email error expiry fax host http
https iban id info insurance ip key login mob mobile name national nhs ni nin nino no null number
of otp passcode passphrase password phone pin port postcode publickey security server sort ssh ssl
swift tel telephone tls token true false uri url user username vat version warning
"""
_LABELS = frozenset(_LABEL_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
_CONSTANT = re.compile(r"[A-Z0-9]+(?:_[A-Z0-9]+)+")


def is_not_a_name(value: str) -> bool:
    """Whether every word is a label (``NHS Number``), or the whole is code (``PORT=8080``)."""
    words = _WORD.findall(value.lower())
    labels_only = bool(words) and all(word in _LABELS for word in words)
    return labels_only or "=" in value or bool(_CONSTANT.fullmatch(value))
