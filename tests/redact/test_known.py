import gc
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.model import Finding
from cloakroom.redact.apply import apply
from cloakroom.redact.edits import carry_out, forget
from cloakroom.redact.known import known_values
from cloakroom.redact.known_index import WHY
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.restore import restore
from cloakroom.redact.words import loose

KNOWN = [
    ("PERSON", "Amira Okafor"), ("PERSON", "Will"), ("PERSON", "Zoë O'Neil"),
    ("EMAIL_ADDRESS", "a.okafor@defra.example"), ("PASSWORD", "-Hunter2!"),
    ("ORGANIZATION", "Okafor Farming Ltd"), ("AGE", "42"), ("CUSTOM", "ab"),
]


def ledger_of(values: list[tuple[str, str]] = KNOWN) -> Ledger:
    ledger = Ledger()
    for kind, value in values:
        ledger.ticket(kind, value)
    return ledger


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from AMIRA OKAFOR.", ["AMIRA OKAFOR"]),
        ("from amira\u00a0\n okafor", ["amira\u00a0\n okafor"]),
        ("_Amira Okafor_'s", ["Amira Okafor"]),
        ("Amira and Okafor", ["Amira", "Okafor"]),
        ("OKAFOR'S farm", ["OKAFOR"]),
        ("the okafor way, amirate, Amiras", []),
        ("Zoe O’Neil; ZOE\u0308 O'NEIL", ["Zoe O’Neil", "ZOE\u0308 O'NEIL"]),
        ("A.Okafor@DEFRA.example", ["A.Okafor@DEFRA.example"]),
        ("Okafor Farming Ltd", ["Okafor Farming Ltd"]),
        ("Okafor farming LTD", ["Okafor farming LTD"]),
        # an English word is found as it is written only
        ("Will will", ["Will"]),
        ("x-Hunter2! -hunter2! Hunter2", ["-Hunter2!"]),
        # what says too little
        ("42 ab", []),
        ("", []),
    ],
)
def test_known_values(text: str, found: list[str]) -> None:
    known = known_values(text, ledger_of())
    assert [text[each.start : each.end] for each in known] == found
    assert all(each.why == WHY for each in known)


def test_a_name_alone_is_less_sure() -> None:
    known = known_values("Amira Okafor. Amira", ledger_of())
    assert [each.score for each in known] == [1.0, 0.6]


def test_values_about_to_be_taken_out_are_looked_for_too() -> None:
    text = "Nia Hughes wrote. Regards, NIA"
    assert [text[f.start : f.end] for f in
            known_values(text, Ledger(), found=[Finding(0, 10, "PERSON", 0.9, "")])] == [
        "Nia Hughes", "NIA",
    ]


@pytest.mark.parametrize(
    ("address", "text", "found"),
    [
        ("amira.okafor@defra.example", "Amira Okafor and Okafor's AMIRA", ["Amira Okafor", "Okafor",
                                                                          "AMIRA"]),
        ("Amira_Okafor2@defra.example", "Okafor, Amira", ["Okafor, Amira"]),
        ("amira.j.okafor@defra.example", "AMIRA OKAFOR", ["AMIRA OKAFOR"]),
        ("a.okafor@defra.example", "A. Okafor", ["Okafor"]),
        ("zoe.bronte@defra.example", "Zoë Brontë", ["Zoë Brontë"]),
        # English words and offices
        ("will.brown@defra.example", "Will Brown will ask Brown", ["Will Brown"]),
        ("customer.services@defra.example", "Customer Services, Services", []),
        ("river.ecology@defra.example", "River Ecology. Ecology", []),
        ("amira@defra.example", "Amira", []),
        ("a.b@defra.example", "A B", []),
        ("jo.li@defra.example", "Jo Li, Li", []),
        # a word that the text uses for something else; the pair is a name all the same
        ("amira.stoat@defra.example", "Stoat is a stoat", []),
        ("amira.stoat@defra.example", "Amira Stoat. A stoat", ["Amira Stoat"]),
        ("amira.stoat@defra.example", "Stoat wrote from a.stoat@x.example", ["Stoat"]),
        ("amira.okafor@defra.example", "the okafor way", []),
    ],
)
def test_an_address_tells_a_name(address: str, text: str, found: list[str]) -> None:
    # GIVEN an address found in this text, or known from another
    whole = f"{address}; {text}"
    finding = Finding(0, len(address), "EMAIL_ADDRESS", 1.0, "")
    here = known_values(whole, Ledger(), found=[finding])
    there = known_values(text, ledger_of([("EMAIL_ADDRESS", address)]))
    # THEN the names are found as people, less surely than a value
    assert [whole[each.start : each.end] for each in here] == [address, *found]
    assert [text[each.start : each.end] for each in there] == found
    assert all((each.entity_type, each.score) == ("PERSON", 0.6) for each in there)


def test_what_a_ledger_gains_or_loses_is_known_at_once() -> None:
    ledger = ledger_of([("PERSON", "Nia Hughes")])
    text = "Nia Hughes, Aurora"
    assert len(known_values(text, ledger)) == 1
    ledger.ticket("CUSTOM", "Aurora")
    assert len(known_values(text, ledger)) == 2
    entry = ledger.entry("[PERSON_1]")
    assert entry is not None
    undo = carry_out(ledger, forget(ledger, entry))
    assert [text[each.start : each.end] for each in known_values(text, ledger)] == ["Aurora"]
    carry_out(ledger, undo)
    assert len(known_values(text, ledger)) == 2


def test_no_ledger_is_kept_alive_by_having_been_searched() -> None:
    ledger = ledger_of()
    known_values("Amira", ledger)
    gone = weakref.ref(ledger)
    del ledger
    gc.collect()
    assert gone() is None


def test_ten_thousand_people_who_share_a_first_name() -> None:
    ledger = ledger_of([("PERSON", f"John Name{n:05}") for n in range(10_000)])
    text = "John Name00007 and john name09999, John John " * 200
    assert len(known_values(text, ledger)) == 800


NAMES = ["Amira Okafor", "Zoë Brontë", "Ben Strauss", "Ísla Müller"]
SIGNS = [*NAMES, *(name.upper() for name in NAMES), *(name.lower() for name in NAMES),
         "Okafor", "\n", ", ", "x", "'s ", "_", "Zoe\u0308 Bronte\u0308"]


@given(st.lists(st.sampled_from(SIGNS), max_size=10).map(" ".join))
def test_scrubbed_text_holds_no_value_in_any_case_or_normal_form(text: str) -> None:
    # GIVEN names that a finder found elsewhere in the matter
    ledger = ledger_of([("PERSON", name) for name in NAMES])
    # WHEN every known value is taken out
    scrubbed = apply(text, known_values(text, ledger), ledger=ledger).text
    # THEN none is left, and all come back
    rest = f" {loose(scrubbed)} "
    assert [entry for entry in ledger if f" {loose(entry.value)} " in rest] == []
    assert restore(scrubbed, ledger).text == text
