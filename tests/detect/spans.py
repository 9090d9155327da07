"""What a recogniser takes out of a text, as words a reader can check."""

from cloakroom.detect.hit import Find
from cloakroom.detect.overlap import resolve
from cloakroom.model import Finding

THRESHOLD = 0.5


def taken(find: Find, text: str, entity_type: str | None = None) -> list[str]:
    """The texts of what would be reported by default, in order."""
    hits = [hit for hit in find(text) if hit.score >= THRESHOLD]
    findings = [Finding(*hit) for hit in hits if entity_type in (None, hit.entity_type)]
    return [text[finding.start : finding.end] for finding in resolve(text, findings)]
