"""Bytes to an open PDF, or to a sentence that says why not."""

from io import BytesIO

import pikepdf

from cloakroom.documents.base import File
from cloakroom.documents.pdf.streams import check_streams
from cloakroom.errors import DamagedFile, ProtectedFile, TooLarge, UnknownFormat

BROKEN = (
    pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, IndexError, AttributeError,
    OverflowError, AssertionError, NotImplementedError,
)  # fmt: skip
"""What a damaged file can make pikepdf, pdfium and pdfminer raise."""

_HEADER_WITHIN = 1024  # where readers look for it


def damaged(name: str) -> DamagedFile:
    return DamagedFile(f"{name} is damaged, and cannot be read in full. Nothing was changed.")


def open_safely(file: File) -> pikepdf.Pdf:
    """The caller closes it. Raises an :class:`InputError` in a sentence that names the file."""
    if b"%PDF-" not in file.data[:_HEADER_WITHIN]:
        raise UnknownFormat(f"{file.name} is not a PDF file. Nothing was changed.")
    try:
        pdf = pikepdf.open(BytesIO(file.data))
    except pikepdf.PasswordError as error:
        raise ProtectedFile(
            f"{file.name} opens with a password only. Save a copy without one first. "
            "Nothing was changed."
        ) from error
    except BROKEN as error:
        raise damaged(file.name) from error
    try:
        _check(pdf, file)
    except BROKEN as error:
        pdf.close()
        raise damaged(file.name) from error
    except Exception:
        pdf.close()
        raise
    return pdf


def _check(pdf: pikepdf.Pdf, file: File) -> None:
    if not len(pdf.pages):
        raise damaged(file.name)
    if len(pdf.pages) > file.limits.pages:
        raise TooLarge(
            f"{file.name} has more than {file.limits.pages:,} pages. Nothing was changed."
        )
    check_streams(pdf, file.limits, file.name)
