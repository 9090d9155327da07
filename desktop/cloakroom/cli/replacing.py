"""The options that say what stands in place of a value, the same as in the settings of the
window."""

import argparse

from cloakroom.cli.options import kind
from cloakroom.cli.parser import Parser
from cloakroom.model import Operator
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.style import Style
from cloakroom.scrub import Method

_OPERATORS = [operator.value for operator in Operator]


def declare(parser: Parser) -> None:
    parser.add_argument(
        "--operator", choices=_OPERATORS, default=None,
        help="what replaces a value (default: placeholder)",
    )
    parser.add_argument(
        "--operator-for", metavar="TYPE=OPERATOR", type=_of_a_kind, action="append", default=[],
        help="another one for values of this type; repeatable",
    )
    parser.add_argument(
        "--style", choices=[style.value for style in Style], default=None,
        help="how placeholders are written: [PERSON_1], <PERSON_1>, {{PERSON_1}} or PERSON_1 "
             "(default: as the matter has them; square)",
    )


def method(args: argparse.Namespace, ledger: Ledger, *, left_alone: frozenset[str]) -> Method:
    """From here on ``ledger`` writes its placeholders in the style that was asked for."""
    if args.style is not None:
        ledger.style = Style(args.style)
    return Method(
        Operator(args.operator or Operator.PLACEHOLDER), dict(args.operator_for),
        left_alone=left_alone)


def _of_a_kind(text: str) -> tuple[str, Operator]:
    name, _, operator = text.partition("=")
    if operator not in _OPERATORS:
        raise argparse.ArgumentTypeError(
            f"{text} does not end in = and an operator ({', '.join(_OPERATORS)})")
    return kind(name), Operator(operator)
