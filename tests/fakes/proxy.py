"""A forward proxy on loopback that opens tunnels (RFC 9110, section 9.3.6) and notes what it is
asked; what goes through a tunnel is not for it to read."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR, create_connection, socket


class TunnelProxy(ThreadingHTTPServer):
    """Answers CONNECT with ``status``; ``journal`` holds the request lines and headers."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status = 200
        self.target = 0
        self.journal: list[tuple[str, dict[str, str]]] = []
        self.carried = b""

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: TunnelProxy

    def do_CONNECT(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.journal.append((self.path, headers))
        self.send_response(self.server.status)
        self.end_headers()
        self.close_connection = True
        if self.server.status == 200:
            self._tunnel()

    def _tunnel(self) -> None:
        """Every name leads to the target on this computer."""
        with create_connection(("127.0.0.1", self.server.target)) as far:
            back = threading.Thread(target=self._copy, args=(far, self.connection), daemon=True)
            back.start()
            self._copy(self.connection, far, note=True)
            back.join()

    def _copy(self, source: socket, target: socket, *, note: bool = False) -> None:
        with suppress(OSError):
            while read := source.recv(65536):
                if note:
                    self.server.carried += read
                target.sendall(read)
        with suppress(OSError):
            target.shutdown(SHUT_RDWR)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""


@contextmanager
def tunnelling(target: int) -> Iterator[TunnelProxy]:
    proxy = TunnelProxy()
    proxy.target = target
    thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield proxy
    finally:
        proxy.shutdown()
        thread.join()
        proxy.server_close()
