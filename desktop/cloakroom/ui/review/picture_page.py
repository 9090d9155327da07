"""The review of the picture on the clipboard: its pixels with boxes, its words, one button."""

from PySide6.QtWidgets import QWidget

from cloakroom.ui.exchange import Exchange
from cloakroom.ui.files.file_page import FilePage
from cloakroom.ui.parts import button, column, label, row
from cloakroom.ui.session import Session
from cloakroom.ui.state import State

_SCRUBBED = ("The clipboard now holds a new picture with the boxes in it. Paste it where you need "
             "it; look at it before you send it.")


class PicturePage(QWidget):
    def __init__(self, session: Session, exchange: Exchange) -> None:
        super().__init__()
        self._session, self._exchange = session, exchange
        self.notice = label(_SCRUBBED, "notice", wrap=True)
        self.undo = button("Undo", "link", exchange.undo)
        self.paper = FilePage(session, exchange.picture.desk)
        self.paper.panel.save_asked.connect(exchange.picture.put_clean)
        line = row()
        line.setContentsMargins(24, 12, 24, 0)
        line.addWidget(self.notice, 1)
        line.addWidget(self.undo)
        whole = column()
        whole.addLayout(line)
        whole.addWidget(self.paper, 1)
        self.setLayout(whole)

    def refresh(self) -> None:
        self.notice.setVisible(self._session.state is State.SCRUBBED)
        self.undo.setVisible(self._exchange.can_undo)
        self.paper.refresh()
