"""Who belongs together, and who stays apart because nobody can be sure."""

import pytest

from cloakroom.redact.ledger import Ledger

PERSON, MAIL, FIRM = "PERSON", "EMAIL_ADDRESS", "ORGANIZATION"
ADDRESS, PHONE = "STREET_ADDRESS", "PHONE_NUMBER"


def tickets(*values: str, kind: str = PERSON, ledger: Ledger | None = None) -> list[str]:
    """What ``values`` of one text get: all are heard of before the first is written."""
    ledger = ledger or Ledger()
    pairs = [(MAIL if "@" in value else kind, value) for value in values]
    for pair in pairs:
        ledger.identities.meet(*pair)
    return [ledger.ticket(*pair)[1:-1] for pair in pairs]


@pytest.mark.parametrize(
    ("variant", "form"),
    [
        ("AMIRA OKAFOR", "CAPS"),
        ("amira okafor", "LOWER"),
        ("Ms Okafor", "TITLED"),
        ("Ms. Okafor", "TITLED"),
        ("Dr Amira Okafor", "TITLED"),
        ("DR OKAFOR", "TITLED_CAPS"),
        ("Okafor", "SURNAME"),
        ("OKAFOR", "SURNAME_CAPS"),
        ("Amira", "FIRST"),
        ("A. Okafor", "INITIALS"),
        ("A Okafor", "INITIALS"),
        ("Okafor, Amira", "REVERSED"),
        ("OKAFOR, Amira", "REVERSED"),
        ("Amira J. Okafor", "BRAVO"),
        ("Amira  Okafor", "BRAVO"),
        ("Ámira Okafor", "BRAVO"),
        ("amira.okafor@defra.example", "EMAIL"),
        ("okafor_amira@defra.example", "EMAIL"),
        ("A.Okafor2@defra.example", "EMAIL"),
        ("aokafor@defra.example", "EMAIL"),
    ],
)
def test_a_variant_belongs_to_the_person(variant: str, form: str) -> None:
    assert tickets("Amira Okafor", variant) == ["PERSON_1", f"PERSON_1_{form}"]
    # AND in a text of its own, later
    ledger = Ledger()
    tickets("Amira Okafor", ledger=ledger)
    assert tickets(variant, ledger=ledger) == [f"PERSON_1_{form}"]


@pytest.mark.parametrize("variant", ["Okafor", "Ms Okafor", "AMIRA OKAFOR", "amira.okafor@x.org"])
def test_the_full_name_may_come_later_in_the_text(variant: str) -> None:
    early, late = tickets(variant, "Amira Okafor")
    assert early.startswith("PERSON_1_")
    assert late == "PERSON_1"


@pytest.mark.parametrize(
    ("values", "placeholders"),
    [
        # two who share a surname, and one who may be either
        (["Amira Okafor", "Ben Okafor", "Okafor"], ["PERSON_1", "PERSON_28", "PERSON_36"]),
        (["Amira Okafor", "Ada Okafor", "A. Okafor"], ["PERSON_1", "PERSON_28", "PERSON_36"]),
        (["Amira Okafor", "Ben Okafor", "Ms Okafor"], ["PERSON_1", "PERSON_28", "PERSON_36"]),
        (["Amira Okafor", "Amira Khan", "Amira"], ["PERSON_1", "PERSON_28", "PERSON_36"]),
        # but the full names say who is meant
        (["Amira Okafor", "Ben Okafor", "B. Okafor"], ["PERSON_1", "PERSON_28",
                                                        "PERSON_28_INITIALS"]),
        # a man's title does not go to a woman's name, nor one surname to a Mr and a Ms
        (["Sarah Okafor", "Mr Okafor"], ["PERSON_1", "PERSON_28"]),
        (["Amira Okafor", "Mr Okafor", "Ms Okafor"], ["PERSON_1", "PERSON_28", "PERSON_36"]),
        # other middle names, other people; no middle name may be either
        (["Amira Jane Okafor", "Amira Ruth Okafor"], ["PERSON_1", "PERSON_28"]),
        (["Amira Jane Okafor", "Amira Ruth Okafor", "Amira Okafor"],
         ["PERSON_1", "PERSON_28", "PERSON_36"]),
        (["Amira Okafor", "Tom Hughes", "t.hughes@example.org"],
         ["PERSON_1", "PERSON_28", "PERSON_28_EMAIL"]),
        (["Amira Okafor", "info@okafor.example"], ["PERSON_1", "EMAIL_1"]),
        (["Amira Okafor", "Ada Okafor", "aokafor@x.example"], ["PERSON_1", "PERSON_28", "EMAIL_1"]),
        (["Okafor", "OKAFOR"], ["PERSON_1", "PERSON_1_CAPS"]),
        (["Ludwig van der Berg", "Mr van der Berg"], ["PERSON_1", "PERSON_1_TITLED"]),
        (["Jo Smith-Jones", "Smith-Jones"], ["PERSON_1", "PERSON_1_SURNAME"]),
        (["姓名", "名"], ["PERSON_1", "PERSON_28"]),
        (["...", "!!"], ["PERSON_1", "PERSON_28"]),
    ],
)
def test_who_stays_apart(values: list[str], placeholders: list[str]) -> None:
    assert tickets(*values) == placeholders


@pytest.mark.parametrize(
    ("kind", "values", "placeholders"),
    [
        (FIRM, ["Okafor Farming Ltd", "Okafor Farming", "OKAFOR FARMING LIMITED"],
         ["ORGANISATION_1", "ORGANISATION_1_SHORT", "ORGANISATION_1_CAPS"]),
        (FIRM, ["Okafor & Sons Ltd", "Okafor and Sons"],
         ["ORGANISATION_1", "ORGANISATION_1_SHORT"]),
        (FIRM, ["Okafor Farming Ltd", "Okafor"], ["ORGANISATION_1", "ORGANISATION_28"]),
        (ADDRESS, ["1 High Street, Leeds LS1 1AA", "1 High St"],
         ["ADDRESS_1", "ADDRESS_1_SHORT"]),
        (ADDRESS, ["1 High Street, Leeds LS1 1AA", "1 High Street, York YO1 1AA", "1 High Street"],
         ["ADDRESS_1", "ADDRESS_28", "ADDRESS_36"]),
        (ADDRESS, ["1 High Street", "11 High Street"], ["ADDRESS_1", "ADDRESS_28"]),
        (PHONE, ["07700 900123", "07700900123", "+44 7700 900123", "07700 900124"],
         ["PHONE_1", "PHONE_1_BRAVO", "PHONE_1_CHARLIE", "PHONE_28"]),
        ("PASSWORD", ["Secret", "SECRET"], ["PASSWORD_1", "PASSWORD_28"]),
        ("CUSTOM", ["Osprey", "OSPREY"], ["WORD_1", "WORD_28"]),
    ],
)
def test_other_kinds(kind: str, values: list[str], placeholders: list[str]) -> None:
    assert tickets(*values, kind=kind) == placeholders


@pytest.mark.parametrize(
    ("texts", "placeholders"),
    [
        # one text after the other: the full name comes when a part of it is known
        (["Okafor", "Amira Okafor", "Amira"], ["PERSON_1", "PERSON_1_BRAVO", "PERSON_1_FIRST"]),
        (["Amira", "Amira Okafor", "Okafor"], ["PERSON_1", "PERSON_1_BRAVO", "PERSON_1_SURNAME"]),
        (["A. Okafor", "Amira Okafor"], ["PERSON_1", "PERSON_1_BRAVO"]),
        (["Ms Okafor", "Amira Okafor"], ["PERSON_1", "PERSON_1_BRAVO"]),
        (["OKAFOR", "Okafor, Amira"], ["PERSON_1", "PERSON_1_REVERSED"]),
        # the next of that name is somebody else, and so is one whom two may be
        (["Okafor", "Amira Okafor", "Ben Okafor"], ["PERSON_1", "PERSON_1_BRAVO", "PERSON_28"]),
        (["A. Okafor", "Ben Okafor"], ["PERSON_1", "PERSON_28"]),
        (["Mr Okafor", "Sarah Okafor"], ["PERSON_1", "PERSON_28"]),
        (["Mr Okafor", "Ms Okafor", "Amira Okafor"], ["PERSON_1", "PERSON_28", "PERSON_36"]),
        (["Amira", "Okafor", "Amira Okafor"], ["PERSON_1", "PERSON_28", "PERSON_28_BRAVO"]),
        (["Amira Khan", "Amira", "Amira Okafor"], ["PERSON_1", "PERSON_1_FIRST", "PERSON_28"]),
    ],
)
def test_a_full_name_that_is_learnt_late(texts: list[str], placeholders: list[str]) -> None:
    ledger = Ledger()
    assert [tickets(text, ledger=ledger)[0] for text in texts] == placeholders
    # AND as well when the matter was closed between any two of them
    ledger = Ledger()
    for text, placeholder in zip(texts, placeholders, strict=True):
        ledger = Ledger.from_json(ledger.to_json())
        assert tickets(text, ledger=ledger) == [placeholder]


def test_somebody_whom_two_may_be_is_nobody_later_too() -> None:
    ledger = Ledger()
    assert tickets("Amira Okafor", "Ben Okafor", "Okafor", ledger=ledger)[2] == "PERSON_36"
    assert tickets("Cara Okafor", ledger=ledger) == ["PERSON_44"]


def test_a_placeholder_once_given_stays() -> None:
    ledger = Ledger()
    assert tickets("Amira Okafor", "Okafor", ledger=ledger) == ["PERSON_1", "PERSON_1_SURNAME"]
    tickets("Ben Okafor", ledger=ledger)
    assert tickets("Okafor", ledger=ledger) == ["PERSON_1_SURNAME"]


def test_links_outlive_the_process() -> None:
    ledger = Ledger()
    tickets("Amira Okafor", "Ben Okafor", ledger=ledger)
    twin = Ledger.from_json(ledger.to_json())
    assert tickets("Amira", "Okafor", "B. Okafor", ledger=twin) == [
        "PERSON_1_FIRST", "PERSON_36", "PERSON_28_INITIALS",
    ]


def test_a_form_that_a_person_typed_is_passed_over() -> None:
    ledger = Ledger()
    ledger.ticket(PERSON, "Amira Okafor")
    ledger.reserve("[PERSON_1_SURNAME]")
    assert ledger.ticket(PERSON, "Okafor") == "[PERSON_1_SURNAME_BRAVO]"


def test_more_spellings_than_words_to_count_them_get_a_number_of_their_own() -> None:
    ledger = Ledger()
    made = tickets(*(f"Amira{' ' * n}Okafor" for n in range(1, 40)), ledger=ledger)
    assert len(set(made)) == len(made)
    assert made[23:26] == ["PERSON_1_ZULU", "PERSON_28", "PERSON_36"]
