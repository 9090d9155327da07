"""The journal as the policy in force wants it kept, and what the policy itself is recorded as."""

from collections.abc import Callable
from contextlib import suppress

from cloakroom.audit.event import Event, Evidence, What
from cloakroom.audit.journal import Journal
from cloakroom.audit.retention import rules_of
from cloakroom.policy.model import AuditRules, InForce
from cloakroom.send_errors import NotRecorded


class Records:
    """One for the program, for any number of threads. ``open_journal`` makes the journal for other
    rules than before."""

    def __init__(
        self, open_journal: Callable[[AuditRules], Journal] = Journal.of_this_user
    ) -> None:
        self._open = open_journal
        self._rules = AuditRules(retention_days=0)  # nothing goes before the policy is known
        self._journal: Journal | None = None
        self._policy = ""

    @property
    def journal(self) -> Journal:
        if self._journal is None:
            self._journal = self._open(self._rules)
        return self._journal

    def record(self, event: Event) -> int:
        """As :meth:`Journal.record`."""
        return self.journal.record(event)

    def follow(self, held: InForce) -> None:
        """Keeps to the rules of ``held`` from here on, and records it where it is another one than
        before. Having no policy and needing none is nothing to record."""
        rules = rules_of(held)
        if rules != self._rules:
            self._rules, self._journal = rules, None
        mark = held.policy.sha256 if held.policy else held.refusal.check if held.refusal else ""
        if mark == self._policy:
            return
        self._policy = mark
        with suppress(NotRecorded):
            if held.policy:
                told = Evidence(policy_id=held.policy.policy_id, policy_sha256=held.policy.sha256)
                self.record(Event(What.POLICY_LOADED, told))
            elif held.refusal:
                self.record(Event(What.POLICY_REJECTED, check=held.refusal.check))
