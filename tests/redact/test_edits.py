import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.errors import InputError
from cloakroom.redact.edits import Edit, Group, carry_out, forget, groups, merge, rename, split
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.restore import restore
from cloakroom.redact.surrogates import Pool

NAMES = ["Amira Okafor", "Okafor", "Amira Smith", "AMIRA SMITH", "Tom Hughes"]


@pytest.fixture
def ledger() -> Ledger:
    return filled()


def filled() -> Ledger:
    made = Ledger()
    for name in NAMES:
        made.ticket("PERSON", name)
    return made


def group(ledger: Ledger, base: str) -> Group:
    return next(each for each in groups(ledger) if each.base == f"[{base}]")


def shown(ledger: Ledger) -> dict[str, str]:
    return {e.value: e.placeholder[1:-1] for e in ledger if not e.retired}


BEFORE = {
    "Amira Okafor": "PERSON_1", "Okafor": "PERSON_1_SURNAME", "Amira Smith": "PERSON_28",
    "AMIRA SMITH": "PERSON_28_CAPS", "Tom Hughes": "PERSON_36",
}


def test_groups(ledger: Ledger) -> None:
    ledger.stand_in("PERSON", "Nia", pool=Pool("p", 1, ("Alex Abbott",).__getitem__), text="")
    assert [(each.base, len(each.entries)) for each in groups(ledger)] == [
        ("[PERSON_1]", 2), ("[PERSON_28]", 2), ("[PERSON_36]", 1), ("Alex Abbott", 1),
    ]
    assert groups(ledger)[0].entity_type == "PERSON"
    assert shown(ledger).items() >= BEFORE.items()


def test_merge(ledger: Ledger) -> None:
    old = "[PERSON_28] is [PERSON_1], [PERSON_28_CAPS]"
    undo = carry_out(ledger, merge(ledger, group(ledger, "PERSON_1"), group(ledger, "PERSON_28")))
    # THEN the spellings have the number of the other, and new ones follow
    assert shown(ledger)["Amira Smith"] == "PERSON_1_BRAVO"
    assert shown(ledger)["AMIRA SMITH"] == "PERSON_1_CAPS"
    assert ledger.ticket("PERSON", "Ms Smith") == "[PERSON_1_TITLED]"
    # AND answers to what was sent before are still read
    assert restore(old, ledger).text == "Amira Smith is Amira Okafor, AMIRA SMITH"
    assert restore("[PERSON_1_BRAVO]", ledger).text == "Amira Smith"
    # AND undone, all is as it was, and what was sent in between is read too
    carry_out(ledger, undo)
    assert shown(ledger).items() >= BEFORE.items()
    assert restore("[PERSON_1_BRAVO]", ledger).text == "Amira Smith"


def test_split(ledger: Ledger) -> None:
    carry_out(ledger, split(ledger, [group(ledger, "PERSON_1").entries[1]]))
    assert shown(ledger)["Okafor"] == "PERSON_44_SURNAME"
    assert restore("[PERSON_1_SURNAME] [PERSON_44_SURNAME]", ledger).text == "Okafor Okafor"
    assert carry_out(ledger, split(ledger, [])) == Edit((), ())


def test_rename(ledger: Ledger) -> None:
    undo = carry_out(ledger, rename(ledger, group(ledger, "PERSON_1"), "client 79"))
    assert shown(ledger)["Amira Okafor"] == "CLIENT_79"
    assert shown(ledger)["Okafor"] == "CLIENT_79_SURNAME"
    assert ledger.ticket("PERSON", "AMIRA OKAFOR") == "[CLIENT_79_CAPS]"
    assert restore("[client 79] [PERSON_1]", ledger).text == "Amira Okafor Amira Okafor"
    twin = Ledger.from_json(ledger.to_json())
    assert restore("[client 79] [PERSON_1]", twin).text == "Amira Okafor Amira Okafor"
    assert twin.to_json() == ledger.to_json()
    carry_out(ledger, undo)
    assert shown(ledger)["Amira Okafor"] == "PERSON_1"


@pytest.mark.parametrize(
    "name", ["", "Client", "CLIENT_0", "PERSON_28", "PERSON_36_CAPS", "A]_1", "x", "CLIENT_8",
             "PERSON_26", "PERSN_28"]
)
def test_a_name_that_is_none_or_taken_or_one_slip_from_another(ledger: Ledger, name: str) -> None:
    carry_out(ledger, rename(ledger, group(ledger, "PERSON_36"), "CLIENT_7"))
    with pytest.raises(InputError):
        rename(ledger, group(ledger, "PERSON_1"), name)
    # AND what is free is told
    with pytest.raises(InputError, match=r"Free is CLIENT_28\."):
        rename(ledger, group(ledger, "PERSON_1"), "CLIENT_77")


def test_forget(ledger: Ledger) -> None:
    carry_out(ledger, merge(ledger, group(ledger, "PERSON_1"), group(ledger, "PERSON_28")))
    entry = ledger.entry("[PERSON_1_BRAVO]")
    assert entry is not None
    undo = carry_out(ledger, forget(ledger, entry))
    # THEN it is nowhere, and its placeholders stay nobody's
    assert "Amira Smith" not in ledger.to_json()
    assert restore("[PERSON_1_BRAVO] [PERSON_28]", ledger).text == "[PERSON_1_BRAVO] [PERSON_28]"
    assert ledger.ticket("PERSON", "Nia Jones") == "[PERSON_44]"
    assert ledger.ticket("PERSON", "Amira  Okafor") == "[PERSON_1_CHARLIE]"
    Ledger.from_json(ledger.to_json())
    # AND undone, it is back
    carry_out(ledger, undo)
    assert restore("[PERSON_1_BRAVO] [PERSON_28]", ledger).text == "Amira Smith Amira Smith"


def test_an_edit_of_a_ledger_that_has_moved_on_is_refused(ledger: Ledger) -> None:
    edit = split(ledger, group(ledger, "PERSON_1").entries[1:])
    carry_out(ledger, edit)
    with pytest.raises(InputError):
        carry_out(ledger, edit)


STEPS = st.lists(
    st.tuples(st.sampled_from(["merge", "split", "rename", "undo"]), st.integers(0, 5),
              st.integers(0, 5)),
    max_size=8,
)


@given(STEPS)
def test_whatever_is_edited_every_placeholder_ever_given_is_read(
    steps: list[tuple[str, int, int]]
) -> None:
    ledger, undo, given_out = filled(), [], {}
    for kind, one, two in steps:
        given_out |= {each.placeholder: each.value for each in ledger}
        there = groups(ledger)
        first, second = there[one % len(there)], there[two % len(there)]
        if kind == "undo":
            edit = undo.pop() if undo else Edit((), ())
            carry_out(ledger, edit)
            continue
        if kind == "merge" and first is not second:
            undo.append(carry_out(ledger, merge(ledger, first, second)))
        elif kind == "split":
            undo.append(carry_out(ledger, split(ledger, first.entries[:1])))
        elif kind == "rename":
            undo.append(carry_out(ledger, rename(ledger, first, str(ledger.free_number("CLIENT")))))
    assert {name: ledger.value(name) for name in given_out} == given_out
    assert len(shown(ledger)) == len(NAMES)
    twin = Ledger.from_json(ledger.to_json())
    assert twin.to_json() == ledger.to_json()
