"""Between our offsets (code points) and Qt's (UTF-16 code units), and what Qt can show of a text.

A QTextDocument turns line ends into blocks and has characters of its own; so the shown text holds
exactly one character for each character of the original, and only the width in code units is left
to translate.
"""

import re
from bisect import bisect_left

# What a QTextDocument would drop, merge or take for its own, and a stand-in of the same width.
_SHOWN = {
    "\r": "\u200b",  # half of a line end
    "\0": "\u2400",
    "\ufeff": "\u200b",  # at the start of a text Qt takes it for a byte order mark, and drops it
    **dict.fromkeys("\u2028\u2029\v\f\x85", "\n"),
}
_OTHER = "\ufffd"  # for lone surrogates, and for the code points Qt keeps for itself
_RARE = re.compile("[\\r\0\u2028\u2029\v\f\x85\ufeff\ufffe\ufffc\ud800-\udfff\ufdd0-\ufdef]")
_WIDE = re.compile("[\U00010000-\U0010ffff]")


def shown(text: str) -> str:
    """What stands on the sheet for ``text``: as many characters, each as many units wide."""
    if "\r" in text:
        text = _old_line_ends(text)
    return _RARE.sub(lambda match: _SHOWN.get(match[0], _OTHER), text)


def _old_line_ends(text: str) -> str:
    return "\r\n".join(part.replace("\r", "\n") for part in text.split("\r\n"))


class Utf16:
    """Translates positions of one text; only characters beyond U+FFFF cost anything."""

    def __init__(self, text: str) -> None:
        self._wide = [match.start() for match in _WIDE.finditer(text)]
        self._units = [place + i for i, place in enumerate(self._wide)]

    def unit(self, point: int) -> int:
        """The code unit at which character ``point`` begins."""
        return point + bisect_left(self._wide, point)

    def point(self, unit: int) -> int:
        """The character that code unit ``unit`` belongs to (the second half of a pair too)."""
        return unit - bisect_left(self._units, unit)
