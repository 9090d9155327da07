"""``Applicant: Amira Okafor``, ``| Name | Daniel Pugh |``: labels of forms, tables and notes."""

import re
from typing import Final

from cloakroom.detect.name_rules.cue import Cue

_CERTAIN: Final = (
    "name", "names", "full name", "first name", "forename", "forenames", "given name", "surname",
    "last name", "family name", "middle name", "maiden name", "preferred name", "known as",
    "previous name", "birth name", "patient", "patient name", "client name", "customer name",
    "applicant", "applicant name", "applicant's name", "tenant name", "employee name",
    "contact name", "contact person", "child's name", "mother's name", "father's name",
    "name of applicant", "name of patient", "name of child", "name of tenant", "name of employee",
    "cardholder", "name on card", "account name", "account holder", "next of kin", "nok", "signed",
    "signed by", "signature", "print name", "printed name", "emergency contact", "line manager",
    "social worker", "key worker", "keyworker", "gp name", "pupil", "pupil name", "student",
    "student name", "passenger", "passenger name", "deceased", "spouse", "partner name",
    "interviewer", "interviewee", "case officer", "caseworker", "case worker", "chair",
    "minutes by", "minute taker",
    "name of witness", "witness name", "witness", "spokesperson", "lead officer",
)  # fmt: skip
_PERHAPS: Final = (
    "tenant", "tenants", "client", "customer", "contact", "employee", "claimant", "defendant",
    "respondent", "appellant", "complainant", "landlord", "owner", "author", "authors", "manager",
    "supervisor", "director", "officer", "keeper", "driver", "reported by", "report by",
    "prepared by", "approved by", "reviewed by", "requested by", "completed by", "written by",
    "created by", "assigned to", "assignee", "submitted by", "taken by", "recorded by", "payee",
    "referred by", "seen by", "checked by", "authorised by", "countersigned by", "beneficiary",
    "guardian", "parent", "carer", "mother", "father", "child", "husband", "wife", "partner",
    "son", "daughter", "brother", "sister", "dependant", "gp", "consultant", "referee", "speaker",
    "presenter", "host", "organiser", "organizer", "caller", "attendee", "occupier", "trustee",
    "executor", "solicitor", "subject", "suspect", "victim", "registered keeper", "fao", "attn",
    "attention", "for the attention of", "action", "lead", "owner name", "user", "holder", "vet",
)  # fmt: skip
_COLON: Final = r"(?:[ ]?\([^()\n]{0,30}\))?[\"'*_]{0,3}[ \t\u00a0]{0,4}(?:[:=|\t]|[–—-][ ])"
_VALUE: Final = r"[ \t\u00a0\"'*_|]{0,12}(?:(?:mr|mrs|ms|miss|mx|dr|prof)\b\.?[ ])?"
_DOWN: Final = r"(?:\r?\n[ \t]{0,8})?"
_ENDS: Final = re.compile(
    r"[ \t]{0,3}(?:$|[\r,;|(/<\"'}\]*\t–—-]|_(?![^\W_])|[ ]{2}|and\b|&)", re.MULTILINE
)


def _cue(label: str, *, sure: bool) -> Cue:
    words = label.replace(" ", "[ _]").replace("'", "['’]")
    return Cue(
        (re.split(r"[ ']", label)[0],),
        re.compile(rf"{words}{_COLON}{_VALUE}{_DOWN if sure else ''}", re.I),
        f"after the label '{label.capitalize()}'", 0.9 if sure else 0.75,
        opens=True, after=_ENDS, small=sure, smallest=4, sure=sure,
    )  # fmt: skip


CUES: Final = (
    *(_cue(label, sure=True) for label in _CERTAIN),
    *(_cue(label, sure=False) for label in _PERHAPS),
)
