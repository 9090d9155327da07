"""The one window: a rail of places, a header that says what is open and what leaves, the page."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QSystemTrayIcon,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cloakroom.ui.activity.desk import ActivityDesk
from cloakroom.ui.activity.page import ActivityPage
from cloakroom.ui.chat.place import LOCAL, ChatPlace
from cloakroom.ui.exchange import Exchange
from cloakroom.ui.files.desk import FileDesk
from cloakroom.ui.files.drop import Drops
from cloakroom.ui.files.files_page import FilesPage
from cloakroom.ui.icons import TrayState, rail_icon, ticket_icon
from cloakroom.ui.lock_bar import LockBar
from cloakroom.ui.matter_page import MatterPage
from cloakroom.ui.matter_switch import MatterSwitch
from cloakroom.ui.matters import MatterDesk
from cloakroom.ui.parts import frame, label
from cloakroom.ui.restore_page import RestorePage
from cloakroom.ui.review.page import ReviewPage
from cloakroom.ui.session import Session
from cloakroom.ui.settings_page import SettingsPage
from cloakroom.ui.state import State
from cloakroom.ui.stirring import Stirring
from cloakroom.ui.style_sheet import style_sheet
from cloakroom.ui.theme import Theme, palette, theme_for

_PLACES = (
    ("Review", "review"), ("Files", "files"), ("Chat", "chat"), ("Restore", "restore"),
    ("Matter", "matter"), ("Activity", "activity"), ("Settings", "settings"),
)
REVIEW, FILES, CHAT, RESTORE, MATTER, ACTIVITY, SETTINGS = range(7)


class MainWindow(QMainWindow):
    """``closed`` when the user closes it; the application goes on in the tray."""

    closed = Signal()
    entered = Signal(int)

    def __init__(
        self, session: Session, exchange: Exchange, matters: MatterDesk, files: FileDesk
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Cloakroom")
        self.setWindowIcon(ticket_icon(TrayState.SCRUBBED))
        self.resize(1200, 760)
        self.setMinimumSize(880, 600)
        self._session, self._desk = session, files
        self.review = ReviewPage(session, exchange)
        self.files = FilesPage(session, files)
        self.chat = ChatPlace(session, exchange, files)
        self.restore = RestorePage(session, exchange, files.hand)
        self.matter = MatterPage(session, matters)
        self.activity = ActivityPage(ActivityDesk())
        self.settings = SettingsPage(session)
        self.switch = MatterSwitch(matters)
        self.lock_bar = LockBar(matters)
        self._stirring = Stirring(self)
        self._stirring.noticed.connect(matters.idle.stir)
        matters.closed.connect(_close_dialogs)
        matters.failed.connect(lambda _: self.go_to(MATTER))  # there it is said
        self.title, self.about = label("", "title"), label("", "quiet")
        self.pill = label(LOCAL, "pill")
        self.pill.setFixedHeight(32)
        self._pages = QStackedWidget()
        for page in (self.review, self.files, self.chat, self.restore, self.matter, self.activity,
                     self.settings):
            self._pages.addWidget(page)
        self._rail = self._make_rail()
        self._lay_out()
        self._dress()
        self.drops = Drops(self)
        self._connect()
        self._show_header()

    # ---- making

    def _make_rail(self) -> QFrame:
        rail = frame("rail")
        rail.setFixedWidth(84)
        places = QVBoxLayout(rail)
        places.setContentsMargins(8, 14, 8, 14)
        places.setSpacing(8)
        self.places = QButtonGroup(self)
        for number, (words, _) in enumerate(_PLACES):
            if number == SETTINGS:
                places.addStretch()
            place = QToolButton()
            place.setText(words)
            place.setCheckable(True)
            place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            place.setIconSize(QSize(24, 24))
            place.setFixedSize(68, 58)
            place.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            self.places.addButton(place, number)
            places.addWidget(place)
        self.places.button(REVIEW).setChecked(True)
        return rail

    def _lay_out(self) -> None:
        header = frame("header")
        header.setFixedHeight(60)
        line = QHBoxLayout(header)
        line.setContentsMargins(24, 0, 20, 0)
        line.setSpacing(12)
        line.addWidget(self.title)
        line.addWidget(self.about)
        line.addStretch()
        line.addWidget(self.switch)
        line.addWidget(self.pill)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(header)
        right.addWidget(self.lock_bar)
        right.addWidget(self._pages, 1)
        whole = QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._rail)
        whole.addLayout(right, 1)
        middle = QWidget()
        middle.setLayout(whole)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        self.places.idClicked.connect(self.go_to)
        self._session.changed.connect(self._show_header)
        self._session.settings_changed.connect(self._dress)
        self.switch.page_asked.connect(lambda: self.go_to(MATTER))
        self.review.restore_asked.connect(lambda: self.go_to(RESTORE))
        self.chat.files_asked.connect(lambda: self.go_to(FILES))
        self.chat.changed.connect(self._show_header)
        self.files.file.result.chat_asked.connect(self._attach)
        self.drops.dropped.connect(self.open_files)
        QShortcut(QKeySequence.StandardKey.Open, self, self.choose_files)

    def _dress(self) -> None:
        theme = theme_for(self._session.settings.text("theme"))
        self.setPalette(palette(theme))
        self.setStyleSheet(style_sheet(theme))
        self._dress_parts(theme)

    def _dress_parts(self, theme: Theme) -> None:
        for number, (_, sign) in enumerate(_PLACES):
            self.places.button(number).setIcon(rail_icon(sign, theme))
        for page in (self.review, self.files, self.chat, self.restore, self.settings):
            page.set_theme(theme)

    # ---- showing

    def go_to(self, place: int) -> None:
        self.places.button(place).setChecked(True)
        self._pages.setCurrentIndex(place)
        if place == CHAT:
            self.chat.enter()
        elif place == RESTORE:
            self.restore.enter()
        elif place == MATTER:
            self.matter.refresh()
        elif place == ACTIVITY:
            self.activity.enter()
        self.entered.emit(place)
        self._show_header()

    def open_files(self, paths: Sequence[Path]) -> None:
        """Files and folders, dropped or named."""
        self.go_to(FILES)
        self._desk.add(paths)

    def choose_files(self) -> None:
        self.go_to(FILES)
        self.files.open_files()

    def _attach(self) -> None:
        if self._desk.current is not None:
            self.go_to(CHAT)
            self.chat.attach(self._desk.current)

    def bring_up(self) -> None:
        """Shows the window in front, wherever it was."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self._stirring.watch(self.windowHandle())
        self.raise_()
        self._pages.setFocus()
        self.activateWindow()

    def _show_header(self) -> None:
        place = self._pages.currentIndex()
        self.pill.setText(self.chat.pledge if place == CHAT else LOCAL)
        if place == REVIEW:
            shown = self._session.state not in (State.EMPTY, State.SECRET)
            self.title.setText(self._session.source if shown else "Review")
            self.about.setText(self._about() if shown else self._without_tray())
        else:
            self.title.setText(_PLACES[place][0])
            self.about.setText("")

    def _without_tray(self) -> str:
        """Where there is no tray, closing the window ends the program: that has to be said."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            return ""
        return "No tray on this desktop: keep this window open, and Cloakroom goes on watching"

    def _about(self) -> str:
        clip = self._session.clip
        if self._session.picture:
            return ""
        flavours = "plain text and HTML" if clip.html else "plain text"
        return f"{len(clip.plain):,} characters · {flavours}"

    # ---- Qt's calls

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange and \
                self._session.settings.text("theme") == "system":
            self._dress()


def _close_dialogs() -> None:
    """A dialog or a menu may show values of a matter that was closed just now."""
    while popup := QApplication.activePopupWidget():
        popup.close()
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()
