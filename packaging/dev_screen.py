"""A screen of our own for tests: Xvfb with a window manager, gone when the tests are."""

import contextlib
import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator

_SIZE = "1400x900x24"
_SESSION = ("WAYLAND_DISPLAY", "XAUTHORITY")
_NO_BUS = {"DBUS_SESSION_BUS_ADDRESS": "disabled:"}
_PATIENCE = 30  # seconds until a server that says nothing counts as broken


@contextlib.contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The environment of programs on the new screen; elsewhere than on Linux just this one's."""
    if sys.platform != "linux":
        yield dict(os.environ)
        return
    for name in ("Xvfb", "openbox"):
        if not shutil.which(name):
            sys.exit(f"The tests need a virtual screen, and {name} is not installed here.")
    with contextlib.ExitStack() as running:
        display = _start_server(running)
        env = on_display(dict(os.environ), display)
        _start(running, ["openbox", "--sm-disable"], env=env)
        yield env


def on_display(env: dict[str, str], display: str) -> dict[str, str]:
    """``env`` for programs that must reach ``display`` and nothing of the user's own session (a
    tray icon would go to the user's panel by way of the session bus)."""
    kept = {key: value for key, value in env.items() if key not in _SESSION}
    return kept | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"} | _NO_BUS


def _start_server(running: contextlib.ExitStack) -> str:
    reader, writer = os.pipe()
    running.callback(os.close, reader)
    options = ["-screen", "0", _SIZE, "-nolisten", "tcp", "-noreset"]
    _start(running, ["Xvfb", "-displayfd", str(writer), *options], pass_fds=(writer,))
    os.close(writer)
    answered, _, _ = select.select([reader], [], [], _PATIENCE)
    number = os.read(reader, 16).decode().strip() if answered else ""
    if not number:
        sys.exit("The virtual screen (Xvfb) did not start.")
    return f":{number}"


def _start(
    running: contextlib.ExitStack,
    command: list[str],
    *,
    env: dict[str, str] | None = None,
    pass_fds: tuple[int, ...] = (),
) -> None:
    # In a session of its own, Ctrl-C reaches the tests first and the screen outlives them.
    process = subprocess.Popen(
        command, env=env, pass_fds=pass_fds, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    running.callback(process.wait)
    running.callback(process.terminate)
