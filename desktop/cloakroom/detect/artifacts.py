"""What goes into the name model, and what comes out of it for Presidio's recognisers.

A text is made safe for the model, and every character stays at its place. A tokeniser strips a
long run of punctuation one sign at a time and looks at the rest of the run each time, so a page of
dot leaders or one line of base64 would take minutes; and a lone surrogate cannot be encoded at all.
"""

import re
from typing import Any

from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from spacy.tokens import Doc

_LONG = 200
_LONG_RUN = re.compile(rf"\S{{{_LONG},}}")
_SIGNS = re.compile(r"[^\w'’-]")
_LONG_WORD = re.compile(r"\S{80,}")
_WORDS = frozenset(("lemmas", "tokens_indices", "keywords"))
_SURROGATE = re.compile("[\ud800-\udfff]")


def readable(text: str) -> str:
    """The same length as ``text``; runs without a space are broken at their signs, and what is
    still too long to be a name is blanked."""
    if max(map(len, text.split()), default=0) >= _LONG:
        text = _LONG_RUN.sub(_broken, text)
    return _SURROGATE.sub("\ufffd", text)


def _broken(run: re.Match[str]) -> str:
    return _LONG_WORD.sub(_blank, _SIGNS.sub(" ", run.group()))


def _blank(word: re.Match[str]) -> str:
    return " " * len(word.group())


class LateArtifacts(NlpArtifacts):
    """Presidio's artifacts of ``doc``. Its lists of words are made when somebody asks for one,
    which of our own recognisers none does."""

    def __init__(self, doc: Doc, nlp_engine: NlpEngine, language: str, score: float) -> None:
        self.tokens, self.nlp_engine, self._language = doc, nlp_engine, language
        self.entities = list(doc.ents)
        self.scores = [score] * len(self.entities)

    def __getattr__(self, name: str) -> list[Any]:
        """For what is not there yet."""
        if name not in _WORDS:
            raise AttributeError(name)
        super().__init__(
            self.entities, self.tokens, [token.idx for token in self.tokens],
            [token.lemma_ for token in self.tokens], self.nlp_engine, self._language, self.scores,
        )
        words: list[Any] = self.__dict__[name]
        return words
