"""A deployment on loopback: TLS, both wire formats, everything that can go wrong, and a journal of
all that arrived."""

import json
import ssl
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import SHUT_RDWR, socket

import trustme

from cloakroom.policy.model import Deployment, Network

DEPLOYMENT = "gpt-uk"
MODEL = "gpt-5.1-2025-11-13"
AZURE = {"x-ms-region": "UK South", "apim-request-id": "4f8d-1", "x-ms-deployment-name": DEPLOYMENT}


class Step(Enum):
    """CUT closes the connection; STALL says nothing more until the server stops; WATCH does so
    until the client hangs up."""

    CUT = "cut"
    STALL = "stall"
    WATCH = "watch"


@dataclass(frozen=True)
class Seen:
    """A request as it arrived; names of headers in lower case."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, object]:
        return dict(json.loads(self.body))


@dataclass(frozen=True)
class Reply:
    """``pieces`` go out one by one, in chunks of their own. ``raw`` goes out as it stands instead,
    and the connection is closed."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    pieces: Sequence[bytes | Step] = ()
    kind: str = "application/json"
    raw: bytes | None = None


def data(event: object) -> bytes:
    return b"data: " + json.dumps(event).encode() + b"\n\n"


def chunk(delta: Mapping[str, object], finish: str | None = None, **more: object) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish, **more}
    return data({"object": "chat.completion.chunk", "model": MODEL, "choices": [choice]})


FIRST = data({"model": "", "choices": [], "prompt_filter_results": [{"prompt_index": 0}]})
USAGE = data({
    "model": MODEL, "choices": [],
    "usage": {"prompt_tokens": 12, "completion_tokens": 5,
              "completion_tokens_details": {"reasoning_tokens": 3}}})
DONE = b"data: [DONE]\n\n"


def streamed(*pieces: bytes | Step, headers: Mapping[str, str] = AZURE) -> Reply:
    return Reply(200, headers, pieces, "text/event-stream")


def told(*texts: str, finish: str = "stop") -> Reply:
    """An answer of Chat Completions, as Azure streams it."""
    parts = [chunk({"content": text}) for text in texts]
    return streamed(FIRST, chunk({"role": "assistant"}), *parts, chunk({}, finish), USAGE, DONE)


def responded(
    *texts: str, kind: str = "response.completed", store: bool = False, reason: str = ""
) -> Reply:
    """An answer of the Responses API."""
    whole = {"id": "resp_1", "model": MODEL, "store": store,
             "usage": {"input_tokens": 12, "output_tokens": 5},
             "incomplete_details": {"reason": reason}}
    parts = [data({"type": "response.output_text.delta", "delta": text}) for text in texts]
    created = data({"type": "response.created", "response": {"model": MODEL}})
    return streamed(created, *parts, data({"type": kind, "response": whole}))


def refused(status: int, code: str = "", message: str = "", **more: object) -> Reply:
    """An error in Azure's form; ``headers`` go with it, all else into its ``error``."""
    headers = more.pop("headers", {})
    assert isinstance(headers, dict)
    error = {"error": {"code": code, "message": message, **more}}
    return Reply(status, {**AZURE, **headers}, [json.dumps(error).encode()])


class AzureServer(ThreadingHTTPServer):
    """``script`` is what the next POSTs are answered with; when it is empty, ``usual`` is.
    ``writes`` are the moments at which the pieces went out."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, context: ssl.SSLContext, ca_file: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.context, self.ca_file = context, ca_file
        self.script: list[Reply] = []
        self.usual = told("Dear [PERSON_1],", " all is well.")
        self.models = refused(401, "401", "Access denied due to missing key.")
        self.journal: list[Seen] = []
        self.connections = 0
        self.writes: list[float] = []
        self.stopping = threading.Event()
        self.hung_up = threading.Event()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def texts(self) -> list[Seen]:
        """What carried a text."""
        return [seen for seen in self.journal if seen.method == "POST"]

    def deployment(self, **changes: object) -> Deployment:
        """Approved, trusted by its own authority, in a network that counts as private."""
        network = Network(ca_file=str(self.ca_file), cidrs=("127.0.0.0/8",))
        plain: dict[str, object] = {
            "id": "uk", "display_name": "UK casework", "deployment": DEPLOYMENT,
            "base_url": f"https://localhost:{self.port}/openai/v1/", "network": network}
        return Deployment(**{**plain, **changes})  # type: ignore[arg-type]

    def finish_request(self, request: object, client_address: object) -> None:
        """The handshake happens in the connection's own thread."""
        assert isinstance(request, socket)
        # A client that does not like our certificate hangs up.
        with suppress(OSError), self.context.wrap_socket(request, server_side=True) as tls:
            self.connections += 1
            self.RequestHandlerClass(tls, client_address, self)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # as a service does that streams
    server: AzureServer

    def do_GET(self) -> None:
        self._answer(self.server.models)

    def do_DELETE(self) -> None:
        self._answer(Reply(200, {}, [b"{}"]))

    def do_POST(self) -> None:
        script = self.server.script
        self._answer(script.pop(0) if script else self.server.usual)

    def _answer(self, reply: Reply) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", "0")))
        self.server.journal.append(Seen(self.command, self.path, headers, body))
        if reply.raw is not None:
            self.wfile.write(reply.raw)
        if reply.raw is not None or Step.CUT in reply.pieces[:1]:
            self._cut()
            return
        self._head(reply)
        for piece in reply.pieces:
            if piece is Step.STALL:
                self.server.stopping.wait()
            if piece is Step.WATCH and not self._heard():
                self.server.hung_up.set()
            if isinstance(piece, Step):
                self._cut()
                return
            self.server.writes.append(time.perf_counter())
            self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
        self.wfile.write(b"0\r\n\r\n")

    def _head(self, reply: Reply) -> None:
        if Step.STALL in reply.pieces[:1]:
            self.server.stopping.wait()
        self.send_response(reply.status)
        for name, value in {"Content-Type": reply.kind, **reply.headers}.items():
            self.send_header(name, value)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def _heard(self) -> bytes:
        try:
            return self.connection.recv(1)
        except OSError:
            return b""

    def _cut(self) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.connection.shutdown(SHUT_RDWR)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""


@dataclass(frozen=True)
class Authority:
    """Makes certificates; ``file`` is what its clients trust."""

    ca: trustme.CA
    file: Path

    def context(self, *names: str, newest: ssl.TLSVersion | None = None) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if newest:
            context.maximum_version = newest
        self.ca.issue_cert(*(names or ("localhost", "127.0.0.1"))).configure_cert(context)
        return context


def authority(folder: Path, name: str = "ca") -> Authority:
    ca = trustme.CA(organization_name="Sample Authority")
    file = folder / f"{name}.pem"
    file.write_bytes(ca.cert_pem.bytes())
    return Authority(ca, file)


@contextmanager
def serving(context: ssl.SSLContext, ca_file: Path) -> Iterator[AzureServer]:
    server = AzureServer(context, ca_file)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        server.shutdown()
        thread.join()
        server.server_close()
