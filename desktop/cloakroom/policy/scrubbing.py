"""How an organisation wants texts scrubbed: the twin of the table ``[scrubbing]``."""

from dataclasses import dataclass, field

from cloakroom.detect.options import Sensitivity
from cloakroom.model import Operator
from cloakroom.redact.style import Style

_CAREFUL_FIRST = tuple(Sensitivity)


@dataclass(frozen=True, slots=True)
class Scrubbing:
    """What is None or empty is left to the user. ``operators`` are by entity type, before
    ``operator``; ``sensitivity`` is the least careful a user may choose; ``also`` are opt-in kinds
    and regions that are on; ``deny`` and ``allow`` are words or ``re:`` expressions, ``references``
    templates (``detect.reference_template``); ``model`` is the folder of a name model."""

    operator: Operator | None = None
    operators: tuple[tuple[str, Operator], ...] = ()
    style: Style | None = None
    sensitivity: Sensitivity | None = None
    also: tuple[str, ...] = ()
    deny: tuple[str, ...] = field(default=(), repr=False)
    allow: tuple[str, ...] = field(default=(), repr=False)
    references: tuple[str, ...] = ()
    model: str = ""

    def operator_for(self, entity_type: str) -> Operator | None:
        """What values of this kind are replaced with; None where the user may say."""
        return dict(self.operators).get(entity_type, self.operator)

    @property
    def sensitivities(self) -> tuple[Sensitivity, ...]:
        """Those that a user may choose, the most careful first."""
        if self.sensitivity is None:
            return _CAREFUL_FIRST
        return _CAREFUL_FIRST[: _CAREFUL_FIRST.index(self.sensitivity) + 1]

    def careful(self, wanted: Sensitivity) -> Sensitivity:
        """``wanted``, or the nearest to it that is allowed."""
        return wanted if wanted in self.sensitivities else self.sensitivities[-1]
