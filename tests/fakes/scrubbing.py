"""The whole way of a clip, as the window goes it, with a finder of listed words."""

from cloakroom.clip import Clip, Flavours
from cloakroom.model import Choice
from cloakroom.redact.ledger import Ledger
from cloakroom.review import Review
from cloakroom.scrub import PLACEHOLDERS, Method, rounds
from fakes.finders import WordFinder

WORDS = {
    "Amira Okafor": "PERSON",
    "Okafor": "PERSON",
    "Amira": "PERSON",
    "amira.okafor@example.org": "EMAIL_ADDRESS",
    "Siobhán O'Brien": "PERSON",
    "07700 900123": "PHONE_NUMBER",
    "943 476 5919": "UK_NHS",
    "GB82 WEST 1234 5698 7654 32": "IBAN_CODE",
    "4242 4242 4242 4242": "CREDIT_CARD",
    "12 Mill Lane\nLeeds": "STREET_ADDRESS",
}


def scrubbed(
    clip: Clip, ledger: Ledger | None = None, *, method: Method = PLACEHOLDERS, keep: str = ""
) -> Clip:
    """Look, review (everything goes but ``keep``), rounds, proof."""
    return finished(Flavours.of(clip), ledger, method=method, keep=keep)


def finished(
    flavours: Flavours, ledger: Ledger | None = None, *, method: Method = PLACEHOLDERS,
    keep: str = "",
) -> Clip:
    detect = WordFinder(WORDS)
    findings = [detect(text) for text in flavours.texts]
    review = Review.of(flavours.texts[0], findings[0])
    review = review.choose([f for f in findings[0] if review.value(f) == keep], Choice.KEEP)
    looks = rounds(flavours.texts, flavours.decisions(review, findings[1:]),
                   ledger=ledger or Ledger(), method=method)
    asked = next(looks)
    while True:
        try:
            asked = looks.send([detect(text) for text in asked])
        except StopIteration as end:
            return flavours.scrubbed(end.value)
