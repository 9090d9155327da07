"""What goes along with the question, each with a button to leave it out."""

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cloakroom.ui.chat.draft import Attachment, Draft
from cloakroom.ui.parts import button, frame, label

_LONGEST_NAME = 40


class Attached(QWidget):
    """To be seen only while there is something."""

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self._shown: tuple[Attachment, ...] = ()
        self._chips: list[QFrame] = []
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(6, 2, 6, 2)
        self._line.setSpacing(8)
        self._line.addStretch()
        draft.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        self.setVisible(bool(self._draft.attachments))
        if self._shown == self._draft.attachments:
            return
        self._shown = self._draft.attachments
        while self._chips:
            self._chips.pop().deleteLater()
        for number, each in enumerate(self._shown):
            self._chips.append(self._chip(each))
            self._line.insertWidget(number, self._chips[-1])

    def _chip(self, attachment: Attachment) -> QFrame:
        made = frame("chip")
        inside = QHBoxLayout(made)
        inside.setContentsMargins(10, 2, 4, 2)
        inside.setSpacing(4)
        name = attachment.name
        shown = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
        inside.addWidget(label(f"{shown} · {len(attachment.text):,} characters"))
        away = button("×", "small", partial(self._draft.detach, attachment))
        away.setAccessibleName(f"Leave out {name}")
        inside.addWidget(away)
        return made
