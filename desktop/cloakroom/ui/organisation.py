"""Reads what the organisation says of scrubbing, and has the session follow it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from cloakroom.errors import CloakroomError
from cloakroom.policy.scrubbing import Scrubbing
from cloakroom.ui.aside import InTurn
from cloakroom.ui.main_window import CHAT, SETTINGS
from cloakroom.ui.session import Session

if TYPE_CHECKING:
    from cloakroom.policy.model import InForce


def _in_force() -> "InForce":
    from cloakroom.policy import in_force

    return in_force.of_this_computer()


class Organisation(QObject):
    """Aside, for a policy may wait for the keyring; one after the other, so that the last one read
    is the one that holds."""

    def __init__(
        self, session: Session, parent: QObject | None = None, *,
        read: Callable[[], "InForce"] = _in_force,
    ) -> None:
        super().__init__(parent)
        self._session, self._read = session, read
        self._turns = InTurn(self)

    def refresh(self) -> None:
        self._turns.do(self._rules, self._told, self._let_be)

    def entered(self, place: int) -> None:
        """Where the rules show, they are those of now."""
        if place in (CHAT, SETTINGS):
            self.refresh()

    def _rules(self) -> Scrubbing:
        return self._read().scrubbing

    @Slot(object)
    def _told(self, rules: object) -> None:
        assert isinstance(rules, Scrubbing), "what _rules answers"
        self._session.follow(rules)

    @Slot(object)
    def _let_be(self, _: CloakroomError) -> None:
        """What held goes on to hold."""
