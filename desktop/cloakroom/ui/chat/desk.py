"""The chat behind its window: the conversation at hand, the question being typed, and a send.

The ledger belongs to the Qt thread, so questions are scrubbed and answers restored here; only the
sending itself runs in the loop of the office.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from cloakroom.errors import Cancelled, CloakroomError
from cloakroom.model import Cleared
from cloakroom.review import Review
from cloakroom.send_errors import NotSent, SignInNeeded
from cloakroom.talk.conversation import Conversation
from cloakroom.talk.prepared import Prepared
from cloakroom.ui.aside import Chore
from cloakroom.ui.chat.draft import Draft, Question
from cloakroom.ui.chat.message import Message
from cloakroom.ui.chat.office import Loop, Office
from cloakroom.ui.chat.outgoing import Outgoing
from cloakroom.ui.chat.places import Places
from cloakroom.ui.chat.preparing import Looks, Preparing, clearing
from cloakroom.ui.chat.signing import Signing
from cloakroom.ui.session import Session
from cloakroom.ui.wanted import method_for, style_for

Then = Callable[[Any], None]
GO_ON = "Please go on."


class ChatDesk(QObject):
    """``changed`` when what may be done is another (what is typed has signals of its own);
    ``asked`` with a new message, ``moved`` with one that is further on, ``grew`` with one whose
    answer is longer. ``begun`` when the conversation is a new one, ``blocked`` with a question that
    may not go as it is, ``previewed`` with one and its exact body, ``failed`` with an error of
    something that was not sent at all."""

    changed = Signal()
    asked = Signal(object)  # Message
    moved = Signal(object)
    grew = Signal(object)
    begun = Signal()
    blocked = Signal(object)  # Prepared
    previewed = Signal(object, str)
    failed = Signal(object)  # CloakroomError

    def __init__(self, session: Session, office: Office, loop: Loop) -> None:
        super().__init__(session)
        self.session, self.office, self._loop = session, office, loop
        self.places = Places(office, loop, self)
        self.signing = Signing(self.places, office.keys, self)
        self.draft = Draft(session, self)
        self.messages: list[Message] = []
        self._matter = session.matter
        self._conversation: Conversation | None = None
        self._preparing: Preparing | None = None
        self._outgoing: Outgoing | None = None
        self._asking: Question | None = None
        self.draft.failed.connect(self.failed)
        self.places.changed.connect(self.changed)
        self.places.chosen.connect(self.new)
        self.places.failed.connect(self.failed)
        self.signing.changed.connect(self.changed)
        self.signing.failed.connect(self.failed)
        session.matter_changed.connect(self._other_matter)

    # ---- what there is

    @property
    def busy(self) -> bool:
        return self._preparing is not None or self._outgoing is not None

    @property
    def conversation(self) -> Conversation:
        """Made when it is first needed; only where a deployment is chosen."""
        deployment = self.places.deployment
        assert deployment is not None, "no deployment is chosen"
        if self._conversation is None:
            self._conversation = Conversation(deployment, self.session.ledger)
        self._conversation.deployment = deployment  # the words of the policy that hold now
        self._conversation.ledger = self.session.ledger  # a file that was saved brought another
        self._conversation.method = method_for(self.session.settings)
        return self._conversation

    @property
    def before(self) -> int:
        """How many characters of the conversation so far go with the next question, about."""
        turns = self._conversation.turns if self._conversation else ()
        return sum(len(turn.prepared.scrubbed.cleared.text) + len(turn.answer)
                   for turn in turns if turn.in_history)

    # ---- what the user does

    def send(self) -> None:
        self._ready(self._judged)

    def preview(self) -> None:
        self._ready(self._show_body)

    def send_prepared(self, prepared: Prepared, reason: str = "") -> None:
        """What was shown, exactly; with a reason in spite of its blocks. The reason is scrubbed."""
        if self.busy:
            return
        if reason:
            looks = clearing(reason, self.session.ledger, method_for(self.session.settings))
            self._prepare(looks, partial(self._go, prepared))
        else:
            self._judged(prepared)

    def go_on(self) -> None:
        """Asks for the rest of an answer that was cut at its length. The draft stays."""
        if not self.busy:
            self._ask(Question("", (), Review(GO_ON, ())))

    def retry(self, message: Message) -> None:
        """The same question once more, from the beginning. What is being typed stays."""
        if not self.busy and self.places.deployment:
            if self.draft.text == message.question.review.text:
                self.draft.clear()
            self._ask(message.question)

    def stop(self) -> None:
        if self._preparing is not None:
            self._preparing.stop()
        elif self._outgoing is not None:
            self._outgoing.stop()

    def new(self) -> None:
        """A new conversation. What is being typed stays."""
        self.stop()
        self.messages, self._conversation, self._asking = [], None, None
        self.begun.emit()
        self.changed.emit()

    @property
    def can_forget(self) -> bool:
        """Whether the matter in memory holds anything. A kept one is wiped on its own page."""
        return not self.session.matter.kept and len(self.session.ledger) > 0

    def forget(self) -> None:
        """A new conversation in an empty matter: what was taken out before is gone."""
        matter = self.session.matter
        self.new()
        matter.close()
        self.session.use(matter)

    # ---- making ready

    def _ready(self, then: Then) -> None:
        if not self.busy and self.places.deployment and not self.draft.empty:
            self.draft.when_looked(lambda: self._ask(self.draft.question, then))

    def _ask(self, question: Question, then: Then | None = None) -> None:
        self._asking = question
        looks = self.conversation.preparing(
            question.review.text, question.review.decisions, self.office.gate)
        self._prepare(looks, then or self._judged)

    def _prepare(self, looks: Looks, then: Then) -> None:
        self.session.ledger.style = style_for(self.session.settings)
        preparing = self._preparing = Preparing(self.session, self)
        preparing.done.connect(lambda made: self._prepared(then, made))
        preparing.failed.connect(self._not_prepared)
        self.changed.emit()
        preparing.start(looks)

    def _prepared(self, then: Then, made: object) -> None:
        self._preparing = None
        then(made)
        self.changed.emit()

    def _not_prepared(self, error: CloakroomError) -> None:
        self._preparing = None
        if not isinstance(error, Cancelled):
            self.failed.emit(error)
        self.changed.emit()

    def _judged(self, prepared: Prepared) -> None:
        if prepared.may_go:
            self._go(prepared, None)
        else:
            self.blocked.emit(prepared)

    def _show_body(self, prepared: Prepared) -> None:
        Chore(lambda: self.office.body(prepared.request),
              lambda body: self.previewed.emit(prepared, body), self.failed.emit, self)

    # ---- sending

    def _go(self, prepared: Prepared, reason: Cleared | None) -> None:
        try:
            self.session.matter.save()  # first: what is out must be there to come back
        except CloakroomError as error:
            self.failed.emit(error)
            return
        question = self._asking or self.draft.question
        message = Message(len(self.messages) + 1, question, prepared)
        self.messages.append(message)
        if question.review.text == self.draft.text:
            self.draft.clear()
        outgoing = self._outgoing = Outgoing(
            message, self.office, self._loop, ledger=self.session.ledger)
        outgoing.moved.connect(lambda: self.moved.emit(message))
        outgoing.grew.connect(lambda: self.grew.emit(message))
        outgoing.settled.connect(lambda: self._settled(message))
        self.asked.emit(message)
        self.changed.emit()
        outgoing.start(reason)

    def _settled(self, message: Message) -> None:
        """A question without an answer goes back to where it was typed, unless more is typed."""
        self._outgoing = None
        if message not in self.messages or message.turn is None:
            self.changed.emit()
            return  # of a conversation that was left
        self.conversation.add(message.turn)
        if message.turn.ended:
            self.places.answered(message.turn.ended.reported)
        if isinstance(message.turn.error, NotSent):
            self.places.refresh()  # the policy may be another by now
        if isinstance(message.turn.error, SignInNeeded):
            self.signing.lapsed(message.turn.error)
        if not message.turn.answer and self.draft.empty and message.question.review.text != GO_ON:
            self.draft.put(message.question)
        self.moved.emit(message)
        self.changed.emit()

    def _other_matter(self) -> None:
        """Its values leave the window; they are not this matter's to send."""
        if self.session.matter is not self._matter:
            self._matter = self.session.matter
            self.new()
