"""Proxies: found, used, shown; their passwords never."""

import base64
from collections.abc import Iterator

import pytest

from cloakroom.chat.client import proxies
from cloakroom.chat.client.proxies import proxy_for
from cloakroom.chat.evidence import before, blocking
from cloakroom.chat.wire import Began
from cloakroom.policy.model import Deployment, Network
from cloakroom.send_errors import Left, NoConnection, NotSent
from fakes.asking import KEY, ask, run, text_of
from fakes.azure_server import Authority, AzureServer, serving
from fakes.proxy import TunnelProxy, tunnelling

HOST = "uk.example.org"
PASSWORD = "sample-secret"


@pytest.fixture
def far(trusted: Authority) -> Iterator[AzureServer]:
    """A deployment that has a name of its own; only the proxy can find it."""
    with serving(trusted.context(HOST), trusted.file) as server:
        yield server


@pytest.fixture
def proxy(far: AzureServer) -> Iterator[TunnelProxy]:
    with tunnelling(far.port) as started:
        yield started


def behind(far: AzureServer, **network: object) -> Deployment:
    rules = Network(ca_file=str(far.ca_file), **network)  # type: ignore[arg-type]
    return far.deployment(base_url=f"https://{HOST}/openai/v1/", network=rules)


def test_an_answer_comes_through_a_proxy_with_a_password(
    far: AzureServer, proxy: TunnelProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://jane:{PASSWORD}@{proxy.place}")
    events = ask(behind(far))

    assert text_of(events) == "Dear [PERSON_1], all is well."
    began = events[0]
    assert isinstance(began, Began)
    assert began.measured.proxy == proxy.place
    assert began.measured.proxy_source == "environment, HTTPS_PROXY"
    assert began.measured.private is None, "what was measured is the proxy's address"
    assert began.measured.tls == "TLSv1.3"
    assert PASSWORD not in repr(events)
    [(target, headers)] = proxy.journal
    assert target == f"{HOST}:443"
    login = base64.b64encode(f"jane:{PASSWORD}".encode()).decode()
    assert headers["proxy-authorization"] == f"Basic {login}"
    assert KEY not in repr(headers)
    assert b"PERSON_1" not in proxy.carried, "the proxy sees TLS and nothing else"
    assert PASSWORD not in repr(far.journal)


@pytest.mark.parametrize(
    ("network", "check"),
    [({"allow_proxy": False}, "proxy"), ({"require_private_ip": True}, "address")],
)
def test_a_proxy_that_the_policy_forbids_carries_nothing(
    far: AzureServer, proxy: TunnelProxy, monkeypatch: pytest.MonkeyPatch,
    network: dict[str, bool], check: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("HTTPS_PROXY", f"http://{proxy.place}")
    deployment = behind(far, **network)
    measured = run(lambda client: client.check(deployment))
    found = blocking(before(measured, deployment))
    assert found
    assert found.check == check
    with pytest.raises(NotSent) as told:
        ask(deployment)
    assert (told.value.check, told.value.left) == (check, Left.NO)
    assert far.journal == []


@pytest.mark.parametrize(("status", "check"), [(407, "proxy-sign-in"), (502, "proxy")])
def test_a_proxy_that_refuses_is_named(
    far: AzureServer, proxy: TunnelProxy, monkeypatch: pytest.MonkeyPatch, status: int, check: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://jane:{PASSWORD}@{proxy.place}")
    proxy.status = status
    with pytest.raises(NoConnection, match=proxy.place) as told:
        ask(behind(far))
    assert (told.value.check, told.value.left) == (check, Left.NO)
    assert PASSWORD not in told.value.sentence + told.value.details


def test_a_proxy_that_is_down_is_named(
    far: AzureServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tunnelling(far.port) as gone:
        place = gone.place
    monkeypatch.setenv("HTTPS_PROXY", f"http://{place}")
    with pytest.raises(NoConnection, match=f"{place} .*did not take the connection"):
        ask(behind(far))


@pytest.mark.parametrize(
    ("environment", "system", "found"),
    [
        ({}, {}, None),
        ({"https_proxy": "http://p.example:8080"}, {}, ("p.example:8080", "HTTPS_PROXY")),
        ({"HTTPS_PROXY": "p.example:8080"}, {}, ("p.example:8080", "HTTPS_PROXY")),
        ({"ALL_PROXY": "https://p.example"}, {}, ("p.example:443", "ALL_PROXY")),
        ({"HTTP_PROXY": "http://p.example:8080"}, {}, None),
        ({"HTTPS_PROXY": "http://[2001:db8::1]:8080"}, {}, ("[2001:db8::1]:8080", "HTTPS_PROXY")),
        ({}, {"https": "http://p.example:3128"}, ("p.example:3128", "system settings")),
        ({"HTTPS_PROXY": "http://p.example", "NO_PROXY": "example.org"}, {}, None),
        ({"HTTPS_PROXY": "http://p.example", "NO_PROXY": "*"}, {}, None),
    ],
)
def test_where_a_proxy_comes_from(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], system: dict[str, str],
    found: tuple[str, str] | None,
) -> None:  # fmt: skip
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    if system:
        monkeypatch.setattr(proxies, "getproxies", lambda: system)
    proxy = proxy_for(HOST)
    assert (proxy is None) == (found is None)
    if proxy and found:
        assert proxy.shown == found[0]
        assert found[1] in proxy.source


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.9.9", "::1", "LOCALHOST."])
def test_this_computer_needs_no_proxy(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://p.example")
    assert proxy_for(host) is None
    assert proxy_for(HOST)


@pytest.mark.parametrize("url", ["socks5://p.example:1080", "http://", "ftp://p.example"])
def test_a_proxy_of_another_kind_is_said_and_not_gone_round(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", url)
    with pytest.raises(NotSent, match="of a kind that Cloakroom cannot use"):
        proxy_for(HOST)


def test_a_password_is_in_no_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://jane:{PASSWORD}@p.example:8080")
    assert PASSWORD not in repr(proxy_for(HOST))
