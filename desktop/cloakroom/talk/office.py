"""All that a conversation needs, put together once for the program: policy, gate, journal, keys,
client, practice deployment. The window and the command line each have one."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from cloakroom.chat.aside import aside
from cloakroom.chat.declared import Confirmed
from cloakroom.chat.wire import Measured, Request
from cloakroom.policy import load
from cloakroom.policy.model import Deployment, InForce
from cloakroom.policy.words import Layer
from cloakroom.talk.gate import Gate
from cloakroom.talk.keys import Keys
from cloakroom.talk.records import Records
from cloakroom.talk.sending import Sending, Source

if TYPE_CHECKING:
    from cloakroom.chat.client.client import Client
    from cloakroom.chat.practice.server import Practice


def policy_of_this_user() -> InForce:
    return load.load(load.of_this_user())


class Office:
    """Light until :meth:`sending` is called: that imports what speaks to the network. The
    coroutines run in the one loop of the chat."""

    def __init__(
        self, *, policy: Callable[[], InForce] = policy_of_this_user,
        records: Records | None = None, keys: Keys | None = None,
    ) -> None:
        self.records = records or Records()
        self.gate = Gate(lambda: self._followed(policy()))
        self.keys = keys or Keys(self.records)
        self._sending: Sending | None = None
        self._client: Client | None = None
        self._practice: Practice | None = None
        self._making = threading.Lock()

    def sending(self) -> Sending:
        """May take a second the first time: not for the Qt thread."""
        with self._making:
            if self._sending is None:
                from cloakroom.chat.client.client import Client

                self._client = Client()
                self._sending = Sending(self._client, self.records, self.gate, self.source)
            return self._sending

    def source(self, deployment: Deployment) -> Source:
        """The practice deployment has a key of its own; all others have theirs from the user."""
        if deployment.layer is Layer.PRACTICE and self._practice:
            return self._practice
        return self.keys.source(deployment)

    async def practice(self) -> Deployment:
        """The practice deployment, once its server listens."""
        if self._practice is None:
            from cloakroom.chat.practice.server import Practice

            self._practice = Practice()
        return await self._practice.deployment()

    async def check(self, deployment: Deployment) -> Measured:
        """Connects without content."""
        sending = await aside(self.sending)
        measured = await sending.client.check(deployment)
        sending.measured[deployment.id] = measured
        return measured

    async def confirm(self, deployment: Deployment) -> Confirmed:
        """Asks Azure's resource manager, with the account of whoever is signed in. Where its answer
        contradicts the policy, nothing more is sent."""

        def ask() -> Confirmed:
            from cloakroom.chat.sign_in.resource_manager import confirmed

            return confirmed(deployment, self.keys.identity(deployment),
                             endpoint=self.keys.cloud.resource_manager,
                             ca_file=deployment.network.ca_file)

        seen = await aside(ask)
        self.gate.confirmed(deployment, seen)
        return seen

    def measured(self, deployment: Deployment) -> Measured | None:
        """What was seen of its connection in this session."""
        return self._sending.measured.get(deployment.id) if self._sending else None

    def body(self, request: Request) -> str:
        """The exact JSON that goes; as :meth:`sending`, not for the Qt thread."""
        return self.sending().client.body(request)

    async def close(self) -> None:
        """Ends the connections and the practice server."""
        if self._client:
            await self._client.close()
        if self._practice:
            await self._practice.stop()

    def _followed(self, held: InForce) -> InForce:
        self.records.follow(held)
        return held
