"""The promises about where a text may go. Each test was seen to fail with its guard taken away."""

import asyncio
import logging
import os
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from cloakroom.chat.client.call import Call
from cloakroom.chat.client.connection import CALL, connect
from cloakroom.chat.client.origin import origin
from cloakroom.policy.model import Deployment, Network, Params
from cloakroom.policy.words import Style
from cloakroom.send_errors import ChatError, Left, NotSent, NotTrusted, Refused
from fakes.asking import KEY, ask
from fakes.azure_server import Authority, AzureServer, Reply, refused, serving

DESKTOP = Path(__file__).resolve().parents[3] / "desktop"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_reaches_nobody_else(
    server: AzureServer, trusted: Authority, status: int
) -> None:
    with serving(trusted.context(), trusted.file) as elsewhere:
        target = f"https://localhost:{elsewhere.port}/openai/v1/chat/completions"
        server.usual = Reply(status, {"Location": target}, [b"{}"])
        with pytest.raises(Refused, match="tried to send you elsewhere; that was blocked") as told:
            ask(server.deployment())
    assert elsewhere.journal == []
    assert elsewhere.connections == 0
    assert len(server.texts) == 1
    assert (told.value.left, told.value.check, told.value.status) == (Left.YES, "redirect", status)


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/openai/v1/chat/completions",
        "https://uk.openai.azure.com.elsewhere.example/openai/v1/chat/completions",
        "https://uk.openai.azure.com@elsewhere.example/openai/v1/chat/completions",
        "https://someone@uk.openai.azure.com/openai/v1/chat/completions",
        "https://uk.openai.azure.com:8443/openai/v1/chat/completions",
        "http://uk.openai.azure.com/openai/v1/chat/completions",
        "https://uk.openai.azure.com/other/v1/chat/completions",
        "https://uk.openai.azure.com/openai/v1/../../steal",
        "https://uk.openai.azure.com/openai/v1/%2e%2e/steal",
    ],
)
def test_no_request_leaves_the_origin_of_the_policy(url: str) -> None:
    deployment = Deployment("uk", "UK", "https://UK.openai.azure.com./openai/v1/", "gpt-uk")
    assert origin(deployment).holds("https://uk.openai.azure.com/openai/v1/chat/completions")
    assert not origin(deployment).holds(url)


def test_the_client_itself_is_pinned(server: AzureServer, trusted: Authority) -> None:
    """Whatever the SDK is made to do."""
    with serving(trusted.context(), trusted.file) as elsewhere:
        async def stray() -> None:
            connection = connect(server.deployment())
            CALL.set(Call(connection.deployment))
            url = f"https://localhost:{elsewhere.port}/openai/v1/chat/completions"
            async with connection.http as http:
                await http.post(url, content=b"[PERSON_1]")

        with pytest.raises(NotSent, match="another address than the deployment's") as told:
            asyncio.run(stray())
    assert elsewhere.connections == 0
    assert told.value.left is Left.NO


@pytest.mark.parametrize(
    "base_url",
    [
        "http://uk.openai.azure.com/openai/v1/",
        "https://someone@uk.openai.azure.com/",
        "https://uk.openai.azure.com/?to=elsewhere",
        "https://uk.openai.azure.com:99999/",
        "https://ük.example/",
        "https:///openai/v1/",
        "",
    ],
)
def test_an_odd_address_is_not_connected_to(base_url: str) -> None:
    with pytest.raises(NotSent, match="not a plain https:// address"):
        origin(Deployment("uk", "UK", base_url, "gpt-uk"))


def test_a_failing_deployment_is_asked_once(server: AzureServer) -> None:
    server.usual = refused(500)
    with pytest.raises(Refused):
        ask(server.deployment())
    assert len(server.texts) == 1


# What an attacker, or an honest tool of the same family, may leave in the environment.
HOSTILE = {
    "OPENAI_BASE_URL": "https://elsewhere.example/v1",
    "OPENAI_API_KEY": "CANARY-1",
    "OPENAI_ORG_ID": "CANARY-2",
    "OPENAI_PROJECT_ID": "CANARY-3",
    "OPENAI_CUSTOM_HEADERS": "X-Canary: CANARY-4",
    "OPENAI_ADMIN_KEY": "CANARY-5",
    "AZURE_OPENAI_ENDPOINT": "https://elsewhere.example",
    "AZURE_OPENAI_API_KEY": "CANARY-6",
    "AZURE_OPENAI_AD_TOKEN": "CANARY-7",
    "OPENAI_API_VERSION": "CANARY-8",
}


@pytest.mark.parametrize("style", list(Style))
def test_the_environment_adds_nothing_even_unpurged(
    server: AzureServer, monkeypatch: pytest.MonkeyPatch, style: Style
) -> None:
    for name, value in HOSTILE.items():
        monkeypatch.setenv(name, value)
    ask(server.deployment(style=style, api_version="2024-10-21"))
    [seen] = server.texts
    everything = repr(seen.headers) + seen.path + seen.body.decode()
    assert "CANARY" not in everything


def test_no_key_of_a_connection_is_written_down(
    server: AzureServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "keys.log"
    monkeypatch.setenv("SSLKEYLOGFILE", str(log))
    ask(server.deployment())
    assert not log.exists()


def test_the_program_takes_the_variables_out_before_anything_else(tmp_path: Path) -> None:
    code = (
        "import os, cloakroom.__main__ as m; m.main(['--version']);"
        "print([n for n in os.environ if n.startswith(('OPENAI_', 'AZURE_', 'SSLKEYLOG'))])"
    )
    hostile = {**os.environ, **HOSTILE, "SSLKEYLOGFILE": str(tmp_path / "keys"),
               "PYTHONPATH": str(DESKTOP), "CLOAKROOM_HOME": str(tmp_path)}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", code], env=hostile, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_proxy_in_the_environment_is_not_used_for_this_computer(
    server: AzureServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    assert ask(server.deployment())


def test_nothing_is_asked_over_a_connection_that_the_policy_forbids(
    server: AzureServer, trusted: Authority
) -> None:
    """The public address is seen after the handshake, and before the first byte of a request."""
    network = Network(require_private_ip=True, cidrs=("10.20.0.0/16",), ca_file=str(trusted.file))
    with pytest.raises(NotSent, match="not in your private network") as told:
        ask(server.deployment(network=network))
    assert server.connections == 1
    assert server.journal == []
    assert (told.value.left, told.value.check) == (Left.NO, "address")


def test_a_certificate_of_nobody_known_stops_it(server: AzureServer) -> None:
    with pytest.raises(NotTrusted) as told:
        ask(server.deployment(network=Network()))
    assert server.journal == []
    assert (told.value.left, told.value.check) == (Left.NO, "certificate")


def test_the_sdk_keeps_the_options_it_was_given(server: AzureServer) -> None:
    async def options() -> tuple[int, bool, bool]:
        connection = connect(server.deployment())
        async with connection.http as http:
            return connection.sdk.max_retries, http.follow_redirects, http.trust_env

    assert asyncio.run(options()) == (0, False, False)


@pytest.mark.parametrize(
    ("params", "seconds"),
    [
        (Params(), 60),
        (Params(reasoning=True), 300),
        (Params(reasoning=True, read_timeout_s=90), 90),
        (Params(read_timeout_s=20), 20),
    ],
)
def test_a_model_that_reasons_may_be_silent_for_longer(params: Params, seconds: float) -> None:
    base = "https://uk.openai.azure.com/openai/v1/"

    async def timeout() -> float | None:
        connection = connect(Deployment("uk", "UK", base, "gpt-uk", params=params))
        async with connection.http as http:
            return http.timeout.read

    assert asyncio.run(timeout()) == seconds


def test_nothing_of_a_server_is_repeated(server: AzureServer) -> None:
    """An error may quote the text that it is about."""
    server.usual = refused(400, "CANARY Jane Roe", "CANARY: 'Jane Roe' of 1 High Street")
    with pytest.raises(ChatError) as told:
        ask(server.deployment())
    assert "CANARY" not in told.value.sentence + told.value.details
    assert "Roe" not in told.value.sentence + told.value.details
    assert told.value.__context__ is None, "nor does a traceback"


def test_no_library_logs_what_goes_where(
    server: AzureServer, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        ask(server.deployment())
    told = "\n".join(record.getMessage() for record in caplog.records)
    for word in ("PERSON_1", KEY, "localhost", "/openai/"):
        assert word not in told


def test_the_library_is_the_one_that_was_measured() -> None:
    """Another major version may step through a connection in other words (see ``call.py``)."""
    assert httpx2.__version__.startswith("2.")
