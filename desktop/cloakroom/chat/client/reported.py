"""What a service says of itself: its headers, and the model that its body names."""

from collections.abc import Mapping

from cloakroom.chat.wire import Reported

_LONGEST = 120
# Azure's own name first; a gateway in front of it has another.
_REQUEST_IDS = ("apim-request-id", "x-request-id", "x-ms-request-id")


def from_headers(headers: Mapping[str, str]) -> Reported:
    ids = (header(headers, name) for name in _REQUEST_IDS)
    return Reported(
        region=header(headers, "x-ms-region"),
        deployment=header(headers, "x-ms-deployment-name"),
        spillover_from=header(headers, "x-ms-spillover-from-deployment"),
        request_id=next(filter(None, ids), ""),
    )


def header(headers: Mapping[str, str], name: str) -> str:
    return plain(headers.get(name, ""))


def plain(word: object) -> str:
    """One short printable line of what a server sent; '' for anything that is no text."""
    if not isinstance(word, str):
        return ""
    return "".join(character for character in word if character.isprintable())[:_LONGEST]
