"""Everything that signs in, on loopback."""

import gc
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from cloakroom.chat.sign_in.account import SignIn
from cloakroom.policy.model import Auth
from cloakroom.policy.words import Method
from fakes.entra_server import CLIENT, TENANT, EntraServer
from fakes.keyrings import FakeKeyring

BROWSER = Path(__file__).parents[2] / "fakes" / "browser_program.py"


@pytest.fixture
def entra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EntraServer]:
    browsers: list[subprocess.Popen[bytes]] = []
    with EntraServer(tmp_path) as server:

        def show(url: str) -> bool:
            browsers.append(subprocess.Popen(
                [sys.executable, str(BROWSER), str(server.ca_file), url]))
            return True

        monkeypatch.setattr("webbrowser.open", show)
        yield server
        for browser in browsers:
            browser.wait(10)


@pytest.fixture
def unclosed() -> Iterator[None]:
    """azure-identity leaves its listening socket to the garbage collection where it fails before
    it waits for the browser."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


def auth(entra: EntraServer) -> Auth:
    return Auth(
        methods=(Method.BROWSER,), authority=entra.url, tenant_id=TENANT, client_id=CLIENT,
        scope="https://ai.azure.com/.default")


def sign_in(entra: EntraServer, backend: FakeKeyring | None) -> SignIn:
    return SignIn(auth(entra), backend, ca_file=str(entra.ca_file), well_known=False)
