import ssl
import sys

import pytest

from cloakroom.chat.client.trust import context
from cloakroom.policy.model import Deployment, Network
from cloakroom.policy.words import Layer
from fakes.azure_server import Authority

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


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's own store is asked")
def test_it_trusts_what_the_system_trusts() -> None:
    assert context(DEPLOYMENT).cert_store_stats()["x509_ca"] > 50


def test_the_practice_deployment_is_trusted_by_its_own_certificate_alone(
    trusted: Authority,
) -> None:
    network = Network(ca_file=str(trusted.file))
    practice = Deployment("p", "P", "https://x", "y", network=network, layer=Layer.PRACTICE)
    assert context(practice).cert_store_stats()["x509"] == 1
