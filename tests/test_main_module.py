"""``python -m cloakroom``: quick to start, and the right part for the right words."""

import subprocess
import sys

import pytest

from cloakroom.__main__ import main
from cloakroom.cli.second import environment

HEAVY = ("PySide6", "spacy", "presidio_analyzer", "numpy", "argparse", "multiprocessing")


@pytest.mark.parametrize(
    ("statement", "not_loaded"),
    [
        ("import cloakroom.__main__", HEAVY),
        ("import cloakroom.cli.main", ("PySide6", "spacy", "presidio_analyzer", "numpy")),
        ("import cloakroom.doctor", ("PySide6", "spacy", "presidio_analyzer", "numpy")),
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(
    statement: str, not_loaded: tuple[str, ...]
) -> None:
    script = f"import sys\n{statement}\nprint([m for m in {not_loaded!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, env=environment()
    )
    assert done.stdout.decode().strip() == "[]"


@pytest.mark.parametrize(
    ("argv", "code", "out", "err"),
    [
        (["--version"], 0, b"cloakroom ", b""),
        (["nonsense"], 2, b"", "cloakroom: This version has no command “nonsense”".encode()),
        (["worker", "--help"], 2, b"", b"cloakroom: This version has no command"),
    ],
)
def test_words_reach_the_command_line(
    argv: list[str], code: int, out: bytes, err: bytes, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(argv) == code
    captured = capfdbinary.readouterr()
    assert captured.out.startswith(out)
    assert captured.err.startswith(err)


def test_the_locale_does_not_matter() -> None:
    """GIVEN an ASCII locale WHEN a sentence with curly quotes is printed THEN it is UTF-8."""
    done = subprocess.run(
        [sys.executable, "-m", "cloakroom", "café"],
        capture_output=True, check=False,
        env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
             "PYTHONPATH": environment()["PYTHONPATH"]},
    )
    assert done.returncode == 2
    assert "no command “caf".encode() in done.stderr
