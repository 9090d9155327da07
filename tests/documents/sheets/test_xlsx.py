"""Excel files: what every format keeps to."""

import io
from collections.abc import Sequence

import openpyxl
import pytest

from cloakroom.documents.base import Document
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from contracts.document_contract import VALUES, DocumentContract, edits, stand_in
from documents.ooxml.unpacked import holds
from documents.packages import unzipped
from documents.sheets.places import READ, UNREAD
from documents.sheets.workbooks import STRINGS, row, shared, sst, t, words, xlsx

NOT_FOR_OPENPYXL = frozenset({"sparkline", "text_box"})  # it warns that it drops them


class TestXlsx(DocumentContract):
    name = "book.xlsx"

    def sample(self, values: Sequence[str]) -> bytes:
        inline = [row(n, words(f"A{n}", f"Dear {value}"), shared(f"C{n}", n - 1))
                  for n, value in enumerate(values, start=1)]
        return xlsx("".join(inline), {STRINGS: sst(*(t(value) for value in values), t("left"))})

    def same(self, before: bytes, after: bytes) -> bool:
        return unzipped(before) == unzipped(after)


EVERYWHERE = {**READ, **UNREAD}


def one(value: str) -> Sweep:
    return Sweep([Taken(value, stand_in(0))])


def opened(data: bytes, name: str = "book.xlsx") -> Document:
    return document(name, data)


@pytest.mark.parametrize("place", READ)
@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_shown_where_it_is_read(place: str, value: str) -> None:
    if place == "in_formula" and '"' in value:
        return  # there it is told with its quotes doubled
    shown = "\n".join(each.joint + each.text for each in opened(READ[place](value)).segments)
    assert one(value).found(shown.replace('""', '"'))


@pytest.mark.parametrize("place", EVERYWHERE)
@pytest.mark.parametrize("value", VALUES)
def test_no_value_is_left_anywhere(place: str, value: str) -> None:
    before = opened(EVERYWHERE[place](value))
    for made in (edits(before, one(value)), []):
        after = before.rewritten(made, one(value))
        assert not holds(after.data, value)
        assert not prove("copy.xlsx", after.data, one(value)).leaks
        opened(after.data)


@pytest.mark.parametrize("place", UNREAD)
def test_what_is_dropped_is_told(place: str) -> None:
    before = opened(UNREAD[place]("Amira Okafor"))
    assert any(each.dropped for each in before.opaque)
    assert not holds(before.rewritten([], Sweep()).data, "Amira Okafor")


@pytest.mark.parametrize("place", sorted(EVERYWHERE.keys() - NOT_FOR_OPENPYXL))
def test_the_copy_still_opens_elsewhere(place: str) -> None:
    before = opened(EVERYWHERE[place](VALUES[2]))
    after = before.rewritten(edits(before, one(VALUES[2])), one(VALUES[2]))
    assert openpyxl.load_workbook(io.BytesIO(after.data)).sheetnames[0] in ("Data", "One")
