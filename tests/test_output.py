"""Writing a clean copy where the file system is against it."""

import errno
from pathlib import Path

import pytest

from cloakroom import output
from cloakroom.errors import OutputExists, OutputFailed
from cloakroom.output import write_new


def no_links(source: Path, target: Path, *, follow_symlinks: bool) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_without_hard_links_it_is_still_written_and_never_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output.os, "link", no_links)
    write_new(tmp_path / "out.txt", b"clean")
    with pytest.raises(OutputExists):
        write_new(tmp_path / "out.txt", b"other")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"out.txt": b"clean"}


@pytest.mark.parametrize("ending", [KeyboardInterrupt(), OSError(errno.ENOSPC, "Disk full")])
@pytest.mark.parametrize("links", [True, False])
def test_an_interrupted_write_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: BaseException, links: bool
) -> None:
    """GIVEN a write that breaks off THEN neither the copy nor a draft of it is there."""
    writes = []

    def breaks(descriptor: int) -> None:
        writes.append(descriptor)
        if links or len(writes) == 2:
            raise ending

    monkeypatch.setattr(output.os, "fsync", breaks)
    if not links:
        monkeypatch.setattr(output.os, "link", no_links)
    with pytest.raises((OutputFailed, KeyboardInterrupt)):
        write_new(tmp_path / "out.txt", b"clean")
    assert list(tmp_path.iterdir()) == []


def test_folders_are_made_and_a_long_name_is_no_obstacle(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / ("n" * 250)
    write_new(target, b"")
    assert target.read_bytes() == b""


def test_a_folder_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputFailed, match="could not be written"):
        write_new(tmp_path / "file" / "out.txt", b"")
