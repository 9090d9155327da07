"""The tray: what was found at a glance, and the one click."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from cloakroom.errors import CloakroomError
from cloakroom.instance import Reply
from cloakroom.review import summary
from cloakroom.ui.exchange import Exchange
from cloakroom.ui.icons import TrayState, ticket_icon
from cloakroom.ui.session import Session
from cloakroom.ui.state import State

_PAUSES = (("5 minutes", 5), ("1 hour", 60), ("Until I say", None))


class Tray(QObject):
    """``open_asked`` on a left click, ``file_asked``, ``chat_asked``, ``restore_asked`` and
    ``quit_asked`` from the menu."""

    open_asked = Signal()
    file_asked = Signal()
    chat_asked = Signal()
    restore_asked = Signal()
    quit_asked = Signal()

    def __init__(self, session: Session, exchange: Exchange) -> None:
        super().__init__()
        self._session, self._exchange = session, exchange
        self._shown: tuple[TrayState, int] | None = None
        self.menu = QMenu()
        self.icon = QSystemTrayIcon()
        self._fill_menu()
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._clicked)
        self.icon.messageClicked.connect(self.open_asked)
        session.changed.connect(self.refresh)
        exchange.failed.connect(self._say)
        self.refresh()

    @property
    def state(self) -> TrayState:
        session = self._session
        if session.broken:
            return TrayState.BLOCKED
        if session.watching.paused:
            return TrayState.PAUSED
        if session.state is State.SCRUBBED:
            return TrayState.SCRUBBED
        under_review = session.state in (State.REVIEW, State.PICTURE, State.SCRUBBING)
        if under_review and session.review.to_take_out:
            return TrayState.FOUND
        return TrayState.IDLE

    def show(self) -> None:
        self.icon.show()

    def refresh(self) -> None:
        state, count = self.state, self._session.review.to_take_out
        if state is not TrayState.FOUND:
            count = 0
        if self._shown != (state, count):
            self._shown = state, count
            self.icon.setIcon(ticket_icon(state, count))
        self.icon.setToolTip(self._tip(state))
        self.scrub.setEnabled(not self._session.broken)
        self.undo.setEnabled(self._exchange.can_undo)
        self.restore.setEnabled(bool(len(self._session.ledger)))
        self.resume.setVisible(self._session.watching.paused)
        self.pauses.menuAction().setVisible(not self._session.watching.paused)

    def _tip(self, state: TrayState) -> str:
        if state is TrayState.FOUND:
            return f"Cloakroom: found {summary(self._session.review)}"
        if state is TrayState.IDLE and self._session.state is State.UNREAD:
            return "Cloakroom: a picture is on the clipboard, which it cannot read"
        return {
            TrayState.IDLE: "Cloakroom: nothing sensitive on the clipboard",
            TrayState.SCRUBBED: "Cloakroom: the clipboard is scrubbed",
            TrayState.PAUSED: "Cloakroom: paused, the clipboard is not watched",
            TrayState.BLOCKED: "Cloakroom: the detector does not run",
        }[state]

    def _fill_menu(self) -> None:
        self._entry("Open Cloakroom", self.open_asked.emit)
        self.menu.addSeparator()
        self.scrub = self._entry("Scrub clipboard", self._scrub)
        self.undo = self._entry("Undo", lambda: self._tell(self._exchange.undo()))
        self.restore = self._entry("Restore clipboard", self._restore)
        self._entry("Restore an answer…", self.restore_asked.emit)
        self.menu.addSeparator()
        self._entry("Open file…", self.file_asked.emit)
        self._entry("Chat", self.chat_asked.emit)
        self.menu.addSeparator()
        self.pauses = self.menu.addMenu("Pause")
        for words, minutes in _PAUSES:
            entry = self.pauses.addAction(words)
            entry.triggered.connect(
                lambda _=False, time=minutes: self._session.watching.pause(time))
        self.resume = self._entry("Watch again", self._session.watching.resume)
        self.menu.addSeparator()
        self._entry("Quit", self.quit_asked.emit)

    def _entry(self, words: str, do: Callable[[], object]) -> QAction:
        action = self.menu.addAction(words)
        action.triggered.connect(lambda _checked: do())
        return action

    def _scrub(self) -> None:
        self._exchange.scrub_clipboard(self._tell)

    def _restore(self) -> None:
        self._exchange.restore_clipboard(self._tell)

    def tell(self, sentence: str) -> None:
        """In a balloon, where the window may be closed. It may show over a locked screen."""
        self.icon.showMessage("Cloakroom", sentence, self.icon.icon(), 4000)

    def _tell(self, reply: Reply) -> None:
        """Says what could not be done; what was done shows in the icon."""
        if reply.code == 1:
            self.tell(reply.message)

    def _say(self, error: CloakroomError) -> None:
        self.icon.showMessage(error.title, error.sentence, self.icon.icon(), 8000)

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger,
                      QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_asked.emit()
