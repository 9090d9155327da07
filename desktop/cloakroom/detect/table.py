"""Every pattern recogniser, as one table.

To add one: a file in ``recognisers/`` with a function ``find(text)``, a row here, and a sample in
``tests/contracts/test_recogniser_contract.py``.
"""

from dataclasses import dataclass

from cloakroom.detect.hit import Find
from cloakroom.detect.recognisers import email


@dataclass(frozen=True, slots=True)
class Row:
    """``whole_text``: what it finds may be longer than a piece, or be explained by a heading far
    above, so it reads the text in one go; it must be cheap where there is nothing to find."""

    name: str
    entity_types: tuple[str, ...]
    find: Find
    whole_text: bool = False


TABLE: tuple[Row, ...] = (
    Row("email", ("EMAIL_ADDRESS",), email.find),
)
