"""Signing in through the real libraries: a browser for Entra on loopback, and an office that asks
there and nowhere else."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cloakroom.audit.journal import Journal
from cloakroom.chat.cloud import Cloud
from cloakroom.policy.model import Auth, Deployment, InForce, KeyVault, Network
from cloakroom.policy.words import Layer, Method
from cloakroom.talk.keys import Keys
from cloakroom.talk.office import Office
from cloakroom.talk.records import Records
from fakes.azure_server import AzureServer
from fakes.entra_server import CLIENT, TENANT, EntraServer
from fakes.keyrings import FakeKeyring

BROWSER = Path(__file__).parent / "browser_program.py"
SCOPE = "https://ai.azure.com/.default"
SECRET = "aoai"


@contextmanager
def entra_with_browser(folder: Path) -> Iterator[EntraServer]:
    """Whoever opens a browser meanwhile has somebody in front of it who signs in."""
    browsers: list[subprocess.Popen[bytes]] = []
    with EntraServer(folder) as server, pytest.MonkeyPatch.context() as patch:

        def show(url: str) -> bool:
            browsers.append(subprocess.Popen(
                [sys.executable, str(BROWSER), str(server.ca_file), url]))
            return True

        patch.setattr("webbrowser.open", show)
        yield server
        for browser in browsers:
            browser.wait(10)


def auth_at(entra: EntraServer, *methods: Method, scope: str = SCOPE) -> Auth:
    """With the vault that is there too."""
    return Auth(
        methods=methods or (Method.BROWSER,), authority=entra.url, tenant_id=TENANT,
        client_id=CLIENT, scope=scope, key_vault=KeyVault(entra.url, SECRET))


def deployment_at(
    azure: AzureServer, entra: EntraServer, *methods: Method, **changes: object
) -> Deployment:
    """Approved by the user; both servers are trusted by its one file of roots."""
    roots = entra.folder / "roots.pem"
    roots.write_bytes(azure.ca_file.read_bytes() + entra.ca_file.read_bytes())
    network = Network(ca_file=str(roots), cidrs=("127.0.0.0/8",))
    plain = {"layer": Layer.OWN, "auth": auth_at(entra, *methods), "network": network}
    return azure.deployment(**{**plain, **changes})


def office_at(entra: EntraServer, keyring: FakeKeyring, *own: Deployment) -> Office:
    """The real one, all of it. Its journal is in a folder of its own."""
    records = Records(lambda rules: Journal.open(
        entra.folder / "journal", FakeKeyring(), rules=rules, user="tester"))
    cloud = Cloud(resource_manager=entra.url, well_known=False)
    office = Office(policy=lambda: InForce(own=own), records=records,
                    keys=Keys(records, lambda: keyring, cloud=cloud))
    office.gate.refresh()
    return office
