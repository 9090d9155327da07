"""The chat in the window: the conversation and the question below it, where it goes beside it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cloakroom.errors import CloakroomError
from cloakroom.ui.chat.asking import Asking
from cloakroom.ui.chat.banner import Banner
from cloakroom.ui.chat.bar import Bar
from cloakroom.ui.chat.composer import Attachable, Composer
from cloakroom.ui.chat.desk import ChatDesk
from cloakroom.ui.chat.empty import EmptyChat
from cloakroom.ui.chat.facts_page import FactsPage
from cloakroom.ui.chat.log import Log
from cloakroom.ui.chat.side import Side
from cloakroom.ui.exchange import Exchange
from cloakroom.ui.parts import column
from cloakroom.ui.theme import Theme

NARROW = 960
"""Below this width what is beside the conversation is closed, until the user opens it."""


class ChatPage(QWidget):
    """``files_asked`` when there is no scrubbed file yet to attach."""

    files_asked = Signal()

    def __init__(
        self, desk: ChatDesk, exchange: Exchange, attachable: Attachable = list
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._wide: bool | None = None
        self.bar = Bar(desk)
        self.refusal, self.banner = Banner(), Banner()
        self.log = Log(desk)
        self.empty = EmptyChat(desk)
        self.composer = Composer(desk, attachable)
        self.side = Side(desk)
        self.facts = FactsPage()
        self.asking = Asking(desk, self, self.banner)
        self._lay_out()
        self._connect(exchange)
        self.refresh()

    # ---- making

    def _lay_out(self) -> None:
        self._talk = QStackedWidget()
        self._talk.addWidget(self.empty)
        self._talk.addWidget(self.log)
        banners = column(gap=8)
        banners.setContentsMargins(24, 10, 24, 8)
        banners.addWidget(self.refusal)
        banners.addWidget(self.banner)
        talk = QWidget()
        left = column()
        talk.setLayout(left)
        left.addWidget(self.bar)
        left.addLayout(banners)
        left.addWidget(self._talk, 1)
        left.addWidget(self.composer)
        self._stack = QStackedWidget()
        self._stack.addWidget(_Beside(talk, self.side))
        self._stack.addWidget(self.facts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self, exchange: Exchange) -> None:
        asking = self.asking
        self._desk.changed.connect(self.refresh)
        self._desk.failed.connect(self.show_problem)
        self._desk.asked.connect(lambda _: self.banner.say(""))
        self.bar.leave_asked.connect(asking.leave)
        self.bar.save_asked.connect(asking.save)
        self.bar.side_turned.connect(self.side.setVisible)
        self.log.copied.connect(exchange.copy)
        self.log.body_asked.connect(asking.show_body)
        self.log.link_asked.connect(asking.offer_link)
        self.composer.files_asked.connect(self.files_asked)
        self.side.facts_asked.connect(self.show_facts)
        self.side.sign_in_asked.connect(asking.sign_in)
        self.side.key_asked.connect(asking.ask_for_key)
        self.facts.back_asked.connect(self.show_chat)
        QShortcut(QKeySequence.StandardKey.New, self, self.bar.new.click)
        QShortcut(QKeySequence.StandardKey.Save, self, self.bar.save.click)

    def set_theme(self, theme: Theme) -> None:
        for part in (self.log, self.composer, self.side):
            part.set_theme(theme)

    # ---- showing

    def enter(self) -> None:
        """When the place is opened: the policy may be another by now."""
        self._desk.places.refresh()
        self._desk.signing.refresh()
        self.show_chat()

    def refresh(self) -> None:
        places = self._desk.places
        self._talk.setCurrentIndex(1 if self._desk.messages else 0)
        refused = places.refusal and not places.practising
        told = f"Sending is off. {places.refusal} Scrubbing goes on." if refused else \
            " ".join(places.warnings)
        self.refusal.say(told, problem=bool(refused), stays=True)

    def show_problem(self, error: CloakroomError) -> None:
        self.banner.say(f"{error.title}. {error.sentence}", problem=True)

    def show_facts(self) -> None:
        facts = self._desk.places.facts
        if not facts.topics:
            return  # that they cannot be shown was said
        self.facts.fill(facts)
        self._stack.setCurrentWidget(self.facts)
        self.facts.back.setFocus()

    def show_chat(self) -> None:
        self._stack.setCurrentIndex(0)
        self.composer.field.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= NARROW
        if wide != self._wide:  # once for each crossing: the user may turn it back
            self._wide = wide
            self.side.setVisible(wide)
            self.bar.side.setChecked(wide)


class _Beside(QWidget):
    """As narrow as the conversation may be: what is beside it closes before it is in the way."""

    def __init__(self, talk: QWidget, side: QWidget) -> None:
        super().__init__()
        self._talk = talk
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(talk, 1)
        line.addWidget(side)

    def minimumSizeHint(self) -> QSize:
        return self._talk.minimumSizeHint()
