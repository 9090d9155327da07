"""Web addresses: with a scheme, with ``www.``, or a bare domain under a known top-level domain.

The domain is taken label by label without going back, and its last label is looked up in a set: a
page of dot leaders or ``a.a.a.a`` is read once. Presidio's own rule takes seconds for 20 KB of it.
"""

import re
from collections.abc import Iterator

from cloakroom.detect.context import starting
from cloakroom.detect.hit import Hit
from cloakroom.detect.recognisers.top_level_domains import CERTAIN, DOUBTFUL, FILE_ENDINGS

_REST = r"[^\s<>\"`{}|\\^\u201c\u201d\u00ab\u00bb]"
_SCHEME = re.compile(rf"[HhFfSsWw](?<![^\W_].)(?i:(?<=H)ttps?|(?<=F)tps?|(?<=S)ftp|(?<=W)ss?)://{_REST}{{1,4000}}+")
_WWW = re.compile(rf"(?<![\w.@/-])www\.[\w-]{{1,63}}+\.{_REST}{{2,4000}}+", re.I)
_DOT = re.compile(r"\.(?<=[\w-].)[^\W_]")
_LABEL_BACKWARDS = re.compile(r"[\w-]{1,63}")
_BARE = re.compile(
    r"(?<![\w.@/\\$-])(?P<host>[^\W_][\w-]{0,62}+(?:\.[^\W_][\w-]{0,62}+)++)"
    rf"(?![\w@(=-])(?P<port>:\d{{2,5}}(?!\d))?(?P<path>[/?#]{_REST}{{0,4000}}+)?"
)
_PRODUCTS = frozenset({"asp.net", "ado.net", "vb.net", "ml.net", "socket.io"})
_CLOSERS = {")": "(", "]": "["}


def find(text: str) -> Iterator[Hit]:
    if "://" in text:
        for match in _SCHEME.finditer(text):
            yield _hit(text, match.start(), match.end(), 0.9, "a web address with its scheme")
    for match in starting(text, _WWW, "www."):
        yield _hit(text, match.start(), match.end(), 0.85, "starts with 'www.'")
    for match in _bare(text):
        if _plausible(match["host"], match["path"]):
            start, end = match.span()
            yield _hit(text, start, end, 0.6, "ends in a known top-level domain")


def _bare(text: str) -> Iterator[re.Match[str]]:
    """All that ``_BARE`` finds, from the dot behind the first label on: dots are rarer than
    words."""
    end = 0
    for dot in _DOT.finditer(text):
        label = _LABEL_BACKWARDS.match(text[max(0, dot.start() - 63) : dot.start()][::-1])
        start = dot.start() - len(label.group()) if label else dot.start()
        match = _BARE.match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield match


def _hit(text: str, start: int, end: int, score: float, why: str) -> Hit:
    return Hit(start, _trimmed(text, start, end), "URL", score, why)


def _trimmed(text: str, start: int, end: int) -> int:
    """Without the punctuation of the sentence; a bracket stays when its partner is inside."""
    while end > start:
        last = text[end - 1]
        opener = _CLOSERS.get(last)
        inside = opener and text.count(opener, start, end) >= text.count(last, start, end)
        if inside or last not in ".,;:!?'’*_)]…":
            return end
        end -= 1
    return end


def _plausible(host: str, path: str | None) -> bool:
    labels = host.split(".")
    last = labels[-1]
    well_formed = len(host) <= 253 and (last.islower() or host.isupper())
    if not well_formed or last in FILE_ENDINGS or host.lower() in _PRODUCTS:
        return False
    last = last.lower()
    if last in DOUBTFUL:
        return path is not None and len(path) > 1 and path[0] == "/"
    return last in CERTAIN and any(character.isalpha() for character in labels[-2])
