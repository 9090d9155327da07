"""argparse, with sentences: no abbreviations, and every refusal is a UsageError."""

import argparse
from typing import NoReturn

from cloakroom.errors import UsageError


class Parser(argparse.ArgumentParser):
    """The parser of one command. ``--help`` is answered before parsing, see ``main.py``."""

    def __init__(self, command: str, description: str) -> None:
        super().__init__(
            prog=f"cloakroom {command}",
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        self.add_argument("-h", "--help", action="store_true", help="show this help")

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help")

    def read(self, argv: list[str]) -> argparse.Namespace:
        """The arguments; UsageError for anything that is not in the help."""
        known, unknown = self.parse_known_intermixed_args(argv)
        if unknown:
            self.error(f"there is no option {' '.join(unknown)}")
        return known
