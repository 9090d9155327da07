"""The screen was locked: heard from the message bus, where there is one."""

import shutil
import subprocess
import sys

import pytest
from pytestqt.qtbot import QtBot

from cloakroom.paths import package_root
from cloakroom.ui.screen_lock import ScreenLock

PROGRAM = f"""
import sys
sys.path.insert(0, {str(package_root())!r})
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from cloakroom.ui.screen_lock import ScreenLock
app = QCoreApplication([])
lock = ScreenLock()
lock.locked.connect(lambda: (print("locked"), app.quit()))
lock.listen()
def tell(active):
    message = QDBusMessage.createSignal("/ScreenSaver", sys.argv[1], "ActiveChanged")
    message.setArguments([active])
    QDBusConnection.sessionBus().send(message)
tell(False)
tell(True)
QTimer.singleShot(15_000, app.quit)
app.exec()
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs dbus-run-session")
@pytest.mark.parametrize("interface", ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"])
def test_a_locked_screen_is_heard(interface: str) -> None:
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", PROGRAM, interface],
        capture_output=True, text=True, timeout=30, check=False)
    assert done.stdout == "locked\n", done.stderr


def test_without_a_message_bus_nothing_happens(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    ScreenLock().listen()


def test_an_unlocked_screen_is_no_lock(qtbot: QtBot) -> None:
    lock, times = ScreenLock(), []
    lock.locked.connect(lambda: times.append(1))
    lock._told(False)
    assert not times
    lock._told(True)
    assert times == [1]
