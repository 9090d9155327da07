"""What Entra, Key Vault and the resource manager say when they say no, in words.

The numbers are those of learn.microsoft.com/entra/identity-platform/reference-error-codes.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from azure.core.exceptions import (
    AzureError,
    HttpResponseError,
    ResourceNotFoundError,
    ServiceRequestError,
)

from cloakroom.send_errors import ChatError, NoConnection, NotTrusted, Refused, SignInNeeded

NOTHING_LEFT = "Your text has not left this computer."
_NUMBER = re.compile(r"AADSTS(\d{4,7})")
_TRACE = re.compile(r"(?:Trace ID|Correlation ID|trace_id|correlation_id)\W{1,4}([0-9a-fA-F-]{36})")

_NUMBERS: Mapping[str, str] = MappingProxyType({
    "7000218": "The application is registered as one with a secret; it must be a public client.",
    "50011": "The address the browser comes back to is not registered for the application.",
    "65001": "Nobody has agreed to this application for your organisation yet; an administrator "
             "must.",
    "50105": "Your account has not been assigned to this application.",
    "53003": "A Conditional Access policy of your organisation blocks this sign-in.",
    "530003": "Your organisation asks for a device that it manages.",
    "50076": "Your organisation asks for a second factor. Sign in again.",
    "50079": "Your organisation asks for a second factor. Sign in again.",
    "700082": "The sign-in has expired, because it was not used for a long time. Sign in again.",
    "70043": "The sign-in has expired, by a rule of your organisation. Sign in again.",
    "50173": "The password was changed since. Sign in again.",
    "700016": "The application is not known to your organisation's directory.",
    "90002": "The directory that the policy names was not found.",
    "500011": "The service that the policy names as scope is not known to the directory.",
    "50034": "This account is not in the directory.",
    "50057": "This account is disabled.",
    "50126": "The user name or the password is wrong.",
    "65004": "The sign-in was declined.",
})


def cannot_sign_in(error: Exception) -> ChatError:
    """Without the words of the service, which may name people; its numbers are for the IT desk."""
    causes = list(_causes(error))
    if any(isinstance(each, ServiceRequestError) for each in causes):
        return _not_reached(" ".join(map(str, causes)))
    text = str(error)
    if "Timed out" in text:
        return SignInNeeded(
            f"The sign-in was not finished in time. Try again. {NOTHING_LEFT}", check="sign-in")
    if "open a browser" in text:
        return SignInNeeded(
            f"No browser could be opened for the sign-in. {NOTHING_LEFT}", check="browser")
    return _numbered(text, "The sign-in did not work.")


def sign_in_again(error: Exception) -> SignInNeeded:
    """The way without asking is closed."""
    return _numbered(str(error), "Please sign in again.")


def _numbered(text: str, otherwise: str) -> SignInNeeded:
    number = next(iter(_NUMBER.findall(text)), "")
    why = _NUMBERS.get(number, otherwise)
    named = f" (AADSTS{number})" if number else ""
    traces = " ".join(dict.fromkeys(_TRACE.findall(text)))
    return SignInNeeded(
        f"{why}{named} {NOTHING_LEFT}", check=f"AADSTS{number}" if number else "sign-in",
        details=" ".join(filter(None, [f"AADSTS{number}" if number else "", traces])))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it came from: azure-identity wraps what its transport raised."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _not_reached(text: str) -> ChatError:
    if "CERTIFICATE_VERIFY_FAILED" in text:
        return NotTrusted(
            "The certificate of the sign-in service is not trusted by this computer. Your network "
            f"may inspect connections. {NOTHING_LEFT}", check="certificate")
    return NoConnection(
        f"The sign-in service cannot be reached. {NOTHING_LEFT}", check="sign-in")


def no_secret(error: AzureError, name: str, contact: str = "") -> ChatError:
    """Why the key ``name`` did not come out of the vault."""
    ask = f" Ask {contact}." if contact else " Ask whoever runs the vault."
    if isinstance(error, ServiceRequestError):
        return NoConnection(f"The key vault cannot be reached. {NOTHING_LEFT}", check="key-vault")
    if isinstance(error, ResourceNotFoundError):
        return Refused(
            f"The key vault has no secret of the name that the policy gives ({name}).{ask} "
            f"{NOTHING_LEFT}", check="key-vault", status=404)
    status = error.status_code or 0 if isinstance(error, HttpResponseError) else 0
    if status == 403:
        return Refused(
            "Your account may not read the key from the vault: it needs the role Key Vault "
            f"Secrets User, or the vault is closed to this network.{ask} {NOTHING_LEFT}",
            check="key-vault", status=403)
    return Refused(
        f"The key vault did not hand out the key.{ask} {NOTHING_LEFT}", check="key-vault",
        status=status)
