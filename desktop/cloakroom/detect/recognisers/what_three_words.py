"""Addresses of what3words: three words between full stops after three slashes, or after the site's
own name; each names a square of three metres (what3words, "About"). Bare ones need its name nearby.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import mentions, phrases, starting, supported
from cloakroom.detect.hit import Hit

_WORD = r"[^\W\d_]{2,24}"
_THREE = rf"{_WORD}[.・。]{_WORD}[.・。]{_WORD}(?![^\W_]|[./@]\w)"
_MARKED = re.compile(
    rf"(?:///|(?:https?://)?(?:(?:www\.|map\.)?what3words\.com|w3w\.co)/){_THREE}", re.IGNORECASE
)
_MARKS = ("///", "http", "www.what3", "map.what3", "what3words.com", "w3w.co")
"""What the marked ones begin with."""
_BARE = re.compile(rf"(?<![\w./@-]){_THREE}")
_WORDS = phrases("what3words", "what 3 words", "what three words", "w3w", "three word address")


def find(text: str) -> Iterator[Hit]:
    if "///" in text or mentions(text, "what3words.com", "w3w.co"):
        for match in starting(text, _MARKED, *_MARKS):
            yield Hit(*match.span(), "WHAT_THREE_WORDS", 0.9, "three words after their own mark")
    if not mentions(text, "what3", "what 3", "what three", "w3w", "three word", "three-word"):
        return
    for match, support in supported(text, _WORDS, _BARE):
        yield Hit(*match.span(), "WHAT_THREE_WORDS", 0.85, support)
