"""The lock: one holder at a time, in this process or another, and none left by the dead."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from cloakroom.lock import FOR_EVER, HeldElsewhere, Lock

HOLDER = """
import sys
from pathlib import Path
from cloakroom.lock import Lock
lock = Lock.take(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "some.lock"


def test_only_one_holds_it_and_then_the_next(path: Path) -> None:
    with Lock.take(path):
        for seconds in (0.0, 0.03):
            with pytest.raises(HeldElsewhere):
                Lock.take(path, seconds=seconds)
    Lock.take(path).release()


def test_a_second_release_takes_nothing_from_the_next_holder(path: Path) -> None:
    first = Lock.take(path)
    first.release()
    with Lock.take(path):
        first.release()
        with pytest.raises(HeldElsewhere):
            Lock.take(path)


def test_whoever_waits_gets_it_when_it_is_free(path: Path) -> None:
    held = Lock.take(path)
    got: list[Lock] = []
    waiter = threading.Thread(target=lambda: got.append(Lock.take(path, seconds=FOR_EVER)))
    waiter.start()
    held.release()
    waiter.join(10)
    assert len(got) == 1
    got[0].release()


def test_the_lock_of_another_process_ends_with_it(path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], env=environment, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(HeldElsewhere):
            Lock.take(path)
        other.kill()
        other.wait()
    Lock.take(path).release()


def test_a_folder_that_cannot_be_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        Lock.take(tmp_path / "file" / "some.lock")


def test_nobody_else_may_read_what_it_makes(path: Path) -> None:
    Lock.take(path).release()
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == path.parent.stat().st_mode & 0o077 == 0
