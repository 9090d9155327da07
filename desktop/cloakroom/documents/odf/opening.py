"""OpenDocument: .odt, .ods, .odp, .odg and their templates."""

from cloakroom.documents.base import File
from cloakroom.documents.odf.document import OdfDocument
from cloakroom.documents.odf.members import MANIFEST
from cloakroom.documents.older import refuse_older
from cloakroom.documents.package import Package
from cloakroom.documents.xml_part import XmlPart
from cloakroom.errors import DamagedFile, ProtectedFile


def open_odf(file: File) -> OdfDocument:
    """Raises an :class:`InputError` where the file is none, damaged, protected or unsafe."""
    refuse_older(file, file.suffix)
    package = Package(file)
    if MANIFEST in package.names:
        manifest = XmlPart(package.read(MANIFEST), file.name)
        if next(manifest.root.iter("{*}encryption-data"), None) is not None:
            raise ProtectedFile(f"{file.name} opens with a password only. Save a copy without one "
                                "first. Nothing was changed.")
    if "content.xml" not in package.names:
        raise DamagedFile(f"{file.name} is not a document of its kind, or is damaged. "
                          "Nothing was changed.")
    return OdfDocument(file, package)
