"""The practice deployment itself: one TLS server on loopback, with a key and a port of this run."""

import asyncio
import hmac
import json
import secrets
import tempfile
from asyncio import StreamReader, StreamWriter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from cloakroom.chat.practice import http
from cloakroom.chat.practice.certificate import ISSUER, server_context
from cloakroom.chat.practice.reply import pieces, reply
from cloakroom.chat.wire import Credential, CredentialKind
from cloakroom.policy.model import Auth, Declared, Deployment, Network
from cloakroom.policy.words import Layer

ID, NAME = "practice", "Practice (on this computer)"
MODEL = "practice, no AI"
PACE_S = 0.012
"""Between two pieces, so that the answer is seen to come."""


class Practice:
    """One for the program, within its event loop; also the source of its own credential."""

    def __init__(self, pace: float = PACE_S) -> None:
        self._pace = pace
        self._key = secrets.token_urlsafe(32)
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._server: asyncio.Server | None = None
        self._deployment: Deployment | None = None
        self._serving: set[asyncio.Task[None]] = set()

    async def deployment(self) -> Deployment:
        """Starts the server where it does not run yet. Only this run can talk to it."""
        if self._deployment is None:
            self._folder = tempfile.TemporaryDirectory(prefix="cloakroom-practice-")
            context, certificate = server_context(Path(self._folder.name))
            self._server = await asyncio.start_server(
                self._serve, "127.0.0.1", 0, ssl=context, limit=http.MOST_HEAD
            )
            port = self._server.sockets[0].getsockname()[1]
            self._deployment = _deployment(port, certificate)
        return self._deployment

    async def stop(self) -> None:
        if self._server and self._folder:
            self._server.close()
            for task in list(self._serving):
                task.cancel()
            await asyncio.gather(*self._serving, return_exceptions=True)
            self._folder.cleanup()
        self._server = self._folder = self._deployment = None

    async def credential(self) -> Credential:
        return Credential(CredentialKind.KEY, self._key)

    async def renewed(self) -> Credential | None:
        return None

    async def _serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._serving.add(task)
        try:
            while (request := await http.asked(reader)) is not None:
                await self._answer(request, writer)
        except http.Unreadable:
            await http.whole(writer, 400, _error("bad_request"))
        except ConnectionError:
            pass  # the client went away
        except asyncio.CancelledError:
            writer.transport.abort()  # the program ends: nobody is left to say goodbye to
        finally:
            self._serving.discard(task)
            writer.close()
            with suppress(ConnectionError, TimeoutError, asyncio.CancelledError):
                await writer.wait_closed()

    async def _answer(self, request: http.Asked, writer: StreamWriter) -> None:
        given = request.headers.get("authorization", "")
        known = hmac.compare_digest(given.encode(), f"Bearer {self._key}".encode())
        if not known:
            await http.whole(writer, 401, _error("401"))
        elif (request.method, request.path) != ("POST", "/openai/v1/chat/completions"):
            await http.whole(writer, 404, _error("404"))
        else:
            await self._stream(_messages(request.body), writer)

    async def _stream(
        self, messages: list[Mapping[str, object]], writer: StreamWriter
    ) -> None:
        http.begin(writer, 200, "text/event-stream")
        text = reply(messages)
        parts = pieces(text)
        for part in parts:
            await http.piece(writer, _event(delta={"content": part}))
            await asyncio.sleep(self._pace)
        sent = sum(len(str(each.get("content", "")).split()) for each in messages)
        usage = {"prompt_tokens": sent, "completion_tokens": len(text.split())}
        await http.piece(writer, _event(finish="stop"))
        await http.piece(writer, _event(usage=usage))
        await http.piece(writer, b"data: [DONE]\n\n")
        await http.piece(writer, b"")


def _deployment(port: int, certificate: Path) -> Deployment:
    here = "this computer"
    return Deployment(
        id=ID, display_name=NAME, deployment=ID, layer=Layer.PRACTICE,
        base_url=f"https://localhost:{port}/openai/v1/", auth=Auth(methods=()),
        declared=Declared(region=here, processing=here, at_rest="nowhere", model=MODEL),
        network=Network(
            cidrs=("127.0.0.0/8",), min_tls="1.3", issuers=(ISSUER,), ca_file=str(certificate),
            require_private_ip=True, allow_proxy=False,
        ),
    )  # fmt: skip


def _messages(body: bytes) -> list[Mapping[str, object]]:
    try:
        messages = json.loads(body).get("messages")
    except (ValueError, AttributeError):
        return []
    return [each for each in messages if isinstance(each, Mapping)] if messages else []


def _event(
    *, delta: Mapping[str, str] | None = None, finish: str | None = None,
    usage: Mapping[str, int] | None = None,
) -> bytes:  # fmt: skip
    choices = [] if usage else [{"index": 0, "delta": delta or {}, "finish_reason": finish}]
    told = {"object": "chat.completion.chunk", "model": MODEL, "choices": choices, "usage": usage}
    return b"data: " + json.dumps(told).encode() + b"\n\n"


def _error(code: str) -> Mapping[str, object]:
    return {"error": {"code": code, "message": "The practice deployment does not know this."}}
