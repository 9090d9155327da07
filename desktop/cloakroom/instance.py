"""Talking to the running Cloakroom: one line of JSON there, one line back, on this computer.

The running instance listens (``ui/server.py``) on a Unix socket, or on Windows a named pipe, that
only the same user can open. Requests name an action and never carry a text from the user; ``open``
carries the paths of files, and nothing of what is in them.
"""

import getpass
import hashlib
import json
import os
import socket
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cloakroom.errors import NoInstance, UsageError
from cloakroom.paths import folders

OPEN = "open"
LONGEST_REQUEST = 256 * 1024
"""Bytes: room for some thousand paths. A longer line is not read."""

_SECONDS = 30.0
_LONGEST_REPLY = 64 * 1024 * 1024
_NOT_A_REPLY = (ValueError, KeyError, TypeError, OverflowError, RecursionError)  # 1e999, [[[[…


@dataclass(frozen=True, slots=True)
class Reply:
    """``code`` is the exit status of the contract: 0 done, 1 nothing to do, 3 failed."""

    code: int
    message: str = field(repr=False)


def address() -> str:
    """The name both sides use: one per user and per ``CLOAKROOM_HOME``."""
    mark = hashlib.sha256(f"{getpass.getuser()}\0{folders().data}".encode()).hexdigest()[:16]
    if sys.platform == "win32":
        return rf"\\.\pipe\cloakroom-{mark}"
    runtime = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    return str(Path(runtime) / f"cloakroom-{mark}.socket")


def ask(
    action: str, *, paths: Sequence[Path] = (), seconds: float = _SECONDS
) -> Reply:
    """Sends ``action`` and waits for the answer; NoInstance when nobody listens or answers,
    UsageError when there are more paths than one request holds."""
    request = {"action": action, "paths": list(map(str, paths))} if paths else {"action": action}
    line = json.dumps(request).encode() + b"\n"
    if len(line) > LONGEST_REQUEST:
        raise UsageError("These are too many files to open at once. Open their folder instead.")
    try:
        answer = _over_pipe(line) if sys.platform == "win32" else _over_socket(line, seconds)
        told = json.loads(answer)
        return Reply(int(told["code"]), str(told["message"]))
    except (OSError, *_NOT_A_REPLY) as error:
        raise NoInstance from error


def _over_socket(line: bytes, seconds: float) -> bytes:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as channel:
        channel.settimeout(seconds)
        channel.connect(address())
        channel.sendall(line)
        received = bytearray()
        while not received.endswith(b"\n") and len(received) < _LONGEST_REPLY:
            part = channel.recv(65536)
            if not part:
                break
            received += part
    return bytes(received)


def _over_pipe(line: bytes) -> bytes:
    with open(address(), "r+b", buffering=0) as channel:
        channel.write(line)
        return channel.readline(_LONGEST_REPLY)
