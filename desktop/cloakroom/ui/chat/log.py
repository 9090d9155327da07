"""The conversation: questions at the right, answers on their sheets at the left.

An answer that arrives in hundreds of parts is shown some thirty times a second, whatever comes; the
first part at once.
"""

import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cloakroom.ui.chat.answer_card import AnswerCard
from cloakroom.ui.chat.desk import ChatDesk
from cloakroom.ui.chat.message import Message
from cloakroom.ui.chat.question_card import QuestionCard
from cloakroom.ui.theme import LIGHT, Theme

SHOW_MS = 33
"""At most so often; less often where showing takes more than a third of that."""
TICK_MS = 500
NEAR = 40  # pixels from the foot that count as at the foot


class Log(QScrollArea):
    """``copied`` with text for the clipboard, ``body_asked`` with the message whose request is to
    be shown, ``link_asked`` with an address."""

    copied = Signal(str)
    body_asked = Signal(object)  # Message
    link_asked = Signal(str)

    def __init__(self, desk: ChatDesk) -> None:
        super().__init__()
        self.setObjectName("log")
        self.setWidgetResizable(True)
        self.setFrameStyle(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Conversation")
        self._desk = desk
        self._theme = LIGHT
        self.questions: list[QuestionCard] = []
        self.answers: list[AnswerCard] = []
        self._grown: Message | None = None
        self._pace = QTimer(self, singleShot=True)
        self._pace.timeout.connect(self._show_grown)
        self._clock = QTimer(self, interval=TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._at_foot = True
        self._make_inside()
        desk.asked.connect(self._add)
        desk.grew.connect(self._grow)
        desk.moved.connect(self._moved)
        desk.begun.connect(self._clear)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, most: bar.setValue(most) if self._at_foot else None)
        bar.valueChanged.connect(self._scrolled)

    def _make_inside(self) -> None:
        inside = QWidget()
        inside.setObjectName("page")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(14)
        self._column.addStretch()
        self.setWidget(inside)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for card in self.answers:
            card.set_theme(theme)

    # ---- showing

    def _add(self, message: Message) -> None:
        question, answer = QuestionCard(message), AnswerCard(message)
        answer.set_theme(self._theme)
        question.body_asked.connect(lambda: self.body_asked.emit(message))
        answer.copied.connect(self.copied)
        answer.link_asked.connect(self.link_asked)
        answer.stop_asked.connect(self._desk.stop)
        answer.retry_asked.connect(lambda: self._desk.retry(message))
        answer.go_on_asked.connect(self._desk.go_on)
        self.questions.append(question)
        self.answers.append(answer)
        self._column.addLayout(_to_the_right(question))
        self._column.addWidget(answer)
        self._at_foot = True
        self._clock.start()

    def _grow(self, message: Message) -> None:
        self._grown = message
        if not self._pace.isActive():
            self._show_grown()

    def _show_grown(self) -> None:
        message, self._grown = self._grown, None
        if message is None:
            return
        began = time.perf_counter()
        self.answers[message.number - 1].grow()
        took = (time.perf_counter() - began) * 1000
        self._pace.start(max(SHOW_MS, round(3 * took)))

    def _moved(self, message: Message) -> None:
        if message.number <= len(self.answers):
            self._grown = None
            self.answers[message.number - 1].refresh()
        if not self._desk.busy:
            self._clock.stop()

    def _tick(self) -> None:
        if self.answers:
            self.answers[-1].tick()

    def _clear(self) -> None:
        self._grown = None
        self._pace.stop()
        self._clock.stop()
        self.questions, self.answers = [], []
        self._make_inside()  # the old one goes with all that is in it

    def _scrolled(self, value: int) -> None:
        """Whoever scrolls up to read is left there."""
        self._at_foot = value >= self.verticalScrollBar().maximum() - NEAR


def _to_the_right(card: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(card, 4)
    return line
