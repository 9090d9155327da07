"""A while after the start the audit trail is checked once, where there is one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cloakroom.audit.segments import home, segments
from cloakroom.errors import CloakroomError
from cloakroom.ui.aside import Chore

if TYPE_CHECKING:  # the keyring behind it is not needed at the start
    from cloakroom.audit.verify import Verdict

AFTER_MS = 20_000
_NOTICED = "Some records of the audit trail were changed or are missing. Activity says which."


class CheckAtStart(QObject):
    """``noticed`` with a sentence when something is wrong that was not known before."""

    noticed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._later = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._later.timeout.connect(self.check)

    def begin(self) -> None:
        self._later.start()

    def check(self) -> None:
        """Who has no trail is not asked for the keyring."""
        if segments(home()):
            Chore(_verified, self._tell, self._let_be, self)

    def _tell(self, verdict: "Verdict") -> None:
        if verdict.news:
            self.noticed.emit(_NOTICED)

    def _let_be(self, _: CloakroomError) -> None:
        """A keyring that is still locked, say: the page tells when it is entered."""


def _verified() -> "Verdict":
    from cloakroom.audit.journal import Journal

    return Journal.in_force().verify()
