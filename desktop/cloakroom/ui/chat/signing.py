"""Who is signed in to the deployment that is chosen, and the steps to change it.

The keyring, the network and the person at the browser all take their time, so each step runs
aside. Nothing here asks anybody by itself: a browser opens only after the button.
"""

from collections.abc import Callable
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QObject, Signal

from cloakroom.chat.credentials import ENTRA
from cloakroom.errors import CloakroomError, NoKeyring
from cloakroom.policy.model import Deployment
from cloakroom.policy.words import Method
from cloakroom.ui.aside import Chore
from cloakroom.ui.chat.office import Keys
from cloakroom.ui.chat.places import Places

_BUTTONS = {
    Method.BROKER: "Sign in", Method.BROWSER: "Sign in", Method.DEVICE_CODE: "Sign in with a code",
    Method.KEYRING_KEY: "Enter API key", Method.KEY_VAULT: "Sign in",
}


class State(Enum):
    NOT_NEEDED = auto()
    UNKNOWN = auto()
    AT_WORK = auto()
    OUT = auto()
    IN = auto()


class Signing(QObject):
    """``changed`` with every step; ``failed`` with what went wrong, ``keyless`` with a key that the
    keyring of this computer cannot keep."""

    changed = Signal()
    failed = Signal(object)  # CloakroomError
    keyless = Signal(str)

    def __init__(self, places: Places, keys: Keys, parent: QObject) -> None:
        super().__init__(parent)
        self._places, self._keys = places, keys
        self.state, self.sentence = State.NOT_NEEDED, ""
        self._asked = 0
        places.chosen.connect(self.refresh)
        places.renewed.connect(self.refresh)

    # ---- what there is

    @property
    def hindrance(self) -> str:
        if self.state is State.OUT:
            return "Enter your API key first." if not self._entra else "Sign in first."
        return "Waiting for the sign-in." if self.state is State.AT_WORK else ""

    @property
    def methods(self) -> tuple[tuple[Method, str], ...]:
        """What the policy offers, with the words for the button; no two alike."""
        deployment = self._places.deployment
        if deployment is None or self._places.practising:
            return ()
        offered = {_BUTTONS[method]: method for method in reversed(deployment.auth.methods)}
        return tuple((method, words) for words, method in reversed(offered.items()))

    @property
    def _entra(self) -> bool:
        deployment = self._places.deployment
        return deployment is not None and deployment.auth.methods[0] in ENTRA

    # ---- steps

    def refresh(self) -> None:
        """Looks again, without asking anybody."""
        deployment = self._places.deployment
        if deployment is None or self._places.practising:
            self._enter(State.NOT_NEEDED, "")
        else:
            self._enter(State.UNKNOWN, "")
            self._do(lambda: _who(self._keys, deployment), self._told)

    def sign_in(self, method: Method, window: int = 0) -> None:
        if deployment := self._places.deployment:
            self._enter(State.AT_WORK, "Waiting for the sign-in…")
            self._do(lambda: self._keys.sign_in(deployment, method, window),
                     lambda name: self._told((name, False)))

    def abandon(self) -> None:
        """Waits no longer; what the browser says later is not heard."""
        self._asked += 1
        self.refresh()

    def enter_key(self, key: str) -> None:
        """Kept in the keyring; where there is none, :attr:`keyless` asks what else to do."""
        if deployment := self._places.deployment:
            self._enter(State.AT_WORK, "Keeping the key…")
            self._do(lambda: self._keys.keep_key(deployment, key),
                     lambda _: self._told(("", True)), key=key)

    def use_key(self, key: str) -> None:
        """For as long as the program runs."""
        if deployment := self._places.deployment:
            self._do(lambda: self._keys.use_key(deployment, key),
                     lambda _: self._told(("", True)))

    def sign_out(self) -> None:
        if deployment := self._places.deployment:
            self._enter(State.AT_WORK, "Signing out…")
            self._do(lambda: self._keys.leave(deployment), lambda _: self._told(("", False)))

    def lapsed(self, error: CloakroomError) -> None:
        """A send found that nobody is signed in any more: the way in is offered again."""
        self._asked += 1
        self._enter(State.OUT, f"{error.title}. {error.sentence}")

    # ---- outcomes

    def _do(
        self, work: Callable[[], object], then: Callable[[Any], None], *, key: str = ""
    ) -> None:
        self._asked += 1
        number = self._asked

        def done(result: object) -> None:
            if number == self._asked:
                then(result)

        def not_done(error: CloakroomError) -> None:
            if number == self._asked:
                self._not_done(error, key)

        Chore(work, done, not_done, self)

    def _told(self, who: tuple[str, bool]) -> None:
        name, has_key = who
        if name:
            self._enter(State.IN, f"Signed in as {name}.")
        elif has_key:
            self._enter(State.IN, "An API key is ready.")
        else:
            self._enter(State.OUT, "Nobody is signed in." if self._entra else "No API key yet.")

    def _not_done(self, error: CloakroomError, key: str) -> None:
        self._enter(State.OUT, f"{error.title}. {error.sentence}")
        if key and isinstance(error, NoKeyring):
            self.keyless.emit(key)
        else:
            self.failed.emit(error)

    def _enter(self, state: State, sentence: str) -> None:
        self.state, self.sentence = state, sentence
        self.changed.emit()


def _who(keys: Keys, deployment: Deployment) -> tuple[str, bool]:
    """The name of the account, and whether there is a key. An API key counts only where the policy
    takes one."""
    methods = set(deployment.auth.methods)
    name = keys.account(deployment) if methods & ENTRA else ""
    has_key = Method.KEYRING_KEY in methods and keys.has_key(deployment)
    return name, has_key
