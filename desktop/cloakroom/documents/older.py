"""Files of Office before 2007, and protected ones: both are OLE containers ([MS-CFB])."""

from typing import Final

from cloakroom.documents.base import File
from cloakroom.errors import ProtectedFile, UnknownFormat

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4


def refuse_older(file: File, newer: str) -> None:
    """Raises what helps where ``file`` is no package. ``newer``: what to save it as, ``.docx``."""
    if not file.data.startswith(_OLE):
        return
    if _ENCRYPTED in file.data:
        raise ProtectedFile(f"{file.name} opens with a password only. Save a copy without one "
                            "first. Nothing was changed.")
    raise UnknownFormat(f"{file.name} is of the format before 2007. Open it in Office or "
                        f"LibreOffice and save it as {newer} first. Nothing was changed.")
