"""Where a question may go: the approved deployments, the practice one, and what is known of the
one that is chosen."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from cloakroom.chat import evidence
from cloakroom.chat.declared import Confirmed, confirmed, declared
from cloakroom.chat.evidence import Remark
from cloakroom.chat.privacy_facts import Facts, load
from cloakroom.chat.wire import Measured, Reported
from cloakroom.errors import CloakroomError, InstallationError
from cloakroom.policy.model import Deployment, InForce
from cloakroom.policy.standing import standing
from cloakroom.policy.words import Layer
from cloakroom.ui.aside import Chore
from cloakroom.ui.chat.flow import Flow
from cloakroom.ui.chat.office import Loop, Office

PRACTICE = "practice"
"""Stands for the practice deployment until its server listens."""


class Places(QObject):
    """``changed`` when something else is known, ``chosen`` when it is another deployment,
    ``renewed`` when other words of the policy hold for the same one, ``failed`` when something that
    was asked for could not be found out."""

    changed = Signal()
    chosen = Signal()
    renewed = Signal()
    failed = Signal(object)  # CloakroomError

    def __init__(self, office: Office, loop: Loop, parent: QObject) -> None:
        super().__init__(parent)
        self.office, self._loop = office, loop
        self.in_force: InForce | None = None  # not read yet
        self.deployment: Deployment | None = None
        self.confirmed: Confirmed | None = None
        self.reported: Reported | None = None
        self.busy = ""
        """What is being found out, in words; '' for nothing."""
        self._facts: Facts | None = None

    # ---- what there is

    @property
    def approved(self) -> tuple[Deployment, ...]:
        return self.in_force.deployments if self.in_force else ()

    @property
    def practising(self) -> bool:
        return self.deployment is not None and self.deployment.layer is Layer.PRACTICE

    @property
    def refusal(self) -> str:
        """Why nothing approved may be used at all."""
        held = self.in_force
        return held.refusal.sentence if held and held.refusal else ""

    @property
    def hindrance(self) -> str:
        """Why nothing may be sent to the deployment that is chosen."""
        if self.deployment is None:
            return self.busy or ("Choose a deployment first." if self.approved else
                                 "No deployment is approved on this computer. You can practise.")
        closed = self.office.gate.closed(self.deployment)
        return closed.sentence if closed else ""

    @property
    def warnings(self) -> tuple[str, ...]:
        return standing(self.deployment, date.today()).warnings if self.deployment else ()

    @property
    def facts(self) -> Facts:
        """Empty where those of this installation cannot be used: then nothing is called good."""
        if self._facts is None:
            try:
                self._facts = load()
            except InstallationError as error:
                self._facts = Facts(date.min, "", (), (), (), ())
                fault = error  # Python lets go of its own name
                QTimer.singleShot(0, self, lambda: self.failed.emit(fault))
        return self._facts

    @property
    def measured(self) -> Measured | None:
        return self.office.measured(self.deployment) if self.deployment else None

    def remarks(self) -> tuple[Remark, ...]:
        """All that is known, what was seen first."""
        deployment = self.deployment
        if deployment is None:
            return ()
        rows: list[Remark] = []
        if seen := self.measured:
            rows += evidence.before(seen, deployment)
        if self.reported:
            told = evidence.after(self.reported, deployment)
            rows = [each for each in rows if each.title not in {row.title for row in told}]
            rows += told
        if not self.practising:
            if self.confirmed:
                rows += confirmed(self.confirmed, deployment, self.facts)
            rows += declared(deployment, self.facts, today=date.today())
        return tuple(rows)

    # ---- what the user does

    def refresh(self) -> None:
        """Reads the policy again, aside. The first one that may be used is chosen at the start."""
        Chore(self.office.gate.refresh, self._read, self.failed.emit, self)

    def choose(self, deployment: Deployment) -> None:
        if deployment != self.deployment:
            self.deployment, self.confirmed, self.reported = deployment, None, None
            self.chosen.emit()
            self.changed.emit()

    def practise(self) -> None:
        """Starts the practice deployment; chosen when it listens."""
        self._ask("The practice deployment is starting…", self.office.practice, self.choose)

    def check(self) -> None:
        """Connects without content, to see where it goes."""
        if deployment := self.deployment:
            self._ask("Connecting, without any text…", lambda: self.office.check(deployment),
                      lambda _: None)

    def confirm(self) -> None:
        if deployment := self.deployment:
            self._ask("Asking Azure…", lambda: self.office.confirm(deployment), self._confirmed)

    def answered(self, reported: Reported) -> None:
        """What the service said of itself with the last answer."""
        self.reported = reported
        self.changed.emit()

    # ---- outcomes

    def _ask(
        self, words: str, work: Callable[[], Awaitable[object]], then: Callable[[Any], None]
    ) -> None:
        if self.busy:
            return
        self.busy = words
        flow = Flow(self._loop, self)
        flow.done.connect(self._told)
        flow.done.connect(then)
        flow.failed.connect(self._not_told)
        flow.call(work)
        self.changed.emit()

    def _told(self, _: object) -> None:
        self.busy = ""
        self.changed.emit()

    def _not_told(self, error: CloakroomError) -> None:
        self.busy = ""
        self.failed.emit(error)
        self.changed.emit()

    def _confirmed(self, seen: Confirmed) -> None:
        self.confirmed = seen
        self.changed.emit()

    def _read(self, held: InForce) -> None:
        self.in_force = held
        here = self.deployment
        if here is not None and not self.practising:
            self._take(here, next((each for each in held.deployments if each.id == here.id), None))
        elif here is None and held.deployments:
            self.choose(held.deployments[0])
        self.changed.emit()

    def _take(self, before: Deployment, now: Deployment | None) -> None:
        """A conversation goes on where it went, under the words that hold now."""
        self.deployment = now
        if now is None or _address(now) != _address(before):
            self.chosen.emit()
        elif now != before:
            self.confirmed = None  # that was held against the old words
            self.renewed.emit()


def _address(deployment: Deployment) -> tuple[str, str]:
    return deployment.base_url, deployment.deployment


def dated(seen: Confirmed) -> str:
    """``22 November 2026, 18:05``."""
    at: datetime = seen.at.astimezone()
    return f"{at.day} {at:%B %Y, %H:%M}"
