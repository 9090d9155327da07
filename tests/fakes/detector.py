"""A detector that finds listed words: what the command line needs, in no time."""

import re
from collections.abc import Sequence
from dataclasses import replace

from cloakroom.detect.options import Options
from cloakroom.detect.scan import Scan
from cloakroom.errors import DetectorFailed
from cloakroom.model import Finding
from cloakroom.progress import Report, silent, step

WORDS = {
    "Amira Okafor": "PERSON",
    "Daniel Whitfield": "PERSON",
    "07700 900123": "PHONE_NUMBER",
    "amira@example.org": "EMAIL_ADDRESS",
}
SCORE = 0.9


class FakeDetector:
    """Finds ``WORDS`` and the deny list; remembers the options. ``stubborn`` finds one word
    more each time it looks, so no second look is ever clean; ``broken`` fails."""

    def __init__(self, *, stubborn: bool = False, broken: bool = False) -> None:
        self.stubborn = stubborn
        self.broken = broken
        self.seen: list[Options] = []
        self.ended = False
        self.note = ""

    def detect(
        self, text: str, *, options: Options | None = None, report: Report = silent
    ) -> Sequence[Finding]:
        options = options or Options()
        self.seen.append(options)
        if self.broken:
            raise DetectorFailed
        step(report, 0, len(text))
        kinds = {**WORDS, **dict(options.deny_as), **dict.fromkeys(options.deny, "CUSTOM")}
        words = [w for w, kind in kinds.items() if options.wants(kind) and w not in options.allow]
        found = [
            Finding(match.start(), match.end(), kinds[word], SCORE, "listed word")
            for word in words
            if options.lowest_score <= SCORE
            for match in re.finditer(re.escape(word), text)
        ]
        if self.stubborn:
            found = [Finding(*word.span(), "PERSON", SCORE, "next word")
                     for word in re.finditer(r"(?<!\[)\b\w+\b(?!\])", text)][:1]
        step(report, len(text), len(text))
        return sorted(found)

    def scan(
        self, text: str, *, options: Options | None = None, report: Report = silent
    ) -> Scan:
        """With ``seconds`` in the options half of the text is scanned; near misses are the words
        whose score is too low."""
        options = options or Options()
        found = tuple(self.detect(text, options=options, report=report))
        end = len(text) if options.seconds is None else len(text) // 2
        near = () if options.near is None else tuple(
            self.detect(text, options=replace(options, threshold=options.near), report=report)
        )
        return Scan(
            tuple(f for f in found if f.start < end), end, len(text),
            tuple(f for f in near if f not in found),
        )

    def end(self) -> None:
        self.ended = True
