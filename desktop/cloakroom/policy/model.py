"""The nouns of the policy, as values that cannot change. Field for field the TOML file of
``policy lint`` (README, "The policy file"); dates are days, times of day play no part."""

from dataclasses import dataclass, field
from datetime import date

from cloakroom.policy.scrubbing import Scrubbing
from cloakroom.policy.words import (
    Api,
    Ceiling,
    KeyHeader,
    Layer,
    Method,
    Mismatch,
    Override,
    Status,
    Style,
    UserId,
)


@dataclass(frozen=True, slots=True)
class AuditRules:
    """``retention_days`` 0 keeps for ever; ``export_dir`` is a suggestion for the dialog."""

    enabled: bool = True
    user_id: UserId = UserId.HMAC
    retention_days: int = 365
    export_dir: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for every deployment. ``required_entities`` may not be kept in a text without an
    explicit yes for each."""

    allow_user_deployments: bool = False
    allow_override: Override = Override.NEVER
    required_entities: tuple[str, ...] = ()
    max_classification: Ceiling = Ceiling.OFFICIAL
    audit: AuditRules = field(default_factory=AuditRules)


@dataclass(frozen=True, slots=True)
class KeyVault:
    url: str
    secret: str


@dataclass(frozen=True, slots=True)
class Auth:
    """``methods`` in the order in which they are offered."""

    methods: tuple[Method, ...] = (Method.KEYRING_KEY,)
    authority: str = "https://login.microsoftonline.com"
    tenant_id: str = ""
    client_id: str = ""
    scope: str = "https://ai.azure.com/.default"
    key_vault: KeyVault | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """The administrator's word: shown as Declared, never as measured. Empty: not said."""

    resource_id: str = ""
    sku: str = ""
    region: str = ""
    processing: str = ""
    at_rest: str = ""
    abuse_monitoring: str = ""
    spillover: str = ""
    stored_responses: str = ""
    model: str = ""
    model_version: str = ""
    model_retires_on: date | None = None


@dataclass(frozen=True, slots=True)
class Network:
    """``cidrs``: the networks that count as private; empty: RFC 1918 and fc00::/7. ``issuers``:
    words of which one must stand in the issuer of the certificate, else the connection counts as
    inspected; empty: any that the computer trusts. ``ca_file``: a root to trust beside the
    system's."""

    require_private_ip: bool = False
    cidrs: tuple[str, ...] = ()
    min_tls: str = "1.2"
    allow_proxy: bool = True
    allow_tls_inspection: bool = False
    issuers: tuple[str, ...] = ()
    ca_file: str = ""


@dataclass(frozen=True, slots=True)
class Expect:
    """What Azure's headers should say. Known only after a reply."""

    x_ms_region: str = ""
    on_mismatch: Mismatch = Mismatch.BLOCK_NEXT


@dataclass(frozen=True, slots=True)
class Data:
    """``max_input_chars`` counts code points of everything that is sent in one request."""

    max_classification: Ceiling = Ceiling.OFFICIAL
    max_input_chars: int = 200_000


READ_TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True)
class Params:
    """Times in seconds. ``extra`` are sampling parameters, sent as they stand, and only these."""

    max_output_tokens: int = 4000
    context_tokens: int = 0
    reasoning: bool = False
    reasoning_effort: str = ""
    connect_timeout_s: float = 10.0
    read_timeout_s: float = READ_TIMEOUT_S
    overall_timeout_s: float = 600.0
    extra: tuple[tuple[str, float], ...] = ()

    @property
    def silence_s(self) -> float:
        """How long an answer may pause untold. A model that reasons is silent for minutes, so the
        usual time, where the policy leaves it, is five times as long for one."""
        longer = self.reasoning and self.read_timeout_s == READ_TIMEOUT_S
        return self.read_timeout_s * 5 if longer else self.read_timeout_s


@dataclass(frozen=True, slots=True)
class Deployment:
    """One approved deployment. ``deployment`` is the name the service knows it by. ``base_url``
    ends in ``/openai/v1/`` for V1 and is the endpoint alone for DATED. ``extra_headers`` hold
    nothing secret."""

    id: str
    display_name: str
    base_url: str
    deployment: str
    status: Status = Status.APPROVED
    approval_ref: str = ""
    approved_by: str = ""
    approved_on: date | None = None
    review_by: date | None = None
    style: Style = Style.V1
    api: Api = Api.CHAT
    api_version: str = ""
    key_header: KeyHeader = KeyHeader.AUTHORIZATION
    extra_headers: tuple[tuple[str, str], ...] = ()
    auth: Auth = field(default_factory=Auth)
    declared: Declared = field(default_factory=Declared)
    network: Network = field(default_factory=Network)
    expect: Expect = field(default_factory=Expect)
    data: Data = field(default_factory=Data)
    params: Params = field(default_factory=Params)
    layer: Layer = Layer.MACHINE


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy that passed every check. ``sha256`` (hex) is of the exact bytes of its file."""

    policy_id: str
    serial: int
    issuer: str
    issued: date
    expires: date
    deployments: tuple[Deployment, ...]
    contact: str = ""
    guidance_url: str = ""
    rules: Rules = field(default_factory=Rules)
    scrubbing: Scrubbing = field(default_factory=Scrubbing)
    sha256: str = ""
    signed_by: str = ""
    layer: Layer = Layer.MACHINE

    def deployment(self, identifier: str) -> Deployment | None:
        return next((each for each in self.deployments if each.id == identifier), None)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing may be sent: ``check`` names what failed (``signature``, ``expiry`` …), the
    sentence is for the banner. Nobody having approved anything yet is no refusal."""

    check: str
    sentence: str


@dataclass(frozen=True, slots=True)
class InForce:
    """What holds now: a policy, or the reason why there is none; never both. ``own`` are the
    deployments that the user approved, where no policy forbids it. ``notes`` are sentences that
    stop nothing."""

    policy: Policy | None = None
    refusal: Refusal | None = None
    own: tuple[Deployment, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def deployments(self) -> tuple[Deployment, ...]:
        """All that may be shown, the organisation's first."""
        return (*(self.policy.deployments if self.policy else ()), *self.own)

    @property
    def rules(self) -> Rules:
        """Those of the policy; without one the user may decide, but not because one is broken."""
        return self.policy.rules if self.policy else Rules(
            allow_user_deployments=self.refusal is None)

    @property
    def scrubbing(self) -> Scrubbing:
        """Those of the policy; where there is none, or a broken one, the user's own settings hold,
        for scrubbing goes on."""
        return self.policy.scrubbing if self.policy else Scrubbing()
