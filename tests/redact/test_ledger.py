import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.entity_types import ENTITY_TYPES
from cloakroom.errors import TooLarge
from cloakroom.redact.entry import Entry
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.placeholders import Placeholder
from cloakroom.redact.style import Style
from cloakroom.redact.surrogates import Pool

TWO = Pool("two", 2, ("Rosa Abney", "Otis Barlow").__getitem__)


def test_one_value_one_placeholder() -> None:
    ledger = Ledger()
    assert ledger.ticket("PERSON", "Amira Okafor") == "[PERSON_1]"
    assert ledger.ticket("PERSON", "Tom Hughes") == "[PERSON_28]"
    assert ledger.ticket("PERSON", "Amira Okafor") == "[PERSON_1]"
    assert ledger.ticket("UK_NINO", "QQ 12 34 56 C") == "[NI_NUMBER_1]"
    assert len(ledger) == 3


@pytest.mark.parametrize(
    ("first", "second"),
    [("Amira Okafor", "AMIRA OKAFOR"), ("07700 900123", "07700900123"), ("é", "e\u0301")],
)
def test_another_spelling_is_another_placeholder(first: str, second: str) -> None:
    # byte-exact restore is the law: see the module's docstring
    ledger = Ledger()
    one, two = ledger.ticket("CUSTOM", first), ledger.ticket("CUSTOM", second)
    assert (ledger.value(one), ledger.value(two)) == (first, second)


def test_one_spelling_of_two_kinds_is_two_placeholders() -> None:
    ledger = Ledger()
    assert ledger.ticket("PERSON", "Chelsea") == "[PERSON_1]"
    assert ledger.ticket("LOCATION", "Chelsea") == "[PLACE_1]"


def test_two_kinds_with_one_ticket_word_share_the_numbers() -> None:
    ledger = Ledger()
    assert ledger.ticket("STAFF_ID", "a") == "[STAFF_ID_1]"
    assert ledger.ticket("staff id", "b") == "[STAFF_ID_28]"


def test_an_empty_value_gets_nothing() -> None:
    # a ledger with one in it could not be read back
    ledger = Ledger()
    with pytest.raises(ValueError, match="empty"):
        ledger.ticket("PERSON", "")
    with pytest.raises(ValueError, match="empty"):
        ledger.stand_in("PERSON", "", pool=TWO, text="")
    assert len(ledger) == 0


def test_an_empty_ledger_is_still_the_one_given() -> None:
    ledger = Ledger()
    assert (ledger or Ledger()) is ledger


def test_an_unknown_placeholder_has_no_value() -> None:
    assert Ledger().value("[PERSON_1]") is None


def test_entries_come_in_the_order_they_were_made() -> None:
    ledger = Ledger()
    ledger.ticket("PERSON", "Amira")
    ledger.ticket("CUSTOM", "Osprey")
    assert list(ledger) == [
        Entry("[PERSON_1]", "PERSON", "Amira"),
        Entry("[WORD_1]", "CUSTOM", "Osprey"),
    ]


def test_no_repr_shows_a_value() -> None:
    ledger = Ledger()
    ledger.ticket("PERSON", "Amira Okafor")
    assert "Amira" not in repr(ledger) + repr(list(ledger))
    assert repr(ledger) == "Ledger(1 entries)"
    assert repr(list(ledger)) == "[Entry('[PERSON_1]', 'PERSON')]"


@pytest.mark.parametrize(
    "typed",
    ["[PERSON_1]", "[person 1]", "\\[PERSON\\_1\\]", "PERSON_1", "<PERSON_1>", "[**PERSON_1**]"],
)
def test_what_a_person_typed_is_never_handed_out(typed: str) -> None:
    ledger = Ledger()
    ledger.reserve(f"What is {typed} here?")
    assert ledger.ticket("PERSON", "Amira") == "[PERSON_28]"
    assert ledger.value("[PERSON_1]") is None


def test_a_kind_outside_the_table_is_reserved_when_it_is_named() -> None:
    ledger = Ledger()
    ledger.reserve("see [STAFF_ID_1]", entity_types=["STAFF_ID"])
    assert ledger.ticket("STAFF_ID", "x") == "[STAFF_ID_28]"
    assert "STAFF_ID" in ledger.words


def test_typing_a_placeholder_after_it_was_handed_out_means_that_value() -> None:
    ledger = Ledger()
    ledger.ticket("PERSON", "Amira")
    ledger.reserve("Tell me about [PERSON_1]")
    assert ledger.value("[PERSON_1]") == "Amira"
    assert not ledger.is_typed(Placeholder("PERSON", 1))


def test_typing_it_bare_is_remembered() -> None:
    ledger = Ledger()
    ledger.ticket("URL", "https://example.org")
    ledger.reserve("URL_1 = base + path")
    assert ledger.is_typed(Placeholder("URL", 1))
    assert ledger.value("[URL_1]") == "https://example.org"


def test_numbers_run_out_with_a_sentence_rather_than_with_a_clash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("cloakroom.redact.numbers.HIGHEST_NUMBER", 36)
    ledger = Ledger()
    ledger.reserve("[WORD_1] [WORD_36]")
    assert ledger.ticket("CUSTOM", "x") == "[WORD_28]"
    with pytest.raises(TooLarge):
        ledger.ticket("CUSTOM", "y")


def test_a_stand_in_belongs_to_one_value_and_has_a_value() -> None:
    ledger = Ledger()
    assert ledger.stand_in("PERSON", "Amira", pool=TWO, text="Amira") == "Rosa Abney"
    assert ledger.stand_in("PERSON", "Tom", pool=TWO, text="Tom") == "Otis Barlow"
    assert ledger.stand_in("PERSON", "Amira", pool=TWO, text="Amira") == "Rosa Abney"
    assert ledger.value("Rosa Abney") == "Amira"
    assert next(iter(ledger)).stand_in
    assert set(ledger.stand_ins) == {"Rosa Abney", "Otis Barlow"}


def test_a_used_up_pool_gives_none() -> None:
    ledger = Ledger()
    for value in "ab":
        assert ledger.stand_in("PERSON", value, pool=TWO, text="")
    assert ledger.stand_in("PERSON", "c", pool=TWO, text="") is None


def test_each_stand_in_of_a_pool_is_looked_at_once() -> None:
    # so that a text with every stand-in in it costs one search each, not one for each value
    asked: list[int] = []

    def make(n: int) -> str:
        asked.append(n)
        return f"number {n}"

    ledger = Ledger()
    pool = Pool("counted", 5, make)
    for value in "abc":
        ledger.stand_in("CUSTOM", value, pool=pool, text="number 0, number 1, number 3")
    assert asked == [0, 1, 2, 3, 4]


def test_a_stand_in_is_neither_in_the_text_nor_a_value_of_the_ledger() -> None:
    ledger = Ledger()
    assert ledger.stand_in("PERSON", "x", pool=TWO, text="by Rosa Abney") == "Otis Barlow"
    other = Ledger()
    other.ticket("PERSON", "Rosa Abney")
    assert other.stand_in("PERSON", "x", pool=TWO, text="") == "Otis Barlow"


def test_fingerprints_are_equal_for_equal_values_of_one_ledger_only() -> None:
    ledger = Ledger()
    assert ledger.fingerprint("Amira") == ledger.fingerprint("Amira")
    assert ledger.fingerprint("Amira") != ledger.fingerprint("Tom")
    assert len({Ledger().fingerprint("Amira") for _ in range(8)}) > 1
    assert len(ledger.fingerprint("\ud800")) == 8


STEPS = {
    "ticket": lambda ledger, value: ledger.ticket("PERSON", value),
    "stand-in": lambda ledger, value: ledger.stand_in("PERSON", value, pool=TWO, text=""),
    "reserve": lambda ledger, value: ledger.reserve(f"[PERSON_{len(value)}] URL_{len(value)}"),
    "url": lambda ledger, value: ledger.ticket("URL", value),
    "forget": lambda ledger, value: ledger.change(tuple(ledger)[:1], ()),
    "style": lambda ledger, value: setattr(ledger, "style", Style.ANGLE),
}


@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.text("ab", min_size=1, max_size=3))))
def test_whatever_would_be_kept_leaves_another_mark(steps: list[tuple[str, str]]) -> None:
    ledger = Ledger()
    seen = {ledger.mark: ledger.to_json()}
    for step, value in steps:
        STEPS[step](ledger, value)
        json = ledger.to_json()
        assert seen.setdefault(ledger.mark, json) == json


@given(st.lists(st.tuples(st.sampled_from([*ENTITY_TYPES, "STAFF_ID"]), st.text(min_size=1))))
def test_placeholders_are_unique_and_lead_back(pairs: list[tuple[str, str]]) -> None:
    ledger = Ledger()
    given_out = {pair: ledger.ticket(*pair) for pair in pairs}
    assert len(set(given_out.values())) == len(given_out) == len(ledger)
    for (_, value), placeholder in given_out.items():
        assert ledger.value(placeholder) == value
