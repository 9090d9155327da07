"""TLS in front of a server on loopback that speaks none."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socket import SHUT_RDWR, create_connection, socket
from socketserver import BaseRequestHandler, ThreadingTCPServer


class TlsFront(ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, context: ssl.SSLContext, target: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.context, self.target = context, target

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Handler(BaseRequestHandler):
    server: TlsFront

    def handle(self) -> None:
        with (
            suppress(OSError),
            self.server.context.wrap_socket(self.request, server_side=True) as near,
            create_connection(("127.0.0.1", self.server.target)) as far,
        ):
            back = threading.Thread(target=_copy, args=(far, near), daemon=True)
            back.start()
            _copy(near, far)
            back.join()


def _copy(source: socket, target: socket) -> None:
    with suppress(OSError):
        while read := source.recv(65536):
            target.sendall(read)
    with suppress(OSError):
        target.shutdown(SHUT_RDWR)


@contextmanager
def fronting(context: ssl.SSLContext, target: int) -> Iterator[int]:
    """The port on which TLS is spoken."""
    front = TlsFront(context, target)
    thread = threading.Thread(target=front.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield front.port
    finally:
        front.shutdown()
        thread.join()
        front.server_close()
