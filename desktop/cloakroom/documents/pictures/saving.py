"""Pixels into a file of the same format, with nothing beside them."""

import io
from collections.abc import Sequence
from typing import Any, Final

from PIL import ExifTags, Image

from cloakroom.documents.pictures.opening import Opened, Page

_QUALITY: Final = 92
_WITH_ALPHA: Final = frozenset({"PNG", "WEBP", "GIF", "TIFF"})
_TURNED: Final = frozenset({"JPEG", "PNG", "WEBP", "TIFF"})


def saved(like: Opened, images: Sequence[Image.Image], *, turned: bool) -> bytes:
    """A file like ``like`` of ``images``, which are upright. ``turned``: stored as they were, with
    the one number that says how; what shows the picture may not look for that number."""
    pages = [
        _fitting(page.stored(image) if turned else image, like)
        for page, image in zip(like.pages, images, strict=True)
    ]
    out = io.BytesIO()
    first, *rest = pages
    options = {**_ABOUT[like.format](like, pages), **_about(like.pages[0], like, turned=turned)}
    if rest:
        options |= {"save_all": True, "append_images": rest, **_moving(like)}
    first.save(out, like.format, **options)
    return out.getvalue()


def _fitting(image: Image.Image, like: Opened) -> Image.Image:
    if image.mode == "RGBA" and like.format not in _WITH_ALPHA:
        return image.convert("RGB")
    return image.convert("L") if image.mode == "1" and like.format in ("JPEG", "WEBP") else image


def _about(page: Page, like: Opened, *, turned: bool) -> dict[str, Any]:
    options: dict[str, Any] = {}
    if page.dpi and like.format in ("PNG", "JPEG", "TIFF", "BMP"):
        options["dpi"] = page.dpi
    if turned and page.turn != 1 and like.format in _TURNED:
        exif = Image.Exif()
        exif[ExifTags.Base.Orientation] = page.turn
        options["exif"] = exif
    return options


def _moving(like: Opened) -> dict[str, Any]:
    if not like.moves:
        return {}
    options: dict[str, Any] = {"duration": [round(page.seconds * 1000) for page in like.pages]}
    return options if like.loop is None else {**options, "loop": like.loop}


def _jpeg(like: Opened, pages: Sequence[Image.Image]) -> dict[str, Any]:
    tables = like.tables if isinstance(like.tables, dict) else None
    if not tables or (len(tables) > 1) != (pages[0].mode == "RGB"):
        return {"quality": _QUALITY, "subsampling": 0}
    return {"qtables": [list(table) for _, table in sorted(tables.items())][:2], "subsampling": 0}


def _tiff(like: Opened, pages: Sequence[Image.Image]) -> dict[str, Any]:
    fax = all(page.mode == "1" for page in pages)
    return {"compression": "group4" if fax else "tiff_adobe_deflate"}


def _webp(like: Opened, pages: Sequence[Image.Image]) -> dict[str, Any]:
    return {"lossless": True} if like.exact else {"quality": _QUALITY}


def _plain(like: Opened, pages: Sequence[Image.Image]) -> dict[str, Any]:
    return {}


_ABOUT: Final = {
    "PNG": _plain, "JPEG": _jpeg, "WEBP": _webp, "TIFF": _tiff, "BMP": _plain, "GIF": _plain,
}
