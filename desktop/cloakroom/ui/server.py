"""Listens for the command line and for a second start (see ``cloakroom.instance``)."""

import json
import logging
import os
import sys
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from cloakroom.errors import NoInstance
from cloakroom.instance import Reply, address, ask

Then = Callable[[Reply], None]
Action = Callable[[Then], None]
LONGEST_REQUEST = 4096

_log = logging.getLogger(__name__)


class Server(QObject):
    """One table of actions; a request names one and gets one line of JSON back."""

    def __init__(self, actions: Mapping[str, Action], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
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
        action = _action(bytes(socket.readLine(LONGEST_REQUEST).data()))
        known = self._actions.get(action)
        if known is None:
            self._answer(socket, Reply(3, "The running Cloakroom does not know that."))
            return
        _log.info("asked for %s", action)
        known(lambda reply: self._answer(socket, reply))

    def _answer(self, socket: QLocalSocket, reply: Reply) -> None:
        if socket not in self._open:  # who asked has left, and Qt has deleted it
            return
        if socket.state() == QLocalSocket.LocalSocketState.ConnectedState:
            line = json.dumps({"code": reply.code, "message": reply.message}).encode() + b"\n"
            socket.write(line)
            socket.disconnectFromServer()


def raise_running() -> bool:
    """Asks a running Cloakroom to show its window; False where there is none."""
    try:
        return ask("raise", seconds=3).code == 0
    except NoInstance:
        return False


def _action(line: bytes) -> str:
    try:
        request = json.loads(line)
    except ValueError:
        return ""
    return str(request.get("action", "")) if isinstance(request, dict) else ""
