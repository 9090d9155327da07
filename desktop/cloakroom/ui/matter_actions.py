"""What can be done with the matter at hand: keep, rename, set its last day, export, import, close,
wipe."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QPushButton, QWidget

from cloakroom.errors import CloakroomError
from cloakroom.output import refuse_existing
from cloakroom.ui.expiry import ExpiryDialog
from cloakroom.ui.matters import MatterDesk
from cloakroom.ui.parcels import ENDING
from cloakroom.ui.parts import button, row
from cloakroom.ui.passphrase import KnownPassphrase, NewPassphrase

_KIND = f"Exported matters (*{ENDING})"
_NO_QUESTION = QFileDialog.Option.DontConfirmOverwrite  # nothing is ever written over


class MatterActions(QWidget):
    """``asked`` before each: what was said of the one before is no longer of interest."""

    asked = Signal()

    def __init__(self, desk: MatterDesk) -> None:
        super().__init__()
        self._desk = desk
        self.keep = self._link("Keep this matter…", self._keep, "primary")
        self.rename = self._link("Rename…", self._rename)
        self.until = self._link("Keep until…", self._keep_until)
        self.export = self._link("Export…", self._export)
        self.bring_in = self._link("Import…", self._import)
        self.leave = self._link("Close", desk.leave)
        self.wipe = self._link("Wipe…", self._wipe)
        self.export.setToolTip("A copy for a colleague, sealed with a passphrase")
        self.bring_in.setToolTip("A matter that a colleague exported")
        self._of_kept = (self.rename, self.until, self.export, self.leave, self.wipe)
        line = row(gap=4)
        for each in (self.keep, self.rename, self.until, self.export, self.bring_in, self.leave,
                     self.wipe):
            line.addWidget(each)
        line.addStretch()
        self.setLayout(line)
        self.refresh()

    def refresh(self) -> None:
        kept, free = self._desk.current.kept, not self._desk.busy
        for each in self._of_kept:
            each.setVisible(kept)
            each.setEnabled(free)
        self.keep.setVisible(not kept)
        self.keep.setEnabled(free)
        self.bring_in.setEnabled(free)

    def _link(self, words: str, do: Callable[[], object], name: str = "link") -> QPushButton:
        def clicked() -> None:
            self.asked.emit()
            do()

        return button(words, name, clicked)

    # ---- what the user does

    def _keep(self) -> None:
        name, sure = QInputDialog.getText(self, "Keep this matter", "Its name:")
        if sure and name.strip():
            self._desk.create(name)

    def _rename(self) -> None:
        old = self._desk.current.info.name
        name, sure = QInputDialog.getText(self, "Rename this matter", "Its new name:", text=old)
        if sure and name.strip() and name != old:
            self._desk.rename(name)

    def _keep_until(self) -> None:
        dialog = ExpiryDialog(self, self._desk.current.info.expires)
        if dialog.exec():
            self._desk.keep_until(dialog.chosen)

    def _export(self) -> None:
        file, _ = QFileDialog.getSaveFileName(
            self, "Export this matter", _suggested(), _KIND, options=_NO_QUESTION)
        if not file:
            return
        target = _with_ending(file)
        try:
            refuse_existing(target)  # before anybody thinks of a passphrase
        except CloakroomError as error:
            self._desk.failed.emit(error)
            return
        dialog = NewPassphrase(self)
        if dialog.exec():
            self._desk.export(target, dialog.passphrase.text())

    def _import(self) -> None:
        file, _ = QFileDialog.getOpenFileName(
            self, "Import a matter", str(Path.home()), f"{_KIND};;All files (*)")
        dialog = KnownPassphrase(self) if file else None
        if dialog and dialog.exec():
            self._desk.bring_in(Path(file), dialog.passphrase.text(), dialog.name.text())

    def _wipe(self) -> None:
        matter = self._desk.current
        name, number = matter.info.name, len(matter.ledger)
        box = QMessageBox(QMessageBox.Icon.Warning, "Wipe this matter?",
                          f"“{name}” and its {number} {'value' if number == 1 else 'values'} are "
                          "gone for good, and no answer that holds its placeholders can be "
                          "restored any more.", parent=self)
        wipe = box.addButton("Wipe it", QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton("Keep it", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.exec()
        if box.clickedButton() is wipe:
            self._desk.wipe()


def _suggested() -> str:
    """Without the name of the matter: it may say who it is about."""
    return str(Path.home() / f"matter-{date.today()}{ENDING}")


def _with_ending(file: str) -> Path:
    path = Path(file)
    return path if path.suffix else path.with_name(path.name + ENDING)
