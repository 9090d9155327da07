"""The look before the first text: nothing of it carries a text or a credential."""

import asyncio
from pathlib import Path

import pytest

from cloakroom.chat.client.measuring import names
from cloakroom.chat.client.origin import origin
from cloakroom.chat.client.stranger import issuer_of
from cloakroom.chat.evidence import before, blocking
from cloakroom.chat.wire import Measured
from cloakroom.policy.model import Deployment, Network
from cloakroom.policy.words import Style
from cloakroom.send_errors import ChatError, Left, NoConnection, NotTrusted, Refused
from fakes.asking import run
from fakes.azure_server import Authority, AzureServer, Reply, Step, authority, refused


def look(deployment: Deployment) -> Measured:
    return run(lambda client: client.check(deployment))


def test_it_measures_and_sends_nothing(server: AzureServer) -> None:
    measured = look(server.deployment())
    assert measured.tls == "TLSv1.3"
    assert measured.cipher.startswith("TLS_")
    assert "O=Sample Authority" in measured.issuer
    assert (measured.address, measured.private) == ("127.0.0.1", True)
    assert (measured.proxy, measured.inspected) == ("", None)
    assert measured.region == "UK South"
    assert 0 < measured.seconds < 10
    [seen] = server.journal
    assert (seen.method, seen.path, seen.body) == ("GET", "/openai/v1/models", b"")
    assert set(seen.headers) == {"host", "accept", "accept-encoding", "connection", "user-agent"}


def test_the_dated_style_has_its_own_path(server: AzureServer) -> None:
    base = f"https://localhost:{server.port}"
    look(server.deployment(base_url=base, style=Style.DATED, api_version="2024-10-21"))
    assert server.journal[0].path == "/openai/models?api-version=2024-10-21"


@pytest.mark.parametrize("status", [200, 401, 403, 404, 405, 429, 500])
def test_whatever_the_deployment_answers_the_connection_was_seen(
    server: AzureServer, status: int
) -> None:
    server.models = refused(status)
    assert look(server.deployment()).tls == "TLSv1.3"


@pytest.mark.parametrize(
    ("issuers", "inspected"),
    [((), None), (("sample authority",), False), (("Microsoft", "DigiCert"), True)],
)
def test_an_issuer_that_the_policy_does_not_name_is_an_inspection(
    server: AzureServer, issuers: tuple[str, ...], inspected: bool | None
) -> None:
    network = Network(ca_file=str(server.ca_file), issuers=issuers)
    deployment = server.deployment(network=network)
    measured = look(deployment)
    assert measured.inspected is inspected
    found = blocking(before(measured, deployment))
    assert (found.check if found else "") == ("inspection" if inspected else "")


def test_what_the_policy_forbids_is_measured_and_asked_nothing(server: AzureServer) -> None:
    network = Network(require_private_ip=True, ca_file=str(server.ca_file))
    deployment = server.deployment(network=network)
    measured = look(deployment)
    assert (measured.address, measured.private) == ("127.0.0.1", False)
    found = blocking(before(measured, deployment))
    assert found
    assert found.check == "address"
    assert server.journal == []


@pytest.mark.parametrize(
    ("reply", "kind", "check"),
    [
        (Reply(200, {}, [b"<html>Hotel</html>"], "text/html"), Refused, "unexpected-page"),
        (Reply(307, {"Location": "https://elsewhere.example/"}, []), Refused, "redirect"),
        (refused(403, "AccessDenied", "Denied by Virtual Network/Firewall rules"), Refused,
         "network"),
        (refused(403, "Forbidden", "temporarily blocked"), Refused, "blocked-by-microsoft"),
        (Reply(pieces=[Step.CUT]), NoConnection, "cut"),
    ],
)  # fmt: skip
def test_where_there_is_no_deployment_it_says_so(
    server: AzureServer, reply: Reply, kind: type[ChatError], check: str
) -> None:
    server.models = reply
    with pytest.raises(kind) as told:
        look(server.deployment())
    assert (told.value.check, told.value.left) == (check, Left.NO)
    assert "Your text has not left this computer." in told.value.sentence


def test_a_certificate_that_is_not_trusted(server: AzureServer, tmp_path: Path) -> None:
    other: Authority = authority(tmp_path, "other")
    with pytest.raises(NotTrusted) as told:
        look(server.deployment(network=Network(ca_file=str(other.file))))
    assert "O=Sample Authority" in told.value.details, "the IT desk asks who issued it"
    assert "unable to get local issuer certificate" in told.value.details
    assert server.journal == []


def test_a_stranger_whose_certificate_cannot_be_read_has_no_name(server: AzureServer) -> None:
    place = origin(server.deployment(base_url="https://127.0.0.1:1/openai/v1/"))
    assert asyncio.run(issuer_of(place)) == ""
    assert names(b"no certificate") == ("", "")


def test_a_huge_list_of_models_is_not_read_to_its_end(server: AzureServer) -> None:
    server.models = Reply(200, {}, [b"x" * 60_000] * 3 + [Step.STALL])
    assert look(server.deployment()).tls == "TLSv1.3"
