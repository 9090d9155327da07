from collections.abc import Iterator
from pathlib import Path

import pytest

from fakes.azure_server import Authority, AzureServer, authority, serving


@pytest.fixture(scope="session")
def trusted(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    folder: Path = tmp_path_factory.mktemp("authority")
    return authority(folder)


@pytest.fixture
def server(trusted: Authority) -> Iterator[AzureServer]:
    with serving(trusted.context(), trusted.file) as started:
        yield started


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "ALL_PROXY", "HTTP_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
