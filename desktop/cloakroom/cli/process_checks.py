"""The checks of the self-test that need another process: the worker, Qt, a running instance.

Qt ends the process when it cannot start, so it is tried in one of its own.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

from cloakroom import instance
from cloakroom.cli.second import environment, program
from cloakroom.doctor import EXPECTED, SAMPLE, Check, Told
from cloakroom.errors import CloakroomError, NoInstance

_PROCESS_SECONDS = 120
_INSTANCE_SECONDS = 2.0
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def _worker() -> Iterator[Told]:
    job = json.dumps({"id": 1, "do": "detect", "texts": [SAMPLE], "options": {}}) + "\n"
    messages = [json.loads(line) for line in _run("worker", job).splitlines()]
    if {"id": 1, "end": True} not in messages:
        raise CloakroomError("The worker process did not finish its job.")
    findings = sum(len(message.get("findings", ())) for message in messages)
    yield "worker process", findings >= len(EXPECTED), f"answered with {findings} findings"


def _window() -> Iterator[Told]:
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAYS):
        yield "window", True, "there is no display here, so it was not tried"
        return
    yield from json.loads(_run("probe", ""))


def _instance() -> Iterator[Told]:
    try:
        instance.ask("ping", seconds=_INSTANCE_SECONDS)
        told = "Cloakroom is running and answers"
    except NoInstance:
        told = "Cloakroom is not running (that is all right)"
    yield "running instance", True, told


def _run(word: str, sent: str) -> str:
    """What the second process printed; it ends when its input does."""
    done = subprocess.run(
        program(word), input=sent, capture_output=True, encoding="utf-8",
        env=environment(), timeout=_PROCESS_SECONDS, check=False,
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["it said nothing"]
        raise CloakroomError(f"The process ended with {done.returncode}: {last[0]}")
    return done.stdout


CHECKS = (
    Check("worker process", _worker),
    Check("window", _window),
    Check("running instance", _instance),
)
