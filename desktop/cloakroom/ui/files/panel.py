"""Beside the text of a file: what was found, and the button that saves the clean copy."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from cloakroom.ui.files.item import FileItem, FileState
from cloakroom.ui.files.subject import Subject
from cloakroom.ui.parts import button
from cloakroom.ui.review.findings_panel import FindingsPanel, show_done, title_of
from cloakroom.ui.session import Session


class FilePanel(FindingsPanel):
    """``save_asked`` for a copy beside the original, ``folder_asked`` for one elsewhere,
    ``stop_asked`` while one is made."""

    save_asked = Signal()
    folder_asked = Signal()
    stop_asked = Signal()

    def __init__(self, session: Session, subject: Subject) -> None:
        super().__init__(session, subject, lambda: subject.learns)
        self._subject = subject
        self.save = button("", "primary", self.save_asked.emit)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName("A clean copy is being made and proven")
        self.to_folder = button("Save to folder…", "link", self.folder_asked.emit)
        self.stop = button("Stop", "link", self.stop_asked.emit)
        self.step_back = button("Undo last decision", "link", subject.take_step_back)
        self.lay_out([self.save, self.progress], [self.to_folder, self.stop], [self.step_back])

    def refresh(self, item: FileItem) -> None:
        saving = item.state is FileState.SAVING
        self.show_review(item.review, free=item.can_change)
        self.title.setText(title_of(item.review))
        self.save.setText(_save_words(item))
        show_done(self.save, done=item.state is FileState.SAVED)
        self.save.setEnabled(item.state is FileState.FOUND and item.is_decided)
        self.progress.setVisible(saving)
        self.stop.setVisible(saving)
        self.to_folder.setVisible(not saving and item.pasted is None)
        self.to_folder.setEnabled(item.can_save)
        self.step_back.setVisible(self._subject.can_step_back)


def _save_words(item: FileItem) -> str:
    if item.pasted is not None:
        return _put_words(item)
    if item.state is FileState.SAVING:
        return "Saving, and proving it clean…"
    if item.state is FileState.SAVED:
        return "✓  Clean copy saved"
    number = item.review.to_take_out + len(item.wishes.boxes)
    return f"Save clean copy\nwithout {number} {'place' if number == 1 else 'places'}" if number \
        else "Save clean copy"


def _put_words(item: FileItem) -> str:
    if item.state is FileState.SAVING:
        return "Painting, and looking again…"
    if item.state is FileState.SAVED:
        return "✓  On the clipboard, scrubbed"
    number = item.review.to_take_out + len(item.wishes.boxes)
    return f"Take out {number} and put back on\nthe clipboard" if number \
        else "Put back on the clipboard\nwithout its properties"
