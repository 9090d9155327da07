"""Plain text as a document."""

from collections.abc import Sequence

import pytest

from cloakroom.documents.base import Edit
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.errors import TooLarge, UnreadableText
from contracts.document_contract import DocumentContract


class TestTextFile(DocumentContract):
    name = "letter.txt"

    def sample(self, values: Sequence[str]) -> bytes:
        return "\r\n".join(["Dear all,", *values, "Regards"]).encode()


class TestUtf16(DocumentContract):
    name = "letter.log"

    def sample(self, values: Sequence[str]) -> bytes:
        return "\n".join(values).encode("utf-16")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_everything_but_the_edit_keeps_its_bytes(encoding: str) -> None:
    before = "Zoë\r\nand Amira\n".encode(encoding)
    after = document("a.txt", before).rewritten([Edit(0, 9, 14, "[PERSON_1]")], Sweep())
    assert after.data == "Zoë\r\nand [PERSON_1]\n".encode(encoding)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(UnreadableText, match=r"program\.txt"):
        document("program.txt", b"\x7fELF\2\1\1\0\0")


def test_too_large_a_file_is_refused() -> None:
    with pytest.raises(TooLarge):
        document("big.txt", bytes(257 << 20))


def test_the_sweep_reaches_what_no_edit_named() -> None:
    text = document("a.txt", b"Okafor, OKAFOR")
    after = text.rewritten([Edit(0, 0, 6, "[PERSON_1]")], Sweep([Taken("Okafor", "[PERSON_1]")]))
    assert after.data == b"[PERSON_1], [PERSON_1]"
