"""Where each system has its policies, and what cannot move them."""

from pathlib import Path

import pytest

from cloakroom.policy import managed, places
from cloakroom.policy.managed import Managed

HERE = Path("/home/a/.config/cloakroom")


def test_linux() -> None:
    found = places.on("linux", HERE)
    assert found.machine == Path("/etc/cloakroom/policy/approved-deployments.toml")
    assert found.user == HERE / "policy" / "approved-deployments.toml"
    assert found.owner == 0


def test_windows_takes_the_place_of_programs_from_the_registry(
    monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ProgramFiles", "/tmp/evil")
    monkeypatch.setattr(managed, "program_files", lambda: "/programs")
    monkeypatch.setattr(managed, "registry", lambda: {"TrustedSigners": "ab"})
    found = places.on("win32", HERE)
    assert found.machine == Path("/programs/Cloakroom/policy/approved-deployments.toml")
    assert found.managed == Managed(signers=("ab",))


def test_an_administrator_may_name_another_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(managed, "preferences", lambda: {"PolicyFile": "/srv/p.toml"})
    assert places.on("darwin", HERE).machine == Path("/srv/p.toml")
    monkeypatch.setattr(managed, "preferences", dict)
    assert places.on("darwin", HERE).machine == Path(
        "/Library/Application Support/Cloakroom/policy/approved-deployments.toml")


def test_the_environment_moves_the_place_of_the_user_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = places.of_this_computer()
    for name in ("CLOAKROOM_HOME", "HOME", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS", "ProgramFiles",
                 "ProgramData", "CLOAKROOM_POLICY"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    after = places.of_this_computer()
    assert after.machine == before.machine
    assert after.user == tmp_path / "elsewhere" / "configuration" / "policy" / places.FILE
