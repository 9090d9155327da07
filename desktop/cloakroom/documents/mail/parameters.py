"""The parameters of the fields that tell how a message is built.

RFC 2045, section 5.1. Their words belong to the format and stay: only names of files, boundaries
and ids may hold a value.
"""

import re
from typing import Final
from urllib.parse import quote

from cloakroom.documents.sweep import Sweep

_PARAMETER = re.compile(r"(;\s*)([A-Za-z0-9-]+)\s*=\s*(\"[^\"]*\"|[^;\s\"]*)")
_NAMES: Final = frozenset({"name", "filename"})
_WORDS: Final = frozenset({
    "charset", "component", "delsp", "format", "method", "micalg", "protocol", "report-type",
    "smime-type", "type",
})
_IDS: Final = frozenset({"content-id"})


def file_name(value: str) -> str:
    """What the field calls the file; empty if it does not."""
    names = [found[3] for found in _PARAMETER.finditer(value) if found[2].lower() in _NAMES]
    return names[-1].strip('"') if names else ""


def rebuilt(field: str, value: str, name: str, sweep: Sweep) -> str:
    """``value`` of ``field`` with this name for the file, and swept where it is no word of the
    format. The boundary is swept as its lines are."""
    if field.lower() in _IDS:
        return sweep.name(value)

    def written(found: re.Match[str]) -> str:
        key, old = found[2].lower(), found[3].strip('"')
        if key in _WORDS:
            return found[0]
        new = name if key in _NAMES else sweep.name(old)
        return found[0] if new == old else found[1] + _parameter(found[2], new)

    return _PARAMETER.sub(written, value)


def _parameter(key: str, text: str) -> str:
    """RFC 2231 for what is not ASCII."""
    if not text.isascii():
        return f"{key}*=utf-8''{quote(text, safe='')}"
    plain = text.replace("\\", "_").replace('"', "_")
    return f'{key}="{plain}"'
