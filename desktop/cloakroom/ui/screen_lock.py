"""Hears that the screen was locked, on desktops that say so on the message bus of the session.

The signal ``ActiveChanged(b)`` of the screen saver interfaces, which the desktops share in all but
the name. Qt tells nothing of the kind on Windows and macOS.
"""

import sys
from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_INTERFACES = (
    "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver", "org.xfce.ScreenSaver",
)


class ScreenLock(QObject):
    """``locked`` when the screen was locked; never where nobody tells."""

    locked = Signal()

    def listen(self) -> None:
        """Imports the message bus only here: nothing waits for it."""
        if not sys.platform.startswith("linux"):
            return
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.sessionBus()
        if bus.isConnected():
            told = cast(bytes, SLOT("_told(bool)"))  # the stubs ask for bytes, Qt refuses them
            for interface in _INTERFACES:
                bus.connect("", "", interface, "ActiveChanged", self, told)

    @Slot(bool)
    def _told(self, active: bool) -> None:
        if active:
            self.locked.emit()
