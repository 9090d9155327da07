"""Company numbers (Companies House): eight digits, or two letters for the register or the kind of
company and six digits. No check digit, so the label must be there."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import around, labelled, mentions, phrases
from cloakroom.detect.hit import Hit

_PREFIXES = (
    "AC|CE|CS|FC|FE|GE|GN|GS|IC|IP|LP|N[ACFILOPRVZ]|OC|OE|PC|R0|RC|RS|S[ACEFGILOPRZ]|ZC"
)
_NUMBER = re.compile(
    rf"(?<![\w./-])(?:[0-9]{{7,8}}|[0-9]{{4}} [0-9]{{4}}|(?:{_PREFIXES}) ?[0-9]{{6}})"
    r"(?![\w-]|[./]\d)",
    re.I,
)
_WORDS = phrases(
    "company number", "company no", "company reg", "company registration", "companies house",
    "company registration number", "company registration no", "co. no", "co no", "company reg no",
    "registered number", "registered no", "registration number", "crn", "company",
    "registered in england", "registered in england and wales", "registered in scotland",
    "registered in northern ireland", "registered in wales", "incorporated", "company reg number",
    "co reg", "co. reg", "co reg no",
    "co. reg. no", "reg no", "reg. no", "company registered", "registered company", "ltd company",
    "co number", "registered in england & wales", "limited company", "llp number",
    "partnership number", "registered company number",
)


_DIRECT = re.compile(
    r"(?:company|incorporated|england|wales|scotland|ireland)(?: under| with| as)?"
    r"[ ,(]{0,2}(?:no\.?|number|#|:)?[ (:]{1,2}$",
    re.I,
)
_WEAK = ("company", "incorporated", "reg no", "reg. no")
_BRACKETED = re.compile(
    rf"\((?<=\w .)(?P<number>0[0-9]{{7}}|(?:{_PREFIXES})[0-9]{{6}})(?=[),;])"
)
_FIRM = phrases(
    "director", "directors", "company", "limited", "ltd", "plc", "llp", "co", "growers", "holder",
    "shareholder", "subsidiary", "secretary", "registered office", "the supplier", "the buyer",
)


def find(text: str) -> Iterator[Hit]:
    for match in _BRACKETED.finditer(text):
        support = around(text, *match.span("number"), _FIRM)
        if support:
            yield Hit(*match.span("number"), "UK_COMPANY_NUMBER", 0.7, f"in brackets; {support}")
    if not mentions(
        text, "compan", "reg", "incorporated", "co. ", "co no", "co number", "crn", "llp"
    ):
        return
    for match, why in labelled(text, _NUMBER, _WORDS):
        sure = not any(f"'{word}'" in why for word in _WEAK)
        lettered = match.group()[0].isalpha()
        firm = "reg" in why and around(text, *match.span(), _FIRM) is not None
        firm = firm or _DIRECT.search(text, max(0, match.start() - 30), match.start()) is not None
        if sure or lettered or firm:
            yield Hit(*match.span(), "UK_COMPANY_NUMBER", 0.9 if sure else 0.6, why)
