"""Which addresses count as private: the networks of RFC 1918 and RFC 4193, or the policy's own."""

from dataclasses import dataclass
from typing import Any

import pytest

from cloakroom.chat.client.measuring import measure
from cloakroom.chat.client.proxies import Proxy
from cloakroom.policy.model import Network


@dataclass(frozen=True)
class FakeStream:
    """A connection without TLS to ``peer``."""

    peer: object

    def get_extra_info(self, info: str) -> Any:
        return self.peer if info == "server_addr" else None

    async def aclose(self) -> None:
        """Nothing is open."""


OWN = ("10.20.0.0/16", "2001:db8::/32")


@pytest.mark.parametrize(
    ("address", "private", "in_policy"),
    [
        ("10.20.1.4", True, True),
        ("10.21.1.4", True, False),
        ("172.16.0.1", True, False),
        ("172.32.0.1", False, False),
        ("192.168.1.1", True, False),
        ("192.0.2.1", False, False),
        ("127.0.0.1", False, False),
        ("169.254.1.1", False, False),
        ("100.64.0.1", False, False),  # RFC 6598: shared by many, private to nobody
        ("198.18.0.1", False, False),
        ("0.0.0.0", False, False),
        ("::1", False, False),
        ("fd00::1", True, False),
        ("fe80::1%eth0", False, False),
        ("2001:db8::1", False, True),
        ("::ffff:10.20.1.4", True, True),
        ("::ffff:192.0.2.1", False, False),
    ],
)
def test_private_is_what_the_standards_or_the_policy_call_so(
    address: str, private: bool, in_policy: bool
) -> None:
    stream = FakeStream((address, 443))
    assert measure(stream, network=Network(), proxy=None).private is private
    assert measure(stream, network=Network(cidrs=OWN), proxy=None).private is in_policy


@pytest.mark.parametrize("peer", [None, (), "/run/socket", ("no address", 1), b""])
def test_a_peer_that_has_no_address_is_not_known_to_be_anything(peer: object) -> None:
    measured = measure(FakeStream(peer), network=Network(), proxy=None)
    assert (measured.private, measured.address, measured.tls) == (None, "", "")


def test_behind_a_proxy_nobody_can_tell() -> None:
    proxy = Proxy("http://p.example:8080", "p.example:8080", "environment, HTTPS_PROXY")
    measured = measure(FakeStream(("10.0.0.1", 8080)), network=Network(), proxy=proxy)
    assert measured.private is None
    assert (measured.proxy, measured.proxy_source) == (proxy.shown, proxy.source)
