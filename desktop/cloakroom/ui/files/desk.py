"""The files at hand: read, looked at and saved one after the other, all in the matter at hand.

One task at a time; what the user asks for goes before the rest of a long list.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal

from cloakroom.errors import Cancelled, CloakroomError
from cloakroom.files.copying import Copy, OpenFile
from cloakroom.ui.aside import Chore
from cloakroom.ui.files.hand import FileHand
from cloakroom.ui.files.item import AT_WORK, RETRY, FileItem, FileState
from cloakroom.ui.files.looking import Looked, Looking
from cloakroom.ui.files.saving import Saving, Wanted
from cloakroom.ui.files.walk import files_in
from cloakroom.ui.session import Session


@dataclass(frozen=True, slots=True)
class _Task:
    """A file to be read, or a clean copy to be made: ``target`` is the folder for it, or None
    where what was pasted gets none."""

    item: FileItem
    target: Path | None = None
    saves: bool = False


class FileDesk(QObject):
    """``listed`` when files came or went; ``item_changed`` with a file that is in another state;
    ``opened`` when another file is up for review (or none is); ``progress`` of the one at work."""

    listed = Signal()
    item_changed = Signal(object)  # FileItem
    opened = Signal()
    progress = Signal(int, int)

    def __init__(self, session: Session, hand: FileHand, eyes: FileHand) -> None:
        """``eyes`` is the hand that draws pages, so that a preview need not wait for a list."""
        super().__init__(session)
        self._session, self.hand, self.eyes = session, hand, eyes
        self.items: list[FileItem] = []
        self.current: FileItem | None = None
        self._todo: deque[_Task] = deque()
        self._task: _Task | None = None
        self._work: Looking | Saving | None = None
        self._walks = 0

    @property
    def busy(self) -> bool:
        return self._task is not None or self._walks > 0

    def count(self, *states: FileState) -> int:
        return sum(item.state in states for item in self.items)

    # ---- coming and going

    def add(self, paths: Sequence[Path]) -> None:
        """Files and folders. One file alone is opened for review; several are listed."""
        self._walks += 1
        wanted = list(paths)
        Chore(lambda: files_in(wanted), self._walked, lambda _: self._walked([]), self)

    def take(self, item: FileItem) -> None:
        """This one alone, for review."""
        self.clear()
        self.items = [item]
        self.listed.emit()
        self.open(item)

    def open(self, item: FileItem | None) -> None:
        """For review; None goes back to the list. What waits is read next."""
        self.current = item
        if item is not None and item.state is FileState.WAITING:
            self._todo = deque(task for task in self._todo if task.item is not item)
            self._todo.appendleft(_Task(item))
            self._next()
        self.opened.emit()

    def retry(self, items: Sequence[FileItem]) -> None:
        for item in items:
            if item.state in RETRY:
                self._read_again(item)

    def look_again(self, item: FileItem) -> None:
        """Reads it afresh, whatever was decided."""
        if item.state not in AT_WORK:
            self._read_again(item)

    def stop(self) -> None:
        """What waits is left alone; what is at work is ended, and nothing is half-written."""
        waiting, self._todo = self._todo, deque()
        for task in waiting:
            self._leave(task)
        if self._work is not None:
            self._work.stop()

    def stop_one(self, item: FileItem) -> None:
        """The rest of the list goes on."""
        if self._task is not None and self._task.item is item and self._work is not None:
            self._work.stop()
            return
        for task in [task for task in self._todo if task.item is item]:
            self._todo.remove(task)
            self._leave(task)

    def _leave(self, task: _Task) -> None:
        self._enter(task.item, FileState.FOUND if task.saves else FileState.STOPPED)

    def clear(self) -> None:
        """The whole list goes, and everything that was read."""
        self.stop()
        for item in self.items:
            item.forget()
        self.items, self.current = [], None
        self.listed.emit()
        self.opened.emit()

    def close(self) -> None:
        """At the end of the program: leaves no process behind."""
        self.stop()
        self.hand.close()
        self.eyes.close()

    # ---- saving

    def save(self, item: FileItem, folder: Path | None = None) -> None:
        """A clean copy beside the original, or in ``folder``."""
        if item.can_save:
            self._todo.appendleft(self._to_save(item, folder))
            self._next()

    def save_all(self, folder: Path | None = None) -> None:
        """Of every file that was looked at and has no copy yet."""
        ready = [item for item in self.items if item.state is FileState.FOUND and item.can_save]
        self._todo.extend([self._to_save(item, folder) for item in ready])
        self._next()

    def _to_save(self, item: FileItem, folder: Path | None) -> _Task:
        item.sentence = ""
        self._enter(item, FileState.SAVING)
        place = None if item.pasted else folder or item.path.parent
        return _Task(item, place, saves=True)

    # ---- one after the other

    def _walked(self, paths: list[Path]) -> None:
        self._walks -= 1
        known = {item.path: item for item in self.items}
        items = [known.get(path) or FileItem(path) for path in paths]
        self.items += [item for item in items if item.path not in known]
        fresh = [item for item in items if item.path not in known]
        self._todo.extend(map(_Task, fresh))
        self.retry([item for item in items if item.path in known])
        self.listed.emit()
        if paths:
            self.open(items[0] if len(items) == 1 else None)
        self._next()

    def _read_again(self, item: FileItem) -> None:
        item.forget()
        self._enter(item, FileState.WAITING)
        self._todo.append(_Task(item))
        self._next()

    def _next(self) -> None:
        if self._task is not None or not self._todo:
            return
        self._task = task = self._todo.popleft()
        if not task.saves:
            looking = self._work = Looking(self.hand, self._session, self)
            looking.done.connect(self._looked)
            looking.failed.connect(self._not_looked)
            looking.progress.connect(self.progress)
            self._enter(task.item, FileState.READING)
            looking.start(task.item.source)
            return
        saving = self._work = Saving(self.hand, self._session, self)
        saving.done.connect(self._saved)
        saving.failed.connect(self._not_saved)
        item = task.item
        saving.start(Wanted(cast(OpenFile, item.file), item.review, item.wishes, task.target))

    def _looked(self, looked: Looked) -> None:
        item = self._settled()
        item.file, item.review, item.looked = looked.file, looked.review, looked
        self._settle(item, FileState.FOUND)

    def _not_looked(self, error: CloakroomError) -> None:
        item = self._settled()
        item.sentence = error.sentence
        stopped = isinstance(error, Cancelled)
        self._settle(item, FileState.STOPPED if stopped else FileState.REFUSED)

    def _saved(self, copy: Copy) -> None:
        item = self._settled()
        item.copy = copy
        self._settle(item, FileState.SAVED)

    def _not_saved(self, error: CloakroomError) -> None:
        """What was decided is still there: the user may try again, otherwise."""
        item = self._settled()
        item.sentence = "" if isinstance(error, Cancelled) else error.sentence
        self._settle(item, FileState.FOUND)

    def _settled(self) -> FileItem:
        task, self._task = cast(_Task, self._task), None
        work, self._work = self._work, None
        if work is not None:
            work.deleteLater()
        return task.item

    def _settle(self, item: FileItem, state: FileState) -> None:
        if item not in self.items:  # the list was cleared meanwhile
            item.forget()
        else:
            self._enter(item, state)
        self._next()

    def _enter(self, item: FileItem, state: FileState) -> None:
        item.state = state
        self.item_changed.emit(item)
