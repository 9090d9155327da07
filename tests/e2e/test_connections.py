"""Which connections the program makes, as the kernel sees them (strace): scrubbing none at all, a
chat those to its deployment and no other."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from cloakroom.paths import package_root
from e2e.desktop import Desktop, cloakroom, running, wait_for

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(shutil.which("strace") is None, reason="there is no strace here"),
]

LETTER = "Please ring Amira Okafor on 07700 900123 or write to amira@example.org.\n"
# Whatever can name a peer beyond this computer's own sockets (AF_UNIX) and its kernel (AF_NETLINK)
CALLS = "trace=connect,sendto,sendmsg,sendmmsg"
PEER = re.compile(
    r"\b(connect|sendto|sendmsg|sendmmsg)\(.*?sa_family=AF_INET6?, sin6?_port=htons\((\d+)\)"
    r'.*?inet_(?:addr\(|pton\(AF_INET6, )"([^"]+)"'
)  # fmt: skip


@dataclass(frozen=True)
class Peer:
    call: str
    address: str
    port: int


def peers(log: Path) -> set[Peer]:
    """Every peer of an internet family in the log of strace."""
    found = PEER.finditer(log.read_text("utf-8", "replace"))
    return {Peer(match[1], match[3], int(match[2])) for match in found}


def traced(log: Path, *more: str) -> list[str]:
    return ["strace", "-f", "--seccomp-bpf", "-e", CALLS, *more, "-o", str(log)]


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYTHONPATH", str(package_root()))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    return tmp_path / "strace.log"


def ran(log: Path, *arguments: str, text: str = "") -> str:
    """What the command line printed while it was watched to its end."""
    done = subprocess.run(
        [*traced(log), sys.executable, "-m", "cloakroom", *arguments],
        input=text, capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_the_watching_sees_a_connection(log: Path) -> None:
    """A test that sees nothing proves nothing."""
    code = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    subprocess.run([*traced(log), sys.executable, "-c", code], check=True, timeout=60)
    assert peers(log) == {Peer("connect", "127.0.0.1", 9)}
    six = "connect(3, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), "
    log.write_text(six + 'inet_pton(AF_INET6, "2001:db8::1", &sin6_addr)}, 28) = 0')
    assert peers(log) == {Peer("connect", "2001:db8::1", 443)}


def test_the_command_line_connects_to_nothing(log: Path, tmp_path: Path) -> None:
    letter, clean = tmp_path / "letter.txt", tmp_path / "clean.txt"
    letter.write_text(LETTER)
    assert "telephone" in ran(log, "scan", str(letter))
    assert peers(log) == set()
    ran(log, "scrub", str(letter), "-o", str(clean))
    assert "[PHONE_1]" in clean.read_text()
    assert peers(log) == set()


def test_a_session_in_the_window_connects_to_nothing(
    log: Path, tmp_path: Path, desktop: Desktop
) -> None:
    # GIVEN the program on a desktop, and a letter copied by another program
    # ("-D": the program is ours to end, and its watcher ends with it)
    command = [*traced(log, "-D"), sys.executable, "-m", "cloakroom"]
    with running(command, log=tmp_path / "out.log"):
        wait_for(lambda: cloakroom("clipboard", "show").returncode != 3, "an instance")
        desktop.copy(LETTER)
        # WHEN it is scrubbed, and an answer is restored
        assert cloakroom("clipboard", "scrub").returncode == 0
        assert "[PHONE_1]" in desktop.paste()
        desktop.copy("I will ring [PHONE_1].")
        assert cloakroom("clipboard", "restore").returncode == 0
        assert "07700 900123" in desktop.paste()
    wait_for(lambda: log.read_text("utf-8", "replace").endswith("+++\n"), "the end of the log")
    # THEN the kernel was asked for no connection beyond this desktop
    assert peers(log) == set()


def test_a_chat_connects_to_its_deployment_alone(log: Path) -> None:
    answer = ran(log, "ask", "--deployment", "practice", LETTER)
    assert "practice deployment" in answer
    seen = peers(log)
    assert {peer.address for peer in seen} <= {"127.0.0.1", "::1"}
    assert len({peer.port for peer in seen}) == 1, "one server, on one port"
