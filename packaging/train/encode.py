"""Turn labelled texts into arrays: the words as numbers of a vocabulary, their tags, what counts.

Tokens, features and pieces are those of the product itself (``cloakroom.detect.names``), so what
is trained is what will run.
"""

import gzip
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
import spacy
from spacy.tokens import Doc
from spacy.util import filter_spans
from spacy.vectors import Vectors
from spacy.vocab import Vocab
from tokens import tokenizer

from cloakroom.detect.names import features, pieces
from cloakroom.detect.names.labels import tag_numbers
from cloakroom.detect.names.listing import Listing


class Piece(NamedTuple):
    words: np.ndarray
    tags: np.ndarray
    known: np.ndarray


class Vocabulary:
    """Words in the order met, each with its lower-case and upper-case twin."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, word: str) -> int:
        return self.numbers.setdefault(word, len(self.numbers))

    def recased(self) -> tuple[np.ndarray, np.ndarray]:
        """For each word the number of its lower-case and of its upper-case form."""
        words = list(self.numbers)
        lower = np.array([self.number(word.lower()) for word in words])
        upper = np.array([self.number(word.upper()) for word in words])
        return lower, upper

    def tables(self, vectors: Vectors, listing: Listing) -> tuple[np.ndarray, np.ndarray]:
        """The feature rows (words x columns) and floret vectors (words x 100) of every word."""
        hashed = np.array([features.rows(word) for word in self.numbers], dtype=np.int64)
        rows = np.column_stack([hashed, listing.classes(list(self.numbers))])
        cut = [word[: features.LONGEST] for word in self.numbers]
        parts = [vectors.get_batch(cut[at : at + 20_000]) for at in range(0, len(cut), 20_000)]
        return rows, np.concatenate(parts).astype(np.float16)


def floret(data: Path) -> Vectors:
    """The sub-word vectors, rounded as they will be shipped."""
    with np.load(data / "floret_en_100d.npz") as file:
        settings = {
            key: file[key].item()
            for key in ("minn", "maxn", "hash_count", "hash_seed", "bow", "eow")
        }
        rounded = file["data"].astype(np.float16).astype(np.float32)
    return Vectors(strings=spacy.blank("en").vocab.strings, data=rounded, mode="floret", **settings)


def listed(path: Path) -> Listing:
    """The hashes and classes that ``listing.py`` wrote."""
    with np.load(path) as file:
        return Listing(file["keys"], file["classes"])


def read(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def token_spans(doc: Doc, spans: list) -> list[tuple[int, int, str]]:
    found = [doc.char_span(*span[:2], label=span[2], alignment_mode="expand") for span in spans]
    kept = filter_spans([span for span in found if span is not None and span.text.strip()])
    return [(span.start, span.end, span.label_) for span in kept]


def encode(doc: Doc, item: dict, vocabulary: Vocabulary) -> list[Piece]:
    words = [token.text for token in doc]
    tags = tag_numbers(token_spans(doc, item["spans"]), len(words))
    known = np.ones(len(words), dtype=np.float32)
    for start, end in item.get("missing", ()):
        span = doc.char_span(start, end, alignment_mode="expand")
        for at in range(span.start, span.end) if span is not None else ():
            known[at] = tags[at] != 0
    numbers = np.array([vocabulary.number(word) for word in words], dtype=np.int64)
    cuts = pieces.cut([pieces.kind(word) for word in words])
    return [Piece(numbers[a:b], np.array(tags[a:b]), known[a:b]) for a, b in cuts]


def load(path: Path, vocabulary: Vocabulary) -> list[Piece]:
    split = tokenizer(Vocab())
    return [
        piece for item in read(path) for piece in encode(split(item["text"]), item, vocabulary)
    ]
