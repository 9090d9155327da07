"""Hints at what the UK GDPR calls special categories (Article 9) and at offences (Article 10):
words of short lists of our own, in ``resources/words``.

A list sees words, not meanings: "union" in another sense is found, an unlisted illness is not. So
all are opt-in, and the score is that of a hint.
"""

from collections.abc import Iterator
from functools import cache

from cloakroom.detect import words
from cloakroom.detect.hit import Hit

FILES = {
    "HEALTH": "health.txt",
    "RELIGION": "religion.txt",
    "UNION": "union.txt",
    "ORIENTATION": "orientation.txt",
    "ETHNICITY": "ethnicity.txt",
    "POLITICS": "politics.txt",
    "CRIMINAL_RECORD": "criminal_record.txt",
}
_SUBJECTS = {
    "HEALTH": "health",
    "RELIGION": "religion and belief",
    "UNION": "trade unions",
    "ORIENTATION": "sex life and orientation",
    "ETHNICITY": "ethnic origin",
    "POLITICS": "political opinions",
    "CRIMINAL_RECORD": "offences",
}


def find(text: str) -> Iterator[Hit]:
    """Reads the lists when first called. Raises InstallationError where one is missing."""
    for start, end, name in _lists().find(text):
        yield Hit(start, end, name, 0.7, f"on the list of words about {_SUBJECTS[name]}")


@cache
def _lists() -> words.WordLists:
    return words.load(FILES)
