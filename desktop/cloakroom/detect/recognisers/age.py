"""Ages in years or months, in figures or words, told by the words beside them. Only the number is
taken, so that the sentence still reads."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import mentions
from cloakroom.detect.hit import Hit

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORDED = (
    rf"(?:(?:{_TENS})(?:[ -](?:{_ONES}))?|{_ONES}|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|a hundred)"
)
_NUMBER = rf"(?P<value>1[01][0-9]|[1-9]?[0-9]|{_WORDED})"
_AFTER_WORD = re.compile(
    rf"(?<!\w)(?:(?:aged|age(?: is| was| of)?|turn(?:s|ed|ing)|ages)(?: about| just| only)?"
    rf"[ \t]{{0,2}}[:=|]?[ \t]{{0,2}}){_NUMBER}(?![\w%,./-]\d|[\w%:])",
    re.I,
)
_BEFORE_WORD = re.compile(
    rf"(?<![\w.,/£$€-]){_NUMBER}(?:[ -]?(?:years?|yrs?|months?|weeks?)[ -]old(?!\w)"
    r"| (?:years?|months?) of age(?!\w)|[ -]?(?:y/o|yo)(?!\w))",
    re.I,
)
_STANDS_ALONE = re.compile(  # Pearl Antoine, 79, or Aleksander (14), and she is 81
    r"(?:[A-Z][\w'’-]{1,20}(?:, | \()|(?<!\w)(?:[Ss]?[Hh]e|[Tt]hey|I|[Ww]ho)"
    r"(?:['’]s|['’]m|['’]re| is| was| am| are)(?: now| only| just)? )"
    r"(?P<value>1[01][0-9]|[1-9]?[0-9])(?=[,.;)!?](?![0-9])| and |$|\n)"
)
_DECADE = re.compile(
    r"(?<!\w)in (?:his|her|their|my) (?:(?:early|mid|late)[ -])?"
    r"(?P<value>[1-9]0s|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties"
    r"|nineties)(?!\w)",
    re.I,
)


def find(text: str) -> Iterator[Hit]:
    if mentions(text, "age", "turn"):
        yield from _hits(text, _AFTER_WORD, "an age after a word for it")
    if mentions(text, "old", "y/o", "yo", "of age"):
        yield from _hits(text, _BEFORE_WORD, "an age before a word for it")
    yield from _hits(text, _STANDS_ALONE, "a number after a name or a person")
    if mentions(text, "in his", "in her", "in their", "in my"):
        yield from _hits(text, _DECADE, "the decade of somebody's age")


def _hits(text: str, pattern: re.Pattern[str], why: str) -> Iterator[Hit]:
    for match in pattern.finditer(text):
        sure = not match.group().lower().startswith("turn")
        yield Hit(*match.span("value"), "AGE", 0.8 if sure else 0.5, why)
