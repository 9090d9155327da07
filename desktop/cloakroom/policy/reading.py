"""From the bytes of a policy file to the policy, or to every sentence about what is wrong in it."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from cloakroom.policy.lines import line_of, lines
from cloakroom.policy.model import Policy
from cloakroom.policy.schema import HEAD, MOST_BYTES, POLICY
from cloakroom.policy.tables import Fault, Table
from cloakroom.policy.words import Layer
from cloakroom.send_errors import PolicyFault

# The parser's own words may quote the file; of them only the kind and the place are passed on.
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")
_KINDS = (
    ("Cannot overwrite", "something is said twice"), ("Cannot declare", "something is said twice"),
    ("Cannot mutate", "something is said twice"), ("Duplicate", "something is said twice"),
    ("Invalid date", "there is no such day"),
)
_MOST_DOTS = 200
# Loading a model runs what its folder says, so a file that was sent to a user must not choose one.
_FOREIGN_MODEL = "scrubbing.model may be set by the policy of this computer alone."


@dataclass(frozen=True, slots=True)
class Head:
    """What says whether a file counts at all."""

    policy_id: str
    serial: int
    issued: date
    expires: date


_HEAD = Table(Head, HEAD, frozenset(HEAD))


@dataclass(frozen=True, slots=True)
class Document:
    """A file that is TOML, and nothing more is known of it."""

    data: bytes = field(repr=False)
    text: str = field(repr=False)
    keys: Mapping[str, Any] = field(repr=False)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    def head(self) -> Head:
        """PolicyFault for the first thing that is wrong with these keys."""
        faults: list[Fault] = []
        keys = {key: value for key, value in self.keys.items() if key in HEAD}
        head: Head = _HEAD.read(keys, "", faults)
        if faults:
            raise PolicyFault(self._sentences(faults)[0])
        return head

    def policy(self, layer: Layer, *, signed_by: str = "") -> Policy:
        """PolicyFault for the first thing that is wrong."""
        policy, told = self._read()
        if policy is None or told:
            raise PolicyFault(told[0])
        if policy.scrubbing.model and layer is not Layer.MACHINE:
            raise PolicyFault(_FOREIGN_MODEL)
        deployments = tuple(replace(each, layer=layer) for each in policy.deployments)
        return replace(policy, deployments=deployments, layer=layer, sha256=self.sha256,
                       signed_by=signed_by)

    def problems(self) -> tuple[str, ...]:
        """A sentence for each thing that is wrong, in the order of the file."""
        return self._read()[1]

    def _read(self) -> tuple[Policy | None, tuple[str, ...]]:
        faults: list[Fault] = []
        return POLICY.read(self.keys, "", faults), self._sentences(faults)

    def _sentences(self, faults: list[Fault]) -> tuple[str, ...]:
        found = lines(self.text)
        placed = sorted((line_of(fault.path, found), fault.path, fault.told) for fault in faults)
        return tuple(f"{f'Line {line}: ' if line else ''}{path} {told}."
                     for line, path, told in placed)


def document(data: bytes) -> Document:
    """PolicyFault where it is too large, not UTF-8 or not TOML."""
    if len(data) > MOST_BYTES:
        raise PolicyFault(f"The policy file is larger than {MOST_BYTES // 1024} KB.")
    # The time of the parser grows with the square of a key in so many parts.
    if any(line.count(b".") > _MOST_DOTS for line in data.split(b"\n")):
        raise PolicyFault(f"The policy file has a line with more than {_MOST_DOTS} dots.")
    try:
        text = data.decode("utf-8")
        keys = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PolicyFault(f"Line {line}: the policy file is not UTF-8.") from None
    except (ValueError, RecursionError) as error:
        raise PolicyFault(_not_toml(str(error))) from None
    return Document(data, text, keys)


def _not_toml(words: str) -> str:
    place = _PLACE.search(words)
    kind = next((told for begin, told in _KINDS if words.startswith(begin)), "")
    told = f"he policy file is not TOML 1.0{f': {kind}' if kind else ''}."
    return f"Line {place[1]}, column {place[2]}: t{told}" if place else f"T{told}"
