"""Listens for the command line and for a second start (see ``cloakroom.instance``)."""

import json
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from cloakroom.errors import NoInstance
from cloakroom.instance import LONGEST_REQUEST, OPEN, Reply, address, ask

Then = Callable[[Reply], None]
Action = Callable[[Then], None]
OpenFiles = Callable[[Sequence[Path], Then], None]

_log = logging.getLogger(__name__)


class Server(QObject):
    """One table of actions; a request names one and gets one line of JSON back."""

    def __init__(
        self, actions: Mapping[str, Action], parent: QObject | None = None,
        *, open_files: OpenFiles | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions, self._open_files = actions, open_files
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)
        self._open: set[QLocalSocket] = set()

    def listen(self) -> bool:
        """False where the address cannot be had. Call only after :func:`raise_running` failed:
        what a crash left behind is removed."""
        if sys.platform != "win32" and os.path.exists(address()):
            os.unlink(address())
        return self._server.listen(address())

    def close(self) -> None:
        self._server.close()

    def _connected(self) -> None:
        while socket := self._server.nextPendingConnection():
            self._open.add(socket)
            socket.readyRead.connect(lambda s=socket: self._read(s))
            socket.disconnected.connect(lambda s=socket: self._gone(s))
            self._read(socket)

    def _gone(self, socket: QLocalSocket) -> None:
        self._open.discard(socket)
        socket.deleteLater()

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > LONGEST_REQUEST:
                socket.abort()
            return
        request = _request(bytes(socket.readLine(LONGEST_REQUEST).data()))
        self._do(request, lambda reply: self._answer(socket, reply))

    def _do(self, request: Mapping[str, object], then: Then) -> None:
        action = str(request.get("action", ""))
        known, files = self._actions.get(action), paths_in(request)
        if action == OPEN and self._open_files is not None and files:
            _log.info("asked to open %d", len(files))
            self._open_files(files, then)
        elif known is not None:
            _log.info("asked for %s", action)
            known(then)
        else:
            then(Reply(3, "The running Cloakroom does not know that."))

    def _answer(self, socket: QLocalSocket, reply: Reply) -> None:
        if socket not in self._open:  # who asked has left, and Qt has deleted it
            return
        if socket.state() == QLocalSocket.LocalSocketState.ConnectedState:
            line = json.dumps({"code": reply.code, "message": reply.message}).encode() + b"\n"
            socket.write(line)
            socket.disconnectFromServer()


def raise_running(files: Sequence[Path] = ()) -> bool:
    """Asks a running Cloakroom to show its window, with ``files`` in it; False where there is
    none."""
    try:
        return ask(OPEN if files else "raise", paths=files, seconds=3).code == 0
    except NoInstance:
        return False


def paths_in(request: Mapping[str, object]) -> list[Path]:
    """The paths of a request; none at all where one of them could not be a file here: nobody but
    a broken program sends such, and a relative one would mean another file than was meant."""
    given = request.get("paths")
    names = [each for each in given if isinstance(each, str)] if isinstance(given, list) else []
    good = [Path(name) for name in names if "\0" not in name and Path(name).is_absolute()]
    return good if isinstance(given, list) and len(good) == len(given) else []


def _request(line: bytes) -> dict[str, object]:
    try:
        request = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return request if isinstance(request, dict) else {}
