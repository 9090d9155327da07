"""Excel files: what every format keeps to."""

from collections.abc import Sequence

from contracts.document_contract import DocumentContract
from documents.packages import unzipped
from documents.sheets.workbooks import STRINGS, row, shared, sst, t, words, xlsx


class TestXlsx(DocumentContract):
    name = "book.xlsx"

    def sample(self, values: Sequence[str]) -> bytes:
        inline = [row(n, words(f"A{n}", f"Dear {value}"), shared(f"C{n}", n - 1))
                  for n, value in enumerate(values, start=1)]
        return xlsx("".join(inline), {STRINGS: sst(*(t(value) for value in values), t("left"))})

    def same(self, before: bytes, after: bytes) -> bool:
        return unzipped(before) == unzipped(after)
