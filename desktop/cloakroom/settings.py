"""The settings, as a typed table: what each is called, what it may hold, what it starts as.

Kept as JSON in the configuration folder. No setting ever holds a value from a text.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cloakroom.entity_types import ENTITY_TYPES
from cloakroom.errors import OutputFailed, UsageError
from cloakroom.model import Operator
from cloakroom.paths import folders

Value = bool | str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Setting:
    """One row. ``choices`` is empty for a switch; otherwise the values a text may take. A default
    that is a mapping says that the row holds kinds with their operators."""

    key: str
    default: Value
    label: str
    help: str
    choices: tuple[str, ...] = ()

    def accepts(self, value: object) -> bool:
        if self.noted:
            return isinstance(value, str) and "\0" not in value
        if self.by_kind:
            return isinstance(value, Mapping) and all(
                kind in ENTITY_TYPES and how in _OPERATORS for kind, how in value.items())
        if self.choices:
            return value in self.choices
        return isinstance(value, bool)

    @property
    def by_kind(self) -> bool:
        return isinstance(self.default, Mapping)

    @property
    def noted(self) -> bool:
        """Written by the program, and shown to nobody: the folder used last."""
        return isinstance(self.default, str) and not self.choices


_OPERATORS = tuple(operator.value for operator in Operator)
_ROWS = (
    Setting("watch_clipboard", True, "Watch the clipboard",
            "Look at what you copy and show in the tray how much of it is sensitive."),
    Setting("watch_selection", True, "Scrub the mouse selection too",
            "On Linux, also replace the text that the middle mouse button pastes."),
    Setting("sensitivity", "balanced", "How careful to be",
            "Cautious misses least; precise disturbs least.",
            ("cautious", "balanced", "precise")),
    Setting("operator", "placeholder", "Replace with",
            "Placeholders and stand-ins can be restored in an answer; the rest cannot.",
            ("placeholder", "surrogate", "mask", "hash", "remove", "shift", "generalise")),
    Setting("operator_by_kind", MappingProxyType({}), "Replace some kinds otherwise",
            "Mask every payment card, say, while people get placeholders."),
    Setting("style", "square", "How placeholders are written",
            "Square brackets survive most models; templates and code may ask for another. An "
            "answer is understood in each of them.",
            ("square", "angle", "braces", "plain")),
    Setting("find_dates", False, "Every date",
            "Take out all dates, not dates of birth alone."),
    Setting("find_ages", False, "Ages", "Take out how old somebody is."),
    Setting("find_special", False, "Hints at special categories",
            "Words on health, religion, politics, orientation, ethnicity, unions and offences."),
    Setting("find_markings", False, "Protective markings",
            "Take out OFFICIAL-SENSITIVE and the like."),
    Setting("find_eu", False, "Identifiers of the European Union",
            "Tax, identity and social security numbers of EU countries."),
    Setting("find_us", False, "Identifiers of the United States",
            "Social Security, taxpayer and employer numbers."),
    Setting("find_commonwealth", False, "Identifiers of the Commonwealth",
            "Australia, Canada, India, New Zealand and South Africa."),
    Setting("close_idle", "30 minutes", "Close a kept matter when idle",
            "After so long without use, or when the screen is locked, its values leave the window "
            "and its memory. One click opens it again.",
            ("5 minutes", "15 minutes", "30 minutes", "never")),
    Setting("remember_folder", True, "Remember the last folder",
            "The dialogs for files start in it. Which files were opened is never noted."),
    Setting("last_folder", "", "The folder used last",
            "Where the dialogs for files start; empty where it is not remembered."),
    Setting("record_files", False, "Record scrubbed files",
            "Write to the audit trail that a file was scrubbed: its format, the numbers by kind "
            "and the verdict, never a text or a name."),
    Setting("theme", "system", "Appearance", "Light, dark, or as the system is.",
            ("system", "light", "dark")),
)

SETTINGS: Mapping[str, Setting] = MappingProxyType({row.key: row for row in _ROWS})


def settings_file() -> Path:
    return folders().configuration / "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, complete and valid. ``warning`` says what a damaged file cost, if anything."""

    values: Mapping[str, Value]
    warning: str = ""

    def switch(self, key: str) -> bool:
        return bool(self.values[key])

    def text(self, key: str) -> str:
        return str(self.values[key])

    def operators(self, key: str) -> Mapping[str, Operator]:
        """By entity type."""
        held = self.values[key]
        return {kind: Operator(how) for kind, how in held.items()} if isinstance(
            held, Mapping) else {}

    def with_value(self, key: str, value: Value) -> "Settings":
        """A copy with one value changed; UsageError for an unknown key or an impossible value."""
        if key not in SETTINGS or not SETTINGS[key].accepts(value):
            raise UsageError(f"{key} cannot be set to {value}.")
        return Settings(MappingProxyType({**self.values, key: value}), self.warning)


def defaults() -> Settings:
    return Settings(MappingProxyType({key: row.default for key, row in SETTINGS.items()}))


def load() -> Settings:
    """The saved settings over the defaults. Rows that are unknown or hold what they cannot are
    left out and said, so a damaged file never stops the program."""
    file = settings_file()
    try:
        rows = _rows_in(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return defaults()
    except (OSError, ValueError, RecursionError):  # the last: brackets in brackets, thousands deep
        return Settings(defaults().values, f"{file} could not be read. The defaults are used.")
    good = {key: value for key, value in rows.items()
            if key in SETTINGS and SETTINGS[key].accepts(value)}
    lost = sorted(set(rows) - set(good))
    warning = f"Settings left out of {file}: {', '.join(lost)}." if lost else ""
    return Settings(MappingProxyType({**defaults().values, **good}), warning)


def _rows_in(content: str) -> dict[str, Any]:
    saved = json.loads(content)
    if not isinstance(saved, dict):
        raise ValueError("not an object")
    return saved


def save(settings: Settings) -> None:
    """Writes beside the file and then moves over it, so that a crash leaves the old one whole."""
    file = settings_file()
    fresh = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        content = json.dumps(dict(settings.values), indent=2, default=dict)
        fresh.write_text(content + "\n", encoding="utf-8")
        os.replace(fresh, file)
    except OSError as error:
        raise OutputFailed(f"The settings could not be saved: {error.strerror}.") from error
