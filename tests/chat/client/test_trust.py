import ssl
from pathlib import Path

import pytest
import truststore

from cloakroom.chat.client import trust
from cloakroom.chat.client.trust import context
from cloakroom.chat.wire import Began
from cloakroom.policy.model import Deployment, Network
from cloakroom.policy.words import Layer
from cloakroom.send_errors import Left, NotTrusted
from fakes.asking import ask
from fakes.azure_server import Authority, AzureServer

DEPLOYMENT = Deployment("uk", "UK", "https://uk.openai.azure.com/openai/v1/", "gpt-uk")


@pytest.mark.parametrize(
    ("least", "version"),
    [
        ("1.2", ssl.TLSVersion.TLSv1_2),
        ("1.3", ssl.TLSVersion.TLSv1_3),
        ("something", ssl.TLSVersion.TLSv1_3),
    ],
)
def test_the_oldest_tls_is_the_policys(least: str, version: ssl.TLSVersion) -> None:
    made = context(Deployment("uk", "UK", "https://x", "y", network=Network(min_tls=least)))
    assert made.minimum_version is version
    assert made.check_hostname
    assert made.verify_mode is ssl.CERT_REQUIRED


@pytest.mark.skipif(
    not any(Path(bundle).is_file() for bundle in trust._BUNDLES),
    reason="this system has no bundle of certificates",
)
def test_it_trusts_what_the_system_trusts() -> None:
    assert context(DEPLOYMENT).cert_store_stats()["x509_ca"] > 50


def test_the_practice_deployment_is_trusted_by_its_own_certificate_alone(
    trusted: Authority,
) -> None:
    network = Network(ca_file=str(trusted.file))
    practice = Deployment("p", "P", "https://x", "y", network=network, layer=Layer.PRACTICE)
    assert context(practice).cert_store_stats()["x509"] == 1


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_the_systems_own_store_is_asked(
    server: AzureServer, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    """The library that asks it takes the same settings and a connection, here with its Linux
    half."""
    monkeypatch.setattr("cloakroom.chat.client.trust.sys.platform", platform)
    deployment = server.deployment()
    assert isinstance(context(deployment), truststore.SSLContext)
    began = ask(deployment)[0]
    assert isinstance(began, Began)
    assert (began.measured.tls, began.measured.private) == ("TLSv1.3", True)
    with pytest.raises(NotTrusted) as told:
        ask(server.deployment(network=Network()))
    assert (told.value.check, told.value.left) == ("certificate", Left.NO)
