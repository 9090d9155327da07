"""Standard input, output and error, as UTF-8 bytes whatever the locale says.

What is printed from a text or a file name is made visible first: a value may hold escape
sequences that would drive the terminal, or controls that turn the direction of writing.
"""

import os
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Console:
    """The three streams, and which of them a person looks at."""

    stdin: BinaryIO
    stdout: BinaryIO
    stderr: BinaryIO
    piped_in: bool = True
    terminal_out: bool = False
    terminal_err: bool = False
    colour: bool = False

    def write(self, data: bytes) -> None:
        """Result bytes, exactly as they are."""
        self.stdout.write(data)
        self.stdout.flush()

    def say(self, line: str) -> None:
        """One line of the result. Lone surrogates (from file names) are escaped as in JSON."""
        self.write(line.encode("utf-8", "backslashreplace") + b"\n")

    def note(self, line: str) -> None:
        """One line beside the result."""
        self.tell(line + "\n")

    def complain(self, sentence: str) -> None:
        self.note(f"cloakroom: {sentence}")

    def tell(self, text: str) -> None:
        """Part of a line beside the result."""
        self.stderr.write(text.encode("utf-8", "backslashreplace"))
        self.stderr.flush()


def standard() -> Console:
    """The streams this process was started with. Colour follows https://no-color.org."""
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    terminal_out = sys.stdout.isatty()
    return Console(
        stdin=sys.stdin.buffer,
        stdout=sys.stdout.buffer,
        stderr=sys.stderr.buffer,
        piped_in=not sys.stdin.isatty(),
        terminal_out=terminal_out,
        terminal_err=sys.stderr.isatty(),
        colour=terminal_out and not plain,
    )


def visible(text: str, keep: str = "") -> str:
    """``text`` with every character that does not show written as an escape, except ``keep``."""
    return "".join(_shown(char, keep) for char in text)


def _shown(char: str, keep: str) -> str:
    if char in keep or unicodedata.category(char) not in _HIDDEN:
        return char
    return char.encode("unicode_escape").decode("ascii")


Paint = Callable[[str, str], str]
"""(text, SGR code) to the text as it is printed."""


def painter(console: Console) -> Paint:
    """Colours where the console has them (ECMA-48, select graphic rendition), else the text."""
    if console.colour:
        return lambda text, code: f"\x1b[{code}m{text}\x1b[0m"
    return lambda text, code: text
