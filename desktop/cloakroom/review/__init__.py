"""A text under review: what was found, what the user decided, and how the list shows it."""

from cloakroom.review.carry import carry
from cloakroom.review.occurrences import occurrences
from cloakroom.review.review import ADDED_BY_USER, Review, summary
from cloakroom.review.rows import Row, Section

__all__ = ["ADDED_BY_USER", "Review", "Row", "Section", "carry", "occurrences", "summary"]
