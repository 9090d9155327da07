"""The dialogs of files and folders. They start where the last one ended, where that is wished."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from cloakroom.ui.session import Session

_NO_QUESTION = QFileDialog.Option.DontConfirmOverwrite  # nothing is ever written over


class Choosing:
    def __init__(self, session: Session, parent: QWidget) -> None:
        self._session, self._parent = session, parent

    def files(self) -> list[Path]:
        names, _ = QFileDialog.getOpenFileNames(self._parent, "Open files", self._start())
        return self._remembered([Path(name) for name in names])

    def document(self) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(
            self._parent, "Open a document to restore", self._start())
        return next(iter(self._remembered([Path(name)] if name else [])), None)

    def folder(self, title: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(self._parent, title, self._start())
        if not name:
            return None
        self.remember(Path(name))
        return Path(name)

    def report(self, suggested: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            self._parent, "Save the report", str(suggested), "Reports (*.json)",
            options=_NO_QUESTION)
        return Path(name) if name else None

    def remember(self, folder: Path) -> None:
        """The folder alone, and never the files in it."""
        if self._session.settings.switch("remember_folder"):
            self._session.change_setting("last_folder", str(folder))

    def _start(self) -> str:
        """The folder last used, where it is still there."""
        last = self._session.settings.text("last_folder")
        wished = self._session.settings.switch("remember_folder")
        return last if wished and last and Path(last).is_dir() else str(Path.home())

    def _remembered(self, paths: list[Path]) -> list[Path]:
        if paths:
            self.remember(paths[0].parent)
        return paths
