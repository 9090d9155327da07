"""The name model: people, organisations and places. Importing it registers the spaCy component."""

from cloakroom.detect.names.component import FACTORY, NameFinder, sensitivity
from cloakroom.detect.names.pipeline import load_pipeline, nlp_engine
from cloakroom.detect.names.recogniser import NameRecogniser

__all__ = [
    "FACTORY",
    "NameFinder",
    "NameRecogniser",
    "load_pipeline",
    "nlp_engine",
    "sensitivity",
]
