"""Files as people have them: the project's folder of sample documents, where it is, and those
that other people's libraries begin with."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import docx as python_docx
import pptx as python_pptx
import pytest
from lxml import etree

from contracts.real_files import check_damage, check_drawn, check_named, check_pages, given

GIVEN = given("docx", "pptx")
TEMPLATES = [Path(python_docx.__file__).parent / "templates" / "default.docx",
             Path(python_pptx.__file__).parent / "templates" / "default.pptx"]
NAMED = frozenset({"descr", "author", "title", "Target", "userId", "tooltip"})
absent = pytest.mark.skipif(not GIVEN, reason="the folder of sample documents is not here")


def opens_elsewhere(data: bytes, path: Path) -> None:
    stream = io.BytesIO(data)
    if path.suffix == ".docx":
        python_docx.Document(stream)
    else:
        python_pptx.Presentation(stream)


@absent
@pytest.mark.parametrize("path", GIVEN, ids=lambda path: path.name)
def test_what_is_named_there_goes_and_the_copy_opens(path: Path) -> None:
    check_named(path, GIVEN[path], opens_elsewhere)


def words(data: bytes) -> list[str]:
    """Texts as somebody reads them who knows nothing of how the product does."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.endswith(".xml") or re.search("styles|theme|Content_Types", name):
                continue
            root = etree.fromstring(archive.read(name))
            found += ["".join(block.itertext("{*}t")) for block in root.iter("{*}p")
                      if len(list(block.iter("{*}p"))) == 1]
            found += [element.text or "" for element in root.iter(etree.Element)]
            found += [str(value) for element in root.iter(etree.Element)
                      for key, value in element.items()
                      if str(key).rpartition("}")[2] in NAMED]
    return [text for text in found if re.search(r"[^\W\d_]{4}", text)]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("path", [*GIVEN, *TEMPLATES], ids=lambda path: path.name)
def test_values_drawn_at_random_from_a_file_go(path: Path, seed: int) -> None:
    check_drawn(path, seed, words(path.read_bytes()), opens_elsewhere)


@absent
@pytest.mark.parametrize("path", GIVEN, ids=lambda path: path.name)
def test_damage_is_refused_or_read(path: Path) -> None:
    check_damage(path, GIVEN[path])


@absent
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_a_copy_has_the_pages_of_the_original(tmp_path: Path) -> None:
    check_pages(dict(list(GIVEN.items())[-4:]), tmp_path)
