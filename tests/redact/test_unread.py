"""A large ledger that was read back links a new value as one does in which every row was read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cloakroom.redact.entry import Entry
from cloakroom.redact.identities import Identities
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.unread import Unread

FIRST = ["Amira", "A.", "AMIRA", "Ámira", "Jo", "J", "Ludwig", "Sarah", ""]
LAST = ["Okafor", "O'Neil", "ONeil", "Smith-Jones", "Smith Jones", "van der Berg", "Berg", "OKAFOR"]
NAMES = st.builds(
    lambda title, first, last: " ".join(filter(None, (title, first, last))),
    st.sampled_from(["", "", "", "Mr", "Ms.", "Dr"]), st.sampled_from(FIRST), st.sampled_from(LAST),
) | st.sampled_from(["Amira", "Okafor, Amira", "Okafor,Amira", "Amira J. Okafor", "姓名", "A"])
MAILS = st.sampled_from([
    "amira.okafor@x.example", "aokafor@x.example", "amiraokafor@x.example",
    "okafor_amira@y.example", "A.Okafor2@x.example", "a.o.neil@x.example", "joneil@x.example",
    "info@okafor.example",
])
OTHERS = st.sampled_from([
    ("ORGANIZATION", "Okafor & Sons Ltd"), ("ORGANIZATION", "Okafor and Sons"),
    ("ORGANIZATION", "The & Co"), ("ORGANIZATION", "OKAFOR"), ("LOCATION", "Kirkby Lonsdale"),
    ("LOCATION", "KIRKBY LONSDALE"), ("STREET_ADDRESS", "1 High Street, Leeds LS1 1AA"),
    ("STREET_ADDRESS", "1 High St"), ("STREET_ADDRESS", "1 St"), ("STREET_ADDRESS", "1 Street"),
    ("PHONE_NUMBER", "07700 900123"), ("PHONE_NUMBER", "+44 7700 900123"), ("UK_NHS", "7700900123"),
    ("CUSTOM", "Okafor"),
])
VALUES = st.lists(
    NAMES.map(lambda name: ("PERSON", name)) | MAILS.map(lambda mail: ("EMAIL_ADDRESS", mail))
    | OTHERS, max_size=12,
)
Values = list[tuple[str, str]]


class ReadWhole(Identities):
    """Looks at every row at once."""

    def __init__(self, entries: list[Entry]) -> None:
        super().__init__()
        for entry in entries:
            self._recall(entry)


@settings(max_examples=300, deadline=None)
@given(VALUES, VALUES)
def test_nothing_is_linked_otherwise(old: Values, new: Values) -> None:
    # GIVEN a ledger, read back twice: by what is asked for, and as a whole
    ledger = Ledger()
    for value in old:
        ledger.ticket(*value)
    one, other = Ledger.from_json(ledger.to_json()), Ledger.from_json(ledger.to_json())
    other._identities = ReadWhole(list(other))
    # WHEN the same comes to both, THEN both give it the same placeholder
    for value in new:
        for each in (one, other):
            each.identities.meet(*value)
        assert one.ticket(*value) == other.ticket(*value)


def test_only_what_is_asked_for_is_looked_at() -> None:
    entries = [Entry(f"[PERSON_{n}]", "PERSON", f"Given{n} Family{n}") for n in range(1, 100)]
    entries += [Entry("[PERSON_7_SURNAME]", "PERSON", "Family7")]
    unread = Unread(entries)
    assert list(unread.take([("last", "family7")])) == [entries[6], entries[-1]]
    assert list(unread.take([("word", "given7")])) == []  # it was looked at before
    assert list(unread.take([("word", "nobody")])) == []
