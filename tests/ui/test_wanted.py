"""The settings and the words taught, as the options of a scan."""

import pytest
from hypothesis import given

from cloakroom.detect.options import Options, Sensitivity
from cloakroom.entity_types import ENTITY_TYPES, REGIONS
from cloakroom.matters.learnt import Learnt
from cloakroom.model import Operator
from cloakroom.policy.scrubbing import Scrubbing
from cloakroom.redact.style import Style
from cloakroom.scrub import PLACEHOLDERS, Method
from cloakroom.settings import SETTINGS, defaults
from cloakroom.ui.wanted import (
    ALSO,
    LOOK_AGAIN,
    choices_left,
    is_set,
    method_for,
    options_for,
    style_for,
    told_of,
    under,
)
from fakes.desk import Desk
from policy.strategies import scrubbings


def test_as_it_starts_nothing_special_is_asked() -> None:
    assert options_for(defaults(), Learnt()) == Options()


@pytest.mark.parametrize("key", ALSO)
def test_a_switch_asks_for_its_kinds(key: str) -> None:
    options = options_for(defaults().with_value(key, True), Learnt())
    assert options.also == frozenset(ALSO[key])
    wanted = {name for name, row in ENTITY_TYPES.items() if row.opt_in and options.wants(name)}
    named = {name for name, row in ENTITY_TYPES.items() if {name, row.region} & set(ALSO[key])}
    assert wanted == named


def test_every_kind_that_is_found_on_request_has_a_switch() -> None:
    kinds = {kind for kinds in ALSO.values() for kind in kinds}
    on_request = {row.region or name for name, row in ENTITY_TYPES.items() if row.opt_in}
    assert kinds == on_request
    assert kinds >= REGIONS
    assert set(SETTINGS) >= LOOK_AGAIN


def test_words_taught_travel_along() -> None:
    options = options_for(defaults(), Learnt(("Heron",), (("re:x", "CUSTOM"),)))
    assert options.allow == ("Heron",)
    assert options.deny_as == (("re:re:x", "CUSTOM"),)


@pytest.mark.parametrize("key", ALSO)
def test_a_switch_looks_again(desk: Desk, key: str) -> None:
    desk.review()
    desk.session.change_setting(key, True)
    assert desk.worker.waiting[0].options.also == frozenset(ALSO[key])


def test_the_method_is_that_of_the_settings() -> None:
    assert method_for(defaults()) == PLACEHOLDERS
    chosen = defaults().with_value("operator", "hash").with_value(
        "operator_by_kind", {"CREDIT_CARD": "mask"})
    assert method_for(chosen) == Method(Operator.HASH, {"CREDIT_CARD": Operator.MASK})


def test_every_style_and_operator_of_the_core_can_be_chosen() -> None:
    assert SETTINGS["style"].choices == tuple(style.value for style in Style)
    assert set(SETTINGS["operator"].choices) == {operator.value for operator in Operator}
    for style in Style:
        assert style_for(defaults().with_value("style", style.value)) is style


# ---- what the organisation says

SPECIAL = ALSO["find_special"]


def held(rules: Scrubbing, **chosen: object) -> dict[str, object]:
    """What holds of the settings that differ from those at the start."""
    settings = defaults()
    for key, value in chosen.items():
        settings = settings.with_value(key, value)  # type: ignore[arg-type]  # any value of a row
    return {key: value for key, value in under(rules, settings).values.items()
            if value != defaults().values[key]}


def test_where_it_says_nothing_all_is_the_users() -> None:
    chosen = {"operator": "hash", "operator_by_kind": {"PERSON": "mask"}, "style": "angle",
              "sensitivity": "precise", "find_ages": True}
    assert held(Scrubbing(), **chosen) == chosen
    assert not any(is_set(key, Scrubbing()) or told_of(key, Scrubbing()) for key in SETTINGS)


@pytest.mark.parametrize(
    ("rules", "chosen", "holds"),
    [
        (Scrubbing(operator=Operator.MASK), {"operator": "hash"}, {"operator": "mask"}),
        # an operator for all leaves the user no exceptions
        (Scrubbing(operator=Operator.MASK), {"operator_by_kind": {"PERSON": "placeholder"}},
         {"operator": "mask"}),
        (Scrubbing(operators=(("PERSON", Operator.HASH),)),
         {"operator_by_kind": {"PERSON": "placeholder", "AGE": "remove"}},
         {"operator_by_kind": {"PERSON": "hash", "AGE": "remove"}}),
        (Scrubbing(style=Style.BRACES), {"style": "plain"}, {"style": "braces"}),
        (Scrubbing(sensitivity=Sensitivity.BALANCED), {"sensitivity": "precise"}, {}),
        (Scrubbing(sensitivity=Sensitivity.CAUTIOUS), {}, {"sensitivity": "cautious"}),
        (Scrubbing(sensitivity=Sensitivity.BALANCED), {"sensitivity": "cautious"},
         {"sensitivity": "cautious"}),
        (Scrubbing(also=("DATE", "EU")), {}, {"find_dates": True, "find_eu": True}),
        (Scrubbing(also=("HEALTH",)), {}, {}),
        (Scrubbing(also=SPECIAL), {}, {"find_special": True}),
    ],
)
def test_what_it_says_goes_before_the_user(
    rules: Scrubbing, chosen: dict[str, object], holds: dict[str, object]
) -> None:
    assert held(rules, **chosen) == holds


def test_its_words_and_forms_travel_along() -> None:
    rules = Scrubbing(also=("HEALTH",), deny=("Heron",), allow=("Farm House",),
                      references=("AA/9999",))
    options = options_for(defaults(), Learnt(("Leeds",)), rules)
    assert options == Options(also=frozenset({"HEALTH"}), deny=("Heron",),
                              allow=("Leeds", "Farm House"), references=("AA/9999",))


@pytest.mark.parametrize(
    ("key", "rules", "told"),
    [
        ("operator", Scrubbing(operator=Operator.MASK), "Set by your organisation"),
        ("operator_by_kind", Scrubbing(operator=Operator.MASK), "Set by your organisation"),
        ("operator_by_kind", Scrubbing(operators=(("AGE", Operator.MASK),)), "Set in part"),
        ("style", Scrubbing(style=Style.SQUARE), "Set by your organisation"),
        ("sensitivity", Scrubbing(sensitivity=Sensitivity.BALANCED), "Set in part"),
        ("sensitivity", Scrubbing(sensitivity=Sensitivity.CAUTIOUS), "Set by your organisation"),
        ("sensitivity", Scrubbing(sensitivity=Sensitivity.PRECISE), ""),
        ("find_dates", Scrubbing(also=("DATE",)), "Set by your organisation"),
        ("find_special", Scrubbing(also=("HEALTH",)), "Set in part by your organisation"),
        ("theme", Scrubbing(Operator.MASK, style=Style.PLAIN, also=SPECIAL), ""),
    ],
)
def test_it_is_said_who_set_it(key: str, rules: Scrubbing, told: str) -> None:
    assert told_of(key, rules).startswith(told)
    assert bool(told_of(key, rules)) is bool(told)
    assert is_set(key, rules) is (told == "Set by your organisation")


def test_the_choices_that_are_left() -> None:
    assert choices_left("sensitivity", Scrubbing(sensitivity=Sensitivity.BALANCED)) == (
        "cautious", "balanced")
    assert choices_left("style", Scrubbing(style=Style.ANGLE)) == ("angle",)
    assert choices_left("theme", Scrubbing(style=Style.ANGLE)) == SETTINGS["theme"].choices


@given(scrubbings())
def test_whatever_it_says_the_settings_are_whole_and_what_holds_can_be_chosen(
    rules: Scrubbing
) -> None:
    settings = under(rules, defaults().with_value("sensitivity", "precise"))
    for key, value in settings.values.items():
        assert SETTINGS[key].accepts(value), key
        if SETTINGS[key].choices:
            assert value in choices_left(key, rules)
    assert set(rules.also) <= options_for(settings, Learnt(), rules).also
    method = method_for(settings)
    for kind in ENTITY_TYPES:
        asked = rules.operator_for(kind)
        assert asked in (None, method.by_type.get(kind, method.operator))
