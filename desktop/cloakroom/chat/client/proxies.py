"""The proxy between this computer and a deployment, and who said so."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit
from urllib.request import getproxies, getproxies_environment, proxy_bypass

from cloakroom.send_errors import NotSent

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Proxy:
    """``url`` may hold a password: it is for the connection only. ``shown`` is ``host:port``."""

    url: str = field(repr=False)
    shown: str
    source: str


def proxy_for(host: str) -> Proxy | None:
    """What the environment says, else the settings of the system (Windows, macOS); None for a
    direct connection. NotSent for a kind of proxy that cannot be used."""
    if is_loopback(host) or proxy_bypass(host):
        return None
    environment = getproxies_environment()
    for proxies, source in ((environment, "environment"), (getproxies(), "system settings")):
        for kind in ("https", "all"):
            if proxies.get(kind):
                return _proxy(proxies[kind], source=_source(source, kind))
    return None


def is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower().removesuffix(".") == "localhost"


def _source(source: str, kind: str) -> str:
    return f"environment, {kind.upper()}_PROXY" if source == "environment" else source


def _proxy(url: str, *, source: str) -> Proxy:
    url = url if "://" in url else f"http://{url}"
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise NotSent(
            f"The proxy that is set ({source}) is of a kind that Cloakroom cannot use; it takes "
            "http:// and https:// ones. Nothing was sent. Ask your IT desk for the right setting.",
            check="proxy-kind",
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return Proxy(url, f"{host}:{parts.port or _PORTS[parts.scheme]}", source)
