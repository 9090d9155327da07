"""The lines of text in a picture: where they stand. The model gives each pixel the chance that it
belongs to text (differentiable binarization, Liao et al. 2020); regions of such pixels, made a
little larger, are lines. Lines run from left to right, and may fall or rise a little."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from PIL import Image

from cloakroom.documents.ocr.regions import Region, regions

_THRESHOLD: Final = 0.3
_SURE: Final = 0.5
_UNCLIP: Final = 1.6
"""The model shrinks each line by as much."""

_SMALL: Final = 736
_MOST_SCALE: Final = 2.0
_MOST_PIXELS: Final = 3_500_000
_STEP: Final = 32
_LEVEL: Final = 0.004
_STEEPEST: Final = 0.25
_LONG: Final = 3  # times as wide as high: shorter ones have no slope to speak of
_TILE: Final = 1_536
_OVERLAP: Final = 128


@dataclass(frozen=True, slots=True)
class Place:
    """Edges of a line, in pixels of the picture. One that is not level falls by ``slope`` pixels
    a pixel; its ``top`` and ``bottom`` are those in its middle."""

    left: float
    top: float
    right: float
    bottom: float
    slope: float = 0.0


def find(session: Any, picture: Image.Image) -> list[Place]:
    """In reading order: row by row, each from left to right."""
    wide, high = _size(picture)
    scaled = picture.resize((wide, high), Image.Resampling.BILINEAR)
    chances = _chances(session, np.asarray(scaled, np.float32)[:, :, ::-1])
    across, down = picture.width / wide, picture.height / high
    places = [
        _place(region, (across, down), picture)
        for region in regions(chances, _THRESHOLD)
        if region.total / region.pixels >= _SURE
    ]
    return _in_rows(places)


def _size(picture: Image.Image) -> tuple[int, int]:
    """Small pictures larger, very large ones smaller, in whole steps of the model."""
    scale = min(_MOST_SCALE, max(1.0, _SMALL / min(picture.size)))
    scale = min(scale, (_MOST_PIXELS / (picture.width * picture.height)) ** 0.5)
    wide, high = (max(1, round(side * scale / _STEP)) * _STEP for side in picture.size)
    return wide, high


def _chances(session: Any, pixels: Any) -> Any:
    high, wide, _ = pixels.shape
    found = np.zeros((high, wide), np.float32)
    for top in _starts(high):
        for left in _starts(wide):
            tile = pixels[top : top + _TILE, left : left + _TILE] / 127.5 - 1
            batch = np.ascontiguousarray(tile.transpose(2, 0, 1)[None], np.float32)
            (answer,) = session.run(None, {session.get_inputs()[0].name: batch})
            part = found[top : top + _TILE, left : left + _TILE]
            np.maximum(part, answer[0, 0], out=part)
    return found


def _starts(length: int) -> range:
    return range(0, max(1, length - _OVERLAP), _TILE - _OVERLAP)


def _place(region: Region, scale: tuple[float, float], picture: Image.Image) -> Place:
    slope = _slope(region)
    top, bottom = region.edges(slope)
    wide, high = region.right - region.left, bottom - top
    more = wide * high * _UNCLIP / (2 * (wide + high))
    across, down = scale
    return Place(
        max(0.0, (region.left - more) * across), max(0.0, (top - more) * down),
        min(float(picture.width), (region.right + more) * across),
        min(float(picture.height), (bottom + more) * down), slope * down / across,
    )  # fmt: skip


def _slope(region: Region) -> float:
    wide = region.right - region.left
    if wide * wide < _LONG * region.pixels:
        return 0.0
    slope = region.slope
    return slope if _LEVEL < abs(slope) < _STEEPEST else 0.0


def _in_rows(places: list[Place]) -> list[Place]:
    rows: list[list[Place]] = []
    for place in sorted(places, key=lambda each: each.top + each.bottom):
        middle = (place.top + place.bottom) / 2
        if rows and rows[-1][0].top < middle < rows[-1][0].bottom:
            rows[-1].append(place)
        else:
            rows.append([place])
    return list(_flat(rows))


def _flat(rows: list[list[Place]]) -> Iterator[Place]:
    for row in rows:
        yield from sorted(row, key=lambda each: each.left)
