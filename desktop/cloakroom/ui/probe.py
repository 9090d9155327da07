"""What ``cloakroom doctor`` asks of Qt: does it start here, is there a tray, what can the
clipboard do."""

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon


def probe() -> list[tuple[str, bool, str]]:
    """(name, ok, detail); a desktop without a tray is fine, and said."""
    app = QApplication.instance() or QApplication(["cloakroom"])
    selection = QGuiApplication.clipboard().supportsSelection()
    tray = QSystemTrayIcon.isSystemTrayAvailable()
    return [
        ("window", True, f"Qt {qVersion()} on {QGuiApplication.platformName()}"),
        ("tray", True, "there is one" if tray else "none on this desktop; the window stands in"),
        ("clipboard", app is not None, "with mouse selection" if selection else "available"),
    ]
