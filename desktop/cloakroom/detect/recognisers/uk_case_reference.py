"""References of a case that is somebody's: of courts, tribunals, police, prisons, hospitals.

Told by the shapes of ``uk_case_formats``, or by a label such as "crime reference number" with
anything of letters and digits behind it. A mere "reference" or "order number" is no case.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import labels, mentions, numbered_thing
from cloakroom.detect.hit import Hit
from cloakroom.detect.recognisers.birth_date import DATE
from cloakroom.detect.recognisers.uk_case_formats import (
    PNC,
    SPACED,
    WORDS,
    Format,
    pnc_letter,
)

_WORD = re.compile(
    r"[0-9A-Z](?<![\w/-].)(?<!(?<!\.)\..)(?<=(?=(?:[A-Z/.-]{0,80}[0-9]){3}).)"
    r"(?:(?<=[0-9])[0-9]{3}(?P<sep>[ -])[0-9]{4}(?P=sep)[0-9]{4}(?P=sep)[0-9]{4}"
    r"|[0-9A-Z]{0,15}(?:[/.-][0-9A-Z]{1,12}){0,5})(?![\w/-])"
)
_NAMED = (
    r"reference(?: number| no\.?)?|ref(?: number| no)?\.?|numbers?|num\.?|no\.?|id|log|urn|#"
)
_CASE = re.compile(
    r"(?<!\w)(?:(?:crime|incident|occurrence|custody|police|case|claim|court|matter|complaint"
    r"|grievance|tribunal|appeal|home office|probation|hospital|patient|medical record|safeguarding"
    r"|casework|case file|investigation|referral|ombudsman|enforcement|hmcts|ccd|social care|gp|cps"
    r"|crown court|county court|insurance claim|dispute)(?: (?:case|file|claim))?"
    rf"[ /]{{0,2}}(?:{_NAMED})"
    r"|pcn(?: no\.?| number| ref)?|penalty charge(?: notice)?(?: no\.?| number)?|mrn"
    r"|cad|nomis|noms|ccd|crn|pas number|emis(?: number| no\.?)?|rio(?: number| no\.?)|uan)"
    r"(?: is| was)?[ \t]?[:#=-]?[ \t]{0,3}\n?[ \t]{0,3}$",
    re.I,
)
_LABEL_END = re.compile(  # how each of the two labels ends, told in a tenth of the time
    r"(?:ref|reference|numbers?|num|no|id|log|urn|[#]|mrn|cad|nomis|noms|ccd|crn|emis|rio|uan"
    r"|pcn|charge|notice)\.?"
    r"(?: is| was)?[ \t]?[:#=-]?[ \t]{0,3}\n?[ \t]{0,3}$",
    re.I,
)
_ENDS = (
    "ref", "reference", "number", "numbers", "num", "no", "id", "log", "urn", "mrn", "cad", "nomis",
    "noms", "ccd", "crn", "emis", "rio", "uan", "pcn", "charge", "notice", " is", " was",
)
_PLAIN_LABEL = re.compile(
    r"(?<!\w)(?:case|file|referral|complaint)(?: is| was)?[\"']?:?[ ][\"']?$", re.I
)
_SLASHED = re.compile(r"[A-Z]{2,4}[/-](?:19|20)?[0-9]{2}[/-][0-9A-Z-]{3,10}")
"""``Case ENF/2025/0317``: letters, a year and a number need no more of a label."""
_LETTER_HEAD = re.compile(
    r"(?<!\w)(?:our|your|my|their|file)[ ](?:file |case )?(?:ref(?:erence)?|reference no)\.?"
    r"[ \t]?[:=-]?[ \t]{0,3}$",
    re.I,
)
_HEADED = re.compile(
    r"(?:^|\n)[ \t]{0,4}(?:your |our )?ref(?:erence)?(?: no\.?)?[ ]?:[ \t]{0,3}$", re.I
)
_ANY_FORM = re.compile("|".join(form.pattern.pattern for form in WORDS) + f"|{PNC.pattern}")
_LETTERS_TOO = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})(?=(?:[^0-9]*[0-9]){4}).{8,}")
_SIGNS = (
    "crime", "incident", "occurrence", "custody", "police", "case", "claim", "court", "matter",
    "complaint", "grievance", "tribunal", "appeal", "home office", "probation", "hospital",
    "patient", "medical", "safeguarding", "investigation", "referral", "ombudsman", "enforcement",
    "hmcts", "social care", "gp", "cps", "dispute", "pcn", "penalty", "mrn", "cad", "noms", "nomis",
    "ccd", "crn",
    "emis", "rio", "uan", " ref", "\nref", "ref:",
)
_DIGITS = re.compile(r"(?:[^0-9]*[0-9]){3}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_REACH = 50


def find(text: str) -> Iterator[Hit]:
    for form in SPACED:
        if mentions(text, *form.gates):
            for match in form.pattern.finditer(text):
                yield from _formed(text, *match.span(), form)
    any_label = mentions(text, *_SIGNS)
    for match in _WORD.finditer(text):
        value = match.group()
        if any_label and _is_reference(value):
            yield from _labelled(text, *match.span())
        if _ANY_FORM.fullmatch(value):
            yield from _of_form(text, *match.span())


def _of_form(text: str, start: int, end: int) -> Iterator[Hit]:
    for form in WORDS:
        if form.pattern.fullmatch(text, start, end):
            yield from _formed(text, start, end, form)
    pnc = PNC.fullmatch(text, start, end)
    if pnc and pnc["letter"] == pnc_letter(pnc["year"], pnc["number"]):
        why = "check letter of a police computer number correct"
        yield Hit(start, end, "UK_CASE_REFERENCE", 0.75, why)


def _formed(text: str, start: int, end: int, form: Format) -> Iterator[Hit]:
    support = labels(text, start, end, form.words)
    if support:
        why = f"{form.what}; {support}"
        yield Hit(start, end, "UK_CASE_REFERENCE", form.labelled, why)
    elif form.alone:
        score = 0.3 if numbered_thing(text, start) else form.alone
        yield Hit(start, end, "UK_CASE_REFERENCE", score, form.what)


def _labelled(text: str, start: int, end: int) -> Iterator[Hit]:
    left = max(0, start - _REACH)
    if _SLASHED.fullmatch(text, start, end) and _PLAIN_LABEL.search(text, left, start):
        yield Hit(start, end, "UK_CASE_REFERENCE", 0.8, "letters, a year and a number of a case")
        return
    if not _may_end_label(text[max(0, start - 24) : start]):
        return
    if not _LABEL_END.search(text, max(0, start - 24), start):
        return
    if _CASE.search(text, left, start):
        yield Hit(start, end, "UK_CASE_REFERENCE", 0.86, "after the label of a case")
    elif _LETTER_HEAD.search(text, left, start):
        yield Hit(start, end, "UK_CASE_REFERENCE", 0.65, "after the label of a letter")
    elif _LETTERS_TOO.fullmatch(text, start, end) and _HEADED.search(text, left, start):
        yield Hit(start, end, "UK_CASE_REFERENCE", 0.55, "a reference on a line of its own")


def _may_end_label(before: str) -> bool:
    """Whether ``_LABEL_END`` may find anything at its end, told without a search."""
    return "#" in before or before.rstrip(" \t\n.:=-").lower().endswith(_ENDS)


def _is_reference(value: str) -> bool:
    """Three digits or more, and neither a year nor a date."""
    enough = len(value) > 3 and _DIGITS.match(value)
    return bool(enough) and not (_YEAR.fullmatch(value) or DATE.fullmatch(value))
