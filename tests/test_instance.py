"""Asking the running instance, over a real socket; the other side is a thread of this test."""

import json
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cloakroom.errors import NoInstance, UsageError
from cloakroom.instance import OPEN, Reply, address, ask

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a Unix socket is made here")

Answer = Callable[[socket.socket], None]
Serve = Callable[[Answer], list[bytes]]


@pytest.fixture(autouse=True)
def short_runtime_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The address of a Unix socket holds 107 bytes (unix(7)); pytest's folders are longer."""
    with tempfile.TemporaryDirectory(prefix="cr") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


@pytest.fixture
def serve() -> Iterator[Serve]:
    """``serve(answer)`` takes one caller and gives the list that its request will be put in."""
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    threads: list[threading.Thread] = []

    def start(answer: Answer) -> list[bytes]:
        heard: list[bytes] = []

        def take_one() -> None:
            caller, _ = listener.accept()
            with caller:
                heard.append(caller.makefile("rb").readline())
                answer(caller)

        listener.bind(address())
        listener.listen(1)
        threads.append(threading.Thread(target=take_one))
        threads[0].start()
        return heard

    yield start
    for thread in threads:
        thread.join(timeout=10)
        assert not thread.is_alive()
    listener.close()


def saying(*parts: bytes) -> Answer:
    def answer(caller: socket.socket) -> None:
        for part in parts:
            caller.sendall(part)

    return answer


def test_an_action_is_sent_and_the_answer_read(serve: Serve) -> None:
    heard = serve(saying(b'{"code": 1, "message": "Nothing to scrub."}\n'))
    assert ask("scrub") == Reply(1, "Nothing to scrub.")
    assert [json.loads(line) for line in heard] == [{"action": "scrub"}]


def test_paths_travel_with_their_action_and_nothing_else(serve: Serve) -> None:
    heard = serve(saying(b'{"code": 0, "message": ""}\n'))
    ask(OPEN, paths=[Path("/papers/Zo\u00eb.txt"), Path("/papers")])
    assert [json.loads(line) for line in heard] == [
        {"action": "open", "paths": ["/papers/Zo\u00eb.txt", "/papers"]}]


def test_more_paths_than_a_request_holds_are_refused() -> None:
    with pytest.raises(UsageError, match="too many files"):
        ask(OPEN, paths=[Path("/papers") / ("x" * 200)] * 2000)


def test_an_answer_may_come_in_pieces_and_be_long(serve: Serve) -> None:
    text = "é" * 200_000
    line = json.dumps({"code": 0, "message": text}).encode() + b"\n"
    serve(saying(line[:7], line[7:100_000], line[100_000:]))
    assert ask("show") == Reply(0, text)


def test_an_answer_without_its_line_end_counts_when_the_other_side_is_done(serve: Serve) -> None:
    serve(saying(b'{"code": 0, "message": "Done."}'))
    assert ask("undo") == Reply(0, "Done.")


def test_what_follows_the_line_is_waited_for_by_nobody(serve: Serve) -> None:
    """GIVEN the other side answers and keeps the line open THEN the answer is there at once."""
    done = threading.Event()

    def answer(caller: socket.socket) -> None:
        caller.sendall(b'{"code": 0, "message": "Done."}\n')
        done.wait(10)

    serve(answer)
    try:
        assert ask("restore", seconds=5) == Reply(0, "Done.")
    finally:
        done.set()


@pytest.mark.parametrize(
    "rubbish",
    [
        b"", b"\n", b"OK\n", b"null\n", b"[]\n", b"7\n", b'"code"\n', b"{}\n",
        b'{"code": 0}\n', b'{"message": "m"}\n', b'{"code": "x", "message": "m"}\n',
        b'{"code": null, "message": "m"}\n', b'{"code": [], "message": "m"}\n',
        b'{"code": 1e999, "message": "m"}\n', b'{"code": 0, "message": "m"', b"\xff\xfe\n",
        b"[" * 100_000 + b"\n",
    ],
    ids=lambda rubbish: repr(rubbish[:24]),
)
def test_rubbish_is_no_instance(serve: Serve, rubbish: bytes) -> None:
    serve(saying(rubbish))
    with pytest.raises(NoInstance):
        ask("scrub", seconds=5)


def test_a_silent_instance_is_given_up(serve: Serve) -> None:
    given_up = threading.Event()
    serve(lambda caller: (given_up.wait(10), None)[1])
    began = time.monotonic()
    with pytest.raises(NoInstance):
        ask("scrub", seconds=0.05)
    assert time.monotonic() - began < 2
    given_up.set()


def test_nobody_there() -> None:
    with pytest.raises(NoInstance, match="is not running"):
        ask("scrub")


def test_what_a_crash_left_behind_is_nobody() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as dead:
        dead.bind(address())
    assert Path(address()).exists()
    with pytest.raises(NoInstance):
        ask("scrub")


def test_a_folder_too_long_for_a_socket_is_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / ("long" * 30)))
    with pytest.raises(NoInstance):
        ask("scrub")


def test_each_home_has_its_own_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, short_runtime_folder: Path
) -> None:
    def of(home: str) -> str:
        monkeypatch.setenv("CLOAKROOM_HOME", str(tmp_path / home))
        return address()

    assert of("one") == of("one") != of("two")
    assert Path(of("one")).parent == short_runtime_folder
    assert "one" not in Path(of("one")).name


def test_two_users_never_share_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a runtime folder of one's own, the address lies in a folder shared by all."""
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    addresses = set()
    for user in ("amira", "daniel"):
        monkeypatch.setenv("LOGNAME", user)
        addresses.add(address())
    assert len(addresses) == 2
