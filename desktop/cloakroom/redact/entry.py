"""One row of a ledger."""

from typing import NamedTuple


class Entry(NamedTuple):
    """``placeholder`` is what stands in the scrubbed text: ``[PERSON_1]``, or for a ``stand_in``
    the invented value itself. A ``retired`` one still leads back to its value, in answers to what
    was sent before, and is not handed out again."""

    placeholder: str
    entity_type: str
    value: str
    stand_in: bool = False
    retired: bool = False

    def __repr__(self) -> str:
        return f"Entry({self.placeholder!r}, {self.entity_type!r})"
