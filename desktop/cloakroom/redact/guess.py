"""Which format an answer is written in, where nobody says.

Sure signs only: what is taken for a format has its values written as that format needs them, and
in a plain text that would be wrong. So a text is plain until it shows otherwise.
"""

import csv
import json
import re

from cloakroom.redact.targets import Target

_SAMPLE = 65_536
_PAGE = re.compile(
    r"\A\s*<(?:!doctype\s+html|html|head|body|article|section|div|table|p|ul|ol|h[1-6]|span)\b[^>]*>",
    re.IGNORECASE | re.ASCII,
)
_MARKDOWN = re.compile(
    r"^\#{1,6}\ \S"  # a heading
    r"|^(?:```|~~~)"  # a fence
    r"|^\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+(?:[ \t]*:?-{3,}:?[ \t]*)?$"  # the second line of a table
    r"|\*\*\S(?:[^*\n]*\S)?\*\*"  # strong
    r"|\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)",  # a link
    re.MULTILINE | re.VERBOSE,
)
_MARKS = (",", ";", "\t")


def guess(text: str) -> Target:
    """TEXT where no other is sure."""
    start = text[:_SAMPLE]
    if _is_json(text):
        return Target.JSON
    if _PAGE.match(start):
        return Target.HTML
    if _MARKDOWN.search(start):
        return Target.MARKDOWN
    return Target.CSV if _is_csv(start, whole=start == text) else Target.TEXT


def _is_json(text: str) -> bool:
    """One object or list, or one on each line (JSON Lines)."""
    stripped = text.strip()
    if stripped[:1] not in ("{", "[") or stripped[-1:] not in ("}", "]"):
        return False
    if _reads(stripped):
        return True
    lines = [line for line in stripped.splitlines() if line.strip()]
    return len(lines) > 1 and all(_reads(line) for line in lines)


def _reads(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):  # the last: brackets in brackets, thousands deep
        return False


def _is_csv(text: str, *, whole: bool) -> bool:
    """Two lines or more of as many cells (RFC 4180). After the mark of prose comes a space."""
    lines = text.splitlines() if whole else text.splitlines()[:-1]
    lines = [line for line in lines if line.strip()]
    if len(lines) < 2:
        return False
    return any(mark in lines[0] and _is_table(lines, mark) for mark in _MARKS)


def _is_table(lines: list[str], mark: str) -> bool:
    try:
        rows = list(csv.reader(lines, delimiter=mark, strict=True))
    except csv.Error:
        return False
    widths = {len(row) for row in rows}
    spaced = any(cell.startswith(" ") for row in rows for cell in row[1:])
    return len(widths) == 1 and not spaced
