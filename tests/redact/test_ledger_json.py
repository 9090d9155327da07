import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.errors import InputError
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.ledger_json import load
from cloakroom.redact.placeholders import Placeholder
from cloakroom.redact.surrogates import Pool

ROSA = Pool("rosa", 1, ("Rosa Abney",).__getitem__)


def filled() -> Ledger:
    ledger = Ledger()
    ledger.reserve("[PERSON_1]")
    ledger.ticket("PERSON", "Amira Okafor")
    ledger.ticket("STAFF_ID", "\ud800 \x00 😀")
    ledger.ticket("URL", "https://example.org")
    ledger.reserve("URL_1")
    ledger.stand_in("PERSON", "Tom", pool=ROSA, text="Tom")
    return ledger


def test_a_ledger_comes_back_whole() -> None:
    ledger = filled()
    twin = Ledger.from_json(ledger.to_json())
    assert list(twin) == list(ledger)
    assert twin.to_json() == ledger.to_json()
    assert twin.words == ledger.words
    assert twin.fingerprint("Amira") == ledger.fingerprint("Amira")
    assert twin.is_typed(Placeholder("URL", 1))
    # and goes on as the first one would
    assert twin.ticket("PERSON", "Amira Okafor") == "[PERSON_28]"
    assert twin.ticket("PERSON", "Nia") == "[PERSON_36]"
    assert twin.stand_in("PERSON", "Nia", pool=ROSA, text="") is None


def test_the_json_is_ascii() -> None:
    assert filled().to_json().isascii()


def changed(change: Callable[[dict[str, Any]], object]) -> str:
    data = json.loads(filled().to_json())
    change(data)
    return json.dumps(data)


def in_rows(data: dict[str, Any]) -> list[list[object]]:
    """``data`` as version 2 had it, and its entries."""
    table = data["entries"]
    kinds = [table["types"][n] for n in table["type"]]
    rows: list[list[object]] = [
        [placeholder, kind, value, n in table["stand_in"], n in table["retired"]]
        for n, (placeholder, kind, value)
        in enumerate(zip(table["placeholder"], kinds, table["value"], strict=True))
    ]
    del data["last"], data["uneven"]
    data |= {"version": 2, "entries": rows}
    return rows


def entry(*row: object) -> Callable[[dict[str, Any]], object]:
    """One more, in a ledger of version 2."""
    return lambda data: in_rows(data).append(list(row))


def row(**cells: object) -> Callable[[dict[str, Any]], object]:
    """One more, in a ledger of today."""

    def change(data: dict[str, Any]) -> None:
        whole = {"placeholder": "[PERSON_95]", "value": "x", "type": 0} | cells
        for column, cell in whole.items():
            data["entries"][column].append(cell)

    return change


def put(name: str, value: object) -> Callable[[dict[str, Any]], object]:
    return lambda data: data.__setitem__(name, value)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.pop("key"),
        lambda data: data.pop("entries"),
        put("version", 4),
        put("version", 1),
        put("version", 2),
        put("style", "loud"),
        put("version", True),
        put("key", "00"),
        put("key", "zz" * 32),
        put("key", None),
        put("entries", {}),
        put("entries", [1]),
        put("reserved", ["PERSON_1"]),
        put("reserved", ["[PERSON_28]"]),  # handed out and reserved at once
        put("reserved", [["PERSON", 1]]),
        put("typed", "x"),
        put("drawn", []),
        put("last", {"PERSON": -1}),
        put("last", [["PERSON", 1]]),
        put("uneven", {"PERSON": 1}),
        put("uneven", [["PERSON", 1]]),
        put("uneven", ["PERSON_2"]),  # nobody's
        row(placeholder="[PERSON_95"),
        row(placeholder="[PERSON_95]\n[PERSON_1]"),
        row(placeholder="[PERSON_28]"),
        row(placeholder="the"),
        row(placeholder=7),
        row(value=""),
        row(value=None),
        row(value="Amira Okafor"),
        row(type=-1),
        row(type=99),
        row(type=True),
        row(types=""),
        row(placeholder=" the ", stand_in=4),
        row(stand_in=99),
        row(stand_in=-1),
        row(retired=True),
        lambda data: data["entries"]["value"].append("x"),
        lambda data: data["entries"].pop("retired"),
        lambda data: data.pop("uneven"),
        put("drawn", {"person": -1}),
        put("drawn", {"person": True}),
        put("drawn", {"person": 1.5}),
        entry("[PERSON_95]", "PERSON", "x"),
        entry("[PERSON_95]", "PERSON", "x", 0, False),
        entry("[PERSON_95]", "PERSON", "x", False, 0),
        entry("[PERSON_95]", "PERSON", "x", False, False, 1),
        entry("[PERSON_95]", "PERSON", "", False, False),
        entry("[PERSON_95]", "", "x", False, False),
        entry("[PERSON_95]", "PERSON", 7, False, False),
        entry("[PERSON_95_FOURTH]", "PERSON", "x", False, False),  # no form of ours
        entry("the", "PERSON", "x", False, False),  # would replace a word of the answer
        entry("[PERSON_28]", "PERSON", "x", False, False),  # a placeholder twice
        entry("[PERSON_95]", "PERSON", "Amira Okafor", False, False),  # a value twice
        entry("", "PERSON", "x", True, False),
        entry(" the ", "PERSON", "x", True, False),
        entry("x" * 201, "PERSON", "x", True),
    ],
)
def test_a_changed_ledger_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(InputError) as caught:
        Ledger.from_json(changed(change))
    assert "Amira" not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "1", '"x"', "[" * 100_000, "9" * 5_000, '{"version": 1}']
)
def test_what_is_no_ledger_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        Ledger.from_json(text)


def test_a_ledger_of_version_2_is_read() -> None:
    data = json.loads(filled().to_json())
    in_rows(data)
    old = Ledger.from_json(json.dumps(data))
    assert list(old) == list(filled())
    assert old.stand_ins == filled().stand_ins
    # AND what is new is no slip away from what it has
    assert old.ticket("PERSON", "Nia") == "[PERSON_36]"


def test_the_state_shows_no_value() -> None:
    assert "Amira" not in repr(load(filled().to_json()))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ),
    st.sampled_from(["version", "key", "style", "entries", "reserved", "typed", "drawn",
                     "last", "uneven"]),
)
def test_no_field_can_do_more_than_be_refused(value: object, name: str) -> None:
    try:
        Ledger.from_json(changed(put(name, value)))
    except InputError:
        return
