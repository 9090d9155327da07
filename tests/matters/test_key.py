"""The one key: made once, kept in the keyring and nowhere else, or said to be impossible."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from cloakroom.errors import NoKeyring, OtherKey
from cloakroom.matters import key
from fakes.keyrings import FakeKeyring, ForgetfulKeyring, LockedKeyring


def test_the_key_is_made_once_and_kept_in_the_keyring_only(tmp_path: Path) -> None:
    backend = FakeKeyring()
    first = key.obtain(backend, tmp_path)
    assert len(first) == key.KEY_BYTES
    assert key.obtain(backend, tmp_path) == first
    assert list(backend.held) == [("cloakroom", "matters")]
    for path in tmp_path.rglob("*"):
        assert first not in path.read_bytes()
        assert first.hex().encode() not in path.read_bytes()


def test_no_two_users_get_the_same_key(tmp_path: Path) -> None:
    assert key.obtain(FakeKeyring(), tmp_path) != key.obtain(FakeKeyring(), tmp_path)


class MeetingKeyring(FakeKeyring):
    """Two who ask at the same time get the same answer; who asks alone waits a little."""

    def __init__(self) -> None:
        super().__init__()
        self._both = threading.Barrier(2, timeout=0.2)

    def get_password(self, service: str, username: str) -> str | None:
        answer = super().get_password(service, username)
        with suppress(threading.BrokenBarrierError):
            self._both.wait()
        return answer


def test_two_that_need_the_first_key_at_once_get_the_same(tmp_path: Path) -> None:
    # GIVEN a keyring in which each sees that there is none, if the other lets it
    backend = MeetingKeyring()
    with ThreadPoolExecutor(2) as pool:
        keys = list(pool.map(lambda _: key.obtain(backend, tmp_path), range(2)))
    assert len(set(keys)) == 1


@pytest.mark.parametrize("backend", [ForgetfulKeyring(), LockedKeyring()])
def test_a_keyring_that_does_not_serve_is_said(backend: FakeKeyring, tmp_path: Path) -> None:
    with pytest.raises(NoKeyring, match="kept in memory only") as caught:
        key.obtain(backend, tmp_path)
    assert "secret words" not in caught.value.sentence


@pytest.mark.parametrize("held", ["", "no key", "00" * 31, "00" * 33, "ké" * 32])
def test_what_is_no_key_is_refused_and_left_alone(held: str, tmp_path: Path) -> None:
    backend = FakeKeyring()
    backend.held[key.SERVICE, key.USER] = held
    with pytest.raises(OtherKey):
        key.obtain(backend, tmp_path)
    assert backend.held == {(key.SERVICE, key.USER): held}


def test_whether_there_is_a_key(tmp_path: Path) -> None:
    backend = FakeKeyring()
    assert not key.exists(backend)
    key.obtain(backend, tmp_path)
    assert key.exists(backend)
    with pytest.raises(NoKeyring):
        key.exists(LockedKeyring())
