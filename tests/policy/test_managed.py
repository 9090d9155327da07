"""Settings of group policies and device management, with fakes of their stores."""

import plistlib
from pathlib import Path

import pytest

from cloakroom.policy import managed
from cloakroom.policy.managed import Managed


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ({}, Managed()),
        ({"PolicyFile": r"D:\p.toml"}, Managed(r"D:\p.toml")),
        ({"TrustedSigners": "ab, cd ef"}, Managed(signers=("ab", "cd", "ef"))),
        ({"TrustedSigners": ["ab", "cd"]}, Managed(signers=("ab", "cd"))),
        ({"TrustedSigners": ""}, Managed(signers=())),
        ({"TrustedSigners": []}, Managed(signers=())),
        ({"Other": 1}, Managed()),
    ],
)
def test_what_is_set_is_read(values: dict[str, object], wanted: Managed) -> None:
    assert managed.read(lambda: values) == wanted


@pytest.mark.parametrize(
    "values", [{"PolicyFile": 1}, {"TrustedSigners": 1}, {"TrustedSigners": ["a", 2]},
               {"TrustedSigners": {}}, {"PolicyFile": ["a"]}])
def test_what_is_no_text_is_a_fault(values: dict[str, object]) -> None:
    assert managed.read(lambda: values).fault


@pytest.mark.parametrize("error", [PermissionError("x"), ValueError("x"), OSError("x")])
def test_what_cannot_be_read_is_a_fault(error: Exception) -> None:
    def values() -> dict[str, object]:
        raise error

    assert "cannot be read" in managed.read(values).fault


def test_a_property_list_is_read(tmp_path: Path) -> None:
    file = tmp_path / "org.example.plist"
    file.write_bytes(plistlib.dumps({"PolicyFile": "/p", "TrustedSigners": ["ab"]}))
    assert managed.read(lambda: managed.preferences(file)) == Managed("/p", ("ab",))
    assert managed.preferences(tmp_path / "none.plist") == {}


@pytest.mark.parametrize("data", [b"", b"\xff\x00", b"<plist", plistlib.dumps(["a"]),
                                  b"bplist00" + b"\xff" * 40])
def test_a_damaged_property_list_is_a_fault(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "org.example.plist"
    file.write_bytes(data)
    assert managed.read(lambda: managed.preferences(file)).fault
