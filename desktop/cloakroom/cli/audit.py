"""``cloakroom audit``: the trail of what was sent, checked, listed, exported and searched."""

import argparse
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

from cloakroom.audit.event import Event, What
from cloakroom.audit.export import export
from cloakroom.audit.record import Record, records
from cloakroom.audit.search import Wanted, chosen
from cloakroom.audit.telling import details, headline
from cloakroom.cli.console import visible
from cloakroom.cli.inputs import STANDARD_INPUT, named, text_of
from cloakroom.cli.parser import Parser
from cloakroom.cli.shell import Shell
from cloakroom.errors import UsageError
from cloakroom.send_errors import NotRecorded

SUMMARY = "check, list, export or search the audit trail"
DESCRIPTION = """The audit trail: what was sent, when and to which deployment, never what was in it.
  verify              checks every record, its place and its seal
  list                the records, the oldest first; --json for programs
  export FILE         writes FILE (.csv or .jsonl) and FILE.manifest.json
  find [FILE|-]       was this very text (scrubbed, as it was sent) sent, or was it an answer?
Exit status: 0 done (find: it is on record), 1 find: it is not on record, 2 usage, 3 failed or
damaged."""

_NOTHING, _FAILED = 1, 3


@dataclass(frozen=True, slots=True)
class _Action:
    """``words`` names what follows the action; ``needs`` is how many of them must."""

    words: tuple[str, ...]
    needs: int
    run: Callable[[argparse.Namespace, Shell], int]


def declare(parser: Parser) -> None:
    add = parser.add_argument
    add("action", choices=list(ACTIONS))
    add("words", nargs="*", metavar="FILE")
    add("--event", action="append", default=[], choices=[what.value for what in What],
        metavar="EVENT", help=f"for list and export: {', '.join(what.value for what in What)}")
    add("--since", metavar="DATE", type=date.fromisoformat, help="the first day, 2030-12-31")
    add("--until", metavar="DATE", type=date.fromisoformat, help="the last day")
    add("--deployment", metavar="ID", default="")
    add("--json", action="store_true", help="for list: the records as they stand, JSON Lines")


def run(args: argparse.Namespace, shell: Shell) -> int:
    action = ACTIONS[args.action]
    if not action.needs <= len(args.words) <= len(action.words):
        form = " ".join(("cloakroom audit", args.action, *action.words))
        raise UsageError(f"It is written: {form}")
    return action.run(args, shell)


def _verify(args: argparse.Namespace, shell: Shell) -> int:
    journal = shell.journal()
    verdict = journal.verify()
    for fault in verdict.faults:
        known = " (on record since it was found)" if fault.known else ""
        shell.console.say(f"{visible(fault.sentence)}{known}")
    if verdict.faults:
        shell.console.complain("The audit trail is damaged. What is there was left as it is.")
        return _FAILED
    anchor = "" if journal.anchored else (
        " There is no keyring here, so whether its end was cut off cannot be told.")
    shell.console.say(f"{_count(verdict.records)}: all in place and as written.{anchor}")
    return 0


def _list(args: argparse.Namespace, shell: Shell) -> int:
    found = _chosen(args, shell)
    for record in found:
        if args.json:
            shell.console.say(json.dumps({**record.told, "session": record.session}))
        else:
            _print(record, shell)
    if not found:
        shell.console.note("There is no such record.")
    return 0


def _export(args: argparse.Namespace, shell: Shell) -> int:
    found = _chosen(args, shell)
    done = export(
        found, Path(args.words[0]), whole=_wanted(args).everything, now=datetime.now(UTC))
    shell.console.note(f"{visible(str(done.path))}: {_count(done.count)}. Beside it: "
                       f"{visible(done.manifest.name)}")
    try:
        shell.journal().record(Event(
            What.EXPORT, form=done.path.suffix.lower().removeprefix("."),
            check=_count(done.count)))
    except NotRecorded as error:
        shell.console.complain(f"That it was exported is not on record. {error.sentence}")
    return 0


def _find(args: argparse.Namespace, shell: Shell) -> int:
    text = text_of(named(args.words[0] if args.words else STANDARD_INPUT), shell.console).text
    sent = shell.journal().find(text)
    for words, found in (("Sent", sent.sent), ("An answer", sent.received)):
        for record in found:
            shell.console.say(f"{words}: {_moment(record)}  {visible(headline(record))}")
    if sent.found:
        return 0
    shell.console.say("This very text is not on record.")
    if sent.unknown:
        shell.console.note(f"{_count(sent.unknown)} of another key cannot be compared with it.")
    return _NOTHING


def _print(record: Record, shell: Shell) -> None:
    shell.console.say(f"{_moment(record)}  {visible(headline(record))}")
    for name, words in details(record, brief=True):
        shell.console.say(f"    {name}: {visible(words)}")


def _chosen(args: argparse.Namespace, shell: Shell) -> list[Record]:
    return chosen(records(shell.journal().folder), _wanted(args))


def _wanted(args: argparse.Namespace) -> Wanted:
    return Wanted(frozenset(args.event), args.since, args.until, args.deployment)


def _moment(record: Record) -> str:
    return record.when.astimezone().isoformat(sep=" ", timespec="seconds")


def _count(number: int) -> str:
    return f"{number:,} record{'' if number == 1 else 's'}"


ACTIONS: Mapping[str, _Action] = MappingProxyType({
    "verify": _Action((), 0, _verify),
    "list": _Action((), 0, _list),
    "export": _Action(("FILE",), 1, _export),
    "find": _Action(("FILE|-",), 0, _find),
})
