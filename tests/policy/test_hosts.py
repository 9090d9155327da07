"""Addresses: what leads where it says, and every trick that was tried."""

import pytest

from cloakroom.policy.hosts import address_fault, base_url_fault, host_of
from cloakroom.policy.words import Style

GOOD = [
    "https://r.openai.azure.com/openai/v1/", "https://R.OpenAI.Azure.com/openai/v1/",
    "https://r.openai.azure.us/openai/v1/", "https://gateway.example.org:8443/team/openai/v1/",
    "https://localhost:4010/openai/v1/", "https://ai.example/v1/",
    "https://r.openai.azure.com.example.org/openai/v1/",  # another host, and plainly so
]
BAD = {
    "http://r.openai.azure.com/openai/v1/": "begin with https",
    "HTTPS://r.openai.azure.com/openai/v1/": "begin with https",
    "https://r.openai.azure.com@evil.example/openai/v1/": "user or a password",
    "https://user:pass@r.openai.azure.com/openai/v1/": "user or a password",
    "https://r.openai.azure.com./openai/v1/": "with a dot",
    "https://192.0.2.1/openai/v1/": "numeric",
    "https://[2001:db8::1]/openai/v1/": "numeric",
    "https://0x7f000001/openai/v1/": "numeric",
    "https://127.0.0.0x1/openai/v1/": "numeric",
    "https://2130706433/openai/v1/": "numeric",
    "https://r.openai.azurе.com/openai/v1/": "plain letters",  # a Cyrillic letter
    "https://r.openai.azure.com\\@evil.example/openai/v1/": "user or a password",
    "https://r.openai.azure.com\\.evil.example/openai/v1/": "name a host",
    "https://r.openai.azure.com/openai/v1/?api-version=1": "plain path",
    "https://r.openai.azure.com/openai/v1/?": "plain path",
    "https://r.openai.azure.com/openai/v1/#": "plain path",
    "https://r.openai.azure.com/../openai/v1/": "plain path",
    "https://r.openai.azure.com/%2e%2e/openai/v1/": "plain path",
    "https://r.openai.azure.com//openai/v1/": "plain path",
    "https://r.openai.azure.com/ openai/v1/": "plain letters",
    "https://r.openai.azure.com/\nopenai/v1/": "plain letters",
    "https://r.openai.azure.com:0/openai/v1/": "port",
    "https://r.openai.azure.com:/openai/v1/": "port",
    "https://r.openai.azure.com:99999/openai/v1/": "such as",
    "https://r.openai.azure.com:44a/openai/v1/": "such as",
    "https://[r/openai/v1/": "such as",
    "https:///openai/v1/": "name a host",
    "https://-r.example/openai/v1/": "name a host",
    "https://r_x.example/openai/v1/": "name a host",
    f"https://{'a.' * 130}example/openai/v1/": "name a host",
    f"https://r.example/{'a' * 500}/v1/": "plain letters",
    "": "begin with https",
}


@pytest.mark.parametrize("url", GOOD)
def test_an_address_that_may_be(url: str) -> None:
    assert base_url_fault(url, Style.V1) == ""


@pytest.mark.parametrize(("url", "told"), BAD.items())
def test_an_address_that_may_not_be(url: str, told: str) -> None:
    assert told in address_fault(url)
    assert told in base_url_fault(url, Style.V1)


@pytest.mark.parametrize(
    ("url", "style", "told"),
    [
        ("https://r.openai.azure.com/", Style.DATED, ""),
        ("https://r.openai.azure.com", Style.DATED, ""),
        ("https://gateway.example/team/", Style.DATED, ""),
        ("https://r.openai.azure.com/openai/", Style.DATED, "without /openai"),
        ("https://r.openai.azure.com/openai/v1/", Style.DATED, "without /openai"),
        ("https://r.openai.azure.com/", Style.V1, "right after the host"),
        ("https://r.openai.azure.com/v1/", Style.V1, "right after the host"),
        ("https://r.openai.azure.com/openai/v1", Style.V1, "right after the host"),
        ("https://gateway.example/team/", Style.V1, "end in /v1/"),
    ],
)
def test_the_style_decides_where_the_address_ends(url: str, style: Style, told: str) -> None:
    fault = base_url_fault(url, style)
    assert told in fault if told else fault == ""


def test_the_host_is_shown_with_an_unusual_port_only() -> None:
    assert host_of("https://R.example:443/v1/") == "r.example"
    assert host_of("https://r.example:8443/v1/") == "r.example:8443"
