"""Characters of a workbook written as ``_x0040_`` (ECMA-376 part 1, 22.9.2.19)."""

import html
import re
from typing import Final

_ESCAPE = re.compile(rb"_x([0-9A-Fa-f]{4})_")
_TEXT = re.compile(rb">[^<>]*_x[0-9A-Fa-f]{4}_[^<>]*<")
_UNDERSCORE: Final = 0x5F  # so that what follows is none
_LINE_END: Final = 0x0A


def without_escapes(data: bytes) -> bytes:
    """``data`` (UTF-8) with plain characters between its tags, but for those that XML cannot hold
    or that mean something between cells."""
    return _TEXT.sub(_plain, data) if b"_x" in data else data


def _plain(text: re.Match[bytes]) -> bytes:
    made = _ESCAPE.sub(_character, text[0])
    kept = sum(_character(each) == each[0] for each in _ESCAPE.finditer(text[0]))
    together = len(_ESCAPE.findall(made)) != kept  # two of them would now read as a third
    return text[0] if together else made


def _character(match: re.Match[bytes]) -> bytes:
    code = int(match[1], 16)
    illegal = code < 0x20 and code != _LINE_END
    if illegal or code == _UNDERSCORE or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 \
            or code >= 0xFFFE:
        return match[0]
    return html.escape(chr(code), quote=False).encode("utf-8")
