"""Word: .docx, .dotx, and .docm and .dotm, which are saved without their macros."""

from cloakroom.documents.base import File
from cloakroom.documents.older import refuse_older
from cloakroom.documents.ooxml.document import OfficeDocument
from cloakroom.documents.ooxml.structure import Structure
from cloakroom.documents.package import Package


def open_docx(file: File) -> OfficeDocument:
    """Raises an :class:`InputError` where the file is none, damaged, protected or unsafe."""
    refuse_older(file, ".docx")
    package = Package(file)
    return OfficeDocument(file, package, Structure(package, file.name), {})
