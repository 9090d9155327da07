"""Beside a setting: that the organisation set it, where it did."""

from PySide6.QtWidgets import QLabel

from cloakroom.ui.session import Session
from cloakroom.ui.wanted import told_of


class SetBy(QLabel):
    def __init__(self, session: Session, key: str) -> None:
        super().__init__(told_of(key, session.rules))
        self.setObjectName("chip")
        self._session, self._key = session, key
        if not self.text():
            self.hide()
        session.settings_changed.connect(self.refresh)

    def refresh(self) -> None:
        self.setText(told_of(self._key, self._session.rules))
        self.setVisible(bool(self.text()))
