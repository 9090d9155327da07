"""Addresses that a policy may name. Whoever reads one must see at once where it leads, so nothing
is allowed that could make it look like another: no user before the host, no letters beyond ASCII,
no escapes, no numeric address in place of a name.

A numeric address is refused for private links and gateways too: their certificate is for a name,
and the name is what is checked on every connection.
"""

import re
from urllib.parse import urlsplit

from cloakroom.policy.kinds import Unfit
from cloakroom.policy.words import Style

_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?", re.ASCII)
# RFC 1123, section 2.1: a last label of digits would be a numeric address; browsers and C libraries
# read 0x7f and the like as one too.
_NUMERIC = re.compile(r"(?:0[xX][0-9A-Fa-f]*|[0-9]+)", re.ASCII)
_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)*/?", re.ASCII)
AZURE = (
    ".openai.azure.com", ".services.ai.azure.com", ".cognitiveservices.azure.com",
    ".openai.azure.us", ".cognitiveservices.azure.us",
    ".openai.azure.cn", ".cognitiveservices.azure.cn",
)
"""The hosts of Azure OpenAI in its three clouds. Any other is a gateway or stands in one's own
house, and may be named as well."""


def host_of(url: str) -> str:
    """``x.openai.azure.com``, with the port where it is not the usual one."""
    parts = urlsplit(url)
    return parts.netloc.lower().removesuffix(":443")


def address_fault(url: str) -> str:
    """What is wrong with an https address: completes a sentence ("must …"), '' if nothing."""
    if len(url) > 500 or not url.isascii() or not url.isprintable() or " " in url:
        return "must be an address in plain letters, at most 500 characters"
    if not url.startswith("https://"):
        return "must begin with https://"
    try:
        parts = urlsplit(url)
        odd_port = parts.port == 0 or parts.netloc.endswith(":")
    except ValueError:
        return "must be an address such as https://name.openai.azure.com/"
    if "@" in parts.netloc:
        return "must not hold a user or a password before the host"
    host_fault = _host_fault(parts.hostname or "")
    return host_fault or _rest_fault(url, parts.path, odd_port=odd_port)


def _rest_fault(url: str, path: str, *, odd_port: bool) -> str:
    if odd_port:
        return "must have a port from 1 to 65535, or none"
    plain = "?" not in url and "#" not in url and _PATH.fullmatch(path) and not _climbs(path)
    return "" if plain else (
        "must have a plain path: no query, no fragment, no escapes, no dots that climb")


def _climbs(path: str) -> bool:
    return any(part in {".", ".."} for part in path.split("/"))


def _host_fault(host: str) -> str:
    if host.endswith("."):
        return "must not end its host with a dot"
    last = host.rpartition(".")[2]
    if ":" in host or "[" in host or _NUMERIC.fullmatch(last):
        return "must name its host: a numeric address has no name that a certificate proves"
    if len(host) > 253 or not all(_LABEL.fullmatch(part) for part in host.split(".")):
        return "must name a host such as name.openai.azure.com"
    return ""


def base_url_fault(url: str, style: Style) -> str:
    """What is wrong with the address of a deployment of that style; '' if nothing."""
    fault = address_fault(url)
    if fault:
        return fault
    parts = urlsplit(url)
    azure = (parts.hostname or "").endswith(AZURE)
    if style is Style.DATED:
        bare = parts.path.rstrip("/").split("/")
        return "must be the endpoint alone, without /openai" if "openai" in bare else ""
    if azure and parts.path != "/openai/v1/":
        return "must end in /openai/v1/ right after the host"
    return "" if parts.path.endswith("/v1/") else "must end in /v1/, as style “v1” needs it"


def address(value: object) -> str:
    """Any https address."""
    if not isinstance(value, str):
        raise Unfit("must be an address such as https://example.org/")
    fault = address_fault(value)
    if fault:
        raise Unfit(fault)
    return value


def origin(value: object) -> str:
    """An https address of a host, without a path."""
    read = address(value)
    if urlsplit(read).path not in {"", "/"}:
        raise Unfit("must be a host alone, without a path")
    return read



def scope(value: object) -> str:
    """What a token is asked for: an https address, or that of an application (``api://…``)."""
    if isinstance(value, str) and re.fullmatch(r"api://[A-Za-z0-9._/-]{1,200}", value):
        return value
    return address(value)
