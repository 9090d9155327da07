"""The place of files in the window: nothing yet, the list, or one file under review."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QWidget

from cloakroom.errors import CloakroomError
from cloakroom.output import write_new
from cloakroom.ui.files.batch_page import BatchPage
from cloakroom.ui.files.choosing import Choosing
from cloakroom.ui.files.desk import FileDesk
from cloakroom.ui.files.empty import EmptyFiles
from cloakroom.ui.files.file_page import FilePage
from cloakroom.ui.parts import column
from cloakroom.ui.session import Session
from cloakroom.ui.theme import Theme


class FilesPage(QWidget):
    def __init__(self, session: Session, desk: FileDesk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self.choosing = Choosing(session, self)
        self.empty, self.batch = EmptyFiles(), BatchPage(desk)
        self.file = FilePage(session, desk)
        self._stack = QStackedWidget()
        for page in (self.empty, self.batch, self.file):
            self._stack.addWidget(page)
        whole = column()
        whole.addWidget(self._stack)
        self.setLayout(whole)
        desk.listed.connect(self.refresh)
        desk.opened.connect(self.refresh)
        self.empty.files_asked.connect(self.open_files)
        self.empty.folder_asked.connect(self.open_folder)
        self.batch.add_asked.connect(self.open_files)
        self.batch.save_asked.connect(desk.save_all)
        self.batch.folder_asked.connect(self._save_all_to_folder)
        self.file.list_asked.connect(lambda: desk.open(None))
        self.file.panel.save_asked.connect(self._save)
        self.file.panel.folder_asked.connect(self._save_to_folder)
        self.file.result.folder_asked.connect(self._show_in_folder)
        self.file.result.report_asked.connect(self._save_report)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        self.file.set_theme(theme)

    def refresh(self) -> None:
        desk = self._desk
        page = self.empty if not desk.items else self.file if desk.current else self.batch
        self._stack.setCurrentWidget(page)

    # ---- opening

    def open_files(self) -> None:
        if paths := self.choosing.files():
            self._desk.add(paths)

    def open_folder(self) -> None:
        if folder := self.choosing.folder("Open a folder"):
            self._desk.add([folder])

    # ---- saving

    def _save(self) -> None:
        if self._desk.current is not None:
            self._desk.save(self._desk.current)

    def _save_to_folder(self) -> None:
        item = self._desk.current
        folder = self.choosing.folder("Save the clean copy to") if item else None
        if item is not None and folder is not None:
            self._desk.save(item, folder)

    def _save_all_to_folder(self) -> None:
        if folder := self.choosing.folder("Save all clean copies to"):
            self._desk.save_all(folder)

    def _show_in_folder(self) -> None:
        item = self._desk.current
        if item is not None and item.copy is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(item.copy.path.parent)))

    def _save_report(self) -> None:
        item = self._desk.current
        if item is None or item.copy is None:
            return
        copy = item.copy
        file = self.choosing.report(report_name(copy.path))
        if file is None:
            return
        try:
            write_new(file, copy.report.to_json().encode("utf-8"))
        except CloakroomError as error:
            self.file.say(f"{error.title}. {error.sentence}")


def report_name(copy: Path) -> Path:
    """``letter (scrubbed).docx`` → ``letter (scrubbed) report.json``."""
    return copy.with_name(f"{copy.stem} report.json")
