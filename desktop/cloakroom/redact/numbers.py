"""The numbers in placeholders: 1, 28, 36, 44 … They skip, so that no slip of one character (one
digit changed, dropped, doubled or put in, two neighbours exchanged) makes of one of them another.

- The digits, weighted 1, 2, 3 … from the right, sum up to 1 modulo 11. That is the check of an ISBN
  (ISO 2108), which no changed digit and no exchange of neighbours passes.
- They have 1, 2, 3, 5 or 7 digits, and dropping one of them never leaves another number of ours.
- None is the beginning of another: ``[PERSON_2]8]`` and ``[PERSON_2 8]`` are no ``[PERSON_2]``.
"""

from collections.abc import Iterator
from functools import cache

HIGHEST_NUMBER = 9_999_999
_LENGTHS = frozenset({1, 2, 3, 5, 7})
_MODULUS = 11
_DIGITS = "0123456789"


def numbers(after: int = 0) -> Iterator[int]:
    """The numbers above ``after`` in order, up to :data:`HIGHEST_NUMBER`."""
    if after < 1:
        yield 1
    leading = max(2, after // 10)
    while leading <= HIGHEST_NUMBER // 10:
        if len(str(leading)) + 1 not in _LENGTHS:
            leading *= 10
        last = (1 - _weighed(leading)) % _MODULUS
        number = 10 * leading + last
        if last < 10 and number > after and _is_apart(number):
            yield number
        leading += 1


def is_spaced(number: int) -> bool:
    """Whether it is one of :func:`numbers`; older ledgers hold 2 and 3 as well."""
    digits = str(number)
    checked = len(digits) in _LENGTHS and (_weighed(number // 10) + number % 10) % _MODULUS == 1
    return checked and _is_apart(number)


def slipped(number: int) -> set[int]:
    """Everything above 0 that one slip may make of ``number``."""
    digits = str(number)
    made = {digits[:n] + digits[n + 1 :] for n in range(len(digits))}
    made |= {digits[:n] + new + digits[n + 1 :] for n in range(len(digits)) for new in _DIGITS}
    made |= {digits[:n] + new + digits[n:] for n in range(len(digits) + 1) for new in _DIGITS}
    made |= {
        digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :] for n in range(len(digits) - 1)
    }
    return {int(each) for each in made if each and each[0] != "0"} - {number}


def beginnings(number: int) -> Iterator[int]:
    """2 and 20 for 206."""
    while number >= 10:
        number //= 10
        yield number


def _weighed(leading: int) -> int:
    """The sum of all digits but the last, which weighs 1."""
    total, weight = 0, 2
    while leading:
        leading, digit = divmod(leading, 10)
        total += weight * digit
        weight += 1
    return total


def _is_apart(number: int) -> bool:
    """No beginning of it is a number of ours, nor what is left of it when a digit is dropped.

    Longer ones have no neighbour in length: only the first four lengths are looked at."""
    if any(_is_short(each) for each in beginnings(number // 10)):
        return False
    if number > 999:
        return True
    digits = str(number)
    rest = (digits[:n] + digits[n + 1 :] for n in range(len(digits)))
    return not any(_is_short(int(each)) for each in rest if each)


@cache
def _is_short(number: int) -> bool:
    return is_spaced(number)
