"""Excel: .xlsx, .xltx, and .xlsm and .xltm, which are saved without their macros."""

from cloakroom.documents.base import File
from cloakroom.documents.older import refuse_older
from cloakroom.documents.ooxml.structure import Structure
from cloakroom.documents.package import Package
from cloakroom.documents.sheets.document import SheetsDocument
from cloakroom.documents.sheets.workbook import read_workbook
from cloakroom.errors import UnknownFormat


def open_xlsx(file: File) -> SheetsDocument:
    """Raises an :class:`InputError` where the file is none, damaged, protected or unsafe."""
    refuse_older(file, ".xlsx")
    package = Package(file)
    structure = Structure(package, file.name)
    if structure.main.lower().endswith(".bin"):
        raise UnknownFormat(f"{file.name} is a binary workbook. Open it in Excel or LibreOffice "
                            "and save it as .xlsx first. Nothing was changed.")
    return SheetsDocument(file, package, structure, read_workbook(file, package, structure))
