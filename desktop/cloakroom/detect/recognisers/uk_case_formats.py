"""The published shapes of British case numbers: what is told by its form, and what by its label.

Sources: Civil Procedure Practice Direction 5B and HMCTS's CE-File guidance (claim numbers), the
judiciary's "KB-2023-000123" notices, HMCTS common platform (16 digits), the tribunals' own forms,
HM Prison Service (prison numbers), the Police National Computer manual (PNC identity, check letter
modulus 23), UK Visas and Immigration (GWF, BRP, share codes).
"""

import re
from typing import NamedTuple

from cloakroom.detect.context import phrases


class Format(NamedTuple):
    """``alone`` is the score without a label, ``labelled`` the one with ``words`` near."""

    what: str
    pattern: re.Pattern[str]
    alone: float
    labelled: float
    words: re.Pattern[str]


def _format(
    what: str, pattern: str, scores: tuple[float, float], *words: str
) -> Format:
    first, rest = pattern.split("~")
    whole = re.compile(rf"{first}(?<![\w./-].)(?:{rest})(?![\w-]|[./]\w)")
    return Format(what, whole, *scores, phrases(*words))


_YEAR = "(?:19|20)[0-9]{2}"
_DIVISIONS = (
    "AC|AD|BL|CA|CC|CF|CH|CL|CO|CP|CR|EA|FD|FL|FS|HC|HP|HT|IL|IP|JR|KA|KB|LC|LM|PC|PT|QA|QB|SC|TC"
    "|TL|UA|UI|UT"
)
_CHAMBERS = "AA|AC|CO|DA|DC|EA|HU|IA|LC|LP|MM|OA|PA|RP|TC|UT|VA"
_COURTS = ("court", "claim", "claim number", "claim no", "case number", "case no", "hearing", "v")
_TRIBUNAL = ("tribunal", "appeal", "appeal number", "case number", "case no", "hearing", "judge")
_POLICE = (
    "police", "urn", "crime", "custody", "charge", "cps", "officer", "offence", "crime reference",
    "suspect", "arrest", "arrested", "victim", "pnc", "pncid", "pnc id", "criminal record",
)

# the sign ~ stands after the first character, where every search starts
FORMATS = (
    _format("the form of a family or High Court number",
            "[A-Z]~[A-Z][0-9]{2}[A-Z][0-9]{5}", (0.7, 0.92), *_COURTS),
    _format("the form of a court or tribunal number with its year",
            f"[A-Z]~[A-Z](?<={_DIVISIONS})-{_YEAR}-(?:[A-Z]{{3}}-)?[0-9]{{4,6}}(?:-[A-Z]{{2,3}})?",
            (0.75, 0.92), *_COURTS, *_TRIBUNAL),
    _format("the form of a county court claim number",
            "[A-Z0-9]~[0-9]{2}[A-Z]{2}[0-9]{3}|[A-Z]{2}[0-9]{5}", (0.4, 0.92), *_COURTS),
    _format("the form of a tribunal or Administrative Court number",
            f"[A-Z]~[A-Z](?<={_CHAMBERS})/[0-9]{{1,5}}/{_YEAR}", (0.7, 0.92), *_COURTS, *_TRIBUNAL),
    _format("the form of an appeal tribunal number",
            "[EUS]~(?:KEAT|KEATS|AT|KUT)/[0-9]{4}/[0-9]{2}(?:/[A-Z]{2,4})?"
            "|C[0-9]{3}/[0-9]{2}/[0-9]{5}", (0.8, 0.95), *_TRIBUNAL),
    _format("the form of an employment tribunal number",
            f"[1-9]~[0-9]{{6}}/{_YEAR}", (0.6, 0.92), *_TRIBUNAL, "employment", "claimant"),
    _format("the form of a visa application number",
            "G~WF ?0?[0-9]{8}", (0.85, 0.95), "visa", "visa application", "home office"),
    _format("the form of a prison number",
            "[A-Z]~[0-9]{4}[A-Z]{2}", (0.4, 0.93), "prison", "prison number", "prison no", "hmp",
            "prisoner", "prisoner number", "inmate", "nomis", "noms", "noms number", "offender",
            "sentence", "remand", "parole", "probation", "yoi", "prisoner no", "custody"),
    _format("the form of a police reference",
            "[0-9]~[0-9] ?/?[A-Z]{1,2}[0-9A-Z]? ?/?[0-9]{4,6} ?/?[0-9]{2}", (0.4, 0.9), *_POLICE),
    _format("the form of a criminal record number",
            "[0-9]~[0-9]{0,5}/[0-9]{2}[A-Z]", (0.0, 0.9), "cro", "cro number", "criminal record"),
    _format("the form of a Home Office reference",
            "[A-Z]~[0-9]{7,8}(?:/[0-9]{1,3})?", (0.0, 0.88), "home office", "ho ref", "asylum",
            "home office reference", "home office ref", "ho reference", "immigration", "ukvi",
            "visa number", "visa ref", "leave to remain"),
    _format("the form of a residence permit number",
            "[A-Z]~[A-Z][0-9X][0-9]{6}", (0.0, 0.92), "brp", "biometric residence permit",
            "residence permit", "brp number", "residence card", "evisa"),
    _format("the form of a share code",
            "[A-Z0-9]~(?=[A-Z0-9 ]{0,9}[0-9])[A-Z0-9]{2} ?[A-Z0-9]{3} ?[A-Z0-9]{3}", (0.0, 0.9),
            "share code", "right to work code", "right to rent code"),
)

PNC = re.compile(
    r"[0-9](?<![\w./-].)(?:[0-9]{2})?(?P<year>(?<=[0-9])[0-9]|[0-9]{2})/(?P<number>[0-9]{1,7})"
    r"(?P<letter>[A-Za-z])(?![\w/-])"
)
_PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"


def pnc_letter(year: str, number: str) -> str:
    """The check letter of a Police National Computer identity: two digits of the year and the
    number filled up to seven, modulus 23."""
    return _PNC_LETTERS[int(f"{year}{number:0>7}") % 23]
