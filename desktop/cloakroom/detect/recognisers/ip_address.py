"""IP addresses, read by the standard library; version and section numbers are told by the words
before them (RFC 791, RFC 4291)."""

import ipaddress
import re
from collections.abc import Iterator

from cloakroom.detect.context import around, before, phrases
from cloakroom.detect.hit import Hit

_V4 = re.compile(
    r"(?P<address>[0-9](?<![\w.-].)[0-9]{0,2}+(?:\.\d{1,3}+){3})(?:/[0-9]{1,2}(?!\d))?(?![\w-])(?!\.\d)"
)
_V6 = re.compile(
    r"[0-9a-fA-F:](?<![\w:.].)(?:(?<=:)|(?<!:)[0-9a-fA-F]{0,3}+)(?::[0-9a-fA-F]{0,4}+){1,7}(?:\.\d{1,3}+){0,3}(?![\w:])"
)
_TWO_COLONS = re.compile(":[0-9a-fA-F]{0,4}:")
_NETWORK = phrases(
    "ip", "ips", "ip address", "address", "host", "server", "ping", "client", "remote", "gateway",
    "dns", "subnet", "router", "vpn", "from", "firewall", "login from", "ipv4", "ipv6", "proxy",
    "device", "listening on", "connected",
)
_NUMBERING = phrases(
    "v", "version", "ver", "release", "section", "clause", "paragraph", "para", "chapter", "build",
    "firmware", "rev", "article", "annex", "appendix", "figure", "table", "item", "rule", "update",
    "driver", "package", "upgrade to", "updated to", "part",
)


def find(text: str) -> Iterator[Hit]:
    if "." in text:
        for match in _V4.finditer(text):
            if all(_octet(part) for part in match["address"].split(".")):
                yield _hit(text, match, *_grade_v4(match["address"]))
    if _TWO_COLONS.search(text):
        for match in _V6.finditer(text):
            if _is_v6(match.group()):
                score = 0.75 if _is_telling(match.group()) else 0.2
                yield _hit(text, match, score, "an IPv6 address")


def _hit(text: str, match: re.Match[str], score: float, why: str) -> Hit:
    start, end = match.span()
    if before(text, start, _NUMBERING, reach=12):
        return Hit(start, end, "IP_ADDRESS", 0.3, "an IP address or a version number")
    support = around(text, start, end, _NETWORK)
    if support:
        return Hit(start, end, "IP_ADDRESS", 0.9, f"{why}; {support}")
    return Hit(start, end, "IP_ADDRESS", score, why)


def _octet(part: str) -> bool:
    return part.isascii() and int(part) < 256 and (part == "0" or part[0] != "0")


def _grade_v4(value: str) -> tuple[float, str]:
    """Four small numbers are more often a version than a machine."""
    octets = [int(part) for part in value.split(".")]
    if max(octets) < 20 and octets[0] != 10 and len(set(octets)) > 1:
        return 0.4, "four numbers with dots, as in an IP address"
    return (0.45, "an IP address of no particular machine") if octets[0] in (0, 127, 255) else (
        0.7, "an IP address"
    )


def _is_v6(value: str) -> bool:
    try:
        ipaddress.IPv6Address(value)
    except ValueError:
        return False
    return any(character.isdigit() for character in value)


def _is_telling(value: str) -> bool:
    """``1::2`` is code and ``::1`` any machine, unless a word says otherwise."""
    groups = [group for group in value.split(":") if group]
    return len(groups) >= 3 or (len(groups) == 2 and len(groups[0]) >= 3)
