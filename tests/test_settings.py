"""Settings: complete and valid whatever the file holds, and never half written."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.entity_types import ENTITY_TYPES
from cloakroom.errors import OutputFailed, UsageError
from cloakroom.model import Operator
from cloakroom.settings import SETTINGS, Settings, Value, defaults, load, save, settings_file

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)

OPERATORS = [operator.value for operator in Operator]


def write(content: str | bytes) -> Path:
    file = settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return file


def possible(key: str) -> st.SearchStrategy[Value]:
    if SETTINGS[key].by_kind:
        return st.dictionaries(st.sampled_from(list(ENTITY_TYPES)), st.sampled_from(OPERATORS))
    if SETTINGS[key].noted:
        return st.text(st.characters(exclude_characters="\0"))
    return st.sampled_from(SETTINGS[key].choices or (True, False))


def test_without_a_file_everything_starts_as_the_table_says() -> None:
    assert load() == defaults()
    assert dict(load().values) == {key: row.default for key, row in SETTINGS.items()}
    assert load().warning == ""


def test_every_default_is_possible_and_every_row_has_words() -> None:
    for key, row in SETTINGS.items():
        assert row.key == key
        assert row.accepts(row.default)
        assert row.label
        assert row.help.endswith(".")


@given(st.fixed_dictionaries({key: possible(key) for key in SETTINGS}))
def test_what_is_saved_is_loaded(values: dict[str, Value]) -> None:
    save(Settings(values))
    assert dict(load().values) == values
    assert load().warning == ""
    assert not settings_file().with_suffix(".new").exists()


def test_a_value_is_changed_in_a_copy() -> None:
    before = defaults()
    after = before.with_value("theme", "dark").with_value("watch_clipboard", False)
    assert (after.text("theme"), after.switch("watch_clipboard")) == ("dark", False)
    assert (before.text("theme"), before.switch("watch_clipboard")) == ("system", True)


def test_operators_by_kind_are_operators() -> None:
    after = defaults().with_value("operator_by_kind", {"CREDIT_CARD": "mask"})
    assert after.operators("operator_by_kind") == {"CREDIT_CARD": Operator.MASK}
    assert after.operators("theme") == {}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("colour", "red"),
        ("theme", "Dark"),
        ("theme", True),
        ("watch_clipboard", "yes"),
        ("watch_clipboard", 1),
        ("operator", ""),
        ("operator_by_kind", "mask"),
        ("operator_by_kind", {"CREDIT_CARD": "shred"}),
        ("operator_by_kind", {"COLOUR": "mask"}),
    ],
)
def test_an_impossible_value_is_refused(key: str, value: Value) -> None:
    with pytest.raises(UsageError, match=key):
        defaults().with_value(key, value)


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '"dark"', "null", "7", "[" * 100_000, b"\xff\xfe{", '{"theme": "dark"',
     "\0", "NaN"],
)
def test_a_damaged_file_costs_the_settings_and_says_so(content: str | bytes) -> None:
    file = write(content)
    loaded = load()
    assert loaded.values == defaults().values
    assert str(file) in loaded.warning
    assert "defaults" in loaded.warning


def test_a_folder_in_its_place_is_said_too() -> None:
    settings_file().mkdir(parents=True)
    assert load().values == defaults().values
    assert "could not be read" in load().warning


@pytest.mark.parametrize(
    ("rows", "lost"),
    [
        ({"colour": "red"}, "colour"),
        ({"theme": "pink"}, "theme"),
        ({"theme": ["dark"]}, "theme"),
        ({"theme": {"dark": 1}}, "theme"),
        ({"watch_clipboard": 0}, "watch_clipboard"),
        ({"operator_by_kind": {"CREDIT_CARD": ["mask"]}}, "operator_by_kind"),
        ({"operator_by_kind": [["CREDIT_CARD", "mask"]]}, "operator_by_kind"),
        ({"watch_clipboard": "true"}, "watch_clipboard"),
        ({"z": 1, "operator": None, "a": 1}, "a, operator, z"),
    ],
)
def test_rows_that_cannot_be_are_left_out_and_named(rows: dict[str, object], lost: str) -> None:
    """GIVEN one good row beside the bad ones THEN the good one holds."""
    write(json.dumps({"sensitivity": "cautious", **rows}))
    loaded = load()
    assert loaded.values == {**defaults().values, "sensitivity": "cautious"}
    assert loaded.warning.endswith(f": {lost}.")


@given(JSON | st.dictionaries(st.sampled_from([*SETTINGS, "colour"]), JSON))
def test_whatever_the_file_holds_the_settings_are_valid(content: object) -> None:
    write(json.dumps(content))
    loaded = load()
    assert loaded.values.keys() == SETTINGS.keys()
    assert all(SETTINGS[key].accepts(value) for key, value in loaded.values.items())


def test_a_warning_stays_while_settings_change() -> None:
    write("{")
    assert load().with_value("theme", "dark").warning == load().warning != ""


def test_a_configuration_folder_that_cannot_be_is_said() -> None:
    settings_file().parent.parent.mkdir(parents=True)
    settings_file().parent.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(OutputFailed, match="could not be saved"):
        save(defaults())


def test_a_failing_write_leaves_the_old_file_whole() -> None:
    """GIVEN saved settings WHEN the new ones cannot be written beside them THEN nothing changed."""
    save(defaults().with_value("theme", "dark"))
    settings_file().with_suffix(".new").mkdir()
    with pytest.raises(OutputFailed):
        save(defaults())
    assert load().text("theme") == "dark"
