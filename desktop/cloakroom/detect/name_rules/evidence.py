"""Whether a word that is also a common word stands here as a name."""

import re
from typing import Final

_BEFORE: Final = re.compile(r"([^\s]*)(\s*)\Z")
_AFTER: Final = re.compile(r"[ \t]*(?:\r?\n[ \t>]{0,4})?([^\W\d_]+)(['’][^\W\d_]+)?")
_WINDOW: Final = 48

_WORD_AFTER: Final = """
i you we they he she it the a an this that these those your my our his her their its all any no not
there to for of on in at by with from as be also some every each both us me them him what if when
how so people person adults children men women offenders carers term lighting furniture parking
works funding funds application applications award total totals payment payments amount aloud list
period periods claim claims room material comprehension skills ages scores scheme schemes box boxes
sheet date dates
"""
WORD_AFTER: Final = frozenset(_WORD_AFTER.split())
"""After one of these, ``Will you`` and ``Grant funding`` are no names."""

_ACTS: Final = """
said says asked asks told tells is was has had will would can could should did does called calls
rang rings emailed wrote writes confirmed agreed agrees thinks thought wants wanted needs left
came comes went goes replied replies added explained reported reports mentioned offered and who
whose also
"""
ACTS: Final = frozenset(_ACTS.split())
"""What a person does: after the word, evidence for the name, even at the start of a sentence."""

DETERMINERS: Final = frozenset((
    "the", "a", "an", "this", "that", "these", "those", "every", "each", "no", "any", "some", "its",
    "per",
))
_BEFORE_SMALL: Final = DETERMINERS | frozenset((
    "will", "would", "can", "could", "should", "must", "might", "not", "please", "very", "too",
    "so", "more",
))
"""Before a word in small letters: ``will mark the bay``, ``too long``."""
_MONTHS: Final = frozenset(("may", "april", "june", "august", "march", "july"))
_DATE_BEFORE: Final = frozenset((
    "in", "since", "until", "till", "by", "during", "of", "last", "next", "this", "early", "late",
    "mid", "from", "before", "after", "through",
))


def reads_as_word(text: str, start: int, end: int) -> bool:
    """Whether what stands around the word at ``start`` to ``end`` shows that it is no name."""
    after = _AFTER.match(text, end)
    following = after.group(1) if after else ""
    before = _word_before(text, start)
    if text[start:end].lower() in _MONTHS and _is_month(text, start, end, before):
        return True
    if text[start].islower() and (before in _BEFORE_SMALL or following in DETERMINERS):
        return True
    asks = following == "I" and text[start:end] in ("May", "Will")
    told = asks or following in WORD_AFTER
    return told and opens_sentence(text, start)


def reads_as_name(text: str, start: int, end: int) -> bool:
    """Whether the capital is there for the name's sake: inside a sentence, or before what only a
    person does."""
    if reads_as_word(text, start, end):
        return False
    if text[end : end + 2] in ("'s", "’s"):
        return True
    after = _AFTER.match(text, end)
    if after and after.group(1) in ACTS:
        return True
    return not opens_sentence(text, start)


def opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - _WINDOW) : start].rstrip(" \t\u00a0>\"'“‘*(•-–")
    return not before or before[-1] in ".!?:\n\r|;\t"


def _word_before(text: str, start: int) -> str:
    words = text[max(0, start - _WINDOW) : start].split()
    return words[-1].lower() if words and text[start - 1 : start].isspace() else ""


def _is_month(text: str, start: int, end: int, before: str) -> bool:
    after = text[end : end + 6].lstrip(" ,\u00a0")
    number = before.rstrip("stndrh")[-1:].isdigit()
    return number or after[:1].isdigit() or before in _DATE_BEFORE
