"""What the user teaches while reviewing: words never to flag, and words always to take out.

For this session, for the matter that is open, or for good. What is kept is kept sealed; where that
fails the word holds until Cloakroom is closed, and that is said.
"""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal, Slot

from cloakroom.entity_types import entity_type
from cloakroom.errors import CloakroomError
from cloakroom.matters.for_good import ForGood
from cloakroom.matters.learnt import Learnt
from cloakroom.matters.matter import Matter
from cloakroom.ui.aside import InTurn

Words = Callable[[], ForGood]
Step = Callable[[Learnt], Learnt]
LISTED = "CUSTOM"


class Scope(Enum):
    """How long a word is remembered."""

    SESSION = auto()
    MATTER = auto()
    FOR_GOOD = auto()


class NotKept(CloakroomError):
    """This could not be kept. It holds until Cloakroom is closed."""

    title = "Remembered for now only"


class Learning(QObject):
    """``loaded`` when the words of earlier days are there; ``failed`` with the error."""

    loaded = Signal()
    failed = Signal(object)  # CloakroomError

    def __init__(
        self, matter: Callable[[], Matter], parent: QObject, *, words: Words = ForGood.of_this_user
    ) -> None:
        super().__init__(parent)
        self._matter, self._open = matter, words
        self._session = self._for_good = Learnt()
        self._in_turn = InTurn(self)

    @property
    def busy(self) -> bool:
        return self._in_turn.busy

    @property
    def all(self) -> Learnt:
        """What holds now: the nearer goes before the farther."""
        return self._session.over(self._matter().learnt).over(self._for_good)

    def load(self) -> None:
        """Asks the keyring only where something was taught for good."""
        words = self._open()
        if words.is_there:
            self._in_turn.do(words.read, self._loaded, self.failed.emit)

    def never(self, word: str, scope: Scope) -> None:
        self._learn(word, lambda learnt: learnt.with_never(word), scope)

    def always(self, word: str, name: str, scope: Scope) -> None:
        """As ``name``; as a listed word where that kind is one that is only found on request."""
        kind = LISTED if entity_type(name).opt_in else name
        self._learn(word, lambda learnt: learnt.with_always(word, kind), scope)

    def forget(self, word: str) -> None:
        """Wherever it was taught: for this session, in the matter at hand, for good."""
        def step(learnt: Learnt) -> Learnt:
            return learnt.without(word)

        self._session = step(self._session)
        if step(self._matter().learnt) != self._matter().learnt:
            self._learn_in_matter(step)
        if self.busy or step(self._for_good) != self._for_good:  # it may be on its way there
            self._for_good = step(self._for_good)
            self._keep_for_good(step)

    def _learn(self, word: str, step: Step, scope: Scope) -> None:
        if scope is Scope.MATTER:
            self._session = self._session.without(word)  # it would go before the matter's own
            self._learn_in_matter(step)
            return
        self._session = step(self._session)
        if scope is Scope.FOR_GOOD:
            self._keep_for_good(step)

    def _keep_for_good(self, step: Step) -> None:
        words = self._open()
        self._in_turn.do(lambda: words.change(step), self._kept, self._not_kept)

    def _learn_in_matter(self, step: Step) -> None:
        matter = self._matter()
        matter.learnt = step(matter.learnt)
        try:
            matter.save()
        except CloakroomError as error:
            self._not_kept(error)

    @Slot(object)
    def _loaded(self, learnt: object) -> None:
        self._kept(learnt)
        self.loaded.emit()

    @Slot(object)
    def _kept(self, learnt: object) -> None:
        if isinstance(learnt, Learnt):
            self._for_good = learnt

    @Slot(object)
    def _not_kept(self, error: CloakroomError) -> None:
        self.failed.emit(NotKept(f"{error.sentence} It holds until Cloakroom is closed."))
