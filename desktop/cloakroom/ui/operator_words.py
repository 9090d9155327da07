"""What each operator puts in place of a value, as the user reads it."""

from collections.abc import Mapping
from types import MappingProxyType

from cloakroom.model import Operator

OPERATOR_WORDS: Mapping[Operator, str] = MappingProxyType({
    Operator.PLACEHOLDER: "Placeholders  [PERSON_1]",
    Operator.SURROGATE: "Stand-ins of the same kind",
    Operator.MASK: "Masked  A•••• O•••••",
    Operator.HASH: "Fingerprints (not restorable)",
    Operator.REMOVE: "Nothing (removed)",
    Operator.SHIFT: "Dates shifted, else placeholders",
    Operator.GENERALISE: "Ages and postcodes made coarser",
})
