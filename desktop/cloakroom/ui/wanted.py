"""What is asked for: the settings, the words taught and what the organisation says, as options of a
scan and of a scrub."""

from collections.abc import Mapping
from types import MappingProxyType

from cloakroom.detect.options import Options, Sensitivity
from cloakroom.matters.learnt import Learnt
from cloakroom.model import Operator
from cloakroom.policy.scrubbing import Scrubbing
from cloakroom.redact.style import Style
from cloakroom.scrub import Method
from cloakroom.settings import SETTINGS, Settings, Value

ALSO: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "find_dates": ("DATE",),
    "find_ages": ("AGE",),
    "find_special": (
        "HEALTH", "RELIGION", "UNION", "ORIENTATION", "ETHNICITY", "POLITICS", "CRIMINAL_RECORD",
    ),
    "find_markings": ("MARKING",),
    "find_eu": ("EU",),
    "find_us": ("US",),
    "find_commonwealth": ("COMMONWEALTH",),
})
"""Setting -> the opt-in kinds, or the regions, that it asks for."""

LOOK_AGAIN = frozenset({"sensitivity", *ALSO})
"""The settings after which a text reads differently."""

NOBODYS = Scrubbing()
"""Where no organisation says anything."""
SET_BY = "Set by your organisation"


def options_for(settings: Settings, learnt: Learnt, rules: Scrubbing = NOBODYS) -> Options:
    """``settings`` as they are :func:`under` the rules."""
    never, always = learnt.as_lists()
    kinds = (kind for key, kinds in ALSO.items() if settings.switch(key) for kind in kinds)
    return Options(
        sensitivity=Sensitivity(settings.text("sensitivity")),
        also=frozenset((*kinds, *rules.also)),
        deny=rules.deny,
        allow=(*never, *rules.allow),
        deny_as=always,
        references=rules.references,
    )


def method_for(settings: Settings) -> Method:
    return Method(Operator(settings.text("operator")), settings.operators("operator_by_kind"))


def style_for(settings: Settings) -> Style:
    return Style(settings.text("style"))


# ---- what the organisation says, over what the user says


def under(rules: Scrubbing, settings: Settings) -> Settings:
    """``settings`` as they hold: what the organisation set goes before what the user did."""
    by_kind = {} if rules.operator else settings.operators("operator_by_kind")
    over: dict[str, Value] = {
        "operator": (rules.operator or settings.text("operator")),
        "operator_by_kind": {
            kind: how.value for kind, how in ({**by_kind, **dict(rules.operators)}).items()},
        "style": (rules.style or settings.text("style")),
        "sensitivity": rules.careful(Sensitivity(settings.text("sensitivity"))).value,
        **{key: True for key, kinds in ALSO.items() if set(kinds) <= set(rules.also)},
    }
    return Settings(MappingProxyType({**settings.values, **over}), settings.warning)


def choices_left(key: str, rules: Scrubbing) -> tuple[str, ...]:
    """The values of a setting with choices that a user may still choose."""
    match key:
        case "operator" if rules.operator:
            return (rules.operator.value,)
        case "style" if rules.style:
            return (rules.style.value,)
        case "sensitivity":
            return tuple(level.value for level in rules.sensitivities)
    return SETTINGS[key].choices


def is_set(key: str, rules: Scrubbing) -> bool:
    """Whether the organisation leaves nothing of this setting to the user."""
    if key == "operator_by_kind":
        return rules.operator is not None
    if key in ALSO:
        return set(ALSO[key]) <= set(rules.also)
    return len(choices_left(key, rules)) == 1


def told_of(key: str, rules: Scrubbing) -> str:
    """Who set it, where it was not the user alone."""
    if is_set(key, rules):
        return SET_BY
    limited = (
        bool(set(ALSO.get(key, ())) & set(rules.also))
        or (key == "operator_by_kind" and bool(rules.operators))
        or (key == "sensitivity" and len(choices_left(key, rules)) < len(SETTINGS[key].choices))
    )
    return "Set in part by your organisation" if limited else ""
