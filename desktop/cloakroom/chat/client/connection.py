"""One deployment's own HTTP client and SDK client, with nothing left to a default.

No redirects, no retries, no cookies, no environment; no header but those listed here; no URL but
those below the policy's own.
"""

import logging
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cloakroom.chat.client.call import Call
from cloakroom.chat.client.failures import LEFT
from cloakroom.chat.client.limits import limit
from cloakroom.chat.client.origin import Origin, origin, query
from cloakroom.chat.client.proxies import Proxy, proxy_for
from cloakroom.chat.client.reported import from_headers
from cloakroom.chat.client.trust import context
from cloakroom.chat.wire import Credential, CredentialKind
from cloakroom.policy.model import Deployment
from cloakroom.policy.words import KeyHeader
from cloakroom.send_errors import NotSent

if TYPE_CHECKING:
    import httpx2
    import openai

AGENT = "cloakroom"
WRITE_S, POOL_S = 30.0, 5.0
IDLE_S = 30.0
"""How long a connection is kept for the next question."""

# All that may travel: the SDK's own headers name the system, the processor and Python's version.
_HEADERS = frozenset(
    {"host", "accept", "accept-encoding", "connection", "content-type", "content-length",
     "user-agent"}
)  # fmt: skip
_CREDENTIALS = frozenset(header.lower() for header in KeyHeader)
# At lower levels they log addresses and headers.
_TALKATIVE = ("openai", "httpx2", "httpcore2", "httpcore")
CALL: ContextVar[Call] = ContextVar("call")
"""The call that a request belongs to; set around the request, in the task that makes it."""


@dataclass(frozen=True, slots=True)
class Connection:
    deployment: Deployment
    origin: Origin
    proxy: Proxy | None
    http: "httpx2.AsyncClient"
    sdk: "openai.AsyncOpenAI"

    def call(self) -> Call:
        return Call(self.deployment, self.proxy)

    def for_an_answer(self) -> "httpx2.Timeout":
        """Silence is told and does not end an answer: only the time for the whole does."""
        import httpx2

        given = self.http.timeout
        return httpx2.Timeout(
            connect=given.connect, read=self.deployment.params.overall_timeout_s,
            write=given.write, pool=given.pool)


def connect(deployment: Deployment) -> Connection:
    """Opens nothing yet. NotSent or NotTrusted where the policy's own settings cannot be used."""
    import openai

    for library in _TALKATIVE:
        logging.getLogger(library).setLevel(logging.WARNING)
    place = origin(deployment)
    proxy = proxy_for(place.host)
    http = _http(deployment, place, proxy)
    sdk = openai.AsyncOpenAI(
        api_key="", admin_api_key="", organization="", project="", webhook_secret="",
        base_url=place.base, websocket_base_url=place.base, http_client=http, max_retries=0,
        timeout=http.timeout, default_query=query(deployment), _enforce_credentials=False,
    )  # fmt: skip
    return Connection(deployment, place, proxy, http, sdk)


def _http(deployment: Deployment, place: Origin, proxy: Proxy | None) -> "httpx2.AsyncClient":
    import httpx2

    allowed = _HEADERS | _CREDENTIALS | {name.lower() for name, _ in deployment.extra_headers}
    params = deployment.params
    return httpx2.AsyncClient(
        verify=context(deployment), trust_env=False, follow_redirects=False,
        proxy=httpx2.Proxy(proxy.url) if proxy else None,
        # Unpacked text needs no decoder, and each piece of an answer arrives as it was sent.
        headers={"Accept-Encoding": "identity", **dict(deployment.extra_headers)},
        timeout=httpx2.Timeout(
            connect=params.connect_timeout_s, read=params.silence_s, write=WRITE_S,
            pool=POOL_S,
        ),
        limits=httpx2.Limits(max_connections=4, keepalive_expiry=IDLE_S),
        event_hooks={"request": [_Pin(place, allowed)], "response": [_noted]},
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Pin:
    """Runs before each request, those of a redirect included."""

    place: Origin
    allowed: frozenset[str]

    async def __call__(self, request: "httpx2.Request") -> None:
        call = CALL.get()
        if not self.place.holds(str(request.url)):
            raise NotSent(
                "Something tried to send this to another address than the deployment's. That was "
                f"blocked. {LEFT[call.left]}", check="origin", left=call.left,
            )  # fmt: skip
        for name in set(request.headers) - self.allowed:
            del request.headers[name]
        request.headers["User-Agent"] = AGENT
        request.extensions = {**request.extensions, "trace": call.trace}


async def _noted(response: "httpx2.Response") -> None:
    """A connection that was kept from before is looked at as well: for the record."""
    call = CALL.get()
    limit(response)
    call.saw(response.extensions["network_stream"])
    call.reported = from_headers(response.headers)
    call.measured = replace(call.measured, region=call.reported.region)


def headers_for(credential: Credential, deployment: Deployment) -> Mapping[str, Any]:
    """The one header that the credential travels in."""
    import openai

    if credential.kind is CredentialKind.TOKEN or deployment.key_header is KeyHeader.AUTHORIZATION:
        return {"Authorization": f"Bearer {credential.secret}"}
    return {"Authorization": openai.Omit(), deployment.key_header.value: credential.secret}
