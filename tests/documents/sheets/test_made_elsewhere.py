"""A workbook that another library made, with tables, charts, comments, lists and names that refer
to each other: values drawn at random go, and it all still fits together."""

import io
import random
import re
from datetime import date
from functools import cache

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from cloakroom.documents.proof.prove import prove
from cloakroom.documents.table import document
from contracts.document_contract import edits, taken
from documents.ooxml.unpacked import holds

PEOPLE = (("Okafor", "Amira"), ("Fletcher", "Jonathan"), ("Silverdale", "Ophelia"),
          ("Blythewood", "Wren"))


@cache
def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet, hidden = book.worksheets[0], book.create_sheet("Wren Blythewood")
    sheet.title, hidden.sheet_state = "Case files", "hidden"
    sheet.append(["Surname", "Given name", "Born", "Phone", "Total spent"])
    for number, (surname, given) in enumerate(PEOPLE, start=2):
        sheet.append([surname, given, date(1970 + number, 3, 14), 7_700_900_100 + number,
                      1234.5 * number])
        hidden.append([f"='Case files'!A{number}&\" \"&'Case files'!B{number}",
                       f"Statement of {given} {surname}, Kingfisher Road {number}"])
    sheet.add_table(Table(displayName="Clients", ref="A1:E5"))
    sheet["A2"].comment = Comment("Ring Beatrice Underhill first", "Gordon Haversham")
    listed = DataValidation(type="list", formula1='"Okafor,Marigold Penhaligon"')
    sheet.add_data_validation(listed)
    listed.add("A10")
    chart = BarChart()
    chart.title = "Spending of Oliver Thornbury"
    chart.add_data(Reference(hidden, min_col=1, min_row=1, max_row=4))
    sheet.add_chart(chart, "H2")
    book.defined_names["rate"] = DefinedName("rate", attr_text="'Wren Blythewood'!$E$2")
    sheet["G1"] = "=SUM(Clients[Total spent])*rate"
    sheet["G2"].hyperlink = "mailto:amira.okafor@example.org"
    sheet.oddHeader.center.text = "Prepared by Haversham & Partners"
    book.properties.creator = "Gordon Haversham"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def names() -> list[str]:
    """Values of two words or of digits: no word of the format's own."""
    found: set[str] = set()
    for segment in document("a.xlsx", workbook()).segments:
        found.update(re.findall(r"[A-Z][a-z]{3,} [A-Za-z]{4,}|\d[\d/ ]{6,}\d", segment.text))
    return sorted(found - {"Microsoft Excel"})


@pytest.mark.parametrize("seed", range(20))
def test_values_drawn_at_random_go_and_the_rest_fits(seed: int) -> None:
    chance = random.Random(seed)
    values = chance.sample(names(), 4)
    sweep, whole = taken(values), document("a.xlsx", workbook())
    after = whole.rewritten(edits(whole, sweep) if seed % 2 else [], sweep).data
    assert not holds(after, *values)
    assert not prove("copy.xlsx", after, sweep).leaks
    book = openpyxl.load_workbook(io.BytesIO(after))
    sheet, hidden = book.worksheets
    columns = [column.name for column in sheet.tables["Clients"].tableColumns]
    assert columns == [str(cell.value) for cell in sheet[1][:5]]
    assert sheet["G1"].value == f"=SUM(Clients[{columns[4]}])*rate"
    told = book.defined_names["rate"].attr_text.rpartition("!")[0].strip("'")
    assert told == hidden.title
