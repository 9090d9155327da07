"""Dates of birth: a date in any usual form, near a word for birth. Other dates are nobody's secret
and are left alone."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import every, mentions, phrases
from cloakroom.detect.hit import Hit

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_YEAR = r"(?:(?:18|19|20)[0-9]{2}|['’]?[0-9]{2})"
DATE = re.compile(
    rf"(?<![\w/-])(?<!(?<!\.)\.)(?:{_DAY}(?P<sep> ?[./–-] ?| )(?:0?[1-9]|1[0-2])(?P=sep){_YEAR}"
    rf"|(?:0?[1-9]|1[0-2])(?P<us>[./-]){_DAY}(?P=us){_YEAR}"
    r"|(?:18|19|20)[0-9]{2}(?P<iso>[./-])(?:0?[1-9]|1[0-2])(?P=iso)[0-3]?[0-9]"
    rf"|{_DAY}(?:st|nd|rd|th)?(?: of|\.)?[ -/]{{0,2}}{_MONTH}[ ,./-]{{0,3}}{_YEAR}"
    rf"|{_MONTH} ?{_DAY}(?:st|nd|rd|th)?,? (?:18|19|20)[0-9]{{2}}"
    r"|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:19|20)[0-9]{2})(?![\w/]|[.-][0-9])",
    re.I,
)
BIRTH = phrases(
    "born", "born on", "date of birth", "dates of birth", "birth date", "birthdate", "birthday",
    "dob", "d.o.b", "d o b", "d/o/b", "bday", "birth", "dateofbirth", "birth day", "b.",
    "baptism", "baptised", "christened", "christening", "year of birth", "yob", "geburtsdatum",
    "geboren",
    "date de naissance", "née le", "né le", "fecha de nacimiento", "data di nascita", "nato il",
    "nata il", "geboortedatum", "data urodzenia", "data de nascimento", "date of brith", "d0b",
)
_ORDINAL = (
    "(?:twenty|thirty)[ -]?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first"
    "|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    "|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
)
_PARTLY = re.compile(  # straight after the word: no year, no day, in words, six digits
    r"(?P<joint>(?:[ ]\([dmy/ ]{5,12}\))?(?:[ ]{0,2}[:=,–-])?"
    r"(?:[ ](?:in|on|is|was|the|about|around|circa|c\.?)){0,3}[ ]{0,3})(?P<date>"
    rf"{_MONTH},? (?:18|19|20)[0-9]{{2}}|{_DAY}(?:st|nd|rd|th)?(?: of)? {_MONTH}"
    rf"|(?:{_ORDINAL})(?: day)? of {_MONTH}(?:,? (?:18|19|20)[0-9]{{2}})?"
    r"|(?:18|19|20)[0-9]{2}|(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])[0-9]{2}"
    r"|[0-3] ?[0-9] ?[/.-] ?[01] ?[0-9] ?[/.-] ?[12] [90] [0-9] [0-9])(?![\w/]|[.-][0-9])",
    re.I,
)
_WORDED = re.compile(
    rf"(?<!\w)(?:{_ORDINAL})(?: day)? of {_MONTH},? (?:18|19|20)[0-9]{{2}}(?!\w)", re.I
)
_SHORT = re.compile(r"[Bb](?<![\w.].)(?:\. ?| )(?=[0-9JFMASOND])")
_LONG_PAST = re.compile(
    r"(?:\(|, )(?=[0-9]{1,2}[./-][0-9]{1,2}[./-](?:19[0-9]{2}|200[0-9])[,;) ])"
)
_NAMED = re.compile(
    r"(?<![^\W\d_])[A-Z][a-z'’-]{1,20} (?:[A-Z]\.? )?[A-Z][a-z'’-]{1,20}[ ]?\Z"
)
"""A name of two words and a day long past: in brackets or behind a comma it is that of a birth."""
_PAST = (".19", "/19", "-19", ".200", "/200", "-200")
_GATE = (
    "bapti", "christen", "yob", "gebor", "geburt", "naiss", "née le", "né le", "nacim", "nasci",
    "nato", "nata", "geboo", "urodz", "brith", "d0b", "born", "birth", "dob", "d.o.b", "d o b",
    "d/o/b", "bday", " b.", "(b.",
)
_AFTER = 60
_BEFORE = 40
_BESIDE = 14
_FEASTS = frozenset({"birthday", "bday"})
"""A date in front of one of these is as likely the day of the party or the gift."""
_OTHER_DATE = phrases(
    "died", "death", "d.", "married", "joined", "started", "start date", "appointment", "admitted",
    "expiry", "expires", "issued", "today", "signed", "dated", "seen on", "on the date",
)

Span = tuple[int, int]


def find(text: str) -> Iterator[Hit]:
    for short in _SHORT.finditer(text):
        date = DATE.match(text, short.end())
        if date and len(date.group()) > 7:
            yield Hit(*date.span(), "DATE_TIME", 0.8, "a date straight after b. for born")
    for past in _LONG_PAST.finditer(text) if any(sign in text for sign in _PAST) else ():
        date = DATE.match(text, past.end())
        if date and _NAMED.search(text, max(0, past.start() - 48), past.start()):
            yield Hit(*date.span(), "DATE_TIME", 0.6, "a day long past beside a name")
    if not mentions(text, *_GATE):
        return
    for word in every(text, BIRTH):
        reach = _BESIDE if word.group().lower() in _FEASTS else _BEFORE
        found = _after(text, word.end()) or _before(text, word.start(), reach)
        found = found or _partly(text, word)
        if found:
            yield Hit(*found, "DATE_TIME", 0.92, "a date beside a word for birth")


def _partly(text: str, word: re.Match[str]) -> Span | None:
    match = _PARTLY.match(text, word.end())
    if match is None:
        return None
    year = match["date"].isdigit() and len(match["date"]) == 4
    if year and word.group().lower() in _FEASTS:
        return None
    sure = "born" in word.group().lower() or match["joint"].strip() or text[word.start() - 1] == "("
    return match.span("date") if sure or not year else None


def _after(text: str, start: int) -> Span | None:
    date = DATE.search(text, start, min(len(text), start + _AFTER))
    date = date or _WORDED.search(text, start, min(len(text), start + _AFTER))
    if date is None or _OTHER_DATE.search(text, start, date.start()):
        return None
    return date.span()


def _before(text: str, end: int, reach: int) -> Span | None:
    last = None
    for date in DATE.finditer(text, max(0, end - reach), end):
        last = date.span()
    if last is None or "\n" in text[last[1] : end] or _OTHER_DATE.search(text, last[1], end):
        return None
    return last
