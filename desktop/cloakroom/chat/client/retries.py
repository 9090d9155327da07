"""Whether a refused request is sent once more: never when the service may have taken it."""

from dataclasses import dataclass, field
from typing import Protocol

from cloakroom.chat.client.body import Dialect
from cloakroom.chat.client.call import Call
from cloakroom.chat.client.explain import of_refusal
from cloakroom.chat.client.rejected import Rejected
from cloakroom.chat.wire import Credential, Request

TRIES = 3
"""How often a busy deployment is asked again."""
LONGEST_WAIT_S = 120.0
_BUSY = frozenset({429, 503})


class Source(Protocol):
    """Where the credential of one deployment comes from."""

    async def credential(self) -> Credential: ...

    async def renewed(self) -> Credential | None: ...


@dataclass(slots=True)
class Dialects:
    """What was learnt of each deployment, for as long as the program runs."""

    known: dict[str, Dialect] = field(default_factory=dict)

    def of(self, request: Request) -> Dialect:
        return self.known.get(request.deployment.id, Dialect())

    def learn(self, request: Request, dialect: Dialect) -> None:
        self.known[request.deployment.id] = dialect


@dataclass(slots=True)
class Retries:
    """Those of one request. ``credential`` is the one to use next, ``waits`` how many waits there
    were."""

    request: Request
    source: Source
    dialects: Dialects
    credential: Credential
    waits: int = 0
    renewed: bool = False

    async def again(self, refused: Rejected, call: Call) -> float:
        """How many seconds until the next try, 0 for at once. Raises where there is none."""
        if refused.status in _BUSY and (seconds := self._wait(refused)) is not None:
            return seconds
        if refused.status == 401 and await self._renew():
            return 0.0
        if refused.status == 400 and self._learn(refused):
            return 0.0
        raise of_refusal(refused, call)

    def _wait(self, refused: Rejected) -> float | None:
        """As long as the service asks for, else 2, 4 and 8 seconds."""
        seconds = 2.0 ** (self.waits + 1) if refused.wait is None else refused.wait
        if self.waits == TRIES or seconds > LONGEST_WAIT_S:
            return None
        self.waits += 1
        return seconds

    async def _renew(self) -> bool:
        """A key may have been changed since it was read; that is looked up once."""
        if self.renewed:
            return False
        self.renewed = True
        fresh = await self.source.renewed()
        self.credential = fresh or self.credential
        return fresh is not None

    def _learn(self, refused: Rejected) -> bool:
        dialect = self.dialects.of(self.request).without(refused.param)
        if dialect:
            self.dialects.learn(self.request, dialect)
        return dialect is not None
