"""What was seen of a connection and of an answer, held against what the policy asks for.

Each remark says how it is known. Only what the policy forbids blocks: what merely should worry a
reader has its colour and lets the text through.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cloakroom.chat.wire import Measured, Reported
from cloakroom.policy.model import Deployment
from cloakroom.policy.words import Layer, Mismatch


class Grade(StrEnum):
    """Who says so: this computer saw it, Azure confirmed it, or the organisation declares it."""

    MEASURED = "measured"
    CONFIRMED = "confirmed"
    DECLARED = "declared"


class Level(StrEnum):
    """OK is shown in green, WARN in amber, ALERT and BLOCK in red; only BLOCK stops a send."""

    OK = "ok"
    WARN = "warn"
    ALERT = "alert"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Remark:
    """One row for the window. ``check`` is its short name for the audit record."""

    grade: Grade
    level: Level
    title: str
    sentence: str
    check: str


_TLS = ("TLSv1.2", "TLSv1.3")


def before(measured: Measured, deployment: Deployment) -> tuple[Remark, ...]:
    """What a look at the connection says, before any text goes over it."""
    rows = [_tls(measured, deployment), _certificate(measured, deployment)]
    if deployment.layer is Layer.PRACTICE:
        here = "The practice deployment runs on this computer; nothing leaves it."
        return (*rows, _seen(Level.OK, "Address", here, "address"))
    rows += [_address(measured, deployment), _proxy(measured, deployment)]
    if measured.region:
        rows.append(_region(measured.region, deployment))
    return tuple(rows)


def after(reported: Reported, deployment: Deployment) -> tuple[Remark, ...]:
    """What the service said of itself with an answer. A BLOCK here stops the next send: this one
    has happened."""
    rows = [_region(reported.region, deployment)] if reported.region else []
    if not reported.region and deployment.expect.x_ms_region:
        silent = "The service did not say which region it is in, so that cannot be checked."
        rows.append(_seen(Level.WARN, "Region", silent, "region"))
    return (*rows, *_moved(reported, deployment), *_model(reported, deployment))


def blocking(remarks: Sequence[Remark]) -> Remark | None:
    """The first that stops a send."""
    return next((each for each in remarks if each.level is Level.BLOCK), None)


def _tls(measured: Measured, deployment: Deployment) -> Remark:
    wanted = f"TLSv{deployment.network.min_tls}"
    good = (
        measured.tls in _TLS
        and wanted in _TLS
        and _TLS.index(measured.tls) >= _TLS.index(wanted)
    )
    if good:
        told = f"The connection is encrypted with {_words(measured.tls)}, {measured.cipher}."
        return _seen(Level.OK, "Encryption", told, "tls")
    told = (
        f"The connection uses {_words(measured.tls) or 'no TLS'}, and the policy asks for "
        f"{_words(wanted)} or newer."
    )
    return _seen(Level.BLOCK, "Encryption", told, "tls")


def _certificate(measured: Measured, deployment: Deployment) -> Remark:
    if not measured.inspected:
        told = f"The certificate was issued by {measured.issuer}; this computer trusts it."
        return _seen(Level.OK, "Certificate", told, "inspection")
    level = Level.WARN if deployment.network.allow_tls_inspection else Level.BLOCK
    told = (
        f"Your network inspects this connection: its certificate was issued by {measured.issuer}, "
        "which is none of the issuers that the policy names."
    )
    return _seen(level, "Certificate", told, "inspection")


def _address(measured: Measured, deployment: Deployment) -> Remark:
    wanted = deployment.network.require_private_ip
    if measured.private:
        told = f"The connection goes to a private address, {measured.address}."
        return _seen(Level.OK, "Address", told, "address")
    if measured.private is None:
        through = f"a proxy ({measured.proxy})" if measured.proxy else "something"
        told = f"The connection goes through {through}, so its address cannot be checked."
        told += " The policy asks for a private one." if wanted else ""
        return _seen(Level.BLOCK if wanted else Level.WARN, "Address", told, "address")
    if wanted:
        told = (
            f"The connection goes to {measured.address}, which is not in your private network, "
            "and the policy asks for that. Are you on the VPN?"
        )
        return _seen(Level.BLOCK, "Address", told, "address")
    told = f"The connection goes to {measured.address}, over the internet and encrypted."
    return _seen(Level.OK, "Address", told, "address")


def _proxy(measured: Measured, deployment: Deployment) -> Remark:
    if not measured.proxy:
        return _seen(Level.OK, "Proxy", "No proxy stands in between.", "proxy")
    told = f"The connection goes through the proxy {measured.proxy} ({measured.proxy_source})"
    if deployment.network.allow_proxy:
        return _seen(Level.WARN, "Proxy", f"{told}.", "proxy")
    return _seen(Level.BLOCK, "Proxy", f"{told}, and the policy allows none.", "proxy")


def _region(region: str, deployment: Deployment) -> Remark:
    wanted = deployment.expect.x_ms_region
    if not wanted or _same(region) == _same(wanted):
        told = f"The service says that the resource is in {region}."
        return _seen(Level.OK, "Region", told, "region")
    told = f"The service says that it is in {region}; the policy expects {wanted}."
    return _seen(_consequence(deployment), "Region", told, "region")


def _moved(reported: Reported, deployment: Deployment) -> list[Remark]:
    """Spillover sends a request on to another deployment; Azure tells afterwards."""
    level = _consequence(deployment)
    rows = []
    if reported.spillover_from or reported.deployment not in ("", deployment.deployment):
        name = reported.deployment or "another deployment"
        told = f"The answer came from {name}, not from {deployment.deployment}."
        told += " Azure moved it there (spillover)." if reported.spillover_from else ""
        rows.append(_seen(level, "Deployment", told, "deployment"))
    if reported.stored:
        told = "The service says that it stored this answer, although it was asked not to."
        rows.append(_seen(level, "Stored", told, "stored"))
    return rows


def _model(reported: Reported, deployment: Deployment) -> list[Remark]:
    declared = deployment.declared
    wanted = "-".join(filter(None, (declared.model, declared.model_version)))
    if not wanted or not reported.model:
        return []
    if reported.model == wanted or (
        not declared.model_version and reported.model.startswith(f"{wanted}-")
    ):
        told = f"The model is {reported.model}, as declared."
        return [_seen(Level.OK, "Model", told, "model")]
    told = f"The answer came from the model {reported.model}; the policy declares {wanted}."
    return [_seen(_consequence(deployment), "Model", told, "model")]


def _consequence(deployment: Deployment) -> Level:
    blocks = deployment.expect.on_mismatch is Mismatch.BLOCK_NEXT
    return Level.BLOCK if blocks else Level.WARN


def _same(region: str) -> str:
    """``UK South`` and ``uksouth`` are one region."""
    return "".join(region.lower().split())


def _words(tls: str) -> str:
    return tls.replace("TLSv", "TLS ")


def _seen(level: Level, title: str, sentence: str, check: str) -> Remark:
    return Remark(Grade.MEASURED, level, title, sentence, check)
