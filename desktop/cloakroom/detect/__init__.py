"""Text to findings. ``Detector`` is loaded on first use: the window needs only the options,
and presidio and spaCy take seconds to import."""

from typing import TYPE_CHECKING, Any

from cloakroom.detect.options import Options, Sensitivity

if TYPE_CHECKING:
    from cloakroom.detect.detector import Detector

__all__ = ["Detector", "Options", "Sensitivity"]


def __getattr__(name: str) -> Any:
    if name != "Detector":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from cloakroom.detect.detector import Detector

    return Detector
