"""``--matter NAME``: the matter that a command works with, and what it already knows."""

from dataclasses import replace
from typing import TYPE_CHECKING

from cloakroom.cli.console import visible
from cloakroom.cli.examine import Examined
from cloakroom.cli.shell import Shell
from cloakroom.detect.options import Options
from cloakroom.matters.matter import Matter
from cloakroom.redact.ledger import Ledger
from cloakroom.scrub import with_known

if TYPE_CHECKING:
    from cloakroom.matters.store import Matters


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


def left_alone(options: Options, ledger: Ledger) -> frozenset[str]:
    """The types that ``ledger`` may find and ``--types`` and ``--not-types`` do not ask for. An
    address finds the name in it."""
    known = frozenset(entry.entity_type for entry in ledger) | {"PERSON"}
    wanted = known if options.types is None else options.types
    return known - (wanted - options.not_types)


def with_what_is_known(examined: Examined, options: Options, ledger: Ledger) -> Examined:
    """``examined`` with every value of ``ledger`` found that the detector missed."""
    if examined.file is None:
        return examined
    known = with_known(
        examined.text, examined.findings, ledger, left_alone=left_alone(options, ledger)
    )
    findings = tuple(examined.file.reading.within(known))
    near = None if examined.near is None else tuple(
        each for each in examined.near if not any(map(each.overlaps, findings))
    )
    return replace(examined, findings=findings, near=near)
