"""The inline styles that may stay: few properties, each with values that cannot hold a detail."""

import re
from collections.abc import Mapping

_COLOURS = (
    "transparent|black|white|gr[ae]y|silver|red|maroon|orange|yellow|olive|lime|green|aqua|cyan|"
    "teal|blue|navy|fuchsia|magenta|purple|windowtext|inherit"
)
_COLOUR = re.compile(
    rf"#[0-9a-f]{{3,8}}|{_COLOURS}"
    r"|rgba?\([0-9]{1,3},[0-9]{1,3},[0-9]{1,3}(,[01]?(\.[0-9]{1,3})?)?\)"
)
_LINES = "none|underline|line-through|overline"

_VALUES: Mapping[str, re.Pattern[str]] = {
    "color": _COLOUR,
    "background-color": _COLOUR,
    "font-weight": re.compile(r"normal|bold|bolder|lighter|[1-9]00"),
    "font-style": re.compile(r"normal|italic|oblique"),
    "text-decoration": re.compile(rf"({_LINES})( ({_LINES})){{0,2}}"),
    "text-align": re.compile(r"left|right|center|justify|start|end"),
    "font-size": re.compile(
        r"[1-9][0-9]{0,2}(\.[0-9]{1,2})?(pt|px|em|rem|%)"
        r"|0?\.[0-9]{1,2}r?em|(x?x-)?(small|large)|medium|smaller|larger"
    ),
    "white-space": re.compile(r"normal|nowrap|pre|pre-wrap|break-spaces"),
}
_ALIASES: Mapping[str, str] = {"background": "background-color"}

# A font's name is free text, so only names known here stay.
_FONTS = frozenset({
    "serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui",
    "aptos", "arial", "calibri", "calibri light", "cambria", "candara", "cantarell", "carlito",
    "consolas", "constantia", "corbel", "courier new", "dejavu sans", "dejavu sans mono",
    "georgia", "helvetica", "helvetica neue", "liberation mono", "liberation sans",
    "liberation serif", "lucida console", "menlo", "monaco", "noto sans", "noto serif",
    "open sans", "roboto", "segoe ui", "symbol", "tahoma", "times", "times new roman",
    "trebuchet ms", "ubuntu", "verdana", "wingdings",
})  # fmt: skip

_HIDING: Mapping[str, frozenset[str]] = {
    "display": frozenset({"none"}),
    "visibility": frozenset({"hidden", "collapse"}),
    "mso-hide": frozenset({"all"}),
}


def declarations(style: str) -> dict[str, str]:
    """Property -> value, both in lower case. Comments and escapes are not undone: a declaration
    with one is none that is known here."""
    pairs = (part.partition(":") for part in style.lower().split(";"))
    return {
        name.strip(): value.removesuffix("!important").strip()
        for name, _, value in ((name, colon, value.strip()) for name, colon, value in pairs)
    }


def hides(declared: Mapping[str, str]) -> bool:
    """Whether the declarations keep the element off the screen."""
    return any(declared.get(name) in values for name, values in _HIDING.items())


def allowed(declared: Mapping[str, str]) -> dict[str, str]:
    """The declarations that may stay, in the order given."""
    named = ((_ALIASES.get(name, name), value) for name, value in declared.items())
    safe = ((name, _safe_value(name, value)) for name, value in named)
    return {name: value for name, value in safe if value}


def keeps_spaces(declared: Mapping[str, str]) -> bool | None:
    """What ``white-space`` says about runs of spaces and line ends; None if it says nothing."""
    if "white-space" not in declared:
        return None
    return declared["white-space"] in {"pre", "pre-wrap", "break-spaces"}


def _safe_value(name: str, value: str) -> str:
    """``value``, or nothing if the property does not stay or not with this value."""
    if name == "font-family":
        return _fonts(value)
    if "(" in value:
        value = value.replace(" ", "")
    return value if name in _VALUES and _VALUES[name].fullmatch(value) else ""


def _fonts(value: str) -> str:
    names = (name.strip().strip("'\"") for name in value.split(","))
    return ",".join(f"'{name}'" if " " in name else name for name in names if name in _FONTS)
