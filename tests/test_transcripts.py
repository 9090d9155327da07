"""Runs tests/transcripts/*.txt: what is typed, and what is then printed, to the letter.

A line that starts with ``$`` is a command; it may begin with ``printf '…' |`` for standard input
(``\\n`` is a line end). The lines after it are what it prints: standard output first, then standard
error, then ``[exit n]`` unless n is 0. Each transcript runs in an empty folder of its own;
``$ file NAME 'text'`` makes a file in it, and ``$ cat NAME`` shows one.
"""

import shlex
from pathlib import Path

import pytest

from fakes.shell import FakeShell

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


def replay(command: str) -> str:
    words = shlex.split(command.replace("|", " | "))
    if words[0] == "file":
        Path(words[1]).write_bytes(_bytes(words[2]))
        return ""
    if words[0] == "cat":
        return Path(words[1]).read_text(encoding="utf-8")
    stdin = None
    if words[0] == "printf":
        stdin, words = _bytes(words[1]), words[3:]
    assert words[0] == "cloakroom"
    run = FakeShell().run(*words[1:], stdin=stdin)
    out = run.out if run.out.endswith("\n") or not run.out else f"{run.out}\n"
    return out + run.err + (f"[exit {run.code}]\n" if run.code else "")


def _bytes(text: str) -> bytes:
    return text.replace("\\n", "\n").encode()


def _told(transcript: str) -> list[str]:
    return [line for line in transcript.splitlines() if line and not line.startswith("# ")]


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(
    transcript: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    written = transcript.read_text(encoding="utf-8")
    commands = [line for line in written.splitlines() if line.startswith("$ ")]
    replayed = "".join(f"{line}\n{replay(line.removeprefix('$ '))}" for line in commands)
    assert _told(replayed) == _told(written)


def test_there_are_transcripts() -> None:
    assert len(TRANSCRIPTS) >= 3
