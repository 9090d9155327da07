"""Everything that signs in, on loopback."""

import gc
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from cloakroom.chat.sign_in.account import SignIn
from fakes.entra_server import EntraServer
from fakes.keyrings import FakeKeyring
from fakes.signing_in import auth_at, entra_with_browser


@pytest.fixture
def entra(tmp_path: Path) -> Iterator[EntraServer]:
    with entra_with_browser(tmp_path) as server:
        yield server


@pytest.fixture
def unclosed() -> Iterator[None]:
    """azure-identity leaves its listening socket to the garbage collection where it fails before
    it waits for the browser."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


def sign_in(entra: EntraServer, backend: FakeKeyring | None) -> SignIn:
    return SignIn(auth_at(entra), backend, ca_file=str(entra.ca_file), well_known=False)
