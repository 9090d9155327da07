"""What can be read of a service's refusal. Its words are matched, and never shown or kept."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from math import isnan
from time import time

from cloakroom.chat.client.reported import from_headers, plain

_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}")
_ENTRA = re.compile(r"AADSTS[0-9]{3,8}")


@dataclass(frozen=True, slots=True)
class Rejected:
    """``words`` are those of the answer, lower-case; ``param`` is the field it names. ``wait`` is
    how many seconds it asks for; None: it does not say."""

    status: int
    words: str = field(default="", repr=False)
    param: str = ""
    filters: tuple[str, ...] = ()
    wait: float | None = None
    details: str = ""


def rejected(status: int, body: object, headers: Mapping[str, str]) -> Rejected:
    error = body.get("error", body) if isinstance(body, Mapping) else {}
    error = error if isinstance(error, Mapping) else {}
    inner = error.get("innererror")
    inner = inner if isinstance(inner, Mapping) else {}
    codes = [plain(each) for each in (error.get("code"), inner.get("code"), error.get("type"))]
    said = " ".join((*codes, plain(error.get("param")), _text(error.get("message"))))
    return Rejected(
        status, said.lower(), plain(error.get("param")) or _named(said),
        stopped(inner.get("content_filter_result")), wait(headers),
        _details(status, codes, said, headers),
    )


def stopped(results: object) -> tuple[str, ...]:
    """The categories of a filter's result that hit: ``filtered``, or ``detected`` for attacks."""
    if not isinstance(results, Mapping):
        return ()
    return tuple(
        plain(name)
        for name, result in results.items()
        if isinstance(result, Mapping) and (result.get("filtered") or result.get("detected"))
    )


def wait(headers: Mapping[str, str]) -> float | None:
    """Seconds of ``retry-after-ms`` (Azure) or ``Retry-After`` (RFC 9110, section 10.2.3)."""
    for name, divisor in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        with suppress(ValueError):
            seconds = float(headers.get(name, "")) / divisor
            if not isnan(seconds):
                return max(0.0, seconds)
    try:
        return max(0.0, parsedate_to_datetime(headers.get("retry-after", "")).timestamp() - time())
    except ValueError:
        return None


def _details(status: int, codes: list[str], said: str, headers: Mapping[str, str]) -> str:
    """``HTTP 401 · AuthenticationFailed · AADSTS50105 · request 1f2e…``: codes and ids alone."""
    request = from_headers(headers).request_id
    parts = [f"HTTP {status}"]
    parts += [code for code in dict.fromkeys(codes) if _CODE.fullmatch(code)]
    parts += dict.fromkeys(_ENTRA.findall(said))
    parts += [f"request {request}"] if _CODE.fullmatch("r" + request) and request else []
    return " · ".join(parts)


def _named(said: str) -> str:
    """Older deployments name the field in the sentence only: "… parameter: 'x' is not …"."""
    quoted = re.search(r"'([a-z_]{3,40})'", said)
    return quoted.group(1) if quoted else ""


def _text(message: object) -> str:
    return message[:2000] if isinstance(message, str) else ""
