"""The real command line, in processes of its own, with the real detector."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import pytest

from cloakroom.cli.second import environment
from cloakroom.doctor import EXPECTED, SAMPLE

pytestmark = pytest.mark.e2e


def start(*argv: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "cloakroom", *argv],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    )


def run(*argv: str, stdin: bytes = b"") -> tuple[int, bytes, bytes]:
    with start(*argv) as process:
        out, err = process.communicate(stdin, timeout=120)
    return process.returncode, out, err


def opened(pipe: Path, process: subprocess.Popen[bytes]) -> BinaryIO:
    """The writing end, once ``process`` reads; opening it plainly would wait for ever for a
    process that has ended."""
    pause, end = threading.Event(), time.monotonic() + 60
    while process.poll() is None and time.monotonic() < end:
        try:
            return os.fdopen(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK), "wb")
        except OSError:
            pause.wait(0.05)
    raise AssertionError(f"nobody reads {pipe.name}; the program ended with {process.poll()}")


def test_scan_and_scrub_agree(tmp_path: Path) -> None:
    """GIVEN the sample WHEN it is scanned THEN all is found; WHEN scrubbed THEN nothing is left."""
    code, out, _ = run("scan", "--json", "-", stdin=SAMPLE.encode())
    found = {(row["type"], row["text"]) for row in json.loads(out)["findings"]}
    assert code == 1
    assert set(EXPECTED.items()) <= found

    letter = tmp_path / "letter.txt"
    letter.write_bytes(SAMPLE.encode())
    clean = tmp_path / "clean" / "letter.txt"
    code, out, err = run("scrub", str(tmp_path), "--output-dir", str(clean.parent), "--jobs", "2")
    assert (code, out) == (0, b"")
    assert not [value for _, value in found if value.encode() in clean.read_bytes() + err]


def test_doctor_finds_this_checkout_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    code, out, err = run("doctor", "--json")
    report = json.loads(out)
    assert [check for check in report["checks"] if not check["ok"]] == []
    assert (code, err) == (0, b"")
    assert {"pipeline", "round trip", "worker process", "window"} <= {
        check["name"] for check in report["checks"]
    }


@pytest.mark.skipif(os.name == "nt", reason="named pipes of POSIX")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_is_one_calm_line_and_no_file(tmp_path: Path, jobs: str) -> None:
    """GIVEN a scrub in the middle of reading WHEN Ctrl-C comes THEN it ends and wrote nothing."""
    pipes = [tmp_path / "a", tmp_path / "b"]
    for pipe in pipes:
        os.mkfifo(pipe)
    clean = tmp_path / "clean"
    with start("scrub", *map(str, pipes), "--output-dir", str(clean), "--jobs", jobs) as process:
        with ExitStack() as reading:  # the other side reads: the work has begun
            for pipe in pipes[: int(jobs)]:
                reading.enter_context(opened(pipe, process))
            process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.decode() == "\nStopped, as you asked. Nothing is half-written.\n"
    assert not clean.exists()


@pytest.mark.skipif(os.name == "nt", reason="closed pipes of POSIX")
def test_a_reader_that_leaves_is_no_error() -> None:
    with start("scan", "--quiet", "--no-values", "-") as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stdin is not None
        process.stdin.write(SAMPLE.encode())
        process.stdin.close()
        process.wait(timeout=60)
        assert process.stderr is not None
        assert (process.returncode, process.stderr.read()) == (141, b"")
