"""The colours, as two tables (light, dark), and how each group of findings is told apart without
colour: by the line under it. Contrast is measured in tests/ui/test_theme.py."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from cloakroom.entity_types import Group


@dataclass(frozen=True, slots=True)
class Mark:
    """How a group is drawn: a soft field, a line in a colour, and the kind of line."""

    field: str
    line: str
    style: Qt.PenStyle
    width: float = 2.0
    double: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """One appearance. Colours are ``#RRGGBB``."""

    name: str
    background: str
    panel: str
    line: str
    ink: str
    quiet: str
    accent: str
    on_accent: str
    soft: str
    danger: str
    marks: Mapping[Group, Mark]


_DASH_DOT, _DASH, _DOT, _SOLID = (
    Qt.PenStyle.DashDotLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.SolidLine,
)

LIGHT = Theme(
    "light", "#F5F6F4", "#FFFFFF", "#DDE2DF", "#1C2321", "#5A6663",
    "#0B5D5A", "#FFFFFF", "#E3F0EE", "#A3231B",
    MappingProxyType({
        Group.NAMES: Mark("#DCEBFA", "#0B5CAD", _SOLID),
        Group.CONTACT: Mark("#FFE9C7", "#9A5B00", _DASH),
        Group.IDENTIFIERS: Mark("#E9E2F8", "#5B3AA8", _DOT),
        Group.MONEY: Mark("#DDF1E0", "#1B6B3A", _SOLID, 1.2, double=True),
        Group.SECRETS: Mark("#FBDDD8", "#A3231B", _SOLID, 3.2),
        Group.PLACES: Mark("#E4E9E7", "#46524F", _DASH_DOT),
    }),
)

DARK = Theme(
    "dark", "#151A19", "#1D2423", "#303A38", "#E8EDEB", "#9DABA7",
    "#5CC3BC", "#08201E", "#1E3633", "#FF9A8F",
    MappingProxyType({
        Group.NAMES: Mark("#16314D", "#7CB8F5", _SOLID),
        Group.CONTACT: Mark("#43320F", "#F0B862", _DASH),
        Group.IDENTIFIERS: Mark("#32264F", "#BBA3F5", _DOT),
        Group.MONEY: Mark("#173A22", "#7FD39B", _SOLID, 1.2, double=True),
        Group.SECRETS: Mark("#4A211D", "#FF9A8F", _SOLID, 3.2),
        Group.PLACES: Mark("#2C3533", "#B5C1BD", _DASH_DOT),
    }),
)


def theme_for(choice: str) -> Theme:
    """``light``, ``dark``, or ``system``: as the desktop says, light where it says nothing."""
    if choice == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def _faint(theme: Theme) -> QColor:
    """Half way between ink and panel: for what cannot be chosen now."""
    ink, panel = QColor(theme.ink), QColor(theme.panel)
    return QColor(
        (ink.red() + panel.red()) // 2,
        (ink.green() + panel.green()) // 2,
        (ink.blue() + panel.blue()) // 2,
    )


def palette(theme: Theme) -> QPalette:
    """The same colours for what Qt paints by itself."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.background, role.WindowText: theme.ink, role.Base: theme.panel,
        role.AlternateBase: theme.background, role.Text: theme.ink, role.Button: theme.panel,
        role.ButtonText: theme.ink, role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent, role.ToolTipBase: theme.panel,
        role.ToolTipText: theme.ink, role.PlaceholderText: theme.quiet, role.Link: theme.accent,
        role.Mid: theme.line,
    }
    own = QPalette()
    for key, colour in colours.items():
        own.setColor(key, QColor(colour))
    for key in (role.ButtonText, role.Text, role.WindowText):
        own.setColor(QPalette.ColorGroup.Disabled, key, _faint(theme))
    return own
