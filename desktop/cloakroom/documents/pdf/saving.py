"""A PDF as bytes."""

import warnings
from io import BytesIO

import pikepdf


def saved(pdf: pikepdf.Pdf, *, compact: bool = True) -> bytes:
    """Written anew, without a password, with what can be reached only. The same PDF gives the
    same bytes."""
    file = BytesIO()
    with warnings.catch_warnings():
        # a field that no form names was in the file before; who opens it sees the same
        warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
        pdf.save(
            file, compress_streams=compact, deterministic_id=True, fix_metadata_version=False
        )
    return file.getvalue()
