"""The one door to detection: a text in, findings out."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpArtifacts
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from cloakroom.detect import engine, listed, models, reference_template
from cloakroom.detect.artifacts import readable
from cloakroom.detect.folding import forget
from cloakroom.detect.hit import Hit
from cloakroom.detect.memory import Memory, digest
from cloakroom.detect.models import Model
from cloakroom.detect.names import sensitivity
from cloakroom.detect.options import Options
from cloakroom.detect.overlap import NAMES
from cloakroom.detect.pace import RESERVE, Pace, Pulse, TimeUp, each
from cloakroom.detect.pieces import SIZE, Piece, cut
from cloakroom.detect.scan import Scan
from cloakroom.detect.sift import Sift
from cloakroom.detect.table import TABLE
from cloakroom.entity_types import ENTITY_TYPES, REGIONS
from cloakroom.errors import OutOfTime, TooLarge, UsageError
from cloakroom.model import Finding
from cloakroom.progress import Report, silent

_NAMES_AFTER = 1_024
"""Characters behind a piece that the name model reads along: it looks no further than a few lines,
and what it finds there belongs to the next piece."""
MAX_CHARACTERS = 60_000_000
EVERYTHING = Options()


class Detector:
    """Loads once, then answers any number of texts. Not to be shared between threads.

    With ``remember`` (bytes) a text that was seen before is read again only where it changed.
    ``note`` says what is amiss with the name model, and is empty when nothing is."""

    def __init__(
        self,
        model: Language | Model,
        *,
        piece: int = SIZE,
        remember: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.model = models.ours(model) if isinstance(model, Language) else model
        self._piece = piece
        self._memory = Memory(remember)
        self._clock = clock
        self._engine = engine.build(self.model.engine, self.model.recognisers)

    @classmethod
    def default(cls, *, remember: int = 0) -> Self:
        """The shipped pipeline. Raises InstallationError when a part of it is missing."""
        return cls(models.shipped(), remember=remember)

    @classmethod
    def with_model(cls, folder: Path | str) -> Self:
        """The name model in ``folder`` instead of ours. Where there is none to use, the rules work
        alone and ``note`` says why."""
        return cls(models.other_than_shipped(Path(folder)))

    @classmethod
    def configured(cls, folder: str | None = None, *, remember: int = 0) -> Self:
        """The model in ``folder``, else in that of CLOAKROOM_MODEL, else the shipped one."""
        return cls(models.configured(folder), remember=remember)

    @property
    def analyzer(self) -> AnalyzerEngine:
        """Presidio's engine, whose registry takes recognisers of your own."""
        return self._engine

    @property
    def note(self) -> str:
        return self.model.note

    def detect(
        self, text: str, *, options: Options = EVERYTHING, report: Report = silent
    ) -> list[Finding]:
        """:meth:`scan` for those who need all of it. Raises OutOfTime where it is not all."""
        scan = self.scan(text, options=options, report=report)
        if not scan.complete:
            raise OutOfTime(
                f"The time allowed ran out after {scan.scanned_to:,} of {scan.total:,} "
                "characters; the rest was not scanned. Nothing was changed. Allow more time."
            )
        return list(scan.findings)

    def scan(
        self, text: str, *, options: Options = EVERYTHING, report: Report = silent
    ) -> Scan:
        """Findings sorted and disjoint; offsets are code points of ``text``.

        ``report`` is told characters done and in all. Raises TooLarge, UsageError for a type that
        no recogniser knows or a list that cannot be used, and Cancelled when ``report`` asks to
        stop. When ``options.seconds`` run out, what is left is not scanned, and Scan says so."""
        if len(text) > MAX_CHARACTERS:
            raise TooLarge(
                f"This text has {len(text):,} characters, and Cloakroom scans at most "
                f"{MAX_CHARACTERS:,} at once. Nothing was changed."
            )
        wanted = self._wanted(options)
        pace = Pace(report, len(text), options.seconds, self._clock)
        pace.reached(0)
        try:
            found, near = self._sifted(text, wanted, options, pace)
        except TimeUp:
            return Scan((), 0, len(text))
        finally:
            forget()
        return Scan(tuple(found), pace.done, len(text), tuple(near))

    def _sifted(
        self, text: str, wanted: frozenset[str], options: Options, pace: Pace
    ) -> tuple[list[Finding], list[Finding]]:
        """Findings and near misses up to ``pace.done``. Raises TimeUp where a look at the whole
        text, without which nothing can be told of any part of it, does not come to its end."""
        sift = Sift(text, options)
        sift.kept.extend(each(listed.deny(options.denied).find(text, pace.pulse), pace.pulse))
        sift.show(each(_in_whole(text, wanted, pace.pulse), pace.pulse))
        for piece in cut(text, self._piece):
            if pace.is_up(reserve=RESERVE if wanted & NAMES else 0):
                break
            sift.show(self._in_piece(text, piece, wanted, options))
            pace.reached(piece.end)
        pace.extend()
        return sift.result(pace.done, pace.pulse)

    def _wanted(self, options: Options) -> frozenset[str]:
        """The types to look for. A name that is not a type is an error, not an empty result:
        the user would take the text for clean."""
        supported = frozenset(self.analyzer.get_supported_entities(engine.LANGUAGE))
        known = supported | frozenset(ENTITY_TYPES)
        asked = (options.types or frozenset()) | options.not_types | options.also - REGIONS
        unknown = asked - known
        if unknown:
            raise UsageError(
                f"No such type: {', '.join(sorted(unknown))}. Known: {', '.join(sorted(known))}."
            )
        names = NAMES if options.names else frozenset()
        return frozenset(t for t in supported - NAMES | names & supported if options.wants(t))

    def _in_piece(
        self, text: str, piece: Piece, wanted: frozenset[str], options: Options
    ) -> Iterator[Finding]:
        window = text[piece.left : piece.right]
        own = range(piece.start - piece.left, piece.end - piece.left)
        for hit in self._hits(window, own, wanted, options) if wanted else ():
            yield Finding(hit.start + piece.left, hit.end + piece.left, *hit[2:])
        if options.wants(reference_template.TYPE):
            yield from reference_template.find(text, options.references, piece.start, piece.end)

    def _hits(
        self, window: str, own: range, wanted: frozenset[str], options: Options
    ) -> tuple[Hit, ...]:
        """What starts in the part ``own`` of ``window``; from memory if it was seen before."""
        if not self._memory.limit:
            return self._analysed(window, own, wanted, options)
        recognisers = [row.id for row in self._engine.registry.recognizers]
        key = digest(window, own, sorted(wanted), options.when_reading(), recognisers)
        hits = self._memory.get(key)
        if hits is None:
            hits = self._analysed(window, own, wanted, options)
            self._memory.put(key, hits)
        return hits

    def _analysed(
        self, window: str, own: range, wanted: frozenset[str], options: Options
    ) -> tuple[Hit, ...]:
        tokens = self._tokens(window[: own.stop + _NAMES_AFTER], wanted, options)
        return tuple(
            hit for hit in self._engine.hits(window, wanted, tokens) if hit.start in own
        )

    def _tokens(self, window: str, wanted: frozenset[str], options: Options) -> NlpArtifacts:
        """The name model's reading, or no words at all when no name is wanted."""
        if wanted & NAMES:
            with sensitivity(options.name_level):
                return self.model.engine.process_text(readable(window), engine.LANGUAGE)
        return NlpArtifacts([], Doc(Vocab()), [], [], None, engine.LANGUAGE)


def _in_whole(text: str, wanted: frozenset[str], pulse: Pulse) -> Iterator[Finding]:
    """What only a look at the whole text finds: see ``table.Row``."""
    for row in TABLE:
        if row.whole_text and not wanted.isdisjoint(row.entity_types):
            hits = row.whole_text(text, pulse)
            yield from (Finding(*hit) for hit in hits if hit.entity_type in wanted)
