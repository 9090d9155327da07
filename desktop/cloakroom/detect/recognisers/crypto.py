"""Wallet addresses. Bitcoin: Base58Check (two rounds of SHA-256, first characters 1 and 3) and
Bech32 or Bech32m (BIP 173, BIP 350), with their check sums. Ethereum: 0x and forty hexadecimal
digits. Mixed capitals among them look like the check sum of EIP-55 and count for evidence, but the
sum is not verified (that takes Keccak-256, which Python's standard library does not have); an
address without them needs a word beside it."""

import hashlib
import re
from collections.abc import Iterator

from cloakroom.detect.context import around, phrases
from cloakroom.detect.hit import Hit

_BASE58_SIGNS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BASE58_VALUES = {sign: value for value, sign in enumerate(_BASE58_SIGNS)}
_BASE58 = re.compile(rf"[13](?<!\w.)[{_BASE58_SIGNS}]{{25,33}}+(?!\w)")
_BECH32_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32 = re.compile(rf"[bB](?<!\w.)[cC]1[{_BECH32_SIGNS}{_BECH32_SIGNS.upper()}]{{11,71}}+(?!\w)")
_BECH32_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_BECH32_ENDS = (1, 0x2BC830A3)
_ETHEREUM = re.compile(r"0(?<!\w.)[xX][0-9a-fA-F]{40}+(?!\w)")
_WORDS = phrases(
    "ethereum", "eth", "ether", "wallet", "wallet address", "crypto", "erc20", "erc-20", "usdt",
    "usdc", "metamask", "address", "coinbase", "tokens", "contract",
)


def find(text: str) -> Iterator[Hit]:
    for match in _BASE58.finditer(text):
        if base58_checked(match.group()):
            yield Hit(*match.span(), "CRYPTO", 0.97, "a Bitcoin address, check sum correct")
    for match in _BECH32.finditer(text) if "bc1" in text or "BC1" in text else ():
        if bech32_checked(match.group()):
            yield Hit(*match.span(), "CRYPTO", 0.97, "a Bitcoin address, check sum correct")
    for match in _ETHEREUM.finditer(text) if "0x" in text or "0X" in text else ():
        yield Hit(*match.span(), "CRYPTO", *_grade(text, match))


def _grade(text: str, match: re.Match[str]) -> tuple[float, str]:
    support = around(text, *match.span(), _WORDS)
    if support:
        return 0.92, f"the form of an Ethereum address; {support}"
    digits = match.group()[2:]
    mixed = not (digits.islower() or digits.isupper() or digits.isdigit())
    return (0.75 if mixed else 0.4), "the form of an Ethereum address"


def base58_checked(address: str) -> bool:
    """Whether the last four of the 25 bytes are the check sum of the others."""
    number = 0
    for sign in address:
        number = number * 58 + _BASE58_VALUES[sign]
    if number.bit_length() > 200:
        return False
    decoded = number.to_bytes(25, "big")
    body, check = decoded[:21], decoded[21:]
    return hashlib.sha256(hashlib.sha256(body).digest()).digest()[:4] == check


def bech32_checked(address: str) -> bool:
    """Whether the BCH check sum over ``bc`` and the data comes out at one of its two constants."""
    if not (address.islower() or address.isupper()):
        return False
    checksum = 1
    data = [_BECH32_SIGNS.index(sign) for sign in address[3:].lower()]
    for value in (3, 3, 0, 2, 3, *data):  # "bc" spread over five values
        top = checksum >> 25
        checksum = (checksum & 0x1FFFFFF) << 5 ^ value
        for bit, constant in enumerate(_BECH32_GENERATOR):
            checksum ^= constant if top >> bit & 1 else 0
    return checksum in _BECH32_ENDS
