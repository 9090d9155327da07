"""From what a library raised to what a person is told."""

import ssl
from collections.abc import Iterator

from cloakroom.chat.client.call import Call
from cloakroom.chat.client.failures import (
    BROKEN_OFF,
    LEFT,
    NO_ANSWER,
    OTHER,
    REDIRECT,
    SERVER,
    STATUS,
    Row,
    words_for,
)
from cloakroom.chat.client.origin import origin
from cloakroom.chat.client.rejected import Rejected
from cloakroom.chat.client.reported import plain
from cloakroom.send_errors import ChatError, Left

_DEEPEST = 20
# OpenSSL's X509_V_ERR_…: hostname or address mismatch; not yet valid or expired.
_VERIFY = {62: "name", 64: "name", 9: "time", 10: "time"}
# How a TLS connection waits: the cause of a timeout, and not a failure of TLS.
_WAITING = (ssl.SSLWantReadError, ssl.SSLWantWriteError)


def of_refusal(refused: Rejected, call: Call) -> ChatError:
    """The service answered, and said no."""
    return say(
        _row(refused), call, status=refused.status, details=refused.details,
        filters=refused.filters,
    )


def of_break(error: BaseException, call: Call, *, began: bool) -> ChatError:
    """No answer, or not all of one: ``began`` says which."""
    names = list(_names(error))
    if call.left is not Left.NO:  # the handshake was over: TLS merely broke with the connection
        names = [name for name in names if name != "SSLError"]
    rows = BROKEN_OFF if began else NO_ANSWER
    row = next(row for row in rows if not row.matches or set(row.matches) & set(names))
    return say(row, call, details=" · ".join(dict.fromkeys(_details(error))))


def say(
    row: Row, call: Call, *, status: int = 0, details: str = "", filters: tuple[str, ...] = ()
) -> ChatError:
    """What happened, whether anything left, what to do."""
    deployment, host = call.deployment, origin(call.deployment).host
    params = deployment.params
    filled = {
        "host": host, "name": deployment.deployment, "filters": words_for(filters),
        "peer": f"{call.proxy.shown} ({call.proxy.source})" if call.proxy else host,
        "scope": deployment.auth.scope, "least": f"TLS {deployment.network.min_tls}",
        "connect": f"{params.connect_timeout_s:g}", "read": f"{params.silence_s:g}",
        "overall": f"{params.overall_timeout_s:g}",
    }
    happened = row.happened.format(**filled)
    advice = row.advice.format(**filled)
    return row.kind(
        f"{happened} {LEFT[call.left]} {advice}", left=call.left, check=row.check, status=status,
        details=details,
    )


def _row(refused: Rejected) -> Row:
    if 300 <= refused.status < 400:
        return REDIRECT
    rows = STATUS.get(refused.status, (SERVER if refused.status >= 500 else OTHER,))
    return next(
        row for row in rows if not row.matches or any(word in refused.words for word in row.matches)
    )


def _names(error: BaseException) -> Iterator[str]:
    """The names of the classes behind an error, its causes included; names hold no content."""
    for each in _causes(error):
        if isinstance(each, _WAITING):
            continue
        kinds = [kind.__name__ for kind in type(each).__mro__ if issubclass(kind, Exception)]
        if isinstance(each, ssl.SSLCertVerificationError) and each.verify_code in _VERIFY:
            yield f"SSLCertVerificationError:{_VERIFY[each.verify_code]}"
        if "ProxyError" in kinds and str(each).startswith("407"):
            yield "ProxyError:407"
        yield from (kind for kind in kinds if kind not in ("Exception", "OSError"))


def _details(error: BaseException) -> Iterator[str]:
    """The kinds of the errors, and what OpenSSL or the system's store found wrong."""
    for each in _causes(error):
        if not isinstance(each, _WAITING):
            yield type(each).__name__
        if isinstance(each, ssl.SSLCertVerificationError):
            yield plain(each.verify_message)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Breadth first through causes and groups: a connection is tried at several addresses."""
    waiting, seen = [error], 0
    while waiting and seen < _DEEPEST:
        each = waiting.pop(0)
        seen += 1
        yield each
        waiting += [cause for cause in (each.__cause__, each.__context__) if cause]
        waiting += each.exceptions if isinstance(each, BaseExceptionGroup) else ()
