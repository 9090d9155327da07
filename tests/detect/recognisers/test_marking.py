"""Protective markings, where they mark and where they are words."""

import pytest

from cloakroom.detect.recognisers import marking
from detect.spans import taken

MARKINGS = [
    "OFFICIAL", "OFFICIAL-SENSITIVE", "OFFICIAL - SENSITIVE", "OFFICIAL SENSITIVE", "SECRET",
    "TOP SECRET", "UK TOP SECRET", "OFFICIAL-SENSITIVE COMMERCIAL", "OFFICIAL-SENSITIVE: PERSONAL",
    "OFFICIAL-SENSITIVE [LOCSEN", "RESTRICTED", "CONFIDENTIAL", "NATO RESTRICTED",
    "SECRET UK EYES ONLY", "UK EYES ONLY", "UK/US EYES ONLY", "NOT PROTECTIVELY MARKED",
    "OFFICIAL-SENSITIVE - RECIPIENTS ONLY", "OFFICIAL - HMG USE ONLY", "COSMIC TOP SECRET",
]


@pytest.mark.parametrize("value", MARKINGS)
@pytest.mark.parametrize(
    "frame", ["{}", "{}\nDear all", "Minutes\n\n{}\n", "** {} **\r\n", "Classification: {}\nHello"]
)
def test_marking_on_its_own(value: str, frame: str) -> None:
    assert taken(marking.find, frame.format(value)) == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Re: [OFFICIAL-SENSITIVE] The farm", ["OFFICIAL-SENSITIVE"]),
        ("The farm (OFFICIAL)", ["OFFICIAL"]),
        ("OFFICIAL        Page 2 of 9", ["OFFICIAL"]),
        ("Protective marking - SECRET, see below", ["SECRET"]),
        ("OFFICIAL\ntext\nOFFICIAL", ["OFFICIAL", "OFFICIAL"]),
        ("OFFICIAL: minutes of today", ["OFFICIAL"]),
        ("Diary (draft) – OFFICIAL\n08:30", ["OFFICIAL"]),
        ("Version 2 | OFFICIAL | 14 May", ["OFFICIAL"]),
        ("Subject: RE: SECRET\nhello", ["SECRET"]),
        ("O-S please handle with care", ["O-S"]),
        ("It was marked RESTRICTED then", ["RESTRICTED"]),
        ("see the OFFICIAL-SENSITIVE annex", ["OFFICIAL-SENSITIVE"]),
        ("an official-sensitive note", ["official-sensitive"]),
        ("please treat as Official Sensitive", ["Official Sensitive"]),
        ("Classification: Official", ["Official"]),
        ("PROTECT - STAFF", ["PROTECT - STAFF"]),
        ("TOP SECRET STRAP 2 briefing", ["TOP SECRET STRAP 2"]),
        ("TLP:AMBER, please", ["TLP:AMBER"]),
        ("THE SECRET – OFFICIAL", []),
        ("The chest is marked TOP SECRET in gold", []),
        ("treated as Official receiver, I/O-S and IL2 6QX", []),
        ("PRIVATE AND CONFIDENTIAL", []),
        ("The OFFICIAL position is this", []),
        ("Official", []),
        ("secret", []),
        ("[secret]", []),
        ("TOP SECRET plans were found", []),
        ("OFFICIALS", []),
        ("UNOFFICIAL", []),
        ("SECRET_KEY=1", []),
        ("CONFIDENTIAL: read this first", []),
        ("OFFICIAL" + " " * 200 + "words", []),
    ],
)
def test_marking(text: str, values: list[str]) -> None:
    assert taken(marking.find, text) == values
