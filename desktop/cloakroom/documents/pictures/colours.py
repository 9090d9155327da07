"""New pixels in one of three ways of colour: black and white, grey, or red, green, blue (and how
much shows through). Nothing else of a picture comes along."""

import io
from typing import Any, Final

from PIL import Image

_GREY: Final = frozenset({"1", "L"})
_DEEP: Final = 65_535


def plain_colours(image: Image.Image) -> Image.Image:
    """A new picture with the pixels of ``image``, in mode 1, L, RGB or RGBA and in sRGB."""
    image.load()
    pixels = _managed(image, _reduced(image))
    new = Image.new(pixels.mode, pixels.size)
    new.paste(pixels, (0, 0))
    return new


def _reduced(image: Image.Image) -> Image.Image:
    if image.mode in _GREY and "transparency" not in image.info:
        return image
    if image.mode == "F" or image.mode.startswith("I"):
        return _shallow(image)
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in ("RGB", "CMYK") else image.convert("RGB")


def _shallow(image: Image.Image) -> Image.Image:
    """Sixteen bits and more to eight."""
    numbers = image.convert("F")
    low, high = _extremes(numbers)
    deep = image.mode.startswith("I;16") or (image.mode == "I" and 255 < high <= _DEEP)
    start, wide = (0.0, float(_DEEP)) if deep else (low, max(high - low, 1.0))
    return numbers.point(lambda level: level * (255 / wide) - start * 255 / wide).convert("L")


def _extremes(image: Image.Image) -> tuple[float, float]:
    extremes: Any = image.getextrema()  # of its only band
    return float(extremes[0]), float(extremes[1])


def _managed(image: Image.Image, pixels: Image.Image) -> Image.Image:
    """In sRGB where the file says that its colours are others; its profile stays behind."""
    profile: Any = image.info.get("icc_profile")
    if profile and pixels.mode in ("RGB", "RGBA", "CMYK"):
        from PIL import ImageCms

        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if "sRGB" not in ImageCms.getProfileDescription(own):
                return _converted(pixels, own)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a profile that nobody can read changes no colours in viewers either
    return pixels.convert("RGB") if pixels.mode == "CMYK" else pixels


def _converted(pixels: Image.Image, own: Any) -> Image.Image:
    from PIL import ImageCms

    usual = ImageCms.createProfile("sRGB")
    opaque = pixels if pixels.mode == "CMYK" else pixels.convert("RGB")
    new = ImageCms.profileToProfile(opaque, own, usual, outputMode="RGB")
    if new is None:
        return pixels.convert("RGB")
    if pixels.mode == "RGBA":
        new.putalpha(pixels.getchannel("A"))
    return new
