"""Values of a PDF as Python has them, whatever kind stands where another should."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import Enum
from math import isfinite
from typing import Any, Final

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f of ISO 32000-1, section 8.3.3."""

class Shape(Enum):
    """What a value is. Asking pikepdf costs most of a walk, so it is asked once a value."""

    STRING = 1
    NAME = 2
    ARRAY = 3
    DICTIONARY = 4
    STREAM = 5
    OTHER = 6


_SHAPES: Final = (
    (pikepdf.Dictionary, Shape.DICTIONARY),
    (pikepdf.Array, Shape.ARRAY),
    (pikepdf.Name, Shape.NAME),
    (pikepdf.String, Shape.STRING),
    (pikepdf.Stream, Shape.STREAM),
)


def shape_of(value: Any) -> Shape:
    if not isinstance(value, pikepdf.Object):
        return Shape.OTHER
    for kind, shape in _SHAPES:
        if isinstance(value, kind):
            return shape
    return Shape.OTHER


IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def name_of(value: Any) -> str:
    """The name without its slash; empty where it is none."""
    return str(value)[1:] if isinstance(value, pikepdf.Name) else ""


def number_of(value: Any, otherwise: float) -> float:
    return float(value) if isinstance(value, int | float | Decimal) else otherwise


def array_of(value: Any) -> Sequence[Any]:
    return list(value) if isinstance(value, pikepdf.Array) else ()


def dictionary_of(value: Any) -> pikepdf.Dictionary | pikepdf.Stream | None:
    """A dictionary, or that of a stream."""
    return value if isinstance(value, pikepdf.Dictionary | pikepdf.Stream) else None


def numbers_of(value: Any) -> tuple[float, ...]:
    return tuple(number_of(item, 0.0) for item in array_of(value))


def ordered(box: Sequence[float]) -> tuple[float, float, float, float]:
    """Left, bottom, right, top, whichever corners a file names."""
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])


def matrix_of(value: Any) -> Matrix:
    numbers = numbers_of(value)
    return numbers if len(numbers) == 6 else IDENTITY


def times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """The point (x, y) in the space that ``matrix`` leads to."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def inverse(matrix: Matrix) -> Matrix | None:
    """None where all of a space falls into a line."""
    a, b, c, d, e, f = matrix
    size = a * d - b * c
    if abs(size) < 1e-12:
        return None
    return (
        d / size, -b / size, -c / size, a / size,
        (c * f - d * e) / size, (b * e - a * f) / size,
    )  # fmt: skip


def numerals(numbers: Iterable[float]) -> bytes:
    """Operands with eight decimals: a matrix may shrink what follows a thousandfold."""
    return " ".join(map(_numeral, numbers)).encode("ascii")


def _numeral(number: float) -> str:
    if not isfinite(number):
        raise ValueError("no number of a PDF")
    written = f"{number:.8f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written
