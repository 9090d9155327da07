"""Values back into documents."""

import zipfile
from pathlib import Path

import docx
import pytest

from cloakroom.errors import OutputExists, UnknownFormat
from cloakroom.files.direct import Direct
from cloakroom.files.restoring import write_restored
from cloakroom.model import Finding, Recovery
from cloakroom.redact.apply import apply
from cloakroom.redact.ledger import Ledger


@pytest.fixture
def ledger() -> Ledger:
    made = Ledger()
    text = 'Amira "O\'Neill" & Söhne'
    apply(text, [Finding(0, len(text), "PERSON", 1.0, "test")], ledger=made)
    return made


def test_a_word_document_gets_the_values_in_every_place(tmp_path: Path, ledger: Ledger) -> None:
    # GIVEN an answer whose placeholder Word has cut into two runs, and one in a comment's place
    made = docx.Document()
    line = made.add_paragraph("Dear [PERS")
    line.add_run("ON_1],").bold = True
    made.add_paragraph("[PERSON_1] and [PERSON_777]")
    made.sections[0].header.paragraphs[0].text = "About **[PERSON_1]**"
    path = tmp_path / "answer.docx"
    made.save(str(path))
    # WHEN
    copy = write_restored(Direct(), path, ledger, tmp_path / "restored.docx")
    # THEN
    read = docx.Document(str(copy.path))
    value = 'Amira "O\'Neill" & Söhne'
    assert [each.text for each in read.paragraphs] == [
        f"Dear {value},", f"{value} and [PERSON_777]",
    ]
    assert value in read.sections[0].header.paragraphs[0].text
    assert copy.restored.count(Recovery.UNKNOWN) == 1
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(copy.path) as after:
        assert before.read("word/styles.xml") == after.read("word/styles.xml")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.csv", 'n,x\n1,"[PERSON_1]"\n', 'n,x\n1,"Amira ""O\'Neill"" & Söhne"\n'),
        ("a.json", '{"a": "[PERSON_1]"}', '{"a": "Amira \\"O\'Neill\\" & Söhne"}'),
        ("a.html", "<p>[PERSON_1]</p>", "<p>Amira \"O'Neill\" &amp; Söhne</p>"),
        ("a.txt", "[PERSON_1]", "Amira \"O'Neill\" & Söhne"),
    ],
)
def test_each_format_is_escaped_in_its_own_way(
    tmp_path: Path, ledger: Ledger, name: str, before: str, after: str
) -> None:
    path = tmp_path / name
    path.write_text(before, encoding="utf-8")
    copy = write_restored(Direct(), path, ledger, tmp_path / f"new-{name}")
    assert copy.path.read_text("utf-8") == after


def test_a_pdf_is_refused_and_no_file_is_replaced(tmp_path: Path, ledger: Ledger) -> None:
    import pikepdf

    path = tmp_path / "a.pdf"
    made = pikepdf.new()
    made.add_blank_page()
    made.save(path)
    with pytest.raises(UnknownFormat, match=r"a\.pdf"):
        write_restored(Direct(), path, ledger, tmp_path / "b.pdf")
    text = tmp_path / "a.txt"
    text.write_text("[PERSON_1]")
    with pytest.raises(OutputExists):
        write_restored(Direct(), text, ledger, text)
