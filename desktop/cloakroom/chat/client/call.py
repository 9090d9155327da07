"""One call on its way: what has left this computer so far, and over which connection.

The HTTP library reports each step of a request. A connection is looked at before the first byte
of the request goes over it, so a wrong one never carries a text; what has left is then known, not
guessed.
"""

from dataclasses import dataclass, field
from typing import Any, cast

from cloakroom.chat import evidence
from cloakroom.chat.client.measuring import Stream, measure
from cloakroom.chat.client.proxies import Proxy
from cloakroom.chat.wire import Measured, Reported
from cloakroom.policy.model import Deployment
from cloakroom.send_errors import Left, NotSent


@dataclass(slots=True)
class Call:
    """``left`` only ever rises: a text that once left stays left, whatever comes of a new try."""

    deployment: Deployment
    proxy: Proxy | None = None
    left: Left = Left.NO
    measured: Measured = field(default_factory=Measured)
    reported: Reported = field(default_factory=Reported)
    _method: bytes = b""
    _socket: Stream | None = None

    async def trace(self, step: str, info: dict[str, Any]) -> None:
        """The ``trace`` extension of the HTTP library; steps are ``http11.send_request_body.…``."""
        part, _, action = step.partition(".")
        if action == "start_tls.complete" and self._to_deployment(part):
            await self._look(cast(Stream, info["return_value"]))
        elif action == "connect_tcp.complete":
            self._socket = info["return_value"]
        elif action == "start_tls.failed" and self._socket:
            # The library leaves it open where the task was cancelled in the middle.
            await self._socket.aclose()
        elif action == "send_request_headers.started":
            self._method = info["request"].method
            self._rise(Left.MAYBE)
        elif action == "send_request_body.complete":
            self._rise(Left.YES)

    def _to_deployment(self, part: str) -> bool:
        """A handshake with the proxy itself is not one with the deployment."""
        return self.proxy is None or part != "connection"

    def _rise(self, to: Left) -> None:
        # Only a POST carries a text: neither the CONNECT of a proxy nor the pre-flight does.
        if self._method == b"POST" and self.left is not Left.YES:
            self.left = to

    async def _look(self, stream: Stream) -> None:
        self.saw(stream)
        blocking = evidence.blocking(evidence.before(self.measured, self.deployment))
        if blocking:
            await stream.aclose()
            raise NotSent(
                f"Blocked: {blocking.sentence} Your text has not left this computer.",
                check=blocking.check, left=self.left,
            )

    def saw(self, stream: Stream) -> None:
        self.measured = measure(stream, network=self.deployment.network, proxy=self.proxy)
