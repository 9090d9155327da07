"""The kinds of sensitive data, as one table: Presidio's name where it has one, the words the
user reads, the group the review lists it under, and the word inside its placeholder.

To add a kind: a row here, a recogniser in ``detect/recognisers``, a row in ``detect/table.py``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Group(StrEnum):
    """The headings of the findings list, in the order they are shown."""

    NAMES = "Names"
    IDENTIFIERS = "Identifiers"
    MONEY = "Money"
    CONTACT = "Contact"
    SECRETS = "Secrets"
    PLACES = "Places"


@dataclass(frozen=True, slots=True)
class EntityType:
    """One kind of data. ``ticket`` is the word in its placeholder: ``[PERSON_1]``;
    ``short`` is the label where there is little room, if it differs; an ``opt_in`` kind is looked
    for only when somebody asks for it."""

    name: str
    label: str
    plural: str
    group: Group
    ticket: str
    short: str = ""
    opt_in: bool = False

    @property
    def brief(self) -> str:
        """The label where there is little room."""
        return self.short or self.label


_ROWS = (
    EntityType("PERSON", "name", "names", Group.NAMES, "PERSON"),
    EntityType("ORGANIZATION", "organisation", "organisations", Group.PLACES, "ORGANISATION"),
    EntityType("LOCATION", "place", "places", Group.PLACES, "PLACE"),
    EntityType(
        "STREET_ADDRESS", "street address", "street addresses",
        Group.PLACES, "ADDRESS", "address",
    ),
    EntityType("UK_POSTCODE", "postcode", "postcodes", Group.PLACES, "POSTCODE"),
    EntityType(
        "EMAIL_ADDRESS", "e-mail address", "e-mail addresses",
        Group.CONTACT, "EMAIL", "e-mail",
    ),
    EntityType(
        "PHONE_NUMBER", "telephone number", "telephone numbers",
        Group.CONTACT, "PHONE", "phone",
    ),
    EntityType("URL", "web address", "web addresses", Group.CONTACT, "URL", "link"),
    EntityType("IP_ADDRESS", "IP address", "IP addresses", Group.CONTACT, "IP_ADDRESS"),
    EntityType("CREDIT_CARD", "payment card", "payment cards", Group.MONEY, "CARD", "card"),
    EntityType("IBAN_CODE", "IBAN", "IBANs", Group.MONEY, "IBAN"),
    EntityType("UK_SORT_CODE", "sort code", "sort codes", Group.MONEY, "SORT_CODE"),
    EntityType(
        "UK_BANK_ACCOUNT", "account number", "account numbers",
        Group.MONEY, "ACCOUNT", "account",
    ),
    EntityType(
        "UK_NINO", "National Insurance number", "National Insurance numbers",
        Group.IDENTIFIERS, "NI_NUMBER", "NI number",
    ),
    EntityType("UK_NHS", "NHS number", "NHS numbers", Group.IDENTIFIERS, "NHS_NUMBER"),
    EntityType("DATE_TIME", "date of birth", "dates of birth", Group.IDENTIFIERS, "BIRTH_DATE"),
    EntityType("PRIVATE_KEY", "private key", "private keys", Group.SECRETS, "PRIVATE_KEY"),
    EntityType("CLOUD_KEY", "cloud key", "cloud keys", Group.SECRETS, "CLOUD_KEY"),
    EntityType("ACCESS_TOKEN", "access token", "access tokens", Group.SECRETS, "TOKEN"),
    EntityType(
        "CONNECTION_STRING", "connection string", "connection strings",
        Group.SECRETS, "CONNECTION", "connection",
    ),
    EntityType("PASSWORD", "password", "passwords", Group.SECRETS, "PASSWORD"),
    EntityType("AGE", "age", "ages", Group.IDENTIFIERS, "AGE", opt_in=True),
    EntityType("DATE", "date", "dates", Group.IDENTIFIERS, "DATE", opt_in=True),
    EntityType("CUSTOM", "listed word", "listed words", Group.IDENTIFIERS, "WORD"),
)

ENTITY_TYPES: Mapping[str, EntityType] = MappingProxyType({row.name: row for row in _ROWS})


def entity_type(name: str) -> EntityType:
    """The row of ``name``; a type this build does not know (a user's own recogniser) gets
    a row made from its name, so that it is shown and taken out like any other."""
    known = ENTITY_TYPES.get(name)
    if known is not None:
        return known
    words = name.replace("_", " ").lower()
    return EntityType(name, words, f"{words} findings", Group.IDENTIFIERS, name)


def count_of(name: str, number: int) -> str:
    """``3 e-mail addresses``, ``1 name``."""
    row = entity_type(name)
    return f"{number} {row.label if number == 1 else row.plural}"
