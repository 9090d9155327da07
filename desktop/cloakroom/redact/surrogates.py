"""Stand-ins that read like the real thing and belong to nobody.

Each pool draws from a range published for examples and tests, or from what is never issued:

- telephone: Ofcom, numbers for drama use (07700 900xxx, 020 7946 0xxx, 01632 960xxx)
- e-mail, web: RFC 2606 (example.org)
- IP address: RFC 5737 (192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24), RFC 3849 (2001:db8::/32)
- payment card: the test numbers that card processors publish; there is no larger reserved range
- IBAN: the well-known example bank "WEST" with computed ISO 7064 mod 97-10 check digits
- National Insurance: prefix QQ, which HMRC uses in examples and never issues
- NHS number: 999 xxx xxxx, the NHS test range, with its modulus 11 check digit
- sort code, account: 00-00-xx and 0000xxxx; postcode: area ZZ, which is no postal area
- people: surnames from Faker's British list, with first names that say nothing of man or woman
  (``names.py``); places, organisations, addresses: invented, or with the word "Example"

Keys, tokens, passwords and types without a row have no believable stand-in: they get a placeholder.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from cloakroom.redact.names import FIRST_NAMES, PLACE_BEGINNINGS, PLACE_ENDINGS, last_names

_POSTCODE_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"  # the inward code never has C I K M O V
_DOCUMENTATION_NETWORKS = ("192.0.2", "198.51.100", "203.0.113")
_TEST_CARDS = (
    "4242 4242 4242 4242", "4111 1111 1111 1111", "5555 5555 5555 4444", "5105 1051 0510 5100",
    "4012 8888 8888 1881", "4000 0566 5566 5556", "5200 8282 8282 8210", "6011 1111 1111 1117",
    "6011 0009 9013 9424", "3530 1113 3330 0000", "3566 0020 2036 0505", "3782 822463 10005",
    "3714 496353 98431", "3056 930902 5904", "3852 000002 3237",
)


@dataclass(frozen=True, slots=True)
class Pool:
    """``size`` different stand-ins; ``make(n)`` gives the one at ``n``, 0 <= n < size. Each begins
    and ends with a letter or digit, so that it can be told apart as a whole word."""

    name: str
    size: int
    make: Callable[[int], str]


def pool_for(entity_type: str, value: str) -> Pool | None:
    """Where stand-ins for ``value`` come from; None where only a placeholder will do."""
    if entity_type in _OF_NAMES:
        alone = entity_type == "PERSON" and len(value.split()) == 1
        return _of_names(_surname if alone else _OF_NAMES[entity_type])
    if entity_type == "IP_ADDRESS" and ":" in value:
        return _IP_VERSION_6
    return _POOLS.get(entity_type)


def _of_names(make: Callable[[int], str]) -> Pool:
    size = len(last_names()) * (1 if make is _surname else len(FIRST_NAMES))
    return Pool(make.__name__.strip("_"), size, make)


def _pair(n: int) -> tuple[str, str]:
    """Each pair once, with a new first name and a new surname at every step."""
    first = n % len(FIRST_NAMES)
    surnames = last_names()
    return FIRST_NAMES[first], surnames[(first * 7 + n // len(FIRST_NAMES)) % len(surnames)]


def _person(n: int) -> str:
    return " ".join(_pair(n))


def _surname(n: int) -> str:
    return last_names()[n]


def _place(n: int) -> str:
    row, column = divmod(n, len(PLACE_BEGINNINGS))
    return PLACE_BEGINNINGS[column] + PLACE_ENDINGS[(column + row) % len(PLACE_ENDINGS)]


def _organisation(n: int) -> str:
    return f"{_place(n)} Example Ltd"


def _street_address(n: int) -> str:
    number, kind = divmod(n, 5)
    return f"{number + 1} Example {('Road', 'Street', 'Lane', 'Close', 'Avenue')[kind]}"


def _postcode(n: int) -> str:
    rest, last = divmod(n, 20)
    district, middle = divmod(rest, 20)
    sector = (district + middle) % 10
    return f"ZZ{district + 1} {sector}{_POSTCODE_LETTERS[middle]}{_POSTCODE_LETTERS[last]}"


def _email(n: int) -> str:
    first, last = _pair(n)
    return f"{first}.{last}@example.org".lower()


def _phone(n: int) -> str:
    series, number = divmod(n, 1000)
    return ("07700 900{:03}", "020 7946 0{:03}", "01632 960{:03}")[series].format(number)


def _web_address(n: int) -> str:
    return f"https://www.example.org/page-{n + 1}"


def _ip_version_4(n: int) -> str:
    network, host = divmod(n, 254)
    return f"{_DOCUMENTATION_NETWORKS[network]}.{host + 1}"


def _ip_version_6(n: int) -> str:
    return f"2001:db8::{n + 1:x}"


def _card(n: int) -> str:
    return _TEST_CARDS[n]


def _iban(n: int) -> str:
    domestic = f"WEST123456{n:08}"
    # ISO 7064: letters count from A = 10, the country and "00" go to the end
    check = 98 - int("".join(str(int(sign, 36)) for sign in f"{domestic}GB00")) % 97
    whole = f"GB{check:02}{domestic}"
    return " ".join(whole[i : i + 4] for i in range(0, len(whole), 4))


def _sort_code(n: int) -> str:
    return f"00-00-{n:02}"


def _account(n: int) -> str:
    return f"0000{n:04}"


def _national_insurance(n: int) -> str:
    return f"QQ {n // 10000:02} {n // 100 % 100:02} {n % 100:02} {'ABCD'[n % 4]}"


def _nhs(n: int) -> str:
    """Modulus 11 gives no check digit to some nine digits (it would be 10). The ninth weighs 2,
    so where 0 fails there, 1 does not, and the first eight name the stand-in."""
    start = f"999{n:05}"
    for ninth in "01":
        check = -sum(int(d) * w for d, w in zip(start + ninth, range(10, 1, -1), strict=True)) % 11
        if check < 10:
            break
    return f"{start[:3]} {start[3:6]} {start[6:]}{ninth}{check}"


def _birth_date(n: int) -> str:
    return (date(1950, 1, 1) + timedelta(days=n * 37 % 10_007)).strftime("%d/%m/%Y")


_OF_NAMES: Mapping[str, Callable[[int], str]] = MappingProxyType({
    "PERSON": _person, "EMAIL_ADDRESS": _email,
})
_IP_VERSION_6 = Pool("ip6", 10_000, _ip_version_6)
_POOLS: Mapping[str, Pool] = MappingProxyType({
    "ORGANIZATION": Pool("organisation", 240, _organisation),
    "LOCATION": Pool("place", 240, _place),
    "STREET_ADDRESS": Pool("street", 1_000, _street_address),
    "UK_POSTCODE": Pool("postcode", 3_600, _postcode),
    "PHONE_NUMBER": Pool("phone", 3_000, _phone),
    "URL": Pool("url", 10_000, _web_address),
    "IP_ADDRESS": Pool("ip4", 762, _ip_version_4),
    "CREDIT_CARD": Pool("card", len(_TEST_CARDS), _card),
    "IBAN_CODE": Pool("iban", 10_000, _iban),
    "UK_SORT_CODE": Pool("sort", 100, _sort_code),
    "UK_BANK_ACCOUNT": Pool("account", 10_000, _account),
    "UK_NINO": Pool("nino", 10_000, _national_insurance),
    "UK_NHS": Pool("nhs", 10_000, _nhs),
    "DATE_TIME": Pool("date", 10_000, _birth_date),
})
