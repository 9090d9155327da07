"""Words the user has taught: never flagged, or always taken out. As secret as a ledger: they are
kept inside sealed files only, those of one matter beside its ledger.

The body of a sealed matter is the JSON of its ledger, which has no line end in it. Where words
were taught a line end follows, and an object: ``version`` 1; ``never``, a list of words;
``always``, rows of word and entity type. A matter without such words is written as it was before
there were any.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from cloakroom.errors import InputError
from cloakroom.redact.ledger import Ledger

_VERSION = 1
_DAMAGED = "The words taught here are damaged or were not written by Cloakroom."
_EXPRESSION = "re:"  # as ``detect.options`` reads the entries of a list


@dataclass(frozen=True, slots=True, repr=False)
class Learnt:
    """``always`` holds (word, entity type). A word is on one of the lists only, whatever its case.
    The ``repr`` is the plain one: a word may be a secret."""

    never: tuple[str, ...] = ()
    always: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.never or self.always)

    def with_never(self, word: str) -> "Learnt":
        return Learnt((word,)).over(self)

    def with_always(self, word: str, entity_type: str) -> "Learnt":
        return Learnt((), ((word, entity_type),)).over(self)

    def without(self, word: str) -> "Learnt":
        return self._without({word.casefold()})

    def over(self, other: "Learnt") -> "Learnt":
        """Both; where they differ about a word, what stands here holds."""
        own = {word.casefold() for word in (*self.never, *(word for word, _ in self.always))}
        rest = other._without(own)
        return Learnt((*self.never, *rest.never), (*self.always, *rest.always))

    def _without(self, folded: set[str]) -> "Learnt":
        return Learnt(
            tuple(word for word in self.never if word.casefold() not in folded),
            tuple(row for row in self.always if row[0].casefold() not in folded),
        )

    def as_lists(self) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        """Entries for ``Options.allow`` and ``Options.deny_as``, where a word of the user's that
        looks like an expression must not become one."""
        return tuple(map(_entry, self.never)), tuple((_entry(w), kind) for w, kind in self.always)

    def to_json(self) -> str:
        return json.dumps({
            "version": _VERSION, "never": self.never, "always": self.always,
        })

    @classmethod
    def from_json(cls, text: str) -> "Learnt":
        """InputError for anything that :meth:`to_json` would not have written."""
        try:
            fields = json.loads(text)
            if fields["version"] != _VERSION:
                raise ValueError
            never = tuple(map(_text, fields["never"]))
            always = tuple((_text(word), _text(kind)) for word, kind in fields["always"])
        except (ValueError, TypeError, KeyError, RecursionError):
            raise InputError(_DAMAGED) from None  # without the cause: it may quote a word
        return cls(never, always)


def packed(ledger: Ledger, learnt: Learnt) -> bytes:
    """The body of a sealed matter."""
    lines = [ledger.to_json(), *([learnt.to_json()] if learnt else [])]
    return "\n".join(lines).encode("ascii")


def unpacked(body: bytes) -> tuple[Ledger, Learnt]:
    """Raises InputError."""
    try:
        ledger, _, words = body.decode("utf-8").partition("\n")
    except UnicodeDecodeError:
        raise InputError(_DAMAGED) from None
    return Ledger.from_json(ledger), Learnt.from_json(words) if words else Learnt()


def _entry(word: str) -> str:
    return _EXPRESSION + re.escape(word) if word.startswith(_EXPRESSION) else word


def _text(item: Any) -> str:
    if type(item) is not str or not item.strip():
        raise TypeError
    return item
