"""The words that a policy may use where it must choose one of a few."""

from enum import StrEnum


class Status(StrEnum):
    """APPROVED and PILOT may be sent to."""

    APPROVED = "approved"
    PILOT = "pilot"
    SUSPENDED = "suspended"
    RETIRED = "retired"


class Ceiling(StrEnum):
    """The highest protective marking that may be sent, in rising order."""

    PUBLIC = "PUBLIC"
    OFFICIAL = "OFFICIAL"
    OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE"
    SECRET = "SECRET"
    TOP_SECRET = "TOP SECRET"


class Style(StrEnum):
    """How the service is addressed: V1 needs no api-version, DATED does."""

    V1 = "v1"
    DATED = "dated"


class Api(StrEnum):
    CHAT = "chat"
    RESPONSES = "responses"


class KeyHeader(StrEnum):
    """The header an API key travels in."""

    AUTHORIZATION = "authorization"
    API_KEY = "api-key"
    SUBSCRIPTION = "Ocp-Apim-Subscription-Key"


class Method(StrEnum):
    """Where credentials come from."""

    BROKER = "broker"
    BROWSER = "browser"
    DEVICE_CODE = "device-code"
    KEYRING_KEY = "keyring-key"
    KEY_VAULT = "key-vault"


class Override(StrEnum):
    """Whether a user may send in spite of a marking."""

    NEVER = "never"
    WITH_REASON = "with-reason"


class Mismatch(StrEnum):
    """What follows when Azure reports something else than the policy expects."""

    BLOCK_NEXT = "block-next"
    WARN = "warn"


class UserId(StrEnum):
    """How an audit record names its user."""

    UPN = "upn"
    SID = "sid"
    HMAC = "hmac"
    NONE = "none"


class Layer(StrEnum):
    """Who speaks: the organisation by the machine, or by a file of the user; the user alone; or
    the practice deployment of Cloakroom itself."""

    MACHINE = "machine"
    USER = "user"
    OWN = "own"
    PRACTICE = "practice"
