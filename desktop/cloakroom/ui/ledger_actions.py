"""What can be done with one row of the ledger: rename, say who is the same, split, forget; and the
last of these undone."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from cloakroom.errors import CloakroomError
from cloakroom.redact import edits
from cloakroom.redact.edits import Edit, Group
from cloakroom.redact.entry import Entry
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.placeholders import Placeholder
from cloakroom.ui.parts import button, row
from cloakroom.ui.review.findings_model import one_line
from cloakroom.ui.session import Session
from cloakroom.ui.state import State


class LedgerActions(QWidget):
    """``done`` after a change, with the placeholder of the row it was about ("" where that is
    gone); ``failed`` with the error, and then the ledger is as it was."""

    done = Signal(str)
    failed = Signal(object)  # CloakroomError

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._entry: Entry | None = None
        self._back: tuple[Ledger, Edit] | None = None
        self.rename = button("Rename ticket…", "link", self._rename)
        self.merge = button("", "link", self._merge)
        self.split = button("Split off", "link", self._split)
        self.forget = button("Forget", "link", self._forget)
        self.undo = button("Undo", "link", self._undo)
        self.split.setToolTip("This spelling is somebody else: it gets a number of its own")
        self.forget.setToolTip("The value is gone, and its ticket can no longer be put back")
        line = row(gap=4)
        for each in (self.rename, self.merge, self.split, self.forget):
            line.addWidget(each)
        line.addStretch()
        line.addWidget(self.undo)
        self.setLayout(line)
        session.changed.connect(self.refresh)
        self.refresh()

    def select(self, entry: Entry | None) -> None:
        self._entry = entry
        self.refresh()

    def refresh(self) -> None:
        ledger = self._session.ledger
        if self._back and self._back[0] is not ledger:
            self._back = None  # another matter: what was undoable holds its values
        free = self._session.state is not State.SCRUBBING  # a thread works on the ledger
        group = self._group() if free else None
        numbered = group is not None and Placeholder.parse(group.base) is not None
        self.rename.setEnabled(numbered)
        self.split.setEnabled(numbered and group is not None and len(group.entries) > 1)
        self.merge.setEnabled(bool(group and self._others(group)))
        self.forget.setEnabled(group is not None)
        self.undo.setEnabled(free and self._back is not None)
        person = group is not None and _word(group) == "PERSON"
        self.merge.setText("Same person as…" if person else "Same as…")

    # ---- what the user does

    def _rename(self) -> None:
        group = self._group()
        if group is None:
            return
        name, sure = QInputDialog.getText(
            self, "Rename ticket", "Words and a number, such as CLIENT_1:",
            text=group.base.strip("[]"))
        if sure and name.strip().strip("[]") != group.base.strip("[]"):
            self._carry_out(lambda ledger: edits.rename(ledger, group, name))

    def _merge(self) -> None:
        group = self._group()
        if group is None:
            return
        others = self._others(group)
        words = [f"{each.base}  {one_line(each.entries[0].value)}" for each in others]
        chosen, sure = QInputDialog.getItem(
            self, self.merge.text().rstrip("…"), f"{group.base} is the same as:", words, 0, False)
        if sure:
            into = others[words.index(chosen)]
            self._carry_out(lambda ledger: edits.merge(ledger, into, group))

    def _split(self) -> None:
        entry = self._entry
        if entry is not None:
            self._carry_out(lambda ledger: edits.split(ledger, [entry]))

    def _forget(self) -> None:
        entry = self._entry
        if entry is not None:
            self._carry_out(lambda ledger: edits.forget(ledger, entry))

    def _undo(self) -> None:
        if self._back is not None:
            edit = self._back[1]
            self._carry_out(lambda _: edit, undoable=False)

    # ---- small steps

    def _carry_out(self, make: Callable[[Ledger], Edit], *, undoable: bool = True) -> None:
        ledger = self._session.ledger
        try:
            edit = make(ledger)
            back = edits.carry_out(ledger, edit)
            self._save(ledger, back)
        except CloakroomError as error:
            self.failed.emit(error)
            return
        self._back = (ledger, back) if undoable else None
        about = self._entry or next(iter(edit.come), None)
        self._session.use(self._session.matter)
        self.done.emit(_now(ledger, about) if about else "")

    def _save(self, ledger: Ledger, back: Edit) -> None:
        try:
            self._session.matter.save()
        except CloakroomError:
            edits.carry_out(ledger, back)
            raise

    def _group(self) -> Group | None:
        """The group of the selected row, as it is now."""
        groups = edits.groups(self._session.ledger)
        return next((group for group in groups if self._entry in group.entries), None)

    def _others(self, group: Group) -> list[Group]:
        word = _word(group)
        groups = edits.groups(self._session.ledger) if word else ()
        return [each for each in groups if each.base != group.base and _word(each) == word]


def _now(ledger: Ledger, entry: Entry) -> str:
    """The placeholder that the value of ``entry`` has now; "" where it was forgotten."""
    return ledger.known(entry.entity_type, entry.value, stand_in=entry.stand_in) or ""


def _word(group: Group) -> str:
    """PERSON of ``[PERSON_1]``; "" of a stand-in."""
    placeholder = Placeholder.parse(group.base)
    return placeholder.ticket if placeholder else ""
