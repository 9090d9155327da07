"""Ages told of somebody by a word for a person (``a man of 67``, ``his wife, 64``, ``my son will be
16``), in a sentence (``she is about 45``, ``im 78 so``) or under the label of a form."""

import re
from collections.abc import Iterator

from cloakroom.detect.folding import Starts, folded, word_starts
from cloakroom.detect.hit import Hit

_RELATIONS = """
man woman boy girl lady gentleman widow widower wife husband partner son daughter mother father
brother sister mum dad gran nan grandson granddaughter grandmother grandfather grandma grandad niece
nephew aunt uncle pensioner lad twin twins stepson stepdaughter baby toddler
"""
_PEOPLE = tuple(_RELATIONS.split())
_PATIENTS = ("patient", "client", "male", "female", "claimant", "victim", "witness", "passenger")
_BARELY = frozenset((*_PEOPLE, "male", "female"))
_VALUE = r"(?P<value>1[01][0-9]|[1-9]?[0-9])(?![\w%£$€-]|[.,:/][0-9])"
_ENDS = (
    r"(?=[,.;)!?]|\s*$|[ ][^\w ]|\n"
    r"|[ ](?:and|so|who|with|from|but|in|on|at|next|this|has|had|was|is)\b)"
)
_NOT_A_RULE = r"(?![ ](?:and|or)[ ](?:over|above|under|below|older|younger|up|more|less)\b)"
_NOW = r"(?:(?:now|only|just|about|around|nearly|almost|still) )?"
_OF = re.compile(
    rf"[ ](?:(?:of|is|was|will be|turns|turned|aged)[ ]|\(){_NOW}{_VALUE}{_ENDS}{_NOT_A_RULE}"
)
_BARE = re.compile(
    rf",? \(?(?:about |around |nearly )?{_VALUE}(?=[,.;)]|[ ][^\w ]|[ ]and\b|\s*$|\n)"
)
_PERSON = re.compile(rf"(?: is|['’]?s| am|['’]?m| are|['’]re) {_NOW}{_VALUE}{_ENDS}{_NOT_A_RULE}")
_CONDITION = re.compile(
    r"(?:if|when|while|once|until|unless|because|before|after|where|whether|and|or|as)[ ]\Z"
)
_TO_COME = re.compile(
    rf"[ ]will be {_VALUE}(?=[ ](?:on (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|the)|this"
    r"|next|soon|tomorrow|today)\b)"
)
_NAME = re.compile(r"[A-Z][a-z]{2,15}\Z")
_LABEL = re.compile(
    rf"age(?:[ ][a-z ()]{{1,24}})?[ \t]*:?[ \t]*\r?\n[ \t]*{_VALUE}(?=[ \t]*(?:\r?\n|$))"
)
_MAKES = re.compile(rf" (?:him|her|them|me) {_VALUE}(?=[,.;)!]|\n|$)")
_MORE = re.compile(
    rf" [0-9]{{1,3}}(?:, [0-9]{{1,3}}){{0,5}} and {_VALUE}(?=[,.;)!]|\n|$)"
)
_OR = re.compile(r"(?<![\w.,/-])(?P<value>[1-9]?[0-9]) (?:or|and|to) [0-9]{1,3} \Z")
_BACK = 8
WHY = "an age told of somebody"


def find(text: str) -> Iterator[Hit]:
    starts, small = word_starts(text), folded(text)
    for word in (*_PEOPLE, *_PATIENTS):
        for at in starts.get(word, ()):
            yield from _of_relation(small, at + len(word), bare=word in _BARELY)
    for word in ("he", "she", "i", "im", "you"):
        for at in starts.get(word, ()):
            yield from _of_person(small, at, at + len(word) - (word == "im"))
    for at in starts.get("will", ()):
        yield from _to_come(text, small, at - 1)
    yield from _more(small, starts)
    for at in starts.get("age", ()):
        label = _LABEL.match(small, at)
        if label and _opens_line(small, at):
            yield Hit(*label.span("value"), "AGE", 0.8, "an age under its label")


def _more(small: str, starts: Starts) -> Iterator[Hit]:
    """``which makes him 17``; the last of ``aged 4, 6 and 7``; the
    first of ``10 or 11 years old``."""
    for at in starts.get("years", ()):
        first = _OR.search(small, max(0, at - 12), at)
        if first and small.startswith(" old", at + 5):
            yield Hit(*first.span("value"), "AGE", 0.7, WHY)
    for word, pattern in (("makes", _MAKES), ("aged", _MORE), ("ages", _MORE)):
        for at in starts.get(word, ()):
            told = pattern.match(small, at + len(word))
            if told:
                yield Hit(*told.span("value"), "AGE", 0.7, WHY)


def _of_relation(small: str, end: int, *, bare: bool) -> Iterator[Hit]:
    told = _OF.match(small, end) or (_BARE.match(small, end) if bare else None)
    if told:
        yield Hit(*told.span("value"), "AGE", 0.7, WHY)


def _to_come(text: str, small: str, at: int) -> Iterator[Hit]:
    told = _TO_COME.match(small, at)
    if told and _NAME.search(text, max(0, at - 16), at):
        yield Hit(*told.span("value"), "AGE", 0.6, WHY)


def _opens_line(small: str, at: int) -> bool:
    before = small[max(0, at - _BACK) : at].rstrip(" \t")
    return not before or before.endswith("\n")


def _of_person(small: str, at: int, end: int) -> Iterator[Hit]:
    told = _PERSON.match(small, end)
    if told and not _CONDITION.search(small, max(0, at - _BACK), at):
        yield Hit(*told.span("value"), "AGE", 0.65, WHY)
