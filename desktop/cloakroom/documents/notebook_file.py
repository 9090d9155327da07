"""Jupyter notebooks (nbformat 4): JSON whose lines belong together and whose pictures are base64.

The lines of a cell or an output are read as one text. Pictures in outputs and attachments are
nobody's text; they are dropped like any other.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from cloakroom.documents.base import Document, File, Kind, Opaque
from cloakroom.documents.json_file import NotJson, tokens
from cloakroom.documents.spliced import Hole, Part, SplicedDocument
from cloakroom.documents.text import decode
from cloakroom.documents.text_file import open_text
from cloakroom.model import Stream

_LINE = re.compile(r"(.*)/\d+\Z")
_BINARY = re.compile(r"(?:image|audio|video|font)/(?!svg)|application/(?:pdf|octet-stream|zip)")
_BLANK: Final = (  # a picture of one grey point, PNG
    '"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="'
)
_FURTHER = re.compile(r"/[1-9]\d*\Z")
_WORDS: Final = frozenset({
    "attachments", "cell_type", "cells", "codemirror_mode", "collapsed", "data", "deletable",
    "display_name", "editable", "ename", "evalue", "execution_count", "file_extension", "id",
    "kernelspec", "language", "language_info", "metadata", "mimetype", "name", "nbconvert_exporter",
    "nbformat", "nbformat_minor", "output_type", "outputs", "pygments_lexer", "scrolled", "source",
    "tags", "text", "traceback", "trusted", "version",
})
"""Names of members that the format gives (nbformat 4 schema): nobody's text, and they stay."""
_FIXED: Final = frozenset({
    "cell_type", "codemirror_mode", "execution_count", "file_extension", "language", "mimetype",
    "name", "nbconvert_exporter", "nbformat", "nbformat_minor", "output_type", "pygments_lexer",
    "version",
})
"""Members whose values are words of the format or of the program."""
_MEDIA = re.compile(r"(?:text|image|application|audio|video|font)/[\w.+-]+\Z")
_PLACE: Final = "picture in the notebook"
_WHY: Final = "A picture or file in the notebook is not read."


def open_notebook(file: File) -> Document:
    text = decode(file.data, file.name)
    try:
        parts = list(_joined(tokens(text)))
    except NotJson:
        return open_text(file)
    return SplicedDocument(text, file.suffix, parts)


def _joined(parts: Iterator[Part]) -> Iterator[Part | Hole]:
    """A line behind another of the same list goes on in the same text. A value under the name of a
    binary media type is base64, in one string or in a list of lines."""
    before = name = ""
    for part in parts:
        segment = part.segment
        if segment.stream is Stream.FIELD:
            name = segment.text
            if name in _WORDS or _MEDIA.match(name):
                continue
        elif name in _FIXED:
            yield replace(part, silent=True)
            continue
        elif _BINARY.match(name):
            yield _picture(part)
            continue
        here = _LINE.match(segment.address)
        joined = here is not None and here[1] == before
        before = here[1] if here is not None and segment.text.endswith("\n") else ""
        yield replace(part, segment=replace(segment, joint="")) if joined else part


def _picture(part: Part) -> Hole:
    address = part.segment.address
    instead = '""' if _FURTHER.search(address) else _BLANK
    return Hole(part.start, part.end, Opaque(address, Kind.PICTURE, _PLACE, _WHY), instead)
