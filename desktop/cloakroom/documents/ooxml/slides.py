"""PowerPoint: .pptx, .ppsx, .potx, and those with macros, which are saved without them."""

from cloakroom.documents.base import File
from cloakroom.documents.older import refuse_older
from cloakroom.documents.ooxml.document import OfficeDocument
from cloakroom.documents.ooxml.roles import slide_numbers
from cloakroom.documents.ooxml.structure import Structure
from cloakroom.documents.package import Package
from cloakroom.documents.xml_part import XmlPart


def open_pptx(file: File) -> OfficeDocument:
    """Raises an :class:`InputError` where the file is none, damaged, protected or unsafe."""
    refuse_older(file, ".pptx")
    package = Package(file)
    structure = Structure(package, file.name)
    return OfficeDocument(file, package, structure, _slides(file, package, structure))


def _slides(file: File, package: Package, structure: Structure) -> dict[str, int]:
    part = XmlPart(package.read(structure.main), file.name)
    ids = [str(value) for element in part.root.iter("{*}sldId")
           for key, value in element.items() if str(key).endswith("}id")]
    return slide_numbers(structure.links.get(structure.main, []), ids)
