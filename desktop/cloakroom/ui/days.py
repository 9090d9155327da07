"""Days as people write them."""

from datetime import date


def in_words(day: date) -> str:
    """``3 May 2030``. No ``%-d``: Windows does not know it."""
    return f"{day.day} {day:%B %Y}"
