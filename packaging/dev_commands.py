"""What the commands of dev.py do, once an interpreter that can read this was found."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

import dev_env
import dev_lock
import dev_screen
import dev_system
from dev_env import ROOT

LETTER = "resources/sample/letter.txt"
PROGRAM = ROOT / "dist" / "cloakroom" / ("cloakroom.exe" if os.name == "nt" else "cloakroom")
# Numerical libraries that start a thread for each core make the tests slower, not faster.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if name not in COMMANDS:
        print(sys.modules["__main__"].__doc__, file=sys.stderr)
        return 2
    return COMMANDS[name](rest)


def run(arguments: list[str]) -> int:
    dev_system.provide(dev_system.RUNNING)
    cloakroom = [dev_env.ready(), "-P", "-m", "cloakroom"]
    if not arguments and not has_display(sys.platform, os.environ):
        return _run_in_terminal(cloakroom)
    return call([*cloakroom, *arguments])


def has_display(platform: str, env: Mapping[str, str]) -> bool:
    return platform != "linux" or bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def _run_in_terminal(cloakroom: list[str]) -> int:
    print(f"There is no display here, so Cloakroom works on {LETTER} instead.")
    print("What it finds:\n", flush=True)
    found = call([*cloakroom, "scan", LETTER], cwd=ROOT)
    print("\nThe letter as an AI would get it:\n", flush=True)
    with (ROOT / LETTER).open("rb") as text:
        scrubbed = call([*cloakroom, "scrub", "-"], stdin=text)
    print("\nTo see the window, run the same command in a desktop session, or on a virtual screen:")
    print("  xvfb-run -a python3 packaging/dev.py run")
    return 0 if found in (0, 1) and scrubbed == 0 else 3


def check(_: list[str]) -> int:
    """Linter, then type checker; 0 when both are content."""
    python = dev_env.ready()
    tools = (["ruff", "check"], ["mypy"])
    return max(call([python, "-P", "-m", *tool], cwd=ROOT) for tool in tools)


def test(arguments: list[str]) -> int:
    dev_system.provide(dev_system.TESTING)
    python = dev_env.ready()
    with dev_screen.screen() as env:
        checked = check([])
        if checked:
            print("The checks above failed; the tests run all the same.", flush=True)
        pytest = [python, "-P", "-m", "pytest", *arguments]
        tested = call(pytest, cwd=ROOT, env=env | ONE_THREAD, stdin=subprocess.DEVNULL)
    return tested or checked


def bench(arguments: list[str]) -> int:
    dev_system.provide(dev_system.TESTING)
    script = ROOT / "tests" / "benchmarks" / "run.py"
    with dev_screen.screen() as env:
        return call([dev_env.ready(), str(script), *arguments], cwd=ROOT, env=env | ONE_THREAD)


def evaluate(arguments: list[str]) -> int:
    """What is found and missed on the labelled texts; needs no screen."""
    script = ROOT / "tests" / "evaluation" / "run.py"
    return call([dev_env.ready(), str(script), *arguments], cwd=ROOT, env=os.environ | ONE_THREAD)


def build(_: list[str]) -> int:
    dev_system.provide(dev_system.BUILDING)
    command = [dev_env.ready(), "-P", "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    failed = call([*command, "packaging/cloakroom.spec"], cwd=ROOT)
    if failed:
        sys.exit("PyInstaller could not build the program; its own words are above.")
    sizes = [file.lstat().st_size for file in PROGRAM.parent.rglob("*") if file.is_file()]
    print(f"dist/cloakroom: {sum(sizes) / 1e6:.0f} MB in {len(sizes)} files", flush=True)
    passed = smoke(PROGRAM) == 0
    print(f"Smoke test: {'passed' if passed else 'FAILED'}")
    return 0 if passed else 3


def smoke(program: Path) -> int:
    """The built program's own self-test, with no other program in reach and nothing configured."""
    with tempfile.TemporaryDirectory(prefix="cloakroom-") as home:
        bare = {"PATH": "", "CLOAKROOM_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        return call([str(program), "doctor", "--json"], env=dict(os.environ) | bare)


def lock(_: list[str]) -> int:
    return dev_lock.renew()


def call(
    command: list[str],
    *,
    cwd: Path | None = None,
    env: dict[str, str] | None = None,
    stdin: IO[Any] | int | None = None,
) -> int:
    """The command's exit status; 128 and the signal's number, as a shell says it, if one ended it.
    Ctrl-C goes to the command too: it may end in its own way, and then so do we."""
    stopped = False
    with subprocess.Popen(command, cwd=cwd, env=env, stdin=stdin) as process:
        while process.returncode is None:
            try:
                process.wait()
            except KeyboardInterrupt:
                stopped = True
            except SystemExit:
                process.terminate()
                raise
    if stopped:
        sys.exit(128 + signal.SIGINT)
    return process.returncode if process.returncode >= 0 else 128 - process.returncode


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run, "test": test, "check": check, "bench": bench,
    "evaluate": evaluate, "build": build, "lock": lock,
}
