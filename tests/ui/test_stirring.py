"""Whoever uses the window is not idle, wherever in it the key or the mouse goes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cloakroom.ui.stirring import Stirring


def test_a_key_in_a_field_is_noticed_and_arrives(qtbot: QtBot) -> None:
    window, field = QWidget(), QLineEdit()
    QVBoxLayout(window).addWidget(field)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    stirring, times = Stirring(window), []
    stirring.noticed.connect(lambda: times.append(1))
    stirring.watch(window.windowHandle())
    # WHEN nothing but painting happens, nothing is noticed
    window.repaint()
    assert not times
    # WHEN the user types or moves the mouse, it is
    handle = window.windowHandle()
    field.setFocus()
    qtbot.keyClick(handle, Qt.Key.Key_A)
    assert times
    times.clear()
    qtbot.mouseMove(window)
    qtbot.mouseMove(field)
    qtbot.waitUntil(lambda: bool(times))


def test_a_window_that_is_not_there_yet_is_no_trouble(qtbot: QtBot) -> None:
    Stirring().watch(None)
