"""Where the models lie: in the package rapidocr, of which nothing is imported (nor OpenCV, which
it needs)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, files
from importlib.util import find_spec
from pathlib import Path
from typing import Final

MISSING: Final = (
    "Cloakroom cannot read pictures in this installation: its extra “ocr” is not installed. "
    "Pictures are stripped of what is written about them, and boxes can be drawn by hand."
)

_NAMES: Final[Mapping[str, str]] = {
    "finder": "PP-OCRv6_det_small.onnx",
    "reader": "PP-OCRv6_rec_small.onnx",
}


@dataclass(frozen=True, slots=True)
class Models:
    """``finder`` says where text stands in a picture, ``reader`` what a line of it says."""

    finder: Path
    reader: Path


@cache
def models() -> Models | None:
    """None where one of them, or what runs them, is missing."""
    if find_spec("onnxruntime") is None:
        return None
    try:
        listed = {path.name: path for path in files("rapidocr") or ()}
    except PackageNotFoundError:
        return None
    found = {
        key: Path(str(listed[name].locate())) for key, name in _NAMES.items() if name in listed
    }
    if len(found) < len(_NAMES) or not all(path.is_file() for path in found.values()):
        return None
    return Models(**found)
