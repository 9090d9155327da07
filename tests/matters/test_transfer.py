"""Passing a matter on: the same values at the other end, or a sentence and nothing kept."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.errors import (
    InputError,
    MatterExists,
    UsageError,
    WrongPassphrase,
)
from cloakroom.matters import seal
from cloakroom.matters.info import Info
from cloakroom.matters.matter import Matter
from cloakroom.matters.store import Matters
from cloakroom.matters.transfer import bring_in, export, unpacked
from matters.conftest import TODAY, ledger, opened, values

PASSPHRASE = "correct horse battery"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "_COST", (10, 8, 1))


def farm(*people: str, expires: date | None = None) -> Matter:
    return Matter(Info("farm", TODAY, expires), ledger(*people))


def test_a_colleague_with_another_key_gets_the_same(tmp_path: Path) -> None:
    data = export(farm("Amira Okafor", expires=date(2999, 1, 1)), PASSPHRASE)
    store = opened(tmp_path, key=b"k" * 32)
    info = bring_in(store, data, PASSPHRASE)
    assert (info.name, info.expires, info.entries) == ("farm", date(2999, 1, 1), 1)
    assert values(store.read("farm").ledger) == ["Amira Okafor"]


def test_the_name_can_be_another(store: Matters) -> None:
    data = export(farm("Amira Okafor"), PASSPHRASE)
    bring_in(store, data, PASSPHRASE)
    with pytest.raises(MatterExists):
        bring_in(store, data, PASSPHRASE)
    bring_in(store, data, PASSPHRASE, name="copy")
    assert [info.name for info in store.listing().matters] == ["copy", "farm"]


@pytest.mark.parametrize("passphrase", ["", "short", "x" * 11])
def test_a_passphrase_that_is_too_short_is_refused(passphrase: str) -> None:
    with pytest.raises(UsageError, match="12"):
        export(farm(), passphrase)


def test_what_does_not_open_is_not_kept(store: Matters) -> None:
    data = export(farm("Amira Okafor"), PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        bring_in(store, data, PASSPHRASE.upper())
    with pytest.raises(InputError):
        bring_in(store, data[:-1], PASSPHRASE)
    assert store.listing().matters == ()


def test_an_expired_matter_is_not_imported(store: Matters) -> None:
    data = export(farm("Amira Okafor", expires=date(2001, 1, 1)), PASSPHRASE)
    with pytest.raises(InputError, match="expired"):
        bring_in(store, data, PASSPHRASE)


@given(st.binary(max_size=300))
def test_whatever_a_colleague_sealed_is_read_without_trust(packed: bytes) -> None:
    with pytest.raises(InputError):
        unpacked(packed)


def test_a_length_beyond_the_end_is_refused() -> None:
    with pytest.raises(InputError):
        unpacked(b"\xff\xff\xff\xff{}")
