"""A clip: what the clipboard holds in its flavours, and how all of them are scrubbed or restored
together, so that no flavour is left behind with the real values in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cloakroom.documents.html import HtmlPage
from cloakroom.errors import CloakroomError, NotClean, TooLarge, UnreadableText
from cloakroom.model import Decision, Finding, Recovery, Restored
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.restore import restore
from cloakroom.review import Review, carry
from cloakroom.scrub import Scrubbed, without_placeholders

MOST_CHARACTERS = 5_000_000
"""The longest clip that is scanned; longer ones are for files."""

MOST_HTML = 1_000_000
"""Characters of HTML that are taken apart for a clip; beyond that only its plain text is kept."""


_SAMPLE = 65_536
_RUBBISH = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]")
_MOST_RUBBISH = 0.1  # of the characters: a stray one in a pasted log is no rubbish


PICTURE = "a picture"


@dataclass(frozen=True, slots=True)
class Clip:
    """``html`` is None where there is no such flavour. ``others`` names the flavours that are
    neither (pictures, RTF…): beside a text they are not looked into, and never put back."""

    plain: str = field(repr=False)
    html: str | None = field(default=None, repr=False)
    others: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.plain and not self.html

    @property
    def is_picture(self) -> bool:
        """A picture, and no text beside it (an HTML flavour may name it)."""
        return PICTURE in self.others and not self.plain.strip()


def unfit(clip: Clip) -> CloakroomError | None:
    """Why this clip is not looked through: too long, or no text that people read."""
    length = len(clip.plain)
    if length > MOST_CHARACTERS:
        return TooLarge(
            f"This clip has {length:,} characters; Cloakroom scans up to {MOST_CHARACTERS:,} at "
            "once. The clipboard was not changed."
        )
    start = clip.plain[:_SAMPLE]
    if len(_RUBBISH.findall(start)) > len(start) * _MOST_RUBBISH:
        return UnreadableText("This clip is not text that people read. It was left alone.")
    return None


def left_out(clip: Clip) -> tuple[str, ...]:
    """The sentence for the user when a scrub will not put every flavour back."""
    if not clip.others:
        return ()
    return (f"Not looked into, and left out when scrubbed: {', '.join(clip.others)}.",)


@dataclass(frozen=True, slots=True)
class Flavours:
    """A clip taken apart: ``texts`` are the plain text, then what the HTML flavour shows, then
    the attributes of it that may hold values."""

    clip: Clip
    page: HtmlPage | None

    @classmethod
    def of(cls, clip: Clip) -> "Flavours":
        page = HtmlPage.parse(clip.html) if clip.html else None
        if page and not clip.plain:
            clip = Clip(page.text, clip.html, clip.others)
        return cls(clip, page)

    @property
    def texts(self) -> list[str]:
        if self.page is None:
            return [self.clip.plain]
        return [self.clip.plain, self.page.text, *(item.text for item in self.page.hidden)]

    def decisions(
        self, review: Review, findings: Sequence[Sequence[Finding]]
    ) -> list[list[Decision]]:
        """The user's decisions for the plain text, carried over to the other texts; ``findings``
        are those of ``texts[1:]``."""
        others = [
            carry(review, text, without_placeholders(text, found))
            for text, found in zip(self.texts[1:], findings, strict=True)
        ]
        return [list(review.decisions), *others]

    def scrubbed(self, results: Sequence[Scrubbed]) -> Clip:
        """The clean clip, from the results for ``texts``. The HTML is read back: NotClean where
        it shows or holds anything but the cleared texts."""
        plain = results[0].cleared.text
        if self.page is None:
            return Clip(plain)
        shown, *hidden = results[1:]
        edits = [
            (r.finding.start, r.finding.end, shown.redacted.text[r.start : r.end])
            for r in shown.redacted.replacements
        ]
        values = {
            item.address: result.cleared.text
            for item, result in zip(self.page.hidden, hidden, strict=True)
        }
        html = self.page.with_replacements(edits, values)
        if not _holds_only(html, shown.cleared.text, [result.cleared.text for result in hidden]):
            raise NotClean("The formatted text could not be cleaned. The clipboard is as it was.")
        return Clip(plain, html)


def _holds_only(html: str, shown: str, hidden: Sequence[str]) -> bool:
    page = HtmlPage.parse(html)
    allowed = set(map(_without_blanks, hidden))
    return _without_blanks(page.text) == _without_blanks(shown) and all(
        _without_blanks(item.text) in allowed for item in page.hidden
    )


def _without_blanks(text: str) -> str:
    """An address across two paragraphs leaves their line end in the HTML, not in the text."""
    return "".join(text.split())


def usable(clip: Clip) -> Clip:
    """Without an HTML flavour that is too large to take apart on the way; with the text of the
    page where it is the only flavour."""
    if clip.html and len(clip.html) > MOST_HTML and clip.plain:
        return Clip(clip.plain, None, (*clip.others, "the formatting (too large)"))
    return clip if clip.plain else Flavours.of(clip).clip


@dataclass(frozen=True, slots=True)
class RestoredClip:
    """The restored clip and, for the plain text, what became of each placeholder."""

    clip: Clip
    restored: Restored


def restore_clip(clip: Clip, ledger: Ledger) -> RestoredClip:
    """Both flavours with the values put back."""
    flavours = Flavours.of(clip)
    plain = restore(flavours.clip.plain, ledger)
    html = _restored_page(flavours.page, ledger) if flavours.page else None
    return RestoredClip(Clip(plain.text, html), plain)


def _restored_page(page: HtmlPage, ledger: Ledger) -> str:
    restored = restore(page.text, ledger)
    edits, shift = [], 0
    for ticket in restored.tickets:
        if ticket.recovery is not Recovery.UNKNOWN:
            start, value = ticket.start - shift, restored.text[ticket.start : ticket.end]
            edits.append((start, start + len(ticket.seen), value))
            shift += ticket.end - ticket.start - len(ticket.seen)
    values = {item.address: restore(item.text, ledger).text for item in page.hidden}
    return page.with_replacements(edits, values)
