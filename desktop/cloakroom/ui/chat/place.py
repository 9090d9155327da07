"""The chat's place in the rail. All of it is made when it is first opened, so that the start of the
program need not wait for it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cloakroom.ui.exchange import Exchange
from cloakroom.ui.files.desk import FileDesk
from cloakroom.ui.files.item import FileItem
from cloakroom.ui.parts import column
from cloakroom.ui.session import Session
from cloakroom.ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from cloakroom.ui.chat.desk import ChatDesk
    from cloakroom.ui.chat.page import ChatPage

Shut = Callable[[], None]
LOCAL = "●  Nothing leaves this computer"


def of_this_user(session: Session) -> "tuple[ChatDesk, Shut]":
    """With the policy, the keys and the journal of this user; and what ends it."""
    from cloakroom.chat.loop import ChatLoop
    from cloakroom.talk.office import Office
    from cloakroom.ui.chat.desk import ChatDesk

    office, loop = Office(), ChatLoop()
    return ChatDesk(session, office, loop), lambda: loop.stop(office.close)


class ChatPlace(QWidget):
    """``files_asked`` when there is no scrubbed file yet to attach; ``changed`` when the header has
    something else to say."""

    files_asked = Signal()
    changed = Signal()

    def __init__(
        self, session: Session, exchange: Exchange, files: FileDesk, *,
        make: "Callable[[Session], tuple[ChatDesk, Shut]]" = of_this_user,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._inside = column()
        self.setLayout(self._inside)
        self._session, self._exchange, self._files = session, exchange, files
        self._make = make
        self._theme = LIGHT
        self._shut: Shut | None = None
        self.desk: ChatDesk | None = None
        self.page: ChatPage | None = None

    def enter(self) -> None:
        """When the place is opened."""
        self._made().enter()

    def attach(self, item: FileItem) -> None:
        """The clean text of a file goes along with the next question."""
        from cloakroom.ui.chat.attachable import clean_text

        page = self._made()
        page.composer.add(clean_text(item, self._session))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self.page is not None:
            self.page.set_theme(theme)

    def shut(self) -> None:
        """At the end of the program."""
        if self.desk is not None:
            self.desk.stop()
        if self._shut is not None:
            self._shut()

    @property
    def unsaved(self) -> bool:
        """Whether anything said or typed would be lost."""
        return self.desk is not None and bool(self.desk.messages or not self.desk.draft.empty)

    @property
    def pledge(self) -> str:
        """What leaves from here, for the header."""
        here = self.desk.places.deployment if self.desk else None
        if self.desk is None or here is None or self.desk.places.practising:
            return LOCAL
        return "●  Only scrubbed text leaves, and only to this deployment"

    def _made(self) -> "ChatPage":
        if self.page is None:
            from cloakroom.ui.chat.attachable import clean_texts
            from cloakroom.ui.chat.page import ChatPage

            self.desk, self._shut = self._make(self._session)
            page = self.page = ChatPage(
                self.desk, self._exchange, lambda: clean_texts(self._files, self._session))
            page.set_theme(self._theme)
            page.files_asked.connect(self.files_asked)
            self.desk.changed.connect(self.changed)
            self._inside.addWidget(page)
        return self.page
