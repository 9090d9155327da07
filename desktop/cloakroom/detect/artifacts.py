"""A text made safe for the name model: every character stays at its place.

A tokeniser strips a long run of punctuation one sign at a time and looks at the rest of the run
each time, so a page of dot leaders or one line of base64 would take minutes; and a lone
surrogate cannot be encoded at all.
"""

import re

_LONG_RUN = re.compile(r"\S{200,}")
_SIGNS = re.compile(r"[^\w'’-]")
_LONG_WORD = re.compile(r"\S{80,}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def readable(text: str) -> str:
    """The same length as ``text``; runs without a space are broken at their signs, and what is
    still too long to be a name is blanked."""
    return _SURROGATE.sub("\ufffd", _LONG_RUN.sub(_broken, text))


def _broken(run: re.Match[str]) -> str:
    return _LONG_WORD.sub(_blank, _SIGNS.sub(" ", run.group()))


def _blank(word: re.Match[str]) -> str:
    return " " * len(word.group())
