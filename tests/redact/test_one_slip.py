"""The promise of the placeholders: what one slip of the writer makes of one is never read as
another. A slip is a character changed, dropped or put in, or two neighbours exchanged."""

import json
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from cloakroom.entity_types import ENTITY_TYPES
from cloakroom.model import Recovery
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.numbers import slipped
from cloakroom.redact.placeholders import Placeholder
from cloakroom.redact.restore import restore
from cloakroom.redact.style import Style, written

# types whose words are alike, one the end of another, or with a digit at the end
ALIKE = ["STAFF_ID", "STAFF_ID2", "STAFF_ID28", "STAFF_IDS", "STUFF_ID", "D", "PERSONS", "X_PERSON"]
APART = "\n; ; ; ; ;\n"
SIGNS = "128_[]-. \nS*\\"


def slips_of(text: str) -> Iterator[str]:
    for n in range(len(text) + 1):
        yield text[:n] + text[n + 1 :]
        yield text[:n] + text[n + 1 : n + 2] + text[n : n + 1] + text[n + 2 :]
        for sign in {*SIGNS, *text}:
            yield text[:n] + sign + text[n:]
            yield text[:n] + sign + text[n + 1 :]


def filled(values: list[tuple[str, str]]) -> Ledger:
    ledger = Ledger()
    for entity_type, value in values:
        ledger.ticket(entity_type, value)
    return ledger


def numbered(placeholder: str) -> tuple[str, int]:
    parsed = Placeholder.parse(placeholder)
    assert parsed is not None
    return parsed.ticket, parsed.number


def mistaken(ledger: Ledger, placeholder: str) -> set[str]:
    """The others that one slip makes of it, in any style."""
    own = numbered(placeholder)
    texts = {slip for style in Style for slip in slips_of(written(placeholder, style))}
    return {
        ticket.placeholder for ticket in restore(APART.join(texts), ledger, expected=()).tickets
        if ticket.recovery is not Recovery.UNKNOWN and numbered(ticket.placeholder) != own
    }


VALUES = st.lists(
    st.tuples(st.sampled_from([*ALIKE, *sorted(ENTITY_TYPES)]), st.text("abc", min_size=1)),
    min_size=2, max_size=40,
)


def test_words_that_are_alike_share_no_number() -> None:
    # GIVEN each kind there is, and kinds of the user's that are meant to be mistaken
    ledger = filled([(kind, kind) for kind in (*ALIKE, *ENTITY_TYPES)])
    # THEN [FRN_1] is not [CRN_1], and [IP[ADDRESS_1] not [IP_ADDRESS_1]
    assert [each for each in ledger if mistaken(ledger, each.placeholder)] == []


@given(VALUES, st.data())
def test_no_slip_makes_of_one_another(values: list[tuple[str, str]], data: st.DataObject) -> None:
    ledger = filled(values)
    entry = data.draw(st.sampled_from(sorted(each.placeholder for each in ledger)))
    assert mistaken(ledger, entry) == set()


@given(VALUES, st.sets(st.integers(1, 40)), st.data())
def test_what_is_new_in_an_old_ledger_is_apart_from_what_was_there(
    values: list[tuple[str, str]], old: set[int], data: st.DataObject
) -> None:
    # GIVEN 1, 2, 3 …, as they were handed out before
    ledger = filled([("PERSON", f"Old{number}") for number in range(1)])
    rows = [[f"[PERSON_{number}]", "PERSON", f"Old{number}", False, False] for number in old]
    ledger = Ledger.from_json(as_version_2(ledger, rows))
    # WHEN others join them
    new = [ledger.ticket("PERSON", f"New{value}") for _, value in values]
    # THEN the old ones keep what they had, and no new one is a slip away
    assert all(ledger.value(row[0]) == row[2] for row in rows)
    assert mistaken(ledger, data.draw(st.sampled_from(new))) == set()


def as_version_2(ledger: Ledger, rows: list[list[object]]) -> str:
    data = json.loads(ledger.to_json())
    del data["last"], data["uneven"]
    return json.dumps({**data, "version": 2, "entries": rows})


@given(VALUES)
def test_every_slip_in_a_number_is_told(values: list[tuple[str, str]]) -> None:
    ledger = filled(values)
    for entry in ledger:
        word, number = numbered(entry.placeholder)
        text = " ".join(f"[{word}_{slip}]" for slip in slipped(number))
        restored = restore(text, ledger, expected=())
        assert restored.text == text
        assert restored.count(Recovery.UNKNOWN) == len(slipped(number))


def test_a_changed_number_is_told() -> None:
    ledger = filled([("PERSON", "Amira"), ("PERSON", "Tom")])
    for slip in ("[PERSON_2]", "[PERSON_8]", "[PERSON_82]", "[PERSON_288]", "[PERSON_18]",
                 "[PERSON_29]", "[PERSON_11]"):
        (ticket,) = restore(slip, ledger).tickets
        assert (ticket.recovery, ticket.seen) == (Recovery.UNKNOWN, slip)
