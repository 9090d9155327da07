"""Pack trained weights as the spaCy pipeline that ships.

    python export.py --data ../shared/ner --weights BUILD/weights.npz --out resources/pipeline

The folder's other files (the model card) stay.
"""

import argparse
from pathlib import Path

import numpy as np
import spacy
from encode import floret

from cloakroom.detect.names import FACTORY

META = {
    "name": "cloakroom_names",
    "version": "1.0.0",
    "description": "People, organisations and places in English office text",
    "license": "CC BY-SA 4.0",
    "author": "The Cloakroom authors",
}


def pipeline(data: Path, weights: Path) -> spacy.language.Language:
    nlp = spacy.blank("en")
    nlp.meta.update(META)
    nlp.vocab.vectors = floret(data)
    with np.load(weights) as file:
        nlp.add_pipe(FACTORY).use({name: file[name] for name in file.files})
    nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype(np.float16)
    return nlp


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("--data", "--weights", "--out"):
        arguments.add_argument(name, type=Path, required=True)
    options = arguments.parse_args()
    pipeline(options.data, options.weights).to_disk(options.out)
    size = sum(file.stat().st_size for file in options.out.rglob("*") if file.is_file())
    print(f"{options.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
