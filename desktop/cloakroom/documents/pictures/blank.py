"""Plain grey in place of a picture: what nobody read leaves its room behind, and nothing else."""

import io

from PIL import Image

from cloakroom.documents.base import File
from cloakroom.documents.pictures.grey import LEVEL, grey
from cloakroom.documents.pictures.opening import size_of
from cloakroom.errors import InputError


def blank(file: File) -> bytes:
    """A grey picture of the format and size of ``file``; of one pixel, as PNG, where it is none
    that can be opened."""
    try:
        form, size = size_of(file)
    except InputError:
        return grey()
    out = io.BytesIO()
    image = Image.new("L", size, LEVEL)
    options = {"compression": "tiff_adobe_deflate"} if form == "TIFF" else {}
    (image.convert("RGB") if form == "WEBP" else image).save(out, form, **options)
    return out.getvalue()
