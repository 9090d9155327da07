"""As much of HTTP/1.1 (RFC 9112) as one client of our own needs."""

import asyncio
import json
from asyncio import StreamReader, StreamWriter
from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_HEAD, MOST_BODY = 32 * 1024, 8 * 1024 * 1024
_REASONS = {200: "OK", 400: "Bad Request", 401: "Unauthorized", 404: "Not Found"}


class Unreadable(Exception):
    """What came is no request, or too large a one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Names of headers in lower case."""

    method: str
    path: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


async def asked(reader: StreamReader) -> Asked | None:
    """The next request of a connection; None where it was closed. Unreadable for all else."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.rstrip().split("\r\n")
        method, path, _ = first.split(" ")
        fields = (line.partition(":") for line in lines)
        headers = {name.strip().lower(): value.strip() for name, _, value in fields}
        length = int(headers.get("content-length", "0"))
        if not 0 <= length <= MOST_BODY:
            raise Unreadable
        return Asked(method, path, headers, await reader.readexactly(length))
    except (asyncio.LimitOverrunError, ValueError):
        raise Unreadable from None
    except (asyncio.IncompleteReadError, ConnectionError):
        return None


def begin(writer: StreamWriter, status: int, kind: str) -> None:
    """The head of an answer that comes in pieces."""
    writer.write(
        f"HTTP/1.1 {status} {_REASONS[status]}\r\nContent-Type: {kind}\r\n"
        "Transfer-Encoding: chunked\r\n\r\n".encode()
    )


async def piece(writer: StreamWriter, content: bytes) -> None:
    """One piece; an empty one is the last."""
    writer.write(b"%x\r\n%b\r\n" % (len(content), content))
    await writer.drain()


async def whole(writer: StreamWriter, status: int, content: object) -> None:
    """An answer of one piece, JSON."""
    begin(writer, status, "application/json")
    await piece(writer, json.dumps(content).encode())
    await piece(writer, b"")
