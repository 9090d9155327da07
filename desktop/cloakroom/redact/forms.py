"""The words after the number of a placeholder: which spelling of one value stands there.

``[PERSON_1]`` is "Amira Okafor", ``[PERSON_1_SURNAME]`` "Okafor", ``[PERSON_1_CAPS]`` "AMIRA
OKAFOR": a reader and a language model see one person, and each spelling comes back to the byte.

Whole words, and not a letter as in ``[PERSON_1B]``: any two of them are at least three edits
apart (insert, delete, replace), alone and combined, so that no slip of one or two characters turns
one existing form into another; the slip is reported as unknown. Upper case words joined by ``_``
are also what models copy most faithfully. Spellings that no role tells apart are counted in the
NATO spelling alphabet (ICAO Annex 10, volume II), made to be told apart; the words of it that
are too near another word of ours are left out.
"""

from collections.abc import Iterator

ROLES = ("FIRST", "SURNAME", "INITIALS", "REVERSED", "TITLED", "SHORT", "EMAIL")
CASES = ("CAPS", "LOWER")
COUNTS = (
    "BRAVO", "CHARLIE", "DELTA", "ECHO", "FOXTROT", "GOLF", "HOTEL", "INDIA", "JULIETT", "KILO",
    "MIKE", "NOVEMBER", "OSCAR", "QUEBEC", "ROMEO", "SIERRA", "TANGO", "UNIFORM", "VICTOR",
    "WHISKEY", "XRAY", "YANKEE", "ZULU",
)


def spellings(form: str) -> Iterator[str]:
    """``form`` itself, then with each of the counting words: ``SURNAME``, ``SURNAME_BRAVO``…
    A counting word that it has is left out first."""
    form = "_".join(word for word in form.split("_") if word not in COUNTS)
    yield form
    for count in COUNTS:
        yield f"{form}_{count}" if form else count


def letter_case(value: str) -> str:
    """``CAPS``, ``LOWER`` or '' for how ``value`` is written; a single letter says nothing."""
    letters = [sign for sign in value if sign.isalpha()]
    if len(letters) < 2:
        return ""
    return "CAPS" if value.isupper() else "LOWER" if value.islower() else ""
