"""``--matter NAME``: the matter that a command works with, and what it already knows."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from cloakroom.cli.console import visible
from cloakroom.cli.shell import Shell
from cloakroom.detect.expressions import is_expression
from cloakroom.detect.options import Options
from cloakroom.matters.matter import Matter
from cloakroom.redact.ledger import Ledger

if TYPE_CHECKING:
    from cloakroom.matters.store import Matters

_SHORTEST = 2
"""Characters of a value that is looked for everywhere: one letter would be found all over."""


def store(shell: Shell) -> "Matters":
    """The kept matters; what has expired meanwhile is told. May raise NoKeyring."""
    matters = shell.matters()
    for name in matters.expired:
        shell.console.complain(f"The matter “{visible(name)}” has expired and was wiped.")
    return matters


def to_work_in(name: str | None, shell: Shell) -> Matter:
    """Open, for this process alone; without a name a fresh one in memory."""
    return Matter.in_memory() if name is None else store(shell).open(name)


def to_look_into(name: str | None, shell: Shell) -> Matter:
    """As it was last saved, also while the window has it open."""
    return Matter.in_memory() if name is None else store(shell).read(name)


def knowing(options: Options, ledger: Ledger) -> Options:
    """``options`` that find every value of ``ledger``, in any case, as the type it was taken out
    as; ``--types`` and ``--not-types`` still hold."""
    return replace(options, deny_as=(*options.deny_as, *dict.fromkeys(_known(ledger))))


def _known(ledger: Ledger) -> Iterator[tuple[str, str]]:
    for entry in ledger:
        value = entry.value.strip()
        if len(value) >= _SHORTEST and not entry.retired:
            # a value that looks like an expression is a value all the same
            word = f"re:{re.escape(value)}" if is_expression(value) else value
            yield word, entry.entity_type
