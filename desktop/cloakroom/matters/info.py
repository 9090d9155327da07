"""What is known of a matter without its ledger: its name, its days, how much it holds."""

import json
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Any

from cloakroom.errors import MatterUnreadable, UsageError

DEFAULT = "default"
"""The matter that lives in memory only, and so is never among the kept ones."""

LONGEST_NAME = 200
_NOT_IN_A_NAME = frozenset({"Cc", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True, repr=False)
class Info:
    """``expires`` is the last day on which the matter is kept; None is for ever. The ``repr`` is
    the plain one: a name may be a secret."""

    name: str
    created: date
    expires: date | None = None
    entries: int = 0

    def expired(self, today: date) -> bool:
        return self.expires is not None and self.expires < today

    def to_json(self) -> bytes:
        return json.dumps({
            "name": self.name,
            "created": self.created.isoformat(),
            "expires": None if self.expires is None else self.expires.isoformat(),
            "entries": self.entries,
        }).encode("ascii")

    @classmethod
    def from_json(cls, data: bytes) -> "Info":
        """MatterUnreadable for anything that :meth:`to_json` would not have written."""
        try:
            return cls._of(json.loads(data))
        except (ValueError, TypeError, KeyError, RecursionError, UsageError):
            raise MatterUnreadable from None

    @classmethod
    def _of(cls, fields: dict[str, Any]) -> "Info":
        expires, entries = fields["expires"], fields["entries"]
        if type(entries) is not int or entries < 0:
            raise ValueError
        return cls(
            clean_name(fields["name"]),
            date.fromisoformat(fields["created"]),
            None if expires is None else date.fromisoformat(expires),
            entries,
        )


def clean_name(text: str) -> str:
    """``text`` as the name of a kept matter: any writing system, slashes and emoji too.
    UsageError for what cannot be one."""
    name = unicodedata.normalize("NFC", text.strip())
    if not name or len(name) > LONGEST_NAME:
        raise UsageError(f"The name of a matter has 1 to {LONGEST_NAME} characters.")
    if any(unicodedata.category(char) in _NOT_IN_A_NAME for char in name):
        raise UsageError("The name of a matter has no line ends or control characters in it.")
    if folded(name) == DEFAULT:
        raise UsageError(f"“{DEFAULT}” is the matter in memory, which is never kept.")
    return name


def folded(name: str) -> str:
    """Equal for names that a person takes for the same."""
    return unicodedata.normalize("NFC", name.strip()).casefold()
