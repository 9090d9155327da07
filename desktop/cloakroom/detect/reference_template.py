"""Case references of an organisation's own, as templates: ``AA/9999/99999``.

``A`` is any letter and ``9`` any digit; everything else stands for itself, a space also for a hard
one, and after a backslash ``A`` and ``9`` do too. Case does not count.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from cloakroom.errors import UsageError
from cloakroom.model import Finding

TYPE = "UK_CASE_REFERENCE"
LONGEST = 40
MOST = 200
_SIGN = re.compile(r"\\?[A-Za-z0-9]|[ /._:#()-]")
_OPEN = {"A": "[a-z]", "9": "[0-9]", " ": r"[ \u00a0]"}
_FEWEST_OPEN = 3


def validate(templates: tuple[str, ...]) -> None:
    """Raises UsageError that names the first template which cannot be used."""
    if len(templates) > MOST:
        raise UsageError(f"At most {MOST} templates of references can be used.")
    for template in templates:
        _compiled(template)


def find(
    text: str, templates: tuple[str, ...], start: int = 0, end: int | None = None
) -> Iterator[Finding]:
    """Every reference that has the form of one of ``templates``, whole, and begins from ``start``
    to ``end``. One pass over the text."""
    end = len(text) if end is None else end
    matches = _joined(templates).finditer(text, start, end + LONGEST) if templates else ()
    for match in matches:
        if match.start() < end:
            yield Finding(*match.span(), TYPE, 0.9, "your organisation's template")


@lru_cache(maxsize=4)
def _joined(templates: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(templates, key=len, reverse=True)
    parts = "|".join(f"(?:{_compiled(template)})" for template in longest_first)
    return re.compile(rf"(?<![^\W_])(?:{parts})(?![^\W_])", re.IGNORECASE)


@lru_cache(maxsize=MOST)
def _compiled(template: str) -> str:
    """``template`` as a regular expression of fixed length, so that no text is slow."""
    signs = _SIGN.findall(template)
    if "".join(signs) != template or not 0 < len(template) <= LONGEST:
        raise UsageError(
            f"“{template[:LONGEST]}” is no template: write A for a letter and 9 for a digit, with "
            "letters, digits, spaces and / . - _ : # ( ) between, as in AA/9999/99999."
        )
    if sum(sign in "A9" for sign in signs) < _FEWEST_OPEN:
        raise UsageError(
            f"“{template}” would match too much or only one text: a template needs three A or 9."
        )
    return "".join(_OPEN.get(sign) or re.escape(sign[-1]) for sign in signs)
