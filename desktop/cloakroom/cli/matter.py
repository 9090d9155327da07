"""``cloakroom matter``: the kept matters. Never prints a value."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from cloakroom.cli.console import visible
from cloakroom.cli.matters import store
from cloakroom.cli.parser import Parser
from cloakroom.cli.passphrase import declare as declare_passphrase
from cloakroom.cli.passphrase import passphrase
from cloakroom.cli.shell import Shell
from cloakroom.errors import UsageError
from cloakroom.matters.info import Info
from cloakroom.output import write_new

SUMMARY = "list, create, rename, wipe, export or import matters"
DESCRIPTION = """Kept matters: each remembers its values in a sealed file, with the key in the
keyring of this computer.
  list                what is kept
  create NAME         a new matter; --expires 2030-12-31 is the last day it is kept
  rename NAME NEW     another name
  expire NAME DATE    another last day, or: never
  wipe NAME           destroys it; say --yes (one that cannot be read: its eight-digit mark)
  export NAME FILE    for a colleague, sealed with a passphrase
  import FILE         what a colleague exported; --as NAME gives it another name
The passphrase is asked for, or is the first line of --passphrase-file FILE (- is standard input).
Exit status: 0 done, 2 usage, 3 failed."""

_NEVER = "never"
_FILE_MODE = 0o600


@dataclass(frozen=True, slots=True)
class _Action:
    """``words`` names what follows the action."""

    words: tuple[str, ...]
    run: Callable[[argparse.Namespace, Shell], None]


def declare(parser: Parser) -> None:
    add = parser.add_argument
    add("action", choices=list(ACTIONS))
    add("words", nargs="*", metavar="NAME|FILE")
    add("--expires", metavar="DATE", type=_day, help="for create: the last day it is kept")
    add("--yes", action="store_true", help="for wipe: it cannot be undone")
    add("--as", dest="name", metavar="NAME", help="for import: the name to keep it under")
    declare_passphrase(parser, "for export and import")


def run(args: argparse.Namespace, shell: Shell) -> int:
    action = ACTIONS[args.action]
    if len(args.words) != len(action.words):
        form = " ".join(("cloakroom matter", args.action, *action.words))
        raise UsageError(f"It is written: {form}")
    action.run(args, shell)
    return 0


def _list(args: argparse.Namespace, shell: Shell) -> None:
    listing = store(shell).listing()
    width = max((len(visible(info.name)) for info in listing.matters), default=0)
    for info in listing.matters:
        shell.console.say(f"{visible(info.name):{width}}  {_told(info)}")
    if not listing.matters:
        shell.console.note("No matter is kept. See: cloakroom matter create --help")
    for sentence in listing.unreadable:
        shell.console.complain(visible(sentence))


def _create(args: argparse.Namespace, shell: Shell) -> None:
    with store(shell).create(args.words[0], expires=args.expires) as matter:
        shell.console.note(f"“{visible(matter.info.name)}” is kept: {_told(matter.info)}.")


def _rename(args: argparse.Namespace, shell: Shell) -> None:
    store(shell).rename(args.words[0], args.words[1])
    shell.console.note("Renamed.")


def _expire(args: argparse.Namespace, shell: Shell) -> None:
    name, text = args.words
    try:
        expires = None if text == _NEVER else _day(text)
    except ValueError:
        raise UsageError(f"{text} is not a day such as 2030-12-31, nor “{_NEVER}”.") from None
    if expires is not None and expires < date.today():
        raise UsageError("That day is past. To destroy it now: cloakroom matter wipe")
    with store(shell).open(name) as matter:
        matter.set_expiry(expires)
        shell.console.note(f"“{visible(matter.info.name)}”: {_told(matter.info)}.")


def _wipe(args: argparse.Namespace, shell: Shell) -> None:
    from cloakroom.matters.store import WIPED

    if not args.yes:
        raise UsageError("A wipe cannot be undone. If you mean it, say --yes.")
    store(shell).wipe(args.words[0])
    shell.console.note(f"Wiped. {WIPED}")


def _export(args: argparse.Namespace, shell: Shell) -> None:
    from cloakroom.matters.transfer import export

    name, file = args.words
    with store(shell).read(name) as matter:
        given = passphrase(args, shell, twice=True)
        write_new(Path(file), export(matter, given), mode=_FILE_MODE)
        shell.console.note(f"{visible(file)}: {_told(matter.info)}. Tell the passphrase apart.")


def _import(args: argparse.Namespace, shell: Shell) -> None:
    from cloakroom.matters import transfer

    data = transfer.exported(Path(args.words[0]))
    matters = store(shell)
    given = passphrase(args, shell, twice=False)
    info = transfer.bring_in(matters, data, given, name=args.name)
    shell.console.note(f"“{visible(info.name)}” is kept: {_told(info)}.")


def _told(info: Info) -> str:
    values = f"{info.entries} value{'' if info.entries == 1 else 's'}"
    until = f"until {info.expires}" if info.expires else "for ever"
    return f"{values}, since {info.created}, {until}"


def _day(text: str) -> date:
    """The day after which it goes, ``2030-12-31`` (ISO 8601)."""
    return date.fromisoformat(text)


ACTIONS: Mapping[str, _Action] = MappingProxyType({
    "list": _Action((), _list),
    "create": _Action(("NAME",), _create),
    "rename": _Action(("NAME", "NEW"), _rename),
    "expire": _Action(("NAME", "DATE"), _expire),
    "wipe": _Action(("NAME",), _wipe),
    "export": _Action(("NAME", "FILE"), _export),
    "import": _Action(("FILE",), _import),
})
