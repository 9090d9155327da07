"""What can go wrong between this computer and a deployment: one row each, in the order tried.

A row says what happened and what to do; whether the text had left by then is what the call itself
saw. No word of a server's answer is shown, for nobody knows what it may quote: only its codes are.
"""

from dataclasses import dataclass

from cloakroom.send_errors import (
    Busy,
    ChatError,
    CutShort,
    Filtered,
    Left,
    NoConnection,
    NotTrusted,
    Refused,
)

LEFT = {
    Left.NO: "Your text has not left this computer.",
    Left.YES: "Your text had already been sent.",
    Left.MAYBE: "Part of your text may have left this computer.",
}


@dataclass(frozen=True, slots=True)
class Row:
    """``matches`` are names of exceptions, or lower-case words of an answer, of which one must be
    there; empty: any. ``{host}``, ``{peer}`` (the proxy, where there is one), ``{name}`` of the
    deployment, ``{scope}``, ``{filters}`` and the times of the policy are filled in."""

    check: str
    kind: type[ChatError]
    happened: str
    advice: str = "Try again later."
    matches: tuple[str, ...] = ()


_IT = "Tell your IT desk, with the details."
_APPROVER = "Tell whoever approved this deployment, with the details."
_NETWORK = "Are you on the right network or the VPN?"

STATUS: dict[int, tuple[Row, ...]] = {
    400: (
        Row("content-filter", Filtered,
            "The content filter of the service stopped your question{filters}.",
            "Edit it and send it again.",
            ("content_filter", "responsibleaipolicyviolation")),
        Row("too-long", Refused, "The conversation is longer than the model takes.",
            "Shorten it or start a new one.",
            ("context_length_exceeded", "maximum context length")),
        Row("parameter", Refused, "The deployment does not know something that was asked of it.",
            _APPROVER, ("unsupported", "unknown_parameter", "invalid_value", "unrecognized")),
        Row("bad-request", Refused, "The deployment could not use the request.", _APPROVER),
    ),
    401: (
        Row("audience", Refused, "Your sign-in is for another service than this deployment.",
            "The scope in the policy ({scope}) does not fit. " + _APPROVER, ("audience",)),
        Row("role", Refused, "You are signed in, but not entitled to use this deployment.",
            "Ask for the role “Cognitive Services OpenAI User”; it takes some minutes to work.",
            ("permissiondenied", "does not have access", "lacks the required")),
        Row("key", Refused, "The deployment did not accept the key or the sign-in.",
            "Check the key, or sign in again."),
    ),
    403: (
        Row("blocked-by-microsoft", Refused, "Microsoft has blocked this resource for now.",
            _APPROVER, ("temporarily blocked", "abuse")),
        Row("network", Refused, "{host} does not take connections from this network.", _NETWORK,
            ("virtual network", "firewall", "public access", "private endpoint")),
        Row("role", Refused, "You are not entitled to use this deployment.", _APPROVER,
            ("permissiondenied", "does not have access", "lacks the required")),
        Row("forbidden", Refused, "{host} does not allow this.", f"{_NETWORK} {_IT}"),
    ),
    404: (
        Row("deployment", Refused, "There is no deployment {name} at {host}. It may be retired.",
            _APPROVER, ("deploymentnotfound",)),
        Row("not-found", Refused, "{host} does not know this address or the deployment {name}.",
            _APPROVER),
    ),
    408: (Row("no-reply", NoConnection, "{host} took too long."),),
    410: (Row("retired", Refused, "The deployment {name} has been retired.", _APPROVER),),
    413: (Row("too-long", Refused, "The conversation is longer than {host} takes.",
              "Shorten it or start a new one."),),
    429: (Row("busy", Busy, "The deployment is busy and did not take your question."),),
    503: (Row("busy", Busy, "The deployment is overloaded and did not take your question."),),
}  # fmt: skip

REDIRECT = Row(
    "redirect", Refused, "{host} tried to send you elsewhere; that was blocked, and nothing went "
    "there.", _IT)  # fmt: skip
SERVER = Row("server", Refused, "The deployment failed.")
OTHER = Row("refused", Refused, "{host} refused the request.", _IT)
PAGE = Row(
    "unexpected-page", Refused, "An unexpected page came instead of an answer: the network may "
    "want you to sign in first, as in hotels and trains.", "Open a page in your browser, then "
    "try again.")  # fmt: skip
IN_STREAM = (
    Row("content-filter", Filtered, "The content filter of the service stopped the answer"
        "{filters}.", "Edit your question and send it again.",
        ("content_filter", "responsibleaipolicyviolation")),
    Row("failed", CutShort, "The deployment failed in the middle of the answer."),
)  # fmt: skip

NO_ANSWER = (
    Row("wrong-name", NotTrusted, "The certificate that {host} shows is for another name.", _IT,
        ("SSLCertVerificationError:name",)),
    Row("expired", NotTrusted, "The certificate of {host} is out of date, or your clock is wrong.",
        "Check the date of this computer. " + _IT, ("SSLCertVerificationError:time",)),
    Row("certificate", NotTrusted, "The certificate that {host} shows is not trusted by this "
        "computer: its issuer is unknown here. Your network may inspect the connection.", _IT,
        ("SSLCertVerificationError",)),
    Row("tls", NotTrusted, "{host} and this computer could not agree on a connection that is safe "
        "enough ({least} or newer).", _IT, ("SSLError",)),
    Row("dns", NoConnection, "No connection to {peer}: there is no such name, or this computer is "
        "offline.", "Check your connection.", ("gaierror",)),
    Row("refused", NoConnection, "{peer} did not take the connection.", "Try again later.",
        ("ConnectionRefusedError",)),
    Row("proxy-sign-in", NoConnection, "The proxy {peer} wants a sign-in.", _IT,
        ("ProxyError:407",)),
    Row("proxy", NoConnection, "The proxy {peer} did not open the way to {host}.", _IT,
        ("ProxyError",)),
    Row("connect-timeout", NoConnection, "{peer} did not answer within {connect} s.",
        "Check your connection.", ("ConnectTimeout", "PoolTimeout")),
    Row("stalled", NoConnection, "No reply from {host} for {read} s.", matches=("ReadTimeout",)),
    Row("stalled", NoConnection, "{host} stopped taking the text.", matches=("WriteTimeout",)),
    Row("out-of-time", NoConnection, "There was no whole answer within {overall} s.",
        matches=("TimeoutError",)),
    Row("no-connection", NoConnection, "No connection to {peer}.", "Check your connection.",
        ("ConnectError",)),
    Row("not-the-protocol", Refused, "{host} answered in a way that cannot be read.", _IT,
        ("ValueError",)),
    Row("cut", NoConnection, "The connection to {host} broke before an answer came.",
        "It was not sent again by itself. Try again."),
)  # fmt: skip
BROKEN_OFF = (
    Row("out-of-time", CutShort, "The answer took longer than {overall} s and was ended.",
        "What came is kept.", ("TimeoutError", "ReadTimeout")),
    Row("not-the-protocol", CutShort, "{host} went on in a way that cannot be read.",
        "What came is kept.", ("ValueError",)),
    Row("cut", CutShort, "The connection broke in the middle of the answer.",
        "What came is kept; it was not sent again by itself."),
)  # fmt: skip

FILTERS = {
    "hate": "hate",
    "self_harm": "self-harm",
    "sexual": "sexual content",
    "violence": "violence",
    "jailbreak": "an attempt to get round the rules",
    "indirect_attack": "hidden instructions",
    "protected_material_text": "protected text",
    "protected_material_code": "protected program code",
    "profanity": "bad language",
    "custom_blocklists": "a word on a block list",
}
"""Azure's categories in plain words."""


def words_for(categories: tuple[str, ...]) -> str:
    """`` (violence, hate)``; '' where none is known."""
    known = [FILTERS[each] for each in categories if each in FILTERS]
    return f" ({', '.join(known)})" if known else ""
