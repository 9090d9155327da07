"""On which line of a policy file a key stands, for a sentence that an administrator can follow.
``tomllib`` does not say. A line that is not found is left out of the sentence, so this may be
simple: it knows the shapes that people write, and is never used to decide anything."""

import re
from collections.abc import Mapping

_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\s-]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*["']?([A-Za-z0-9_-]+(?:\s*\.\s*[A-Za-z0-9_-]+)*)["']?\s*=""")
_LONG_STRING = re.compile(r'"""|\'\'\'')


def lines(text: str) -> Mapping[str, int]:
    """Paths such as ``deployment[2].auth.tenant_id`` and of their tables, to lines from one."""
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    table, inside = "", False
    for number, line in enumerate(text.split("\n"), start=1):
        was, inside = inside, inside ^ (len(_LONG_STRING.findall(line)) % 2 == 1)
        if was:
            continue
        if header := _HEADER.fullmatch(line.rstrip("\r")):
            table = _table(header, counts)
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            path = re.sub(r"\s", "", key[1])
            found.setdefault(f"{table}.{path}" if table else path, number)
    return found


def _table(header: re.Match[str], counts: dict[str, int]) -> str:
    """The path of a table; ``[[deployment]]`` counts on, and ``[deployment.auth]`` belongs to the
    last one."""
    first, *rest = re.sub(r"\s", "", header[2]).split(".")
    if header[1] == "[[" and not rest:
        counts[first] = counts.get(first, 0) + 1
    numbered = f"{first}[{counts[first]}]" if first in counts else first
    return ".".join((numbered, *rest))


def line_of(path: str, found: Mapping[str, int]) -> int:
    """The line of ``path``, else of the nearest table around it, else 0."""
    while path:
        if path in found:
            return found[path]
        path = path.rpartition(".")[0]
    return 0
