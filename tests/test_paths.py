"""Places: one folder for everything when asked, the platform's own otherwise."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cloakroom import paths
from cloakroom.errors import InstallationError
from cloakroom.paths import folders, package_root, resource


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """What one test looked up in its own tree, the next must not be given."""
    resource.cache_clear()
    yield
    resource.cache_clear()


def test_one_folder_holds_everything_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLOAKROOM_HOME", str(tmp_path / "stick"))
    here = folders()
    assert {here.configuration.parent, here.data.parent, here.logs.parent} == {tmp_path / "stick"}
    assert len({here.configuration, here.data, here.logs}) == 3


def test_looking_makes_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLOAKROOM_HOME", str(tmp_path / "stick"))
    folders()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("home", [None, ""])
def test_otherwise_the_platform_says_where(
    home: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLOAKROOM_HOME", raising=False)
    if home is not None:
        monkeypatch.setenv("CLOAKROOM_HOME", home)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    for folder in (folders().configuration, folders().data, folders().logs):
        assert folder.is_absolute()
        assert "cloakroom" in folder.parts


def test_a_relative_home_is_one_place_wherever_the_program_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder of the data is part of the running instance's address: two homes that are both
    called ``stick`` must not meet there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLOAKROOM_HOME", "stick")
    assert folders().data == tmp_path / "stick" / "data"


def checkout(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package in ``root/desktop``, as in this repository; gives the folder beside it."""
    package = root / "desktop" / "cloakroom"
    package.mkdir(parents=True)
    monkeypatch.setattr(paths, "_HERE", package)
    return root


def put(folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("x", encoding="utf-8")
    return folder / name


def test_a_checkout_has_its_resources_beside_desktop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = checkout(tmp_path, monkeypatch)
    assert resource_of(put(root / "resources", "words.txt")) == root / "resources" / "words.txt"


def test_an_installed_package_has_them_inside_and_those_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = checkout(tmp_path, monkeypatch)
    put(root / "resources", "words.txt")
    inside = put(root / "desktop" / "cloakroom" / "resources", "words.txt")
    assert resource_of(inside) == inside


def resource_of(file: Path) -> Path:
    return resource(file.name)


def test_a_missing_resource_is_named_and_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = checkout(tmp_path, monkeypatch)
    with pytest.raises(InstallationError, match=r"words\.txt is missing"):
        resource("words.txt")
    file = put(root / "resources", "words.txt")
    assert resource("words.txt") == file


def test_the_root_of_the_package_holds_it() -> None:
    assert (package_root() / "cloakroom" / "paths.py").is_file()
