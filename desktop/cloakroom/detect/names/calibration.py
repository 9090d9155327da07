"""Make the network's own probability of a name mean what it says (Platt scaling, 1999)."""

import math
from typing import Final

import numpy as np
import numpy.typing as npt

from cloakroom.detect.names.labels import LABELS

SLOPES_AND_OFFSETS: Final = "calibration"
"""By this name among the weights: a slope and an offset on the logits for each of ``LABELS``."""
_EDGE: Final = 1e-4


class Calibration:
    """``slopes_and_offsets`` (labels, 2); raises ``ValueError`` for another shape."""

    def __init__(self, slopes_and_offsets: npt.NDArray[np.number]) -> None:
        if slopes_and_offsets.shape != (len(LABELS), 2):
            raise ValueError("the calibration is not that of these labels")
        self._lines = dict(zip(LABELS, slopes_and_offsets.tolist(), strict=True))

    def of(self, probability: float, label: str) -> float:
        """``probability`` (0 to 1) as the share of such names that are right."""
        slope, offset = self._lines[label]
        inside = min(max(probability, _EDGE), 1 - _EDGE)
        return 1 / (1 + math.exp(-slope * math.log(inside / (1 - inside)) - offset))


UNCALIBRATED: Final = Calibration(np.tile([1.0, 0.0], (len(LABELS), 1)))
