"""The schema of ``[scrubbing]``. Words, expressions and templates are checked by the rules that
will read them, so that nothing in a policy in force can make a scan fail.

Its limits are those of the lists and options of the command line; no sentence quotes an entry.
"""

from collections.abc import Callable, Iterator, Mapping

from cloakroom.detect import reference_template
from cloakroom.detect.options import Sensitivity
from cloakroom.entity_types import ENTITY_TYPES, REGIONS
from cloakroom.errors import UsageError
from cloakroom.model import Operator
from cloakroom.policy import kinds
from cloakroom.policy.kinds import Unfit, choice, or_empty, several, text
from cloakroom.policy.scrubbing import Scrubbing
from cloakroom.policy.tables import twin
from cloakroom.redact.style import Style

LONGEST = 1000
"""Characters of an entry of a list."""
_EXPRESSION = "re:"
_entry_text = kinds.needed(text(LONGEST))


def entries(value: object) -> tuple[str, ...]:
    """Words, phrases and ``re:`` expressions, as many as fit into the file. A long list says which
    of them is wrong."""
    if not isinstance(value, list):
        raise Unfit("must be a list of words, phrases and expressions")
    made = tuple(_numbered(number, each) for number, each in enumerate(value, start=1))
    if len(set(made)) < len(made):
        raise Unfit("names something twice")
    return made


def _numbered(number: int, value: object) -> str:
    try:
        return _entry(value)
    except Unfit as fault:
        raise Unfit(f"is a list, whose entry {number} {fault}") from None


def _entry(value: object) -> str:
    entry: str = _entry_text(value)
    if not entry.strip():
        raise Unfit("must not be empty")
    if entry.startswith(_EXPRESSION):
        # The library of expressions is large, and few policies have one.
        from cloakroom.detect import expressions

        _fits(lambda: expressions.validate(entry), "must be an expression that can be used")
    return entry


def _reference(value: object) -> str:
    template: str = text(reference_template.LONGEST)(value)
    _fits(lambda: reference_template.validate((template,)),
          "must be a form such as AA/9999: A a letter, 9 a digit, at least three of them")
    return template


def _fits(check: Callable[[], None], told: str) -> None:
    """Without the words of the check: they quote what was written."""
    try:
        check()
    except UsageError:
        raise Unfit(told) from None


def _opt_in(value: object) -> str:
    on_request = {name for name, row in ENTITY_TYPES.items() if row.opt_in}
    if not isinstance(value, str) or value not in on_request | REGIONS:
        raise Unfit("must be a kind that is left out unless asked for, e.g. DATE, or a region: "
                    f"{', '.join(sorted(REGIONS))}")
    return value


def operators(value: object) -> tuple[tuple[str, Operator], ...]:
    if not isinstance(value, Mapping):
        raise Unfit("must be a table of kinds with their operators")
    read = choice(Operator)
    try:
        return tuple((kinds.entity_type(kind), read(how)) for kind, how in value.items())
    except Unfit as fault:
        raise Unfit(f"is a table of kinds with their operators, in which each {fault}") from None


def _folder(value: object) -> str:
    try:
        return str(kinds.file(value))
    except Unfit:
        raise Unfit("must be the whole path of a folder") from None


def _faults(made: Scrubbing) -> Iterator[tuple[str, str]]:
    denied = {entry.casefold() for entry in made.deny}
    if any(entry.casefold() in denied for entry in made.allow):
        yield "allow", "names something that deny names too"


SCRUBBING = twin(Scrubbing, {
    "operator": choice(Operator),
    "operators": operators,
    "style": choice(Style),
    "sensitivity": choice(Sensitivity),
    "also": several(_opt_in, most=300),
    "deny": entries,
    "allow": entries,
    "references": several(_reference, most=reference_template.MOST),
    "model": or_empty(_folder),
}, _faults)
