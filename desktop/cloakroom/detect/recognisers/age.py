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
    rf"[\"']?[ \t]{{0,2}}[:=|]?[ \t]{{0,2}}){_NUMBER}(?![\w%,./-]\d|(?!ye?a?rs?\b|y/?o\b)[\w%:])",
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
_WILL_BE = re.compile(
    r"(?<!\w)(?:[Hh]e|[Ss]he|[Tt]hey)(?:['’]ll| will| would) be (?P<value>1[01][0-9]|[1-9]?[0-9])"
    r"(?=[,.!]|$| (?:on|in|this|next|soon|tomorrow|by))"
)
_CLINICAL = re.compile(  # M/54, 54F, 62 y
    r"(?<![\w/.-])(?:[MF]/(?P<value>1[01][0-9]|[1-9][0-9])|(?P<first>1[01][0-9]|[1-9][0-9])"
    r"(?:[MF]|/[MF]|[ ]?[Yy](?:r|rs)?[ ][MmFf]))(?![\w/.-])"
)
_THING = re.compile(  # the wall is 34 years old, the 40-year-old boiler
    r"[ ](?:boiler|building|house|car|van|tractor|roof|wall|tree|oak|bridge|machine|whisky|barn"
    r"|hedge|system|software|policy|law|rule|company|firm|church|school|pipe|lorry|ship|engine|data|record)"
)
_NOT_A_PERSON = re.compile(
    r"(?<!\w)(?:the|this|that|our|its) (?:wall|roof|building|house|boiler|car|van|bridge|tree|oak"
    r"|barn|machine|system|software|church|school|tractor|hedge|laptop|printer|server|company|firm|policy)"
    r"(?: itself)? (?:is|was|are) (?:now |about |over |nearly )?$",
    re.I,
)
_LIMIT = re.compile(r"(?<!\w)(?:until|under|over|above|below|beyond) the $", re.I)
"""``Kept until the age of 100``."""
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
    yield from _hits(text, _CLINICAL, "an age beside the letter of a sex")
    yield from _hits(text, _WILL_BE, "an age to come")
    yield from _hits(text, _STANDS_ALONE, "a number after a name or a person")
    if mentions(text, "in his", "in her", "in their", "in my"):
        yield from _hits(text, _DECADE, "the decade of somebody's age")


def _hits(text: str, pattern: re.Pattern[str], why: str) -> Iterator[Hit]:
    for match in pattern.finditer(text):
        start, end = match.span(match.lastgroup or 0)
        if _THING.match(text, match.end()) or _NOT_A_PERSON.search(text, max(0, start - 40), start):
            continue
        if _LIMIT.search(text, max(0, match.start() - 12), match.start()):
            continue
        sure = not match.group().lower().startswith("turn")
        yield Hit(start, end, "AGE", 0.8 if sure else 0.5, why)
