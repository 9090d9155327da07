"""Telling a secret from what stands where one would stand: masks, templates, code, prose."""

import math
import re
from collections import Counter
from itertools import pairwise

_MASK = re.compile(r"[*•●x#._·-]+|…+", re.I)
_TEMPLATE = re.compile(
    r"[<\[{(].*|\$\{.*|\$\(.*|\$[A-Za-z_].*|%[A-Za-z_]+%|%[sd]|@[\w.]+\(.*|#\{.*|your[-_ ].*"
    r"|(?:change|replace)[-_]?(?:me|this|it)|redacted|hidden|masked|placeholder|example|none|null"
    r"|nil|undefined|true|false|yes|no|n/?a|tbc|tbd|todo|empty|blank|str|int|bytes|bool|float|any"
    r"|string|text|varchar.*|optional.*|required|secretstr|unknown|not|undisclosed",
    re.I | re.DOTALL,
)
_CODE = re.compile(
    r"(?:[A-Za-z_]\w*(?:\.|->|::))+[A-Za-z_]\w*(?:[(\[].*)?|[A-Za-z_]\w*[(\[].*"
    r"|_?[A-Za-z]+(?:_[A-Za-z]+)+"
    r"|pwd|passwd|password|pass|passphrase|secret|token|user(?:name)?|acct|account|value|key|args"
    r"|kwargs|options|config|settings|params|data|self",
    re.DOTALL,
)
_PROSE_WORDS = """
a an and are as at be been before below but by can cannot change changed changes correct could
different do does enough field fields for forgot forgotten from had has have if in incorrect
invalid is it kept known length less longer lost manager managers may missing more must needed
needs never new now of off ok old on only or our over page please policy protected recovery
reset safe same secret secure set should shown so strong that the then there they this to too
use used valid very was weak were what when which will with without wrong raise return
continue break you your always input
"""
_PROSE = frozenset(_PROSE_WORDS.split())


def is_placeholder(value: str) -> bool:
    """A mask (``****``), a template (``${PASSWORD}``, ``[PASSWORD_1]``) or a word for no value."""
    return not value or bool(_MASK.fullmatch(value) or _TEMPLATE.fullmatch(value))


def is_code(value: str) -> bool:
    """``os.environ[...]``, ``get_secret()``, ``user_password``: a name for a value, no value."""
    return bool(_CODE.fullmatch(value)) and not re.search(r"\d{2}|[!£%^&*?]", value)


def is_prose(value: str) -> bool:
    """A word of the sentence: the password *is required*."""
    word = value.lower()
    return word in _PROSE or (word.isalpha() and word.endswith(("ed", "ing", "able", "n't")))


def has_sign(value: str) -> bool:
    """A digit or a sign inside, or a capital after a small letter: nobody writes words so."""
    inside = any(one.islower() and two.isupper() for one, two in pairwise(value))
    return inside or not value.replace("'", "").replace("-", "").replace(".", "").isalpha()


def is_random(value: str) -> bool:
    """Long, of letters and digits, and with at least three bits of entropy a character."""
    if len(value) < 16 or value.isalpha() or not any(c.isalpha() for c in value):
        return False
    shares = [count / len(value) for count in Counter(value).values()]
    return -sum(share * math.log2(share) for share in shares) >= 3.0
