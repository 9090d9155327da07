"""What must outlive a policy file, and so is in the keyring: the highest serial that was seen, and
the signers whom the user trusts.

Without a keyring the serial is remembered until the program ends, and the user is told. Refusing
to send instead would close the chat on every computer without one, and gain little: the machine's
policy is guarded by its owner, an old file by its day of expiry, and whoever may run programs as
the user may empty the keyring as well. Trust in a signer is another matter: without a keyring
there is no place for it that other programs could not write to, so nobody is trusted.
"""

import json

from cloakroom import keychain
from cloakroom.errors import NoKeyring
from cloakroom.keychain import Keyring
from cloakroom.send_errors import PolicyFault

SERVICE = "cloakroom/policy"
MOST_SIGNERS = 16
"""As many fingerprints as fit into one secret of every keyring (Windows: 2,560 bytes of UTF-16)."""
_SIGNERS = "trusted-signers"
FORGETFUL = (
    "This computer offers no keyring, so an older policy is noticed only until Cloakroom ends."
)


class Remembered:
    """``backend`` None: there is no keyring."""

    def __init__(self, backend: Keyring | None) -> None:
        self._backend = backend
        self._serials: dict[str, int] = {}
        self.forgetful = backend is None

    @classmethod
    def of_this_user(cls) -> "Remembered":
        return cls(keyring_or_none())

    def serial(self, policy_id: str) -> int:
        """The highest that was seen of that policy (its layer is part of the name); 0: none."""
        if self._backend is not None:
            try:
                held = keychain.read(self._backend, SERVICE, _name(policy_id)) or ""
                self._note(policy_id, _number(held))
                self.forgetful = False
            except NoKeyring:
                self.forgetful = True
        return self._serials.get(policy_id, 0)

    def see(self, policy_id: str, serial: int) -> None:
        """A policy of that serial passed every check."""
        if serial <= self.serial(policy_id):
            return
        self._note(policy_id, serial)
        if self._backend is not None and not self.forgetful:
            try:
                keychain.keep(self._backend, SERVICE, _name(policy_id), str(serial))
            except NoKeyring:
                self.forgetful = True

    def signers(self) -> frozenset[str]:
        """The fingerprints that the user trusts."""
        if self._backend is None:
            return frozenset()
        try:
            held = json.loads(keychain.read(self._backend, SERVICE, _SIGNERS) or "[]")
        except (NoKeyring, ValueError, RecursionError):
            return frozenset()
        return frozenset(map(str, held)) if isinstance(held, list) else frozenset()

    def trust(self, fingerprint: str) -> None:
        """NoKeyring, or PolicyFault where there are too many."""
        signers = self.signers() | {fingerprint}
        if len(signers) > MOST_SIGNERS:
            raise PolicyFault(f"You trust {MOST_SIGNERS} signers already. Take one away first.")
        self._write(signers)

    def distrust(self, fingerprint: str) -> None:
        self._write(self.signers() - {fingerprint})

    def _write(self, signers: frozenset[str]) -> None:
        if self._backend is None:
            raise NoKeyring("This computer offers no safe keyring, so no signer can be trusted.")
        keychain.keep(self._backend, SERVICE, _SIGNERS, json.dumps(sorted(signers)))

    def _note(self, policy_id: str, serial: int) -> None:
        self._serials[policy_id] = max(serial, self._serials.get(policy_id, 0))


def _number(held: str) -> int:
    return int(held) if held.isascii() and held.isdecimal() and len(held) < 20 else 0


def _name(policy_id: str) -> str:
    return f"serial:{policy_id}"


def keyring_or_none() -> Keyring | None:
    """The keyring of this computer, where there is a safe one."""
    try:
        return keychain.system()
    except NoKeyring:
        return None
