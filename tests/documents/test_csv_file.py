"""Tables as text: cells change, delimiters, quotes and line ends stay."""

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.documents.base import Edit
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from contracts.document_contract import DocumentContract


def written(rows: Sequence[Sequence[str]], delimiter: str = ",", end: str = "\r\n") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue()


class TestCsv(DocumentContract):
    name = "staff.csv"

    def sample(self, values: Sequence[str]) -> bytes:
        return written([["n", "value", "note"], *([str(n), v, "x"] for n, v in enumerate(values))]
                       ).encode()


class TestTsv(DocumentContract):
    name = "staff.tsv"

    def sample(self, values: Sequence[str]) -> bytes:
        return written([[v, "x"] for v in values], "\t", "\n").encode("utf-16")


OKAFOR = Sweep([Taken("Okafor", "[PERSON_1]")])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a,Okafor\n", "a,[PERSON_1]\n"),
        ('a,"Okafor, ""Amira"""\r\nb,c', 'a,"[PERSON_1], ""Amira"""\r\nb,c'),
        ("a;Okafor;c\nd;e;f\n", "a;[PERSON_1];c\nd;e;f\n"),
        ("a\tOkafor\n", "a\t[PERSON_1]\n"),
        ('a,"x\r\nOkafor"\n', 'a,"x\r\n[PERSON_1]"\n'),
        ('a,"never closed Okafor', 'a,"never closed [PERSON_1]"'),
        ('"a" b,Okafor\n', '"a" b,[PERSON_1]\n'),
        ('=HYPERLINK("mailto:Okafor"),x\n', '"=HYPERLINK(""mailto:[PERSON_1]"")",x\n'),
        ("\n\n,\nOkafor\n\n", "\n\n,\n[PERSON_1]\n\n"),
        ("", ""),
    ],
)
def test_only_the_cell_changes(before: str, after: str) -> None:
    assert document("a.csv", before.encode()).rewritten([], OKAFOR).data == after.encode()


def test_a_stand_in_with_the_delimiter_in_it_is_quoted() -> None:
    made = document("a.csv", b"n,address\n1,Leeds\n").rewritten(
        [Edit(1, 2, 7, '2 "Mill" Lane, York')], Sweep()
    )
    assert made.data == b'n,address\n1,"2 ""Mill"" Lane, York"\n'


def test_cells_are_read_with_tabs_between_them() -> None:
    read = document("a.csv", b'"a ""b""";c;\nd;;e\n').segments
    assert [segment.text for segment in read] == ['a "b"\tc\t', "d\t\te"]
    assert [segment.address for segment in read] == ["row 1", "row 2"]


CELLS = st.text(alphabet='ab ,;"\né[', max_size=6)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5), st.data())
def test_another_reader_sees_the_same_table(rows: list[list[str]], draws: st.DataObject) -> None:
    row = draws.draw(st.integers(0, len(rows) - 1))
    column = draws.draw(st.integers(0, len(rows[row]) - 1))
    rows[row][column] = "Okafor"
    made = document("a.tsv", written(rows, "\t").encode()).rewritten([], OKAFOR)
    rows[row][column] = "[PERSON_1]"
    read = list(csv.reader(io.StringIO(made.data.decode(), newline=""), delimiter="\t"))
    assert [cells for cells in read if cells] == [cells for cells in rows if cells]
