"""Which format reads which file: one row a format, the suffix first, then what the bytes say."""

from collections.abc import Callable, Mapping
from typing import Final

from cloakroom.documents.base import Document, File
from cloakroom.documents.by_bytes import suffix_by_bytes
from cloakroom.documents.contact_file import open_contacts
from cloakroom.documents.csv_file import open_csv
from cloakroom.documents.json_file import open_json
from cloakroom.documents.markup_file import open_html, open_xml
from cloakroom.documents.notebook_file import open_notebook
from cloakroom.documents.older import refuse_older
from cloakroom.documents.text_file import open_text
from cloakroom.errors import TooLarge

Opener = Callable[[File], Document]

TEXT: Final = open_text


def _word(file: File) -> Document:
    from cloakroom.documents.ooxml.word import open_docx

    return open_docx(file)


def _slides(file: File) -> Document:
    from cloakroom.documents.ooxml.slides import open_pptx

    return open_pptx(file)


def _workbook(file: File) -> Document:
    from cloakroom.documents.sheets.excel import open_xlsx

    return open_xlsx(file)


def _opendocument(file: File) -> Document:
    from cloakroom.documents.odf.opening import open_odf

    return open_odf(file)


def _flat_opendocument(file: File) -> Document:
    from cloakroom.documents.odf.flat import open_flat_odf

    return open_flat_odf(file)


def _pdf(file: File) -> Document:
    from cloakroom.documents.pdf.document import open_pdf

    return open_pdf(file)


def _picture(file: File) -> Document:
    from cloakroom.documents.pictures.document import open_picture

    return open_picture(file)


def _archive(file: File) -> Document:
    from cloakroom.documents.zip_file import open_zip

    return open_zip(file)


def _rich_text(file: File) -> Document:
    from cloakroom.documents.rtf.document import open_rtf

    return open_rtf(file)


def _message(file: File) -> Document:
    from cloakroom.documents.mail.message import open_eml

    return open_eml(file)


def _outlook(file: File) -> Document:
    from cloakroom.documents.mail.outlook import open_msg

    return open_msg(file)


def _mailbox(file: File) -> Document:
    from cloakroom.documents.mail.message import open_mbox

    return open_mbox(file)


BY_SUFFIX: Final[Mapping[str, Opener]] = {
    ".txt": open_text,
    ".md": open_text,
    ".log": open_text,
    ".csv": open_csv,
    ".tsv": open_csv,
    ".json": open_json,
    ".jsonl": open_json,
    ".ndjson": open_json,
    ".geojson": open_json,
    ".ipynb": open_notebook,
    ".ics": open_contacts,
    ".vcf": open_contacts,
    ".zip": _archive,
    ".rtf": _rich_text,
    ".eml": _message,
    ".mbox": _mailbox,
    ".msg": _outlook,
    ".html": open_html,
    ".htm": open_html,
    ".xhtml": open_html,
    ".xml": open_xml,
    ".svg": open_xml,
    ".gpx": open_xml,
    ".kml": open_xml,
    ".docx": _word,
    ".dotx": _word,
    ".docm": _word,
    ".dotm": _word,
    ".pptx": _slides,
    ".ppsx": _slides,
    ".potx": _slides,
    ".sldx": _slides,
    ".pptm": _slides,
    ".ppsm": _slides,
    ".potm": _slides,
    ".xlsx": _workbook,
    ".xltx": _workbook,
    ".xlsm": _workbook,
    ".xltm": _workbook,
    ".xlsb": _workbook,
    ".odt": _opendocument,
    ".ott": _opendocument,
    ".odm": _opendocument,
    ".ods": _opendocument,
    ".ots": _opendocument,
    ".odp": _opendocument,
    ".otp": _opendocument,
    ".odg": _opendocument,
    ".otg": _opendocument,
    ".odf": _opendocument,
    ".fodt": _flat_opendocument,
    ".fods": _flat_opendocument,
    ".fodp": _flat_opendocument,
    ".fodg": _flat_opendocument,
    ".pdf": _pdf,
    ".png": _picture,
    ".apng": _picture,
    ".jpg": _picture,
    ".jpeg": _picture,
    ".jpe": _picture,
    ".jfif": _picture,
    ".webp": _picture,
    ".tif": _picture,
    ".tiff": _picture,
    ".bmp": _picture,
    ".dib": _picture,
    ".gif": _picture,
}
"""What is not here is opened as text, which says what helps where it is not text."""

_OLDER: Final[Mapping[str, str]] = {
    ".doc": ".docx", ".dot": ".docx", ".xls": ".xlsx", ".xlt": ".xlsx", ".xlsb": ".xlsx",
    ".ppt": ".pptx", ".pps": ".pptx", ".pot": ".pptx",
}
"""Formats that are refused, and what to save them as."""


def opened(file: File) -> Document:
    """``file`` as a document. Raises an :class:`InputError` in a sentence that names it."""
    if len(file.data) > file.limits.file:
        raise TooLarge(
            f"{file.name} is larger than {file.limits.file >> 20} MB. Nothing was changed."
        )
    told = suffix_by_bytes(file.data)
    older = _OLDER.get(told or file.suffix)
    if older:
        refuse_older(file, older)
    opener = BY_SUFFIX.get(file.suffix, TEXT)
    if told in BY_SUFFIX and not (told == ".zip" and file.suffix in BY_SUFFIX):
        opener = BY_SUFFIX[told]
    return opener(file)


def document(name: str, data: bytes) -> Document:
    """The file called ``name`` (its last part) with these bytes, as a document."""
    return opened(File(name, data, opened))
