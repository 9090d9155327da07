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
    for only when somebody asks for it, by its name or by its ``region``."""

    name: str
    label: str
    plural: str
    group: Group
    ticket: str
    short: str = ""
    opt_in: bool = False
    region: str = ""

    @property
    def brief(self) -> str:
        """The label where there is little room."""
        return self.short or self.label


def _hint(name: str, subject: str) -> EntityType:
    return EntityType(
        name, f"{subject} hint", f"{subject} hints", Group.IDENTIFIERS, name, opt_in=True
    )


def _abroad(region: str, name: str, label: str) -> EntityType:
    return EntityType(
        name, label, f"{label}s", Group.IDENTIFIERS, name, opt_in=True, region=region
    )


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
    EntityType(
        "UK_PASSPORT", "passport number", "passport numbers",
        Group.IDENTIFIERS, "PASSPORT", "passport",
    ),
    EntityType(
        "UK_DRIVING_LICENCE", "driving licence number", "driving licence numbers",
        Group.IDENTIFIERS, "DRIVING_LICENCE", "licence",
    ),
    EntityType(
        "UK_VEHICLE_REGISTRATION", "vehicle registration", "vehicle registrations",
        Group.IDENTIFIERS, "NUMBER_PLATE", "number plate",
    ),
    EntityType(
        "UK_UTR", "Unique Taxpayer Reference", "Unique Taxpayer References",
        Group.IDENTIFIERS, "UTR", "UTR",
    ),
    EntityType("UK_VAT", "VAT number", "VAT numbers", Group.IDENTIFIERS, "VAT_NUMBER"),
    EntityType("UK_EORI", "EORI number", "EORI numbers", Group.IDENTIFIERS, "EORI", "EORI"),
    EntityType(
        "UK_PAYE", "PAYE reference", "PAYE references",
        Group.IDENTIFIERS, "PAYE_REFERENCE", "PAYE",
    ),
    EntityType(
        "UK_SBI", "single business identifier", "single business identifiers",
        Group.IDENTIFIERS, "SBI_NUMBER", "SBI number",
    ),
    EntityType("UK_CRN", "customer reference", "customer references", Group.IDENTIFIERS, "CRN"),
    EntityType("UK_FRN", "firm reference", "firm references", Group.IDENTIFIERS, "FRN"),
    EntityType("UK_CPH", "holding number", "holding numbers", Group.IDENTIFIERS, "HOLDING"),
    EntityType("UK_HERD_MARK", "herd mark", "herd marks", Group.IDENTIFIERS, "HERD_MARK"),
    EntityType("UK_CATTLE_TAG", "ear tag", "ear tags", Group.IDENTIFIERS, "EAR_TAG"),
    EntityType("UK_RCVS", "RCVS number", "RCVS numbers", Group.IDENTIFIERS, "RCVS_NUMBER"),
    EntityType("UK_CHED", "health entry document", "health entry documents",
               Group.IDENTIFIERS, "CHED"),
    EntityType("UK_WASTE_CARRIER", "waste carrier number", "waste carrier numbers",
               Group.IDENTIFIERS, "WASTE_CARRIER"),
    EntityType("UK_LAND_PARCEL", "land parcel", "land parcels", Group.PLACES, "LAND_PARCEL"),
    EntityType("OS_GRID_REFERENCE", "grid reference", "grid references", Group.PLACES, "GRID_REF"),
    EntityType("WHAT_THREE_WORDS", "what3words address", "what3words addresses",
               Group.PLACES, "THREE_WORDS"),
    EntityType("MARKING", "protective marking", "protective markings",
               Group.IDENTIFIERS, "MARKING", opt_in=True),
    _hint("HEALTH", "health"),
    _hint("RELIGION", "religion"),
    _hint("UNION", "trade union"),
    _hint("ORIENTATION", "orientation"),
    _hint("ETHNICITY", "ethnicity"),
    _hint("POLITICS", "politics"),
    _hint("CRIMINAL_RECORD", "criminal record"),
    _abroad("US", "US_SSN", "US Social Security number"),
    _abroad("US", "US_ITIN", "US taxpayer number"),
    _abroad("US", "US_EIN", "US employer number"),
    _abroad("COMMONWEALTH", "CA_SIN", "Canadian social insurance number"),
    _abroad("COMMONWEALTH", "AU_TFN", "Australian tax file number"),
    _abroad("COMMONWEALTH", "AU_ABN", "Australian business number"),
    _abroad("COMMONWEALTH", "NZ_IRD", "New Zealand tax number"),
    _abroad("COMMONWEALTH", "IN_AADHAAR", "Aadhaar number"),
    _abroad("COMMONWEALTH", "IN_PAN", "Indian tax account number"),
    _abroad("COMMONWEALTH", "ZA_ID", "South African identity number"),
    _abroad("EU", "IE_PPS", "Irish PPS number"),
    _abroad("EU", "FR_NIR", "French social security number"),
    _abroad("EU", "DE_STEUER_ID", "German tax number"),
    _abroad("EU", "ES_DNI_NIE", "Spanish identity number"),
    _abroad("EU", "IT_CODICE_FISCALE", "Italian tax code"),
    _abroad("EU", "NL_BSN", "Dutch citizen service number"),
    _abroad("EU", "PL_PESEL", "Polish PESEL number"),
    _abroad("EU", "BE_NN", "Belgian national number"),
    _abroad("EU", "SE_PERSONNUMMER", "Swedish personal number"),
    _abroad("EU", "DK_CPR", "Danish CPR number"),
    _abroad("EU", "FI_HETU", "Finnish personal code"),
    _abroad("EU", "PT_NIF", "Portuguese tax number"),
    _abroad("EU", "RO_CNP", "Romanian personal number"),
    _abroad("EU", "CZ_RC", "Czech or Slovak birth number"),
    _abroad("EU", "EU_VAT", "EU VAT number"),
    EntityType(
        "UK_COMPANY_NUMBER", "company number", "company numbers",
        Group.IDENTIFIERS, "COMPANY_NUMBER", "company no.",
    ),
    EntityType(
        "UK_CHARITY_NUMBER", "charity number", "charity numbers",
        Group.IDENTIFIERS, "CHARITY_NUMBER", "charity no.",
    ),
    EntityType(
        "UK_UPRN", "property reference", "property references", Group.PLACES, "UPRN", "UPRN",
    ),
    EntityType("UK_CHI", "CHI number", "CHI numbers", Group.IDENTIFIERS, "CHI_NUMBER"),
    EntityType("BIC_CODE", "BIC", "BICs", Group.MONEY, "BIC"),
    EntityType(
        "CRYPTO", "crypto wallet", "crypto wallets", Group.MONEY, "WALLET", "wallet",
    ),
    EntityType("MAC_ADDRESS", "MAC address", "MAC addresses", Group.CONTACT, "MAC_ADDRESS"),
    EntityType(
        "HANDLE", "social media name", "social media names", Group.CONTACT, "HANDLE", "handle",
    ),
    EntityType(
        "UK_CASE_REFERENCE", "case reference", "case references",
        Group.IDENTIFIERS, "CASE_REFERENCE", "case ref.",
    ),
    EntityType("CUSTOM", "listed word", "listed words", Group.IDENTIFIERS, "WORD"),
)

ENTITY_TYPES: Mapping[str, EntityType] = MappingProxyType({row.name: row for row in _ROWS})
REGIONS = frozenset(row.region for row in _ROWS) - {""}
"""What asks for all the kinds of a part of the world at once."""


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
