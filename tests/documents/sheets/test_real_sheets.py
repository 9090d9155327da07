"""Workbooks and OpenDocument files as people have them: those of the project's folder of sample
documents, where it is."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import odfdo
import openpyxl
import pytest
from lxml import etree

from contracts.real_files import check_damage, check_drawn, check_named, check_pages, given

GIVEN = given("xlsx", "odt", "ods", "odp")
absent = pytest.mark.skipif(not GIVEN, reason="the folder of sample documents is not here")


def opens_elsewhere(data: bytes, path: Path) -> None:
    if path.suffix == ".xlsx":
        openpyxl.load_workbook(io.BytesIO(data))
    else:
        odfdo.Document(io.BytesIO(data)).body.serialize()


@absent
@pytest.mark.parametrize("path", GIVEN, ids=lambda path: path.name)
def test_what_is_named_there_goes_and_the_copy_opens(path: Path) -> None:
    check_named(path, GIVEN[path], opens_elsewhere)


def words(data: bytes) -> list[str]:
    """Texts as somebody reads them who knows nothing of how the product does."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if not name.endswith(".xml") or re.search("styles|theme|Content_Types|META-INF", name):
                continue
            body = archive.read(name)
            if not body:
                continue
            root = etree.fromstring(body)
            found += ["".join(block.itertext()) for block in root.iter("{*}p", "{*}si", "{*}is")
                      if next(block.iter("{*}line-break", "{*}tab", "{*}s"), None) is None]
            found += [element.text or "" for element in root.iter(etree.Element)]
    return [text for text in found if re.search(r"[^\W\d_]{4}", text)]


@absent
@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("path", GIVEN, ids=lambda path: path.name)
def test_values_drawn_at_random_from_a_file_go(path: Path, seed: int) -> None:
    check_drawn(path, seed, words(path.read_bytes()), opens_elsewhere)


@absent
@pytest.mark.parametrize("path", GIVEN, ids=lambda path: path.name)
def test_damage_is_refused_or_read(path: Path) -> None:
    check_damage(path, GIVEN[path])


@absent
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_a_copy_has_the_pages_of_the_original(tmp_path: Path) -> None:
    check_pages(GIVEN, tmp_path)
