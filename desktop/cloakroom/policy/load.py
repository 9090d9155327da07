"""Which policy holds now. The machine's goes before the user's, and nothing of the two is mixed.

The checks in their order: ``file`` (a regular file, no link), ``owner``, ``size``, ``signature``,
``format`` (UTF-8, TOML), ``serial``, ``dates``, ``schema``. The first that fails turns sending off
with a sentence that names it; scrubbing goes on. A policy of the machine that fails never makes
room for one of the user's.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from cloakroom.errors import InputError, NoKeyring
from cloakroom.paths import folders
from cloakroom.policy import guarded, places
from cloakroom.policy.guarded import Guard
from cloakroom.policy.model import InForce, Policy, Refusal
from cloakroom.policy.own import OwnDeployments
from cloakroom.policy.places import Places, signature_of
from cloakroom.policy.reading import Document, document
from cloakroom.policy.remembered import FORGETFUL, Remembered
from cloakroom.policy.schema import MOST_BYTES
from cloakroom.policy.standing import told
from cloakroom.policy.words import Layer
from cloakroom.send_errors import PolicyFault

_MOST_SIGNER_BYTES = 16 * 1024


@dataclass(frozen=True, slots=True)
class Sources:
    """All that a policy is made of."""

    places: Places
    remembered: Remembered
    own: OwnDeployments
    today: Callable[[], date] = field(default=date.today)


def of_this_user() -> Sources:
    """What is remembered is the same for the whole process: without a keyring it is only there."""
    return Sources(places.of_this_computer(), *_memory(folders().configuration))


@cache
def _memory(_configuration: Path) -> tuple[Remembered, OwnDeployments]:
    return Remembered.of_this_user(), OwnDeployments.of_this_user()


def load(sources: Sources) -> InForce:
    """Looks at everything afresh: the bytes, their owner, their signature, today's date. It takes
    some 3 ms, so it is asked before every send, and two answers are compared as values. The
    keyring may wait for its user: not for a thread that must not wait. Raises nothing."""
    held = organisations(sources)
    if held.refusal or (held.policy and not held.rules.allow_user_deployments):
        return held
    try:
        return replace(held, own=sources.own.all())
    except (PolicyFault, NoKeyring) as error:
        if held.policy:
            return replace(held, notes=(*held.notes, error.sentence))
        return InForce(refusal=Refusal("own", error.sentence))


def organisations(sources: Sources) -> InForce:
    """The same without what the user approved: all that bears on scrubbing. Where there is no
    policy, the keyring is not asked."""
    try:
        policy = _machine(sources) or _user(sources)
    except _Refused as refused:
        return InForce(refusal=refused.refusal)
    return InForce(policy, notes=(FORGETFUL,) if policy and sources.remembered.forgetful else ())


class _Refused(Exception):
    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.check)
        self.refusal = refusal


@contextmanager
def _check(name: str, whose: str) -> Iterator[None]:
    try:
        yield
    except (PolicyFault, InputError, OSError) as error:
        told = error.sentence if not isinstance(error, OSError) else f"{error.strerror}."
        raise _Refused(Refusal(
            name, f"{whose} policy fails the check “{name}”: {told}")) from None


def _machine(sources: Sources) -> Policy | None:
    whose, at = "This computer's", sources.places
    with _check("managed settings", whose):
        if at.managed.fault:
            raise PolicyFault(at.managed.fault)
    signers = _machine_signers(at, whose)
    trusted = None if signers is None else lambda: signers
    policy = _policy(_Layer(Layer.MACHINE, at.machine, at.machine_guard, trusted, whose), sources)
    with _check("file", whose):
        if policy is None and at.managed.policy_file:
            raise PolicyFault(f"{at.machine} is set by your administrator and is not there.")
    return policy


def _user(sources: Sources) -> Policy | None:
    at = sources.places
    signers = _machine_signers(at, "Your")  # an administrator's word counts for more
    trusted = sources.remembered.signers if signers is None else lambda: signers
    return _policy(_Layer(Layer.USER, at.user, at.user_guard, trusted, "Your"), sources)


@dataclass(frozen=True, slots=True)
class _Layer:
    """``trusted`` are the signers of whom one must have signed it; None: no signature is asked
    for. They may be in the keyring, so they are asked for only where there is a file."""

    layer: Layer
    file: Path
    guard: Guard
    trusted: Callable[[], frozenset[str]] | None
    whose: str


def _policy(layer: _Layer, sources: Sources) -> Policy | None:
    data = _data(layer.file, layer.guard, layer.whose, MOST_BYTES)
    if data is None:
        return None
    signer = "" if layer.trusted is None else _signer(data, layer, layer.trusted())
    with _check("format", layer.whose):
        read = document(data)
    name = _check_head(read, layer, sources)
    with _check("schema", layer.whose):
        policy = read.policy(layer.layer, signed_by=signer)
    sources.remembered.see(name, policy.serial)
    return policy


def _data(file: Path, guard: Guard, whose: str, most: int) -> bytes | None:
    with _check("file", whose):
        handle = guarded.opened(file)
    if handle is None:
        return None
    try:
        with _check("owner", whose):
            guarded.check_owner(file, handle, guard)
        with _check("size", whose):
            return guarded.read(file, handle, most)
    finally:
        os.close(handle)


def _signer(data: bytes, layer: _Layer, trusted: frozenset[str]) -> str:
    # The library is large, and nobody without a signed policy needs it.
    from cloakroom.policy import signature

    beside = _data(signature_of(layer.file), layer.guard, layer.whose, signature.MOST_BYTES)
    with _check("signature", layer.whose):
        if beside is None:
            raise PolicyFault("It must be signed, and there is no signature beside it.")
        signer = signature.verify(data, beside)
        if signer not in trusted:
            raise PolicyFault(
                f"It is signed by {signature.spoken(signer)}, who is not trusted here.")
    return signer


def _check_head(read: Document, layer: _Layer, sources: Sources) -> str:
    """The name under which its serial is remembered."""
    with _check("schema", layer.whose):
        head = read.head()
    name, today = f"{layer.layer}:{head.policy_id}", sources.today()
    with _check("serial", layer.whose):
        seen = sources.remembered.serial(name)
        if head.serial < seen:
            raise PolicyFault(
                f"It is number {head.serial}, and number {seen} was in force before: somebody put "
                "back an older one.")
    with _check("dates", layer.whose):
        if today < head.issued:
            raise PolicyFault(f"It holds from {told(head.issued)} on.")
        if today > head.expires:
            raise PolicyFault(f"It expired on {told(head.expires)}.")
    return name


def _machine_signers(at: Places, whose: str) -> frozenset[str] | None:
    """Those that the administrator set; None where any file of the right owner will do. An empty
    list trusts nobody."""
    listed = at.managed.signers
    beside = at.machine.with_name(places.SIGNERS)
    data = _data(beside, at.machine_guard, whose, _MOST_SIGNER_BYTES)
    if data is None and listed is None:
        return None
    from cloakroom.policy import signature

    with _check("trusted signers", whose):
        try:
            lines = (data or b"").decode("utf-8").splitlines()
        except UnicodeDecodeError:
            raise PolicyFault(f"{beside} is not UTF-8.") from None
        named = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
        return frozenset(signature.fingerprint(each) for each in (*named, *(listed or ())))

