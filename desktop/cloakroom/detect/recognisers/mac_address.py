"""Hardware addresses (IEEE 802, EUI-48): six pairs of hexadecimal digits with colons or hyphens, or
three groups of four with dots. Broadcast and all zeros name no device."""

import re
from collections.abc import Iterator

from cloakroom.detect.anchors import from_inside
from cloakroom.detect.context import around, phrases
from cloakroom.detect.hit import Hit

_PAIRS = re.compile(
    r"[0-9a-fA-F](?<![\w:.-].)[0-9a-fA-F](?P<sign>[:-])(?:[0-9a-fA-F]{2}(?P=sign)){4}"
    r"[0-9a-fA-F]{2}(?![\w]|[:-][0-9a-fA-F])"
)
_DOTS = re.compile(r"[0-9a-fA-F](?<![\w:.-].)[0-9a-fA-F]{3}(?:\.[0-9a-fA-F]{4}){2}(?![\w]|\.\w)")
_FIRST_SIGN = re.compile(r"[:-](?<=[0-9a-fA-F]{2}.)[0-9a-fA-F]{2}(?=[:-])")
_FIRST_DOT = re.compile(r"\.(?<=[0-9a-fA-F]{4}.)[0-9a-fA-F]{4}(?=\.)")
_WORDS = phrases(
    "mac", "mac address", "hardware address", "ethernet", "bssid", "ether", "hwaddr", "wifi",
    "wi-fi", "physical address", "bluetooth", "device", "adapter", "interface", "lladdr", "router",
)


def find(text: str) -> Iterator[Hit]:
    for match in from_inside(text, _PAIRS, _FIRST_SIGN, 2):
        yield from _hit(text, match)
    for match in from_inside(text, _DOTS, _FIRST_DOT, 4):
        yield from _hit(text, match)


def _hit(text: str, match: re.Match[str]) -> Iterator[Hit]:
    digits = set(re.sub(r"[^0-9a-f]", "", match.group().lower()))
    if len(digits) == 1:
        return
    support = around(text, *match.span(), _WORDS)
    if support:
        yield Hit(*match.span(), "MAC_ADDRESS", 0.95, f"the form of a MAC address; {support}")
    else:
        plain = ":" not in match.group() and not digits.intersection("abcdef")
        score = 0.35 if plain else 0.8
        yield Hit(*match.span(), "MAC_ADDRESS", score, "the form of a MAC address")
