"""British sort codes and account numbers. Neither can be checked without the clearing banks' own
tables, so they vouch for each other, or the words around them do."""

import re
from collections.abc import Iterator

from cloakroom.detect.context import around, before, labels, mentions, numbered_thing, phrases
from cloakroom.detect.hit import Hit

_SORT_CODE = re.compile(
    r"[0-9](?<![\w/-].)(?<!(?<!\.)\..)[0-9](?P<sep>[ \u00a0–-]?)\d{2}(?P=sep)\d{2}(?![\w-]|[./]\d)"
)
_ACCOUNT = re.compile(
    r"[0-9](?<![\w/-].)(?<!(?<!\.)\..)"
    r"(?:[0-9]{7}|[0-9]{3}[ \u00a0-][0-9]{4}|[0-9]{2}[ \u00a0][0-9]{5}"
    r"|[0-9] [0-9]{2} [0-9]{2} [0-9]{2}|[0-9]{6})"
    r"(?![\w-]|[./ ]\d)"
)
_SORT_WORDS = phrases("sort code", "sortcode", "sort", "s/c", "sc", "sort-code", "bank code")
_ACCOUNT_WORDS = phrases(
    "account", "account number", "account no", "accountnumber", "a/c", "a/c no", "acc", "acc no",
    "acct", "acct no", "bank account", "account num", "acc number", "acct number",
)
_BANK_WORDS = phrases(
    "bank transfer", "banking", "payment to", "pay to", "refund to", "wages to", "transfer to",
    "remit", "bank details", "bank account", "bacs", "chaps", "faster payment", "faster payments",
    "direct debit", "standing order", "pay into", "paid into", "payee", "barclays", "lloyds",
    "natwest", "hsbc", "santander", "nationwide", "halifax", "monzo", "starling", "tsb", "rbs",
    "building society",
)
_PAIR = re.compile(
    r"(?P<code>[0-9](?<![\w/-].)(?<!(?<!\.)\..)"
    r"[0-9]{5})[\"']?[ ]?[ ,;/|\t][ ]?[\"']?(?P<account>[0-9]{8})(?!\w)"
)
_TURNED = re.compile(
    r"(?P<account>[0-9](?<![\w/-].)(?<!(?<!\.)\..)[0-9]{7})[\"']?[ ]?[ ,;/|\t][ ]?[\"']?"
    r"(?P<code>[0-9]{6}|[0-9]{2}-[0-9]{2}-[0-9]{2})(?![\w-])"
)
_REACH = 40


def find(text: str) -> Iterator[Hit]:
    codes = [match.span() for match in _SORT_CODE.finditer(text)]
    if not codes and not mentions(text, "acc", "a/c"):
        return
    accounts = [match.span() for match in _ACCOUNT.finditer(text)]
    yield from _solid_pairs(text)
    for start, end in codes:
        hit = _sort_code(text, start, end)
        if hit:
            yield hit
    for start, end in accounts:
        hit = _account(text, start, end)
        if hit:
            yield hit


def _sort_code(text: str, start: int, end: int) -> Hit | None:
    value = text[start:end]
    support = around(text, start, end, _SORT_WORDS)
    if support:
        return Hit(start, end, "UK_SORT_CODE", 0.92, support)
    if len(value) == 6 or numbered_thing(text, start):
        return None
    if _beside_account(text, end):
        return Hit(start, end, "UK_SORT_CODE", 0.85, "an account number beside it")
    if value[2].isspace():
        return None
    score, why = _alone(text, start, end)
    return Hit(start, end, "UK_SORT_CODE", score, why)


def _solid_pairs(text: str) -> Iterator[Hit]:
    """Six digits and straight behind them eight, where the text speaks of sort codes or of banks
    just before."""
    spoken = mentions(text, "sort_code", "sortcode", "sort code")
    for pattern in (_PAIR, _TURNED):
        for match in pattern.finditer(text):
            if spoken or before(text, match.start(), _BANK_WORDS):
                why = "an account number and a sort code side by side"
                yield Hit(*match.span("code"), "UK_SORT_CODE", 0.75, why)
                yield Hit(*match.span("account"), "UK_BANK_ACCOUNT", 0.75, why)


def _alone(text: str, start: int, end: int) -> tuple[float, str]:
    why = "three pairs of digits, as in a sort code"
    if not _may_be_date(text[start:end]):
        return 0.6, why
    support = labels(text, start, end, _BANK_WORDS)
    return (0.65, f"{why}; {support}") if support else (0.4, why)


def _account(text: str, start: int, end: int) -> Hit | None:
    seven = end - start == 7
    support = around(text, start, end, _ACCOUNT_WORDS)
    if support and not (seven and not before(text, start, _ACCOUNT_WORDS, reach=20)):
        return Hit(start, end, "UK_BANK_ACCOUNT", 0.75 if seven else 0.88, support)
    if not seven and _beside_sort_code(text, start):
        return Hit(start, end, "UK_BANK_ACCOUNT", 0.85, "a sort code beside it")
    return None


def _beside_account(text: str, end: int) -> bool:
    match = _ACCOUNT.search(text, end, end + _REACH)
    return match is not None and match.end() - match.start() > 7


def _beside_sort_code(text: str, start: int) -> bool:
    left = max(0, start - _REACH)
    for match in _SORT_CODE.finditer(text, left, start):
        value = match.group()
        if len(value) == 8 or before(text, match.start(), _SORT_WORDS):
            return True
    return False


def _may_be_date(value: str) -> bool:
    """``12-03-21`` is a day as likely as a bank, and so is ``21-14-07`` the American way."""
    first, second, third = (int(value[place : place + 2]) for place in (0, 3, 6))
    pairs = ((first, second), (second, first), (second, third), (third, second))
    return any(0 < month <= 12 and 0 < day <= 31 for month, day in pairs)
