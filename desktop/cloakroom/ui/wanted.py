"""What is asked for: the settings and the words taught, as options of a scan and of a scrub."""

from collections.abc import Mapping
from types import MappingProxyType

from cloakroom.detect.options import Options, Sensitivity
from cloakroom.matters.learnt import Learnt
from cloakroom.model import Operator
from cloakroom.redact.style import Style
from cloakroom.scrub import Method
from cloakroom.settings import Settings

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


def options_for(settings: Settings, learnt: Learnt) -> Options:
    never, always = learnt.as_lists()
    return Options(
        sensitivity=Sensitivity(settings.text("sensitivity")),
        also=frozenset(kind for key, kinds in ALSO.items() if settings.switch(key)
                       for kind in kinds),
        allow=never,
        deny_as=always,
    )


def method_for(settings: Settings) -> Method:
    return Method(Operator(settings.text("operator")), settings.operators("operator_by_kind"))


def style_for(settings: Settings) -> Style:
    return Style(settings.text("style"))
