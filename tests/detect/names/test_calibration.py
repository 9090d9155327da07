import numpy as np
import pytest

from cloakroom.detect.names.calibration import UNCALIBRATED, Calibration

LINES = np.array([(1.0, 0.0), (0.5, 1.0), (2.0, -1.0)])


@pytest.mark.parametrize(
    ("probability", "label", "expected"),
    [
        (0.8, "PERSON", 0.8),
        (0.5, "ORGANIZATION", 0.731),
        (0.8, "ORGANIZATION", 0.845),
        (0.5, "LOCATION", 0.269),
    ],
)
def test_each_label_has_its_line(probability: float, label: str, expected: float) -> None:
    assert Calibration(LINES).of(probability, label) == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize("label", ["PERSON", "ORGANIZATION", "LOCATION"])
def test_more_probable_stays_more_probable_up_to_the_ends(label: str) -> None:
    found = [Calibration(LINES).of(value, label) for value in (0.0, 0.1, 0.5, 0.9, 1.0)]
    assert found == sorted(set(found))
    assert 0 < found[0] < found[-1] < 1


def test_without_a_calibration_it_says_what_it_was_told() -> None:
    assert UNCALIBRATED.of(0.7, "PERSON") == pytest.approx(0.7)


def test_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="not that of these labels"):
        Calibration(np.ones((2, 2)))
