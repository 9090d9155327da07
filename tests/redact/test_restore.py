import pytest

from cloakroom.model import Recovery, Ticket
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.placeholders import Placeholder
from cloakroom.redact.restore import restore
from cloakroom.redact.surrogates import Pool

EXACT, ALTERED, UNKNOWN = Recovery.EXACT, Recovery.ALTERED, Recovery.UNKNOWN


@pytest.fixture
def ledger() -> Ledger:
    made = Ledger()
    made.ticket("PERSON", "Amira")
    made.ticket("PERSON", "Tom")
    made.ticket("UK_NINO", "QQ 12 34 56 C")
    return made


@pytest.mark.parametrize(
    ("answer", "text", "recoveries"),
    [
        ("[PERSON_28] rang [PERSON_1].", "Tom rang Amira.", [EXACT, EXACT]),
        ("[PERSON_1][PERSON_28]", "AmiraTom", [EXACT, EXACT]),
        ("[PERSON_1]'s", "Amira's", [EXACT]),
        ("**[PERSON_1]**", "**Amira**", [EXACT]),
        ("_[PERSON_1]_ `[PERSON_28]`", "_Amira_ `Tom`", [EXACT, EXACT]),
        ("[[PERSON_1]](x)", "[Amira](x)", [EXACT]),
        ("C:\\[PERSON_1]\\", "C:\\Amira\\", [EXACT]),
        ("[person_1]", "Amira", [ALTERED]),
        ("[Ni number 1]", "QQ 12 34 56 C", [ALTERED]),
        ("\\[PERSON\\_28\\]", "Tom", [ALTERED]),
        ("&#91;PERSON_28&#93;", "Tom", [ALTERED]),
        ("[**PERSON_1**]", "**Amira**", [ALTERED]),
        ("[PERSON_1's] cat", "Amira's cat", [ALTERED]),
        ("[`PERSON_1`]", "`Amira`", [ALTERED]),
        ("【PERSON_1】", "Amira", [ALTERED]),
        ("<PERSON_1> {PERSON_28}", "Amira Tom", [ALTERED, ALTERED]),
        ("(PERSON_1)", "(Amira)", [ALTERED]),
        ("PERSON_1's", "Amira's", [ALTERED]),
        ("[PERSON_1", "[Amira", [ALTERED]),
        ("PERSON_1]", "Amira]", [ALTERED]),
        ("[PERSON_95]", "[PERSON_95]", [UNKNOWN]),
        ("[person 95]", "[person 95]", [UNKNOWN]),
        ("<PERSON_95>", "<PERSON_95>", [UNKNOWN]),
        ("[PERSON_222]", "[PERSON_222]", [UNKNOWN]),
        ("PERSON_95", "PERSON_95", []),
        ("PERSON_222", "PERSON_222", []),
        ("PERSON_1_ID, XPERSON_1", "PERSON_1_ID, XPERSON_1", []),
        ("[PAGE_1]", "[PAGE_1]", []),
        ("", "", []),
    ],
)
def test_restore(ledger: Ledger, answer: str, text: str, recoveries: list[Recovery]) -> None:
    restored = restore(answer, ledger)
    assert restored.text == text
    assert [ticket.recovery for ticket in restored.tickets] == recoveries


def test_tickets_say_where_and_what_was_seen(ledger: Ledger) -> None:
    restored = restore("Dear [person_1] and [PERSON_95] and [PERSON_28]!", ledger)
    assert restored.text == "Dear Amira and [PERSON_95] and Tom!"
    assert restored.tickets == (
        Ticket(5, 10, "[person_1]", ALTERED),
        Ticket(15, 26, "[PERSON_95]", UNKNOWN),
        Ticket(31, 34, "[PERSON_28]", EXACT),
    )
    assert restored.count(EXACT) == restored.count(ALTERED) == restored.count(UNKNOWN) == 1


def test_a_value_is_not_read_again() -> None:
    ledger = Ledger()
    ledger.ticket("CUSTOM", "[WORD_28] PERSON_1")
    ledger.ticket("CUSTOM", "b")
    ledger.ticket("PERSON", "c")
    assert restore("[WORD_1]", ledger).text == "[WORD_28] PERSON_1"


def test_a_value_is_put_back_as_it_is_and_never_as_a_pattern() -> None:
    ledger = Ledger()
    value = "\\1 \\g<0> $& \u202e\ud800\x00😀"
    ledger.ticket("CUSTOM", value)
    assert restore("a [WORD_1] b", ledger).text == f"a {value} b"


def test_what_a_person_typed_is_not_restored() -> None:
    ledger = Ledger()
    ledger.reserve("[PERSON_1]")
    assert restore("[PERSON_1] and [person_1] and PERSON_1", ledger).text == (
        "[PERSON_1] and [person_1] and PERSON_1"
    )


def test_a_bare_word_that_a_person_typed_later_is_not_restored(ledger: Ledger) -> None:
    ledger.reserve("PERSON_1 = 3")
    assert ledger.is_typed(Placeholder("PERSON", 1))
    restored = restore("PERSON_1, [PERSON_1], [person_1], PERSON_28", ledger)
    assert restored.text == "PERSON_1, Amira, Amira, Tom"


def test_stand_ins_are_restored_as_whole_words() -> None:
    ledger = Ledger()
    pool = Pool("p", 2, ("Rosa Abney", "Rosa Abney Hall").__getitem__)
    for value in ("Amira Okafor", "Okafor House"):
        ledger.stand_in("PERSON", value, pool=pool, text="")
    restored = restore("Rosa Abney of Rosa Abney Hall; rosa abney, Rosa Abneys", ledger)
    assert restored.text == "Amira Okafor of Okafor House; rosa abney, Rosa Abneys"
    assert restored.count(EXACT) == 2


def test_a_placeholder_with_a_stand_in_around_it_is_read_once() -> None:
    ledger = Ledger()
    ledger.ticket("PERSON", "Tom")
    ledger.stand_in("URL", "x", pool=Pool("p", 1, ("a.org/[PERSON_1]/b",).__getitem__), text="")
    assert restore("a.org/[PERSON_1]/b [PERSON_1]", ledger).text == "x Tom"


@pytest.mark.parametrize("piece", ["[", "\\", "_", "[PERSON_", "PERSON_1_", "[PERSON_1", "\\[ "])
def test_a_hostile_megabyte_is_read_to_its_end(ledger: Ledger, piece: str) -> None:
    flood = piece * (1_000_000 // len(piece)) + "\n"
    assert restore(flood + "[PERSON_28]", ledger).text.endswith("\nTom")
