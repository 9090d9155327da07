"""The settings and the words taught, as the options of a scan."""

import pytest

from cloakroom.detect.options import Options
from cloakroom.entity_types import ENTITY_TYPES, REGIONS
from cloakroom.matters.learnt import Learnt
from cloakroom.model import Operator
from cloakroom.redact.style import Style
from cloakroom.scrub import PLACEHOLDERS, Method
from cloakroom.settings import SETTINGS, defaults
from cloakroom.ui.wanted import ALSO, LOOK_AGAIN, method_for, options_for, style_for
from fakes.desk import Desk


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
