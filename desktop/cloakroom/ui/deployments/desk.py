"""What the page of deployments shows and does. All of it may wait for the keyring, so it happens
aside, one after the other."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from cloakroom.errors import CloakroomError
from cloakroom.policy.model import InForce
from cloakroom.ui.aside import InTurn

if TYPE_CHECKING:
    from cloakroom.policy.load import Sources

Keys = Mapping[str, object]
"""Those of ``[[deployment]]`` in a policy file."""


def _of_this_user() -> "Sources":
    from cloakroom.policy import load  # brings the library of the keyring

    return load.of_this_user()


class DeploymentDesk(QObject):
    """``read`` when what is approved has been read; ``altered`` when the user changed it;
    ``failed`` with an error of something that was not done."""

    read = Signal()
    altered = Signal()
    failed = Signal(object)  # CloakroomError

    def __init__(self, policies: Callable[[], "Sources"] = _of_this_user) -> None:
        super().__init__()
        self.in_force: InForce | None = None  # not read yet
        self.kept = True
        """Whether what the user approves outlives the program."""
        self._policies = policies
        self._turns = InTurn(self)

    @property
    def may_add(self) -> bool:
        held = self.in_force
        return bool(held and not held.refusal and held.rules.allow_user_deployments)

    def refresh(self) -> None:
        self._turns.do(self._look, self._looked, self._not_done)

    def add(self, keys: Keys) -> None:
        self._turns.do(lambda: self._add(keys), self._done, self._not_done)

    def remove(self, identifier: str) -> None:
        self._turns.do(lambda: self._remove(identifier), self._done, self._not_done)

    def start_again(self) -> None:
        self._turns.do(self._start_again, self._done, self._not_done)

    def faults(self, keys: Keys) -> Mapping[str, str]:
        """By key, what is wrong with it; at once."""
        from cloakroom.policy import own

        return own.faults(own.completed(keys, date.today()))

    def _look(self) -> tuple[InForce, bool]:
        from cloakroom.policy import load

        sources = self._policies()
        return load.load(sources), sources.own.kept

    def _start_again(self) -> None:
        self._policies().own.start_again()

    def _add(self, keys: Keys) -> None:
        from cloakroom.policy import load, own

        sources = self._policies()
        made = own.approved(keys, sources.today())
        sources.own.add(made, load.load(sources).rules)

    def _remove(self, identifier: str) -> None:
        from cloakroom import keychain
        from cloakroom.chat.credentials import Credentials

        Credentials(keychain.system).forget_key(self._policies().own.remove(identifier))

    @Slot(object)
    def _looked(self, seen: object) -> None:
        assert isinstance(seen, tuple), "what _look answers"
        self.in_force, self.kept = seen
        self.read.emit()

    @Slot(object)
    def _done(self, _: object) -> None:
        self.altered.emit()
        self.refresh()

    @Slot(object)
    def _not_done(self, error: CloakroomError) -> None:
        self.failed.emit(error)
