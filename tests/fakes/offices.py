"""An office whose deployment answers from a script: everything else in it is real."""

from cloakroom.chat.wire import Credential
from cloakroom.policy.model import Deployment, InForce
from cloakroom.send_errors import SignInNeeded
from cloakroom.talk.office import Office
from cloakroom.talk.records import Records
from cloakroom.talk.sending import Sending, Source
from fakes.deployments import POLICY, GoodKey, ListedJournal, ScriptedClient


class NoKey(GoodKey):
    async def credential(self) -> Credential:
        raise SignInNeeded


class ScriptedOffice(Office):
    """``practice()`` gives a deployment of the policy that is labelled as practice."""

    def __init__(
        self, client: ScriptedClient, *, held: InForce | None = None, ready: bool = True
    ) -> None:
        self.client, self.journal, self.closed = client, ListedJournal(), False
        super().__init__(policy=lambda: held or InForce(POLICY),
                         records=Records(lambda rules: self.journal))  # type: ignore[arg-type, return-value]  # a list for a journal
        self._key = GoodKey() if ready else NoKey()

    def sending(self) -> Sending:
        if self._sending is None:
            self._sending = Sending(self.client, self.records, self.gate, self.source)
        return self._sending

    def source(self, deployment: Deployment) -> Source:
        return self._key

    async def close(self) -> None:
        self.closed = True
