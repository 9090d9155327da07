"""Where a deployment is: the one origin that requests may go to, and the paths below it."""

from dataclasses import dataclass
from urllib.parse import SplitResult, quote, unquote, urlsplit

from cloakroom.chat.client.proxies import is_loopback
from cloakroom.policy.model import Deployment
from cloakroom.policy.words import Api, Layer, Style
from cloakroom.send_errors import NotSent

HTTPS_PORT = 443
_CALLS = {
    (Style.V1, Api.CHAT): "chat/completions",
    (Style.V1, Api.RESPONSES): "responses",
    (Style.DATED, Api.CHAT): "deployments/{name}/chat/completions",
    (Style.DATED, Api.RESPONSES): "responses",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """``base`` is the URL that all paths are relative to; it ends in a slash."""

    host: str
    port: int
    prefix: str
    base: str

    def holds(self, url: str) -> bool:
        """Whether this absolute URL is below the base, read the way a client would read it."""
        parts = urlsplit(url)
        place = (parts.scheme, _plain(parts.hostname), _port(parts))
        below = parts.path.startswith(self.prefix) and ".." not in unquote(parts.path)
        return place == ("https", self.host, self.port) and below and not parts.username


def origin(deployment: Deployment) -> Origin:
    """NotSent where the address is not one: the policy's own checks come first, this one last."""
    base = deployment.base_url.rstrip("/") + "/"
    if deployment.style is Style.DATED:
        base += "openai/"
    parts = urlsplit(base)
    host = _plain(parts.hostname)
    odd = parts.username or parts.query or parts.fragment or not base.isascii() or ".." in base
    if parts.scheme != "https" or not host or odd or _port(parts) < 0:
        raise NotSent(
            "The address of this deployment is not a plain https:// address. Nothing was sent. "
            "Tell whoever approved it.",
            check="address",
        )
    if deployment.layer is Layer.PRACTICE and not is_loopback(host):
        raise NotSent(
            "A practice deployment must be on this computer, and this one is not. Nothing was "
            "sent.", check="address",
        )  # fmt: skip
    return Origin(host, _port(parts), parts.path, base)


def call_path(deployment: Deployment) -> str:
    """The path of an answer, below the base."""
    path = _CALLS[deployment.style, deployment.api]
    return path.format(name=quote(deployment.deployment, safe=""))


def query(deployment: Deployment) -> dict[str, str]:
    if deployment.style is Style.DATED:
        return {"api-version": deployment.api_version}
    return {}


def _port(parts: SplitResult) -> int:
    """-1 where what stands there is no port."""
    try:
        return parts.port or HTTPS_PORT
    except ValueError:
        return -1


def _plain(host: str | None) -> str:
    """RFC 1034: case does not matter, and a trailing dot names the same host."""
    return (host or "").lower().removesuffix(".")
