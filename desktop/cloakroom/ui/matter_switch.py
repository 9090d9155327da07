"""In the header: which matter is open, and a menu of those that are kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from cloakroom.ui.matters import MatterDesk


class MatterSwitch(QPushButton):
    """``page_asked`` for everything that is more than switching."""

    page_asked = Signal()

    def __init__(self, desk: MatterDesk) -> None:
        super().__init__()
        self.setObjectName("switcher")
        self.setFixedHeight(32)
        self._desk = desk
        self._list = QMenu(self)
        self._list.aboutToShow.connect(self._fill)
        self.setMenu(self._list)
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        matter = self._desk.current
        name = matter.info.name if matter.kept else "in memory"
        shown = name if len(name) <= 24 else name[:23] + "…"
        self.setText(f"Matter: {shown}".replace("&", "&&"))
        self.setAccessibleName(f"Matter: {name}")

    def _fill(self) -> None:
        self._list.clear()
        current = self._desk.current
        memory = self._list.addAction("In memory only")
        memory.setCheckable(True)
        memory.setChecked(not current.kept)
        memory.triggered.connect(lambda _checked: self._desk.leave())
        for info in self._desk.kept:
            entry = self._list.addAction(info.name.replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(current.kept and info.name == current.info.name)
            entry.triggered.connect(lambda _checked, name=info.name: self._open(name))
        self._list.addSeparator()
        self._list.addAction("Keep, rename, export, import…").triggered.connect(
            lambda _checked: self.page_asked.emit())

    def _open(self, name: str) -> None:
        if not (self._desk.current.kept and self._desk.current.info.name == name):
            self._desk.open(name)
