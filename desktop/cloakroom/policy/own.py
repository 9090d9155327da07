"""The deployments that a person approved for themselves, where no organisation decides.

They are kept in the configuration folder, with an HMAC (RFC 2104, SHA-256) under a key in the
keyring: a change by anybody else is noticed, and then none of them counts. Every change takes a
fresh key, so an older copy of the file does not come back either. Without a keyring they are held
in memory until the program ends.
"""

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from cloakroom import keychain
from cloakroom.disk import Disk
from cloakroom.errors import OutputFailed
from cloakroom.keychain import Keyring
from cloakroom.paths import folders
from cloakroom.policy import guarded
from cloakroom.policy.model import Deployment, Rules
from cloakroom.policy.reading import Document, document
from cloakroom.policy.remembered import SERVICE, keyring_or_none
from cloakroom.policy.schema import DEPLOYMENT, MOST_BYTES, MOST_DEPLOYMENTS, OWN_PREFIX, VERSION
from cloakroom.policy.standing import FORBIDDEN
from cloakroom.policy.tables import Each, Fault, Table
from cloakroom.policy.words import Layer
from cloakroom.policy.writing import deployments_toml
from cloakroom.send_errors import PolicyFault

FILE = "own-deployments.toml"
YOU = "you"
_FIRST = re.compile(rb"# cloakroom-own-1 ([0-9a-f]{64})\n")
_KEY = "own-deployments"
CHANGED = (
    "The deployments that you approved were changed outside Cloakroom, or their key is not in this "
    "keyring, so none of them is used. Approve them again in Settings, under Deployments."
)


@dataclass(frozen=True, slots=True)
class _Kept:
    schema: int
    deployment: tuple[Deployment, ...] = ()


_FILE = Table(_Kept, MappingProxyType({
    "schema": lambda value: value, "deployment": Each(DEPLOYMENT, MOST_DEPLOYMENTS),
}), frozenset({"schema"}))


def faults(keys: Mapping[str, object]) -> Mapping[str, str]:
    """What is wrong with the keys of a deployment as they stand in a form: by key, the first that
    is wrong with it, as an end to a sentence ("must be …")."""
    found: list[Fault] = []
    DEPLOYMENT.read(keys, "", found)
    return MappingProxyType({each.path: each.told for each in reversed(found)})


def approved(keys: Mapping[str, object], today: date) -> Deployment:
    """The deployment of these keys (those of ``[[deployment]]``; id, status and who approved are
    filled in). PolicyFault for the first that is wrong."""
    filled = completed(keys, today)
    found: list[Fault] = []
    made: Deployment = DEPLOYMENT.read(filled, "", found)
    if found:
        raise PolicyFault(f"{found[0].path} {found[0].told}.")
    return replace(made, layer=Layer.OWN)


def completed(keys: Mapping[str, object], today: date) -> dict[str, object]:
    """With what a user is not asked for. The endpoint is part of the id: a key that was kept for
    one never goes to another that was given the same name later."""
    plain = re.sub(r"[^a-z0-9]+", "-", str(keys.get("display_name", "")).lower()).strip("-")
    mark = hashlib.sha256(str(keys.get("base_url", "")).encode()).hexdigest()[:6]
    identifier = f"{OWN_PREFIX}{plain[:40] or 'deployment'}-{mark}"
    return {**keys, "id": identifier, "status": "approved", "approved_by": YOU,
            "approved_on": today}


class OwnDeployments:
    """``backend`` None: there is no keyring."""

    def __init__(self, file: Path, backend: Keyring | None) -> None:
        self._file, self._backend = file, backend
        self._held: tuple[Deployment, ...] = ()

    @classmethod
    def of_this_user(cls) -> "OwnDeployments":
        return cls(folders().configuration / FILE, keyring_or_none())

    @property
    def kept(self) -> bool:
        """Whether they outlive this process."""
        return self._backend is not None

    def all(self) -> tuple[Deployment, ...]:
        """PolicyFault where the file is not as Cloakroom wrote it; NoKeyring where the keyring
        cannot be asked."""
        if self._backend is None:
            return self._held
        handle = guarded.opened(self._file)
        if handle is None:
            return ()
        try:
            data = guarded.read(self._file, handle, MOST_BYTES)
        finally:
            os.close(handle)
        return _deployments(data, self._keys(self._backend))

    def add(self, deployment: Deployment, rules: Rules) -> None:
        """PolicyFault where ``rules`` forbid it or the name is taken; OutputFailed, NoKeyring."""
        if not rules.allow_user_deployments:
            raise PolicyFault(FORBIDDEN)
        if deployment.layer is not Layer.OWN or not deployment.id.startswith(OWN_PREFIX):
            raise ValueError("not a deployment of the user's own")
        held = self.all()
        if any(each.display_name == deployment.display_name or each.id == deployment.id
               for each in held):
            raise PolicyFault(f"You have “{deployment.display_name}” already: choose another name.")
        if len(held) == MOST_DEPLOYMENTS:
            raise PolicyFault(f"There are {MOST_DEPLOYMENTS} already. Take one away first.")
        self._write((*held, deployment))

    def remove(self, identifier: str) -> Deployment:
        """The one that was removed; PolicyFault where there is none of that id."""
        held = self.all()
        found = next((each for each in held if each.id == identifier), None)
        if found is None:
            raise PolicyFault(f"You approved no deployment {identifier[:70]}.")
        self._write(tuple(each for each in held if each is not found))
        return found

    def start_again(self) -> None:
        """Takes away whatever the file holds, also where it was changed."""
        self._write(())

    def _keys(self, backend: Keyring) -> tuple[bytes, ...]:
        held = keychain.read(backend, SERVICE, _KEY) or ""
        return tuple(each.encode() for each in held.split())

    def _write(self, deployments: tuple[Deployment, ...]) -> None:
        if self._backend is None:
            self._held = deployments
            return
        body = f"schema = {VERSION}\n{deployments_toml(deployments)}".encode()
        key = secrets.token_hex(32)
        before = [each.decode() for each in self._keys(self._backend)][:1]
        # Until the file is there, the old key is kept beside the new one: a crash costs neither.
        keychain.keep(self._backend, SERVICE, _KEY, " ".join([key, *before]))
        _replace(self._file, b"# cloakroom-own-1 " + _tag(key.encode(), body) + b"\n" + body)
        keychain.keep(self._backend, SERVICE, _KEY, key)


def _deployments(data: bytes, keys: tuple[bytes, ...]) -> tuple[Deployment, ...]:
    first = _FIRST.match(data)
    body = data[first.end():] if first else b""
    # With no key at all nothing can be told apart from a forgery.
    if not first or not any(hmac.compare_digest(first[1], _tag(key, body)) for key in keys):
        raise PolicyFault(CHANGED)
    return tuple(replace(each, layer=Layer.OWN) for each in _read(document(body)))


def _read(file: Document) -> tuple[Deployment, ...]:
    found: list[Fault] = []
    kept = _FILE.read(file.keys, "", found)
    if found or not isinstance(kept, _Kept) or kept.schema != VERSION:
        raise PolicyFault(CHANGED)
    return kept.deployment


def _tag(key: bytes, body: bytes) -> bytes:
    return hmac.new(key, body, hashlib.sha256).hexdigest().encode()


def _replace(file: Path, data: bytes) -> None:
    """Whole or not at all, for the user's eyes alone."""
    fresh, disk = file.with_suffix(".new"), Disk()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        disk.remove(fresh)  # whoever may read an older draft could read this one
        disk.write(fresh, data)
        disk.replace(fresh, file)
        disk.sync_folder(file.parent)
    except OSError as error:
        raise OutputFailed(
            f"Your deployments could not be saved: {error.strerror}. They are as they were."
        ) from error
