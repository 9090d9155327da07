"""Matters that travel: exported to a file under a passphrase, and imported from one. Both take
about half a second of work on purpose (scrypt), so never on the Qt thread."""

from pathlib import Path
from typing import TYPE_CHECKING

from cloakroom.output import write_new
from cloakroom.ui.days import in_words

if TYPE_CHECKING:
    from cloakroom.matters.store import Matters

ENDING = ".cloakroom"
_FOR_THE_USER_ALONE = 0o600


def export(store: "Matters", name: str, file: Path, passphrase: str) -> str:
    """The sentence for the user. Raises OutputExists, OutputFailed, UsageError and what
    :meth:`Matters.read` does."""
    from cloakroom.matters import transfer

    with store.read(name) as matter:
        write_new(file, transfer.export(matter, passphrase), mode=_FOR_THE_USER_ALONE)
        values = _values(matter.info.entries)
    return f"Exported: {file} holds {values}. Tell the passphrase another way than the file."


def bring_in(store: "Matters", file: Path, passphrase: str, name: str) -> str:
    """The sentence for the user. Raises what :func:`transfer.bring_in` does."""
    from cloakroom.matters import transfer

    info = transfer.bring_in(store, transfer.exported(file), passphrase, name=name.strip() or None)
    until = f" until {in_words(info.expires)}" if info.expires else ""
    return (f"“{info.name}” is kept now{until}, with {_values(info.entries)}. Choose it at the top "
            "to work in it.")


def _values(number: int) -> str:
    return f"{number} value{'' if number == 1 else 's'}"
