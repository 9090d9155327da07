"""What a first name says about the person, from Faker's British names (MIT licence)."""

from functools import cache

from cloakroom.redact.names import FIRST_NAMES


@cache
def _names() -> dict[str, str]:
    # a quarter of a second, and only for those who write "Mr" or use stand-ins
    from faker.providers.person.en_GB import Provider

    known = {name.casefold(): "f" for name in Provider.first_names_female}
    known |= {name.casefold(): "m" for name in Provider.first_names_male}
    neutral = {name.casefold() for name in FIRST_NAMES}
    return {name: gender for name, gender in known.items() if name not in neutral}


def gender_of(first_name: str) -> str:
    """``m`` or ``f`` for a name that is used for one of them; '' where nothing is known.

    ``first_name`` is folded to small letters."""
    return _names().get(first_name, "") if first_name else ""


@cache
def first_names(gender: str) -> tuple[str, ...]:
    """First names for a stand-in of ``gender`` (``m`` or ``f``), in alphabetical order."""
    return tuple(sorted(name.title() for name, each in _names().items() if each == gender))
