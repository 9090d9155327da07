"""Puts the parts together: the tray shows first, everything heavy comes after it.

The detector runs in its own process, so this one imports neither spaCy nor Presidio.
"""

import logging
import signal
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QThreadPool, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QSystemTrayIcon

from cloakroom import settings
from cloakroom.instance import Reply
from cloakroom.matters.matter import Matter
from cloakroom.review import summary
from cloakroom.ui.activity.at_start import CheckAtStart
from cloakroom.ui.clipboard import Clipboard
from cloakroom.ui.exchange import Exchange
from cloakroom.ui.files.desk import FileDesk
from cloakroom.ui.files.hand import FileHand
from cloakroom.ui.files.item import FileState
from cloakroom.ui.main_window import CHAT, FILES, RESTORE, REVIEW, MainWindow
from cloakroom.ui.matters import SCREEN_LOCKED, MatterDesk
from cloakroom.ui.organisation import Organisation
from cloakroom.ui.screen_lock import ScreenLock
from cloakroom.ui.server import Action, Server, Then, raise_running
from cloakroom.ui.session import Session
from cloakroom.ui.smooth import Smooth
from cloakroom.ui.state import State
from cloakroom.ui.theme import palette, theme_for
from cloakroom.ui.tray import Tray
from cloakroom.ui.worker import Worker

LAST_MS = 3000
"""How long the program waits at its end for what still runs aside (a keyring that asks)."""

_log = logging.getLogger(__name__)


class App(QObject):
    """The running Cloakroom: one of each part, and the wires between them."""

    def __init__(self) -> None:
        super().__init__()
        self.worker = Worker(self)
        self.clipboard = Clipboard(self)
        self.session = Session(self.clipboard, self.worker, settings.load())
        self.exchange = Exchange(self.session)
        self.matters = MatterDesk(self.session)
        self.files = FileDesk(self.session, FileHand(self), FileHand(self))
        self.tray = Tray(self.session, self.exchange)
        self.server = Server(self._actions(), self, open_files=self._open_files)
        self._window: MainWindow | None = None
        self._leaving = False
        self.trail = CheckAtStart(self)
        self.organisation = Organisation(self.session, self)
        self.trail.noticed.connect(self.tray.tell)
        self.screen = ScreenLock(self)
        self.screen.locked.connect(lambda: self.matters.lock(SCREEN_LOCKED))
        self.matters.closed.connect(self._matter_closed)
        self.files.item_changed.connect(lambda _: self.matters.idle.stir())
        self.tray.open_asked.connect(self.open)
        self.tray.file_asked.connect(self._choose_files)
        self.tray.chat_asked.connect(lambda: self.open(CHAT))
        self.tray.restore_asked.connect(lambda: self.open(RESTORE))
        self.tray.quit_asked.connect(self.quit)

    def start(self, files: Sequence[Path] = ()) -> None:
        self.tray.show()
        self.server.listen()
        self.worker.start()
        if not QSystemTrayIcon.isSystemTrayAvailable():
            self.open()  # where there is no tray, the window stands in for it
        self.session.learning.load()
        self.screen.listen()
        self.trail.begin()
        self.organisation.refresh()
        self.session.look_if_watching()
        if files:
            self.window.open_files(files)
            self.open(FILES)

    @property
    def window(self) -> MainWindow:
        """Made when it is first needed: the tray must not wait for it."""
        if self._window is None:
            self._window = MainWindow(
                self.session, self.exchange, self.matters, self.files)
            self.matters.refresh()
            self._window.closed.connect(self._window_closed)
            self._window.entered.connect(self.organisation.entered)
        return self._window

    def open(self, place: int = REVIEW) -> None:
        self.window.go_to(place)
        self.window.bring_up()

    def quit(self) -> None:
        """Asks before the values are lost that an answer may still need."""
        if self._may_leave():
            self.leave()

    def leave(self) -> None:
        """Without asking: the user was asked, or the session of the desktop ends."""
        self._leaving = True  # Qt closes the windows on its way out
        QGuiApplication.quit()

    def close(self) -> None:
        self._leaving = True
        self.server.close()
        self.files.close()
        self.exchange.picture.close()
        if self._window is not None:
            self._window.chat.shut()
        self.worker.stop()
        self.session.matter.close()
        QThreadPool.globalInstance().waitForDone(LAST_MS)
        self.tray.icon.hide()

    def _matter_closed(self) -> None:
        """Said without its name: a balloon may show over a locked screen."""
        self.exchange.forget()
        self.files.clear()
        if self.matters.locked:
            self.tray.tell(f"The matter was closed {self.matters.locked.why}. Nothing is lost: "
                           "open it again in the window.")

    def _may_leave(self) -> bool:
        waiting = self.session.state is State.SCRUBBED and self.clipboard.is_ours
        saved = self.files.count(FileState.SAVED) > 0 and not self.session.matter.kept
        lost = _lost_by_quitting(self.session.matter, on_clipboard=waiting) \
            if waiting or saved else ""
        if self._window is not None and self._window.chat.unsaved:
            lost = f"{lost} {_LOST_CHAT}".lstrip()
        return not lost or self._sure(lost)

    def _sure(self, lost: str) -> bool:
        box = QMessageBox(QMessageBox.Icon.Question, "Quit Cloakroom?", lost)
        leave = box.addButton("Quit", QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton("Stay", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.exec()
        return box.clickedButton() is leave

    def _window_closed(self) -> None:
        if self._leaving or QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._may_leave():
            self.leave()
        else:
            self.open()

    # ---- what the command line may ask

    def _actions(self) -> Mapping[str, Action]:
        return {
            "raise": self._raise,
            "clipboard.scrub": self.exchange.scrub_clipboard,
            "clipboard.undo": lambda then: then(self.exchange.undo()),
            "clipboard.restore": self.exchange.restore_clipboard,
            "clipboard.show": self._show,
        }

    def _raise(self, then: Then) -> None:
        self.open()
        then(Reply(0, "The window is in front."))

    def _choose_files(self) -> None:
        self.open()
        self.window.choose_files()

    def _open_files(self, paths: Sequence[Path], then: Then) -> None:
        self.open()
        self.window.open_files(paths)
        then(Reply(0, "Opened in the window."))

    def _show(self, then: Then) -> None:
        """Looks and opens the window on it; tells kinds and counts, never values."""
        def found(reply: Reply) -> None:
            number = self.session.review.to_take_out
            then(reply if reply.code else Reply(0 if number else 1, f"Found: {reply.message}."))

        if self.session.state is State.SCRUBBED and self.clipboard.is_ours:
            then(Reply(0, f"Scrubbed: {summary(self.session.review)}."))
        elif not self.session.look_at_clipboard(found):
            then(Reply(1, "There is no text on the clipboard that may be read."))
        self.open()


_LOST_CHAT = "What was said and typed in the chat is not saved and will be gone."


def _lost_by_quitting(matter: Matter, *, on_clipboard: bool) -> str:
    if matter.kept:
        return (f"The values taken out stay in “{matter.info.name}”. Without a clipboard manager, "
                "the scrubbed text leaves the clipboard.")
    number = len(matter.ledger)
    forgotten = (f"{number} {'value' if number == 1 else 'values'} taken out will be forgotten, "
                 "and an answer can no longer be restored.")
    if not on_clipboard:
        return f"{forgotten} The clean copies stay where they are."
    return (f"{forgotten} Without a clipboard manager, the scrubbed text leaves the clipboard "
            "too.")


def _quit_on_signals(app: QApplication, leave: Callable[[], None]) -> QSocketNotifier:
    """Ctrl-C and a polite kill end the program as Quit does. Python hears signals only between
    its own instructions, so a socket wakes Qt."""
    ends = socket.socketpair()
    ends[1].setblocking(False)
    signal.set_wakeup_fd(ends[1].fileno())
    notifier = QSocketNotifier(ends[0].fileno(), QSocketNotifier.Type.Read, app)
    notifier.activated.connect(lambda: ends[0].recv(64))  # holds both ends open
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: leave())
    return notifier


def main(files: Sequence[Path] = ()) -> int:
    """Runs until the user quits, with ``files`` open for review. A second start raises the first
    one's window and ends."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr,
                        format="%(levelname)s %(name)s: %(message)s")
    if raise_running(files):
        return 0
    qt = QApplication(["cloakroom"])
    qt.setApplicationName("cloakroom")
    qt.setApplicationDisplayName("Cloakroom")
    qt.setDesktopFileName("cloakroom")
    qt.setQuitOnLastWindowClosed(False)
    qt.setStyle("Fusion")
    qt.setPalette(palette(theme_for(settings.load().text("theme"))))
    app = App()
    Smooth(app).start()
    notifier = _quit_on_signals(qt, app.leave)
    QTimer.singleShot(0, lambda: app.start(files))
    try:
        return qt.exec()
    finally:
        notifier.setEnabled(False)
        app.close()
