"""Options travel as JSON and by pickle, and refuse what cannot be."""

import json
import pickle

import pytest

from cloakroom.detect.options import Options, Sensitivity
from cloakroom.errors import UsageError

FULL = Options(
    types=frozenset({"PERSON", "URL"}),
    not_types=frozenset({"URL"}),
    threshold=0.7,
    sensitivity=Sensitivity.CAUTIOUS,
    deny=("Nightjar",),
    allow=("Kendal",),
    names=False,
    also=frozenset({"AGE"}),
    references=("AA/9999/99999",),
)


@pytest.mark.parametrize("options", [Options(), FULL])
def test_round_trip(options: Options) -> None:
    assert Options.from_json(json.loads(json.dumps(options.to_json()))) == options
    assert pickle.loads(pickle.dumps(options)) == options


def test_missing_keys_take_their_defaults() -> None:
    assert Options.from_json({}) == Options()


@pytest.mark.parametrize(
    "data",
    [
        {"threshold": "high"}, {"sensitivity": "bold"}, {"types": 3}, {"threshold": 1.5},
        {"also": 1}, {"references": ["[a-z]+"]}, {"references": 1},
    ],
)
def test_what_cannot_be_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        Options.from_json(data)


def test_caution_lowers_the_score_and_raises_the_name_level() -> None:
    cautious, balanced, precise = (Options(sensitivity=s) for s in Sensitivity)

    assert cautious.lowest_score < balanced.lowest_score < precise.lowest_score
    assert cautious.name_level > balanced.name_level > precise.name_level


def test_wants() -> None:
    assert FULL.wants("PERSON")
    assert not FULL.wants("URL")
    assert not FULL.wants("UK_NHS")
    assert Options().wants("ANYTHING")


def test_an_opt_in_kind_is_wanted_only_when_asked_for() -> None:
    assert not Options().wants("AGE")
    assert Options(also=frozenset({"AGE"})).wants("AGE")
    assert Options(also=frozenset({"AGE"})).wants("PERSON")
    assert Options(types=frozenset({"AGE"})).wants("AGE")
    assert not Options(types=frozenset({"PERSON"}), also=frozenset({"AGE"})).wants("AGE")
    assert not Options(also=frozenset({"AGE"}), not_types=frozenset({"AGE"})).wants("AGE")


def test_a_region_asks_for_all_of_its_kinds() -> None:
    options = Options(also=frozenset({"EU"}), not_types=frozenset({"FR_NIR"}))

    assert options.wants("PL_PESEL")
    assert not options.wants("US_SSN")
    assert not options.wants("FR_NIR")
    assert not options.wants("HEALTH")
