"""Plain grey in place of a picture: what nobody read leaves its room behind, and nothing else."""

import io
from typing import Final

from PIL import Image

from cloakroom.documents.base import File
from cloakroom.documents.pictures.opening import size_of
from cloakroom.errors import InputError

_GREY: Final = 200


def blank(file: File) -> bytes:
    """A grey picture of the format and size of ``file``; of one pixel, as PNG, where it is none
    that can be opened."""
    try:
        form, size = size_of(file)
    except InputError:
        form, size = "PNG", (1, 1)
    out = io.BytesIO()
    image = Image.new("L", size, _GREY)
    options = {"compression": "tiff_adobe_deflate"} if form == "TIFF" else {}
    (image.convert("RGB") if form == "WEBP" else image).save(out, form, **options)
    return out.getvalue()
