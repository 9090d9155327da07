"""What the chat in the window works with: all of it has never heard of Qt."""

from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any, Protocol

from cloakroom.chat.declared import Confirmed
from cloakroom.chat.wire import Measured, Request
from cloakroom.policy.model import Deployment, InForce
from cloakroom.policy.words import Method
from cloakroom.talk.conversation import Judge
from cloakroom.talk.prepared import Block
from cloakroom.talk.sending import Sending


class Loop(Protocol):
    """An asyncio loop in a thread of its own."""

    def submit(self, coroutine: Coroutine[Any, Any, None]) -> "Future[None]":
        """Cancelling the future cancels the task."""


class Gate(Judge, Protocol):
    """What says no."""

    def now(self) -> InForce: ...

    def refresh(self) -> InForce:
        """Reads the policy again; aside, as it may wait for the keyring."""

    def closed(self, deployment: Deployment) -> Block | None: ...


class Keys(Protocol):
    """The credentials of the deployments. Each call may wait for the keyring, the network or a
    person: aside."""

    def has_key(self, deployment: Deployment) -> bool: ...

    def keep_key(self, deployment: Deployment, key: str) -> None: ...

    def use_key(self, deployment: Deployment, key: str) -> None: ...

    def account(self, deployment: Deployment) -> str:
        """The name of who is signed in; '' for nobody. Asks nobody."""

    def sign_in(self, deployment: Deployment, method: Method, window: int) -> str:
        """The name of the account, once a person has signed in."""

    def leave(self, deployment: Deployment) -> None: ...


class Office(Protocol):
    """One for the program. The coroutines run in the loop of the chat."""

    @property
    def gate(self) -> Gate: ...

    @property
    def keys(self) -> Keys: ...

    def sending(self) -> Sending:
        """Imports what speaks to the network and opens the journal, the first time: aside."""

    async def practice(self) -> Deployment:
        """The practice deployment, once its server listens."""

    async def check(self, deployment: Deployment) -> Measured:
        """Connects without content."""

    async def confirm(self, deployment: Deployment) -> Confirmed:
        """Asks Azure's resource manager, with the account of whoever is signed in."""

    def measured(self, deployment: Deployment) -> Measured | None:
        """What was seen of its connection in this session."""

    def body(self, request: Request) -> str:
        """The exact JSON that goes: aside, as :meth:`sending`."""
