"""What this computer can see of a connection by itself."""

from dataclasses import replace
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from ssl import SSLObject
from typing import Any, Protocol

from cloakroom.chat.client.proxies import Proxy
from cloakroom.chat.wire import Measured
from cloakroom.policy.model import Network

# RFC 1918 and RFC 4193, named: Python's ``is_private`` also holds for test and loopback networks.
_PRIVATE = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")
_LONGEST_NAME = 200


class Stream(Protocol):
    """A connection of the HTTP library."""

    def get_extra_info(self, info: str) -> Any: ...

    async def aclose(self) -> None: ...


def measure(stream: Stream, *, network: Network, proxy: Proxy | None) -> Measured:
    """TLS, certificate and peer of a connection whose handshake is over."""
    tls: SSLObject | None = stream.get_extra_info("ssl_object")
    address = _address(stream.get_extra_info("server_addr"))
    seen = Measured(
        address=str(address or ""), private=None if proxy else _private(address, network.cidrs),
        proxy=proxy.shown if proxy else "", proxy_source=proxy.source if proxy else "",
    )
    return _with_certificate(seen, tls, network.issuers) if tls else seen


def _with_certificate(seen: Measured, tls: SSLObject, issuers: tuple[str, ...]) -> Measured:
    cipher, issuer, subject = tls.cipher(), "", ""
    der = tls.getpeercert(binary_form=True)
    if der:
        issuer, subject = names(der)
    expected = [word.lower() in issuer.lower() for word in issuers]
    return replace(
        seen, tls=tls.version() or "", cipher=cipher[0] if cipher else "", issuer=issuer,
        subject=subject, inspected=not any(expected) if expected else None,
    )


def names(der: bytes) -> tuple[str, str]:
    """Issuer and subject (RFC 4514). Read from the certificate itself: where the system's own
    store verified it (Windows, macOS), ``ssl`` keeps no parsed one."""
    from cryptography.x509 import load_der_x509_certificate

    try:
        certificate = load_der_x509_certificate(der)
    except ValueError:
        return "", ""
    return _line(certificate.issuer.rfc4514_string()), _line(certificate.subject.rfc4514_string())


def _line(name: str) -> str:
    shown = "".join(character if character.isprintable() else " " for character in name)
    return shown[:_LONGEST_NAME]


def _address(peer: object) -> IPv4Address | IPv6Address | None:
    if not isinstance(peer, tuple) or not peer:
        return None
    try:
        address = ip_address(str(peer[0]).partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def _private(address: IPv4Address | IPv6Address | None, cidrs: tuple[str, ...]) -> bool | None:
    if address is None:
        return None
    return any(address in ip_network(cidr, strict=False) for cidr in cidrs or _PRIVATE)
