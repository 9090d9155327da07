"""Random policies that are valid."""

from datetime import date, timedelta

from hypothesis import strategies as st

from cloakroom.detect.options import Sensitivity
from cloakroom.entity_types import ENTITY_TYPES, REGIONS
from cloakroom.model import Operator
from cloakroom.policy.kinds import SAMPLING
from cloakroom.policy.model import (
    AuditRules,
    Auth,
    Data,
    Declared,
    Deployment,
    Expect,
    KeyVault,
    Network,
    Params,
    Policy,
    Rules,
)
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
from cloakroom.redact.style import Style as Written

GUID = "00000000-0000-0000-0000-00000000000a"
_lines = st.text(st.characters(exclude_categories=("C", "Z")), max_size=30)
_days = st.dates(date(2020, 1, 1), date(2099, 1, 1))
_maybe = st.one_of(st.none(), _days)


@st.composite
def _auths(draw: st.DrawFn) -> Auth:
    methods = tuple(draw(st.lists(st.sampled_from(Method), min_size=1, unique=True)))
    vault = KeyVault("https://sample.vault.azure.net", "aoai")
    return Auth(methods=methods, tenant_id=GUID, client_id=GUID,
                key_vault=vault if Method.KEY_VAULT in methods else None)


_declared = st.builds(
    Declared, sku=_lines, region=_lines, processing=_lines, model=_lines, model_retires_on=_maybe,
    abuse_monitoring=st.sampled_from(["", "default", "modified"]))
_networks = st.builds(
    Network, require_private_ip=st.booleans(), allow_proxy=st.booleans(),
    cidrs=st.sampled_from([(), ("10.0.0.0/8",), ("10.0.0.0/8", "2001:db8::/32")]),
    min_tls=st.sampled_from(["1.2", "1.3"]),
    issuers=st.lists(_lines.filter(bool), max_size=3, unique=True).map(tuple))
_params = st.builds(
    Params, max_output_tokens=st.integers(1, 1_000_000), reasoning=st.booleans(),
    read_timeout_s=st.floats(1, 3_600),
    extra=st.dictionaries(st.sampled_from(SAMPLING), st.floats(-2, 2)).map(
        lambda held: tuple(held.items())))


_on_request = sorted({name for name, row in ENTITY_TYPES.items() if row.opt_in} | REGIONS)
_words = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=30).filter(
    lambda word: not word.startswith("re:"))


@st.composite
def scrubbings(draw: st.DrawFn, layer: Layer = Layer.MACHINE) -> Scrubbing:
    deny = draw(st.lists(_words, max_size=3, unique_by=str.casefold))
    return Scrubbing(
        operator=draw(st.none() | st.sampled_from(Operator)),
        operators=tuple(draw(st.dictionaries(
            st.sampled_from(sorted(ENTITY_TYPES)), st.sampled_from(Operator), max_size=4)).items()),
        style=draw(st.none() | st.sampled_from(Written)),
        sensitivity=draw(st.none() | st.sampled_from(Sensitivity)),
        also=tuple(draw(st.lists(st.sampled_from(_on_request), max_size=4, unique=True))),
        deny=(*deny[1:], *draw(st.sampled_from([(), (r"re:[\"A\\]+\p{Lu}",)]))),
        allow=tuple(deny[:1]),
        references=draw(st.sampled_from([(), ("AA/9999", r"\A99A")])),
        model=draw(st.sampled_from(["", "/opt/model", r"C:\model"]))
        if layer is Layer.MACHINE else "")


@st.composite
def deployments(draw: st.DrawFn, identifier: str, ceiling: Ceiling) -> Deployment:
    style = draw(st.sampled_from(Style))
    return Deployment(
        identifier, draw(_lines.filter(bool)),
        "https://sample.openai.azure.com/" + ("openai/v1/" if style is Style.V1 else ""),
        "gpt", status=draw(st.sampled_from(Status)), approved_by="Design Authority",
        approved_on=draw(_days), review_by=draw(_maybe), style=style,
        api=draw(st.sampled_from(Api)), api_version="2024-10-21" if style is Style.DATED else "",
        key_header=draw(st.sampled_from(KeyHeader)),
        extra_headers=draw(st.sampled_from([(), (("X-Team", 'rural "\\ team'),)])),
        auth=draw(_auths()), declared=draw(_declared), network=draw(_networks),
        expect=Expect(draw(_lines), draw(st.sampled_from(Mismatch))),
        data=Data(ceiling, draw(st.integers(1, 10_000_000))), params=draw(_params))


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    issued, ceiling = draw(_days), draw(st.sampled_from(Ceiling))
    kinds = st.lists(st.sampled_from(sorted(ENTITY_TYPES)), max_size=5, unique=True)
    rules = Rules(
        draw(st.booleans()), draw(st.sampled_from(Override)), tuple(draw(kinds)), ceiling,
        AuditRules(draw(st.booleans()), draw(st.sampled_from(UserId)),
                   draw(st.integers(0, 36_500)), draw(st.sampled_from(["", "/srv", "C:\\logs"]))))
    ids = draw(st.lists(st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True), max_size=3, unique=True))
    return Policy(
        "sample", draw(st.integers(1, 2**53)), draw(_lines.filter(bool)), issued,
        issued + timedelta(draw(st.integers(1, 900))),
        tuple(draw(deployments(each, ceiling)) for each in ids if each != "practice"),
        contact=draw(_lines), rules=rules, scrubbing=draw(scrubbings()), layer=Layer.MACHINE)
