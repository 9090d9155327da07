"""The committed lock file: every line pinned and hashed, no address in it, and nothing missing
for any computer we support."""

import re
from collections.abc import Iterator
from importlib import metadata
from itertools import product
from pathlib import Path

import dev_lock
import packaging
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "requirements.lock").read_text("utf-8")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
COMPUTERS = [
    {
        "sys_platform": platform, "platform_system": system, "os_name": os_name,
        "platform_machine": machine, "python_version": version,
        "python_full_version": f"{version}.1", "platform_python_implementation": "CPython",
        "implementation_name": "cpython", "extra": "",
    }
    for (platform, system, os_name, machine), version in product(
        [
            ("linux", "Linux", "posix", "x86_64"), ("linux", "Linux", "posix", "aarch64"),
            ("win32", "Windows", "nt", "AMD64"), ("darwin", "Darwin", "posix", "arm64"),
        ],
        dev_lock.PYTHONS,
    )
]


def entries() -> Iterator[tuple[Requirement, list[str]]]:
    joined = TEXT.replace("\\\n", " ")
    for line in joined.splitlines():
        if not line.startswith("#"):
            pin, *hashes = line.split("--hash=")
            yield Requirement(pin.strip()), [f"--hash={value.strip()}" for value in hashes]


LOCKED = {canonicalize_name(requirement.name): requirement for requirement, _ in entries()}


def needed(requirement: Requirement, computer: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(computer)


def test_every_package_is_pinned_and_hashed() -> None:
    for requirement, hashes in entries():
        assert [spec.operator for spec in requirement.specifier] == ["=="], requirement
        assert hashes, requirement
        assert all(HASH.fullmatch(value) for value in hashes), requirement


def test_there_is_no_address_in_it() -> None:
    assert not re.search(r"://|index|find-links|trusted-host|@", TEXT)


def test_nothing_heavy_came_along() -> None:
    assert not {"torch", "tensorflow", "cupy", "pyside6", "pyside6-addons"} & LOCKED.keys()


@pytest.mark.parametrize("line", dev_lock.requirements(ROOT / "pyproject.toml"))
def test_what_the_project_asks_for_is_locked(line: str) -> None:
    asked = Requirement(line)
    (pin,) = LOCKED[canonicalize_name(asked.name)].specifier
    assert asked.specifier.contains(pin.version)


def test_what_the_packages_ask_for_is_locked_on_every_computer() -> None:
    lacking = {
        f"{name} needs {asked.name} on {computer['sys_platform']} {computer['python_version']}"
        for name, computer in product(LOCKED, COMPUTERS)
        for asked in requirements_of(name)
        if needed(LOCKED[name], computer) and needed(asked, computer)
        if not is_locked(asked, computer)
    }
    assert not lacking, "\n".join(sorted(lacking))


def requirements_of(name: str) -> list[Requirement]:
    """What the installed package asks for; those of other platforms are not installed here."""
    try:
        lines = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        assert name in dev_lock.ELSEWHERE
        return []
    return [Requirement(line) for line in lines]


def is_locked(asked: Requirement, computer: dict[str, str]) -> bool:
    pin = LOCKED.get(canonicalize_name(asked.name))
    if pin is None or not needed(pin, computer):
        return False
    (version,) = pin.specifier
    return asked.specifier.contains(version.version, prereleases=True)


def test_the_library_is_not_hidden_by_our_folder_of_its_name() -> None:
    assert Path(packaging.__file__).resolve().parent != ROOT / "packaging"
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_the_text_of_the_lock_names_each_hash_once_and_in_order() -> None:
    text = dev_lock.lock_text(
        {"zeta": "2.0", "colorama": "1.0"}, {"zeta": {"b" * 64, "a" * 64}, "colorama": {"c" * 64}}
    )
    assert text.splitlines()[2:] == [
        'colorama==1.0 ; sys_platform == "win32" \\',
        f"    --hash=sha256:{'c' * 64}",
        "zeta==2.0 \\",
        f"    --hash=sha256:{'a' * 64} \\",
        f"    --hash=sha256:{'b' * 64}",
    ]


def test_an_entry_of_pips_report_is_read() -> None:
    item = {
        "metadata": {"name": "Presidio_Analyzer", "version": "2.2"},
        "download_info": {"archive_info": {"hashes": {"sha256": "ab"}}},
    }
    assert dev_lock.name_and_version(item) == ("presidio-analyzer", "2.2")
    assert dev_lock.sha256(item) == "ab"
