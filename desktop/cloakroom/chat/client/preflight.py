"""A look at the connection before any text goes over it: no content, no credential."""

import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from cloakroom.chat.client.call import Call
from cloakroom.chat.client.connection import CALL, Connection
from cloakroom.chat.client.explain import of_break, of_refusal, say
from cloakroom.chat.client.failures import PAGE
from cloakroom.chat.client.origin import query
from cloakroom.chat.client.rejected import rejected
from cloakroom.chat.client.stranger import issuer_of
from cloakroom.chat.wire import Measured
from cloakroom.send_errors import NotSent

if TYPE_CHECKING:
    import httpx2

_MOST = 64 * 1024
_LASTING = frozenset({"network", "blocked-by-microsoft"})


async def look(connection: Connection) -> Measured:
    """A GET of ``models``: whatever the deployment answers, a refusal for want of a key included,
    the connection to it was seen. What the policy forbids is measured too, and nothing is asked
    over such a connection. Raises ChatError where there is no deployment to be seen."""
    import httpx2

    call = connection.call()
    started = time.perf_counter()
    token = CALL.set(call)
    try:
        async with asyncio.timeout(connection.deployment.params.overall_timeout_s):
            await _ask(connection, call)
    except NotSent:
        if not call.measured.address:  # blocked before anything was measured
            raise
    except (httpx2.HTTPError, httpx2.StreamError, OSError, ValueError) as error:
        broken = of_break(error, call, began=False)
        if broken.check == "certificate" and not connection.proxy:
            broken.details += f" · issuer: {await issuer_of(connection.origin)}"
        raise broken from None
    finally:
        CALL.reset(token)
    return replace(call.measured, seconds=time.perf_counter() - started)


async def _ask(connection: Connection, call: Call) -> None:
    url = connection.origin.base + "models"
    async with connection.http.stream("GET", url, params=query(connection.deployment)) as response:
        body = await _little(response)
        if response.status_code < 300 and is_page(response.headers):
            raise say(PAGE, call, status=response.status_code)
        if 300 <= response.status_code < 400:
            raise of_refusal(rejected(response.status_code, {}, response.headers), call)
        if response.status_code == 403:
            _closed(body, response, call)


def _closed(body: bytes, response: "httpx2.Response", call: Call) -> None:
    """Without a credential a refusal is to be expected; one for the network stays one."""
    try:
        told = json.loads(body)
    except ValueError:
        return
    error = of_refusal(rejected(response.status_code, told, response.headers), call)
    if error.check in _LASTING:
        raise error


async def _little(response: "httpx2.Response") -> bytes:
    """What is read to its end leaves the connection open for the question itself."""
    read = b""
    async for chunk in response.aiter_raw():
        read += chunk
        if len(read) > _MOST:
            break
    return read


def is_page(headers: Mapping[str, str]) -> bool:
    return headers.get("content-type", "").startswith(("text/html", "application/xhtml"))
