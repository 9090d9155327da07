"""A file is opened once, and it is that file, its owner's and nobody else's to write."""

import os
import sys
from pathlib import Path

import pytest

from cloakroom.policy import guarded
from cloakroom.policy.guarded import Guard
from cloakroom.send_errors import PolicyFault

pytestmark = pytest.mark.skipif(os.name != "posix", reason="owners and modes of POSIX")
AS_ROOT = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
ME = Guard(frozenset({os.geteuid(), 0} if os.name == "posix" else {0}))
NOBODY = 65_534


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "a" / "policy"
    folder.mkdir(parents=True)
    for each in (folder.parent, folder):
        each.chmod(0o755)
    made = folder / "policy.toml"
    made.write_bytes(b"sample")
    made.chmod(0o644)
    return made


def taken(file: Path, guard: Guard = ME, most: int = 100) -> bytes | None:
    handle = guarded.opened(file)
    if handle is None:
        return None
    try:
        guarded.check_owner(file, handle, guard)
        return guarded.read(file, handle, most)
    finally:
        os.close(handle)


def test_a_plain_file_of_its_owner_is_read(file: Path) -> None:
    assert taken(file) == b"sample"


def test_nothing_there_is_nothing(tmp_path: Path) -> None:
    assert taken(tmp_path / "none") is None
    assert taken(tmp_path / "no" / "folder") is None


def test_a_link_is_refused(file: Path) -> None:
    real = file.rename(file.with_name("real.toml"))
    file.symlink_to(real)
    with pytest.raises(PolicyFault, match="is a link"):
        taken(file)


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="the system has no such opening")
def test_a_link_is_not_even_opened(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening may do something by itself: a device, a file that is fetched when it is asked for."""
    monkeypatch.setattr(os, "lstat", os.stat)
    real = file.rename(file.with_name("real.toml"))
    file.symlink_to(real)
    with pytest.raises(PolicyFault, match="is a link"):
        taken(file)


def test_a_link_that_leads_nowhere_is_not_nothing(file: Path) -> None:
    file.unlink()
    file.symlink_to("nowhere")
    with pytest.raises(PolicyFault, match="is a link"):
        taken(file)


def test_where_links_cannot_be_left_alone_they_are_seen(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where the opening follows them."""
    monkeypatch.setattr(guarded, "_FLAGS", os.O_RDONLY)
    real = file.rename(file.with_name("real.toml"))
    file.symlink_to(real)
    with pytest.raises(PolicyFault, match="is a link"):
        taken(file)
    file.unlink()
    file.symlink_to("nowhere")
    with pytest.raises(PolicyFault, match="is a link"):
        taken(file)


def test_a_pipe_is_refused_and_not_waited_for(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)
    with pytest.raises(PolicyFault, match="not a regular file"):
        taken(file)


def test_a_folder_or_a_device_is_refused(file: Path) -> None:
    for other in (file.parent, Path("/dev/null")):
        with pytest.raises(PolicyFault, match="not a regular file"):
            taken(other)


def test_a_file_in_place_of_a_folder_is_not_nothing(file: Path) -> None:
    with pytest.raises(PolicyFault, match="cannot be opened"):
        taken(file / "policy.toml")


@pytest.mark.parametrize("mode", [0o664, 0o646, 0o666])
def test_a_file_that_others_may_write_is_refused(file: Path, mode: int) -> None:
    file.chmod(mode)
    with pytest.raises(PolicyFault, match=r"policy.toml may be written by others"):
        taken(file)


@pytest.mark.parametrize("mode", [0o775, 0o757, 0o1777])
def test_a_folder_that_others_may_write_is_refused(file: Path, mode: int) -> None:
    file.parent.chmod(mode)
    with pytest.raises(PolicyFault, match=r"a/policy may be written by others"):
        taken(file)


def test_so_is_one_above_it_unless_names_in_it_are_safe(file: Path) -> None:
    above = file.parent.parent
    above.chmod(0o777)
    with pytest.raises(PolicyFault, match=r"/a may be written by others"):
        taken(file)
    above.chmod(0o1777)
    assert taken(file) == b"sample"


def test_a_folder_above_counts_only_where_it_is_asked_for(file: Path) -> None:
    file.parent.parent.chmod(0o777)
    assert taken(file, Guard(ME.owners, all_the_way=False)) == b"sample"


def test_a_folder_that_is_a_link_is_refused(file: Path) -> None:
    real = file.parent.rename(file.parent.with_name("real"))
    file.parent.symlink_to(real)
    with pytest.raises(PolicyFault, match="is a link, not a folder"):
        taken(file)


@AS_ROOT
@pytest.mark.parametrize("whose", ["file", "folder", "above"])
def test_what_belongs_to_another_user_is_refused(file: Path, whose: str) -> None:
    target = {"file": file, "folder": file.parent, "above": file.parent.parent}[whose]
    os.chown(target, NOBODY, NOBODY)
    with pytest.raises(PolicyFault, match="belongs to another user"):
        taken(file)
    if whose != "above":
        assert taken(file, Guard(frozenset({0, NOBODY}))) == b"sample"


def test_the_right_owner_is_the_one_that_was_asked_for(file: Path) -> None:
    with pytest.raises(PolicyFault, match="belongs to another user"):
        taken(file, Guard(frozenset({NOBODY})))


def test_a_large_file_is_refused_and_the_largest_is_read(file: Path) -> None:
    assert taken(file, most=6) == b"sample"
    with pytest.raises(PolicyFault, match="larger than"):
        taken(file, most=5)


@pytest.mark.skipif(sys.platform != "linux", reason="a file without end of Linux")
def test_a_file_that_grows_is_not_read_for_ever(file: Path) -> None:
    with file.open("ab") as stream:
        stream.truncate(10**9)
    with pytest.raises(PolicyFault, match="larger than"):
        taken(file, most=2048)


def test_what_is_put_in_its_place_after_the_opening_is_not_read(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GIVEN somebody who swaps the file between look and reading THEN the swap is noticed."""
    real_open = os.open

    def swapped(path: Path, *rest: int) -> int:
        handle = real_open(path, *rest)
        other = file.with_name("other.toml")
        other.write_bytes(b"forged")
        other.replace(file)
        return handle

    monkeypatch.setattr(os, "open", swapped)
    with pytest.raises(PolicyFault, match="changed while it was opened"):
        taken(file)
