"""Asks how long a matter is kept: for ever, or up to a day."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QDialog, QDialogButtonBox, QRadioButton, QWidget

from cloakroom.ui.parts import column, label, row

_WIDTH = 440
_MONTHS = 6  # the day that is offered first


class ExpiryDialog(QDialog):
    """``chosen`` is the last day on which it is kept, None for ever."""

    def __init__(self, parent: QWidget, expires: date | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keep until")
        self.setMinimumWidth(_WIDTH)
        today = QDate.currentDate()
        self.for_ever = QRadioButton("For ever, until I wipe it")
        self.until = QRadioButton("Until the end of")
        self.day = QDateEdit(today.addMonths(_MONTHS))
        self.day.setAccessibleName("The last day it is kept")
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("d MMMM yyyy")
        self.day.setMinimumDate(today)
        if expires is not None:
            self.day.setDate(QDate(expires.year, expires.month, expires.day))
        (self.until if expires else self.for_ever).setChecked(True)
        self.day.setEnabled(expires is not None)
        self.until.toggled.connect(self.day.setEnabled)
        self._lay_out()

    def _lay_out(self) -> None:
        lines = column(20, 10)
        lines.addWidget(label(
            "When Cloakroom first starts after that day, the matter is wiped: its values are gone "
            "for good.", wrap=True))
        lines.addWidget(self.for_ever)
        one = row()
        one.addWidget(self.until)
        one.addWidget(self.day, 1)
        lines.addLayout(one)
        buttons = QDialogButtonBox()
        buttons.addButton("Set", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        lines.addSpacing(8)
        lines.addWidget(buttons)
        self.setLayout(lines)

    @property
    def chosen(self) -> date | None:
        day = self.day.date()
        return date(day.year(), day.month(), day.day()) if self.until.isChecked() else None
