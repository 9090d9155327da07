"""The socket of the running instance, asked from a thread as the command line asks it."""

import json
import os
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cloakroom.errors import NoInstance
from cloakroom.instance import LONGEST_REQUEST, OPEN, Reply, address, ask
from cloakroom.ui.server import Server, Then, raise_running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="speaks over a Unix socket")
WAIT_MS = 10_000
UNKNOWN = Reply(3, "The running Cloakroom does not know that.")


class Counter:
    """Two actions: one answers at once, one keeps its answer until the test gives it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.held: list[Then] = []
        self.opened: list[list[Path]] = []

    def open(self, paths: Sequence[Path], then: Then) -> None:
        self.opened.append(list(paths))
        then(Reply(0, "Opened."))

    def now(self, then: Then) -> None:
        self.asked.append("now")
        then(Reply(1, "Zoë: nothing to do."))

    def later(self, then: Then) -> None:
        self.asked.append("later")
        self.held.append(then)


class Asker:
    """Runs ``work`` in a thread while Qt goes on; its outcome is what it returned or raised."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot

    def begin(self, work: Callable[[], object]) -> list[object]:
        outcome: list[object] = []

        def run() -> None:
            try:
                outcome.append(work())
            except (NoInstance, OSError) as error:
                outcome.append(error)

        threading.Thread(target=run, daemon=True).start()
        return outcome

    def run(self, work: Callable[[], object]) -> object:
        outcome = self.begin(work)
        self.qtbot.waitUntil(lambda: bool(outcome), timeout=WAIT_MS)
        return outcome[0]


@pytest.fixture(autouse=True)
def own_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


@pytest.fixture
def counter() -> Counter:
    return Counter()


@pytest.fixture
def server(qtbot: QtBot, counter: Counter) -> Iterator[Server]:
    made = Server({"now": counter.now, "later": counter.later}, open_files=counter.open)
    assert made.listen()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def asker(qtbot: QtBot, server: Server) -> Asker:
    return Asker(qtbot)


def send(data: bytes) -> bytes:
    """Whatever comes back for raw bytes, until the other end closes."""
    with socket.socket(socket.AF_UNIX) as channel:
        channel.settimeout(5)
        channel.connect(address())
        channel.sendall(data)
        received = b""
        try:
            while part := channel.recv(4096):
                received += part
        except ConnectionResetError:
            pass
    return received


def test_an_action_is_asked_and_answered(asker: Asker, counter: Counter) -> None:
    assert asker.run(lambda: ask("now")) == Reply(1, "Zoë: nothing to do.")
    assert counter.asked == ["now"]


def test_an_action_nobody_knows(asker: Asker, counter: Counter) -> None:
    assert asker.run(lambda: ask("format the disk")) == UNKNOWN
    assert not counter.asked


@pytest.mark.parametrize(
    "line",
    [b"rubbish\n", b"\xff\xfe\n", b"[]\n", b"{}\n", b"null\n", b'{"action": ["now"]}\n', b"\n",
     b'{"action": "' + b"x" * LONGEST_REQUEST + b'"}\n'],
)
def test_rubbish_is_answered_calmly(asker: Asker, counter: Counter, line: bytes) -> None:
    answer = asker.run(lambda: send(line))
    assert isinstance(answer, bytes)
    assert Reply(**json.loads(answer)) == UNKNOWN
    assert not counter.asked
    assert isinstance(asker.run(lambda: ask("now")), Reply)


def test_files_are_opened_by_their_paths(asker: Asker, counter: Counter, tmp_path: Path) -> None:
    paths = [tmp_path / "Zo\u00eb.txt", tmp_path]
    assert asker.run(lambda: ask(OPEN, paths=paths)) == Reply(0, "Opened.")
    assert counter.opened == [paths]


@pytest.mark.parametrize("paths", [
    None, [], "letter.txt", ["letter.txt"], ["/a", "../b"], ["/a", 7], ["/a\0b"], [""],
    {"0": "/a"}, [["/a"]],
])
def test_anything_but_absolute_paths_opens_nothing(
    asker: Asker, counter: Counter, paths: object
) -> None:
    line = json.dumps({"action": OPEN, "paths": paths}).encode() + b"\n"
    answer = asker.run(lambda: send(line))
    assert isinstance(answer, bytes)
    assert Reply(**json.loads(answer)) == UNKNOWN
    assert not counter.opened


def test_a_request_without_an_end_is_cut_off(asker: Asker, counter: Counter) -> None:
    assert asker.run(lambda: send(b"x" * (LONGEST_REQUEST + 1))) == b""
    assert isinstance(asker.run(lambda: ask("now")), Reply)


def test_a_request_may_come_in_pieces(asker: Asker, qtbot: QtBot, counter: Counter) -> None:
    with socket.socket(socket.AF_UNIX) as channel:
        channel.settimeout(5)
        channel.connect(address())
        channel.sendall(b'{"action":')
        asker.run(lambda: ask("now"))  # by then the first piece was read
        channel.sendall(b' "now"}\n')
        answer = asker.run(lambda: channel.recv(4096))
    assert isinstance(answer, bytes)
    assert json.loads(answer)["code"] == 1
    assert counter.asked == ["now", "now"]


def test_a_slow_reply_is_waited_for_and_others_are_not_held_up(
    asker: Asker, qtbot: QtBot, counter: Counter
) -> None:
    slow = asker.begin(lambda: ask("later"))
    qtbot.waitUntil(lambda: bool(counter.held), timeout=WAIT_MS)
    assert isinstance(asker.run(lambda: ask("now")), Reply)
    assert not slow
    counter.held[0](Reply(0, "Done at last."))
    qtbot.waitUntil(lambda: bool(slow), timeout=WAIT_MS)
    assert slow == [Reply(0, "Done at last.")]


def test_an_asker_that_left_does_no_harm(
    asker: Asker, qtbot: QtBot, counter: Counter, server: Server
) -> None:
    assert isinstance(asker.run(lambda: ask("later", seconds=0.2)), NoInstance)
    qtbot.waitUntil(lambda: not server._open, timeout=WAIT_MS)
    asker.run(lambda: ask("now"))  # by then Qt has deleted what it said it would
    counter.held[0](Reply(0, "Nobody hears this."))
    assert isinstance(asker.run(lambda: ask("now")), Reply)


def test_a_long_reply_arrives_whole(asker: Asker, qtbot: QtBot, counter: Counter) -> None:
    slow = asker.begin(lambda: ask("later"))
    qtbot.waitUntil(lambda: bool(counter.held), timeout=WAIT_MS)
    counter.held[0](Reply(0, "ë" * 1_000_000))
    qtbot.waitUntil(lambda: bool(slow), timeout=WAIT_MS)
    assert slow == [Reply(0, "ë" * 1_000_000)]


def test_only_this_user_may_open_the_socket(server: Server) -> None:
    assert os.stat(address()).st_mode & 0o077 == 0


def test_what_a_crash_left_behind_is_taken_over(qtbot: QtBot, counter: Counter) -> None:
    with socket.socket(socket.AF_UNIX) as gone:
        gone.bind(address())
    assert Path(address()).exists()
    server = Server({"now": counter.now})
    assert server.listen()
    assert Asker(qtbot).run(lambda: ask("now")) == Reply(1, "Zoë: nothing to do.")
    server.close()


def test_where_nobody_can_listen_it_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, counter: Counter, qtbot: QtBot
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "no such folder"))
    assert not Server({}).listen()


def test_nothing_is_left_behind(server: Server) -> None:
    server.close()
    assert not Path(address()).exists()
    with pytest.raises(NoInstance):
        ask("now", seconds=1)


@pytest.mark.parametrize(("code", "raised"), [(0, True), (3, False)])
def test_raising_the_running_one(qtbot: QtBot, code: int, raised: bool) -> None:
    server = Server({"raise": lambda then: then(Reply(code, ""))})
    assert server.listen()
    assert Asker(qtbot).run(raise_running) is raised
    server.close()


def test_nobody_to_raise() -> None:
    assert raise_running() is False
