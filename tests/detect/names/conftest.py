"""The shipped pipeline, loaded once, and a network of random weights for what needs no training."""

import numpy as np
import pytest
from spacy.language import Language

from cloakroom.detect.names import load_pipeline
from cloakroom.detect.names.calibration import SLOPES_AND_OFFSETS
from cloakroom.detect.names.features import TABLES
from cloakroom.detect.names.labels import LABELS, TAGS
from cloakroom.detect.names.listing import CLASSES, KEYS, Known, key
from cloakroom.paths import resource

INPUT, HIDDEN, VECTOR, FLORET = 16, 8, 6, 100


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_pipeline(resource("pipeline"))


@pytest.fixture(scope="session")
def weights() -> dict[str, np.ndarray]:
    """Small, untrained, of the names and shapes the training script writes."""
    random = np.random.default_rng(7)
    joined = sum(table.width for table in TABLES) + VECTOR
    shapes: dict[str, tuple[int, ...]] = {
        f"tables.{table.name}.weight": (table.rows, table.width) for table in TABLES
    }
    shapes |= {"vector.weight": (VECTOR, FLORET), "vector.bias": (VECTOR,)}
    shapes |= {"input.weight": (INPUT, joined), "input.bias": (INPUT,)}
    shapes |= {"input_norm.weight": (INPUT,), "input_norm.bias": (INPUT,)}
    shapes |= {"here.weight": (6 * HIDDEN, INPUT), "here.bias": (6 * HIDDEN,)}
    shapes |= {"beside.weight": (6 * HIDDEN, INPUT)}
    shapes |= {"layers.0.weight": (6 * HIDDEN, 2 * HIDDEN), "layers.0.bias": (6 * HIDDEN,)}
    shapes |= {"norm.weight": (2 * HIDDEN,), "norm.bias": (2 * HIDDEN,)}
    shapes |= {"output.weight": (len(TAGS), 2 * HIDDEN), "output.bias": (len(TAGS),)}
    drawn = {name: random.normal(0, 0.4, shape) for name, shape in shapes.items()}
    found = {name: values.astype(np.float16) for name, values in drawn.items()}
    found[KEYS] = np.array([key("amira")], dtype=np.uint32)
    found[CLASSES] = np.array([Known.FORENAME], dtype=np.uint8)
    found[SLOPES_AND_OFFSETS] = np.tile([1.0, 0.0], (len(LABELS), 1))
    return found
