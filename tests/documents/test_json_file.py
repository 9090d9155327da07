"""JSON: tokens change, everything else stays to the byte."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.documents.base import Edit
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.files.reading import Reading
from contracts.document_contract import DocumentContract


class TestJson(DocumentContract):
    name = "record.json"

    def sample(self, values: Sequence[str]) -> bytes:
        rows = {value: [{"a": value, "n": 1.50}, None, True] for value in values}
        return json.dumps(rows, indent=2).encode()


class TestJsonLines(DocumentContract):
    name = "records.jsonl"

    def sample(self, values: Sequence[str]) -> bytes:
        rows = (json.dumps({"a": value}, ensure_ascii=False) for value in values)
        return "\r\n".join(rows).encode("utf-8-sig")


SWEEP = Sweep([Taken("Zoë", "[PERSON_1]"), Taken("07700900123", "[PHONE_1]")])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (r'{ "a" :"Zo\u00eb"}', '{ "a" :"[PERSON_1]"}'),
        ('{"Zoë": 1e5, "b": "\\/"}', '{"[PERSON_1]": 1e5, "b": "\\/"}'),
        ("[07700900123]", '["[PHONE_1]"]'),  # a slip in JSON that is met in the wild
        ('{"a": "Zoë', '{"a": "[PERSON_1]'),
        ('{"a": "Zoë", b: 1}', '{"a": "[PERSON_1]", b: 1}'),
        ('"Zoë"\n"b"\n', '"[PERSON_1]"\n"b"\n'),
        ("", ""),
    ],
)
def test_only_the_token_changes(before: str, after: str) -> None:
    assert document("a.json", before.encode()).rewritten([], SWEEP).data == after.encode()


def test_a_number_that_goes_becomes_a_string() -> None:
    made = document("a.json", b'{"tel": 7700900123}').rewritten([Edit(0, 0, 10, "[P]")], Sweep())
    assert json.loads(made.data) == {"tel": "[P]"}


def test_names_are_read_before_their_values() -> None:
    read = document("a.json", b'{"name": "Zo\\u00eb", "list": ["a", {"b": 2}]}')
    assert Reading.of(read.segments).text == "name: Zoë\nlist\na\nb: 2"
    assert [segment.address for segment in read.segments] == [
        "/0/0", "/0/1#name", "/0/1/0", "/0/1/1/0#name", "/0/1/1/0",
    ]


@pytest.mark.parametrize("text", ["[" * 100_000, "]]]]", '{"a":' * 20_000])
def test_hostile_nesting_is_read_as_text(text: str) -> None:
    assert document("a.json", text.encode()).rewritten([], SWEEP).data == text.encode()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just("Zoë"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
)


@given(VALUES, st.sampled_from([None, 1]))
def test_another_reader_sees_the_same_values(value: Any, indent: int | None) -> None:
    data = json.dumps([value, "Zoë"], indent=indent).encode()
    made = document("a.json", data).rewritten([], SWEEP).data
    expected = json.dumps([value, "Zoë"], ensure_ascii=False)
    for seen in ("Zoë", "ZOË", "zoë"):
        expected = expected.replace(seen, "[PERSON_1]")
    assert json.dumps(json.loads(made), ensure_ascii=False) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"a": NaN, "b": -Infinity, "c": "Zo\\u00eb"}', '{"a": NaN, "b": -Infinity, "c": "[P]"}'),
        ('// by Zoë\n{"a": 1, /* Zoë */ "b": "x",}', '// by [P]\n{"a": 1, /* [P] */ "b": "x",}'),
        ('{"a": "Zoë", "a": "zoë"}', '{"a": "[P]", "a": "[P]"}'),
        ('{"url": "http://zoë"}', '{"url": "http://[P]"}'),
    ],
)
def test_what_programs_write_beyond_the_standard(before: str, after: str) -> None:
    sweep = Sweep([Taken("Zoë", "[P]")])
    assert document("a.json", before.encode()).rewritten([], sweep).data == after.encode()


def test_a_deep_value_has_a_short_address_of_its_own() -> None:
    data = b"[" * 5_000 + b"1,1,1" + b"]" * 5_000
    addresses = {each.address for each in document("a.json", data).segments}
    assert len(addresses) == 3
    assert max(map(len, addresses)) < 20
