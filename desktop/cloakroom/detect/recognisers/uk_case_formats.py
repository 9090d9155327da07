"""The published shapes of British case numbers, and the words that speak for each.

Sources: Civil Procedure Practice Direction 5B and HMCTS's CE-File guidance (claim numbers), the
judiciary's neutral lists ("KB-2023-000123"), the tribunals' own forms, HM Prison Service (prison
numbers), the Police National Computer manual (identities with a check letter, modulus 23), UK Visas
and Immigration (GWF, residence permits, share codes).
"""

import re
from typing import NamedTuple

from cloakroom.detect.context import phrases


class Format(NamedTuple):
    """``alone`` is the score without a label, ``labelled`` the one with ``words`` near. A format
    with spaces is searched for, and only in a text that has one of ``gates`` in it."""

    what: str
    pattern: re.Pattern[str]
    alone: float
    labelled: float
    words: re.Pattern[str]
    gates: tuple[str, ...] = ()


_YEAR = "(?:19|20)[0-9]{2}"
_DIVISIONS = (
    "AC|AD|BL|CA|CC|CF|CH|CL|CO|CP|CR|EA|FD|FL|FS|HC|HP|HT|IL|IP|JR|KA|KB|LC|LM|PC|PT|QA|QB|SC|TC"
    "|TL|UA|UI|UT"
)
_CHAMBERS = "AA|AC|CO|DA|DC|EA|HU|IA|LC|LP|MM|OA|PA|RP|TC|UT|VA"
_COURT = phrases(
    "court", "claim", "claim number", "claim no", "case number", "case no", "hearing", "v",
    "tribunal", "appeal", "appeal number", "judge", "employment", "claimant", "case", "cases",
    "case ref", "case reference", "listed", "defendant", "respondent", "order of",
)
_PRISON = phrases(
    "prison", "prison number", "prison no", "hmp", "prisoner", "prisoner number", "prisoner no",
    "inmate", "nomis", "noms", "noms number", "offender", "sentence", "remand", "parole", "yoi",
    "probation", "custody",
)
_POLICE = phrases(
    "police", "urn", "crime", "custody", "charge", "cps", "officer", "offence", "crime reference",
    "suspect", "arrest", "arrested", "victim",
)
_RECORD = phrases("cro", "cro number", "pnc", "pnc id", "pncid", "criminal record")
_HOME_OFFICE = phrases(
    "home office", "ho ref", "asylum", "home office reference", "home office ref", "ho reference",
    "immigration", "ukvi", "visa number", "visa ref", "leave to remain",
)
_PERMIT = phrases(
    "brp", "biometric residence permit", "residence permit", "brp number", "residence card", "evisa"
)

# Matched against a whole word of capitals, digits, slashes, hyphens and dots.
WORDS = (
    Format("the form of a family or High Court number",
           re.compile("[A-Z]{2}[0-9]{2}[A-Z][0-9]{5}"), 0.7, 0.92, _COURT),
    Format("the form of a court or tribunal number with its year",
           re.compile(f"(?:{_DIVISIONS})-{_YEAR}-(?:[A-Z]{{3}}-)?[0-9]{{4,6}}(?:-[A-Z]{{2,3}})?"),
           0.75, 0.92, _COURT),
    Format("the form of a county court claim number",
           re.compile("[A-Z0-9][0-9]{2}[A-Z]{2}[0-9]{3}|[0-9][A-Z]{2}[0-9]{5}"), 0.4, 0.92, _COURT),
    Format("the form of a tribunal or Administrative Court number",
           re.compile(f"(?:{_CHAMBERS})/[0-9]{{1,5}}/{_YEAR}"), 0.7, 0.92, _COURT),
    Format("the form of an appeal tribunal number",
           re.compile("(?:UKEATS?|EAT|UKUT)/[0-9]{4}/[0-9]{2}(?:/[A-Z]{2,4})?"
                      "|SC[0-9]{3}/[0-9]{2}/[0-9]{5}"), 0.8, 0.95, _COURT),
    Format("the form of an employment tribunal number",
           re.compile(f"[1-9][0-9]{{6}}/{_YEAR}"), 0.6, 0.92, _COURT),
    Format("the form of a prison number",
           re.compile("[A-Z][0-9]{4}[A-Z]{2}"), 0.4, 0.93, _PRISON),
    Format("the form of a criminal record number",
           re.compile("[0-9]{1,6}/[0-9]{1,7}[A-Z]"), 0.0, 0.9, _RECORD),
    Format("the form of a Home Office reference",
           re.compile("[A-Z][0-9]{7,8}(?:/[0-9]{1,3})?"), 0.0, 0.88, _HOME_OFFICE),
    Format("the form of a residence permit number",
           re.compile("[A-Z]{2}[0-9X][0-9]{6}"), 0.0, 0.92, _PERMIT),
)

SPACED = (
    Format("the form of a visa application number",
           re.compile(r"G(?<!\w.)WF ?0?[0-9]{8}(?!\w)"), 0.85, 0.95,
           phrases("visa", "visa application", "home office"), ("gwf",)),
    Format("the form of a police reference",
           re.compile(r"[0-9](?<![\w/-].)(?<!(?<!\.)\..)"
                      r"[0-9] ?/?[A-Z]{1,2}[0-9A-Z]? ?/?[0-9]{4,6} ?/?[0-9]{2}"
                      r"(?![\w/-])"), 0.4, 0.9, _POLICE,
           ("police", "urn", "crime", "custody", "charge", "cps", "offence", "suspect", "arrest")),
    Format("the number of a police log and its day",
           re.compile(r"[0-9](?<![\w/-].)(?<!(?<!\.)\..)"
                      r"[0-9]{1,4} of [0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?"
                      r"(?![\w/-])"),
           0.0, 0.88, phrases("log", "incident", "cad", "police", "101", "log no", "log number"),
           ("log", "incident", "cad", "police")),
    Format("the form of a share code",
           re.compile(r"[A-Z0-9](?<![\w/-].)(?<!(?<!\.)\..)"
                      r"(?=[A-Z0-9 ]{0,9}[0-9])[A-Z0-9]{2} ?[A-Z0-9]{3} ?"
                      r"[A-Z0-9]{3}(?![\w-])"), 0.0, 0.9,
           phrases("share code", "right to work code", "right to rent code"),
           ("share code", "right to")),
)

PNC = re.compile(r"(?:[0-9]{2})?(?P<year>[0-9]{2})/(?P<number>[0-9]{1,7})(?P<letter>[A-Z])")
_PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"


def pnc_letter(year: str, number: str) -> str:
    """The check letter of a Police National Computer identity: two digits of the year and the
    number filled up to seven, modulus 23."""
    return _PNC_LETTERS[int(f"{year}{number:0>7}") % 23]
