"""A question, ready to be sent or to be shown why it may not be."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cloakroom.chat.wire import Request
from cloakroom.model import Choice
from cloakroom.scrub import Scrubbed


@dataclass(frozen=True, slots=True)
class Block:
    """Why a question may not be sent: ``check`` for the audit record, the sentence for people. An
    ``overridable`` one gives way to a reason of the user, which is recorded."""

    check: str
    sentence: str
    overridable: bool = False


@dataclass(frozen=True)
class Prepared:
    """``question`` as it was typed, ``scrubbed`` as it would leave, ``request`` with everything
    that goes along. ``marking`` is the highest protective marking in the question, if any."""

    question: str = field(repr=False)
    scrubbed: Scrubbed = field(repr=False)
    request: Request = field(repr=False)
    marking: str = ""
    blocks: tuple[Block, ...] = ()

    @cached_property
    def taken(self) -> Mapping[str, int]:
        """How many places of each type were replaced."""
        return Counter(r.finding.entity_type for r in self.scrubbed.redacted.replacements)

    @cached_property
    def accepted(self) -> Mapping[str, int]:
        """How many places of each type go as they are, because the user said so."""
        return Counter(d.finding.entity_type for d in self.scrubbed.decisions
                       if d.choice is Choice.KEEP)

    @property
    def may_go(self) -> bool:
        return not self.blocks

    @property
    def overridable(self) -> bool:
        """Whether a reason is all that is missing."""
        return bool(self.blocks) and all(block.overridable for block in self.blocks)
