"""What a scrub with the settings as they are makes of a sentence."""

from collections.abc import Iterator

from PySide6.QtWidgets import QFrame

from cloakroom.model import Decision, Finding
from cloakroom.redact.ledger import Ledger
from cloakroom.scrub import take_out
from cloakroom.ui.parts import column, label
from cloakroom.ui.session import Session
from cloakroom.ui.wanted import method_for, style_for

SENTENCE = (
    "Amira Okafor (born 3 May 1984, LS1 4AP) paid with 4242 4242 4242 4242. Ring Ms Okafor on "
    "07700 900123."
)
_VALUES = (
    ("Amira Okafor", "PERSON"), ("3 May 1984", "DATE_TIME"), ("LS1 4AP", "UK_POSTCODE"),
    ("4242 4242 4242 4242", "CREDIT_CARD"), ("Ms Okafor", "PERSON"),
    ("07700 900123", "PHONE_NUMBER"),
)


class Example(QFrame):
    """Follows the settings."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("why")
        self._session = session
        self.after = label("", wrap=True)
        self.after.setAccessibleName("The example, scrubbed")
        lines = column(14, 4)
        lines.addWidget(label(f"Example: {SENTENCE}", "quiet", wrap=True))
        lines.addWidget(self.after)
        self.setLayout(lines)
        session.settings_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        settings = self._session.settings
        ledger = Ledger(style=style_for(settings))
        made = take_out(SENTENCE, list(_decisions()), ledger=ledger, method=method_for(settings))
        self.after.setText(made.text)


def _decisions() -> Iterator[Decision]:
    for value, kind in _VALUES:
        start = SENTENCE.index(value)
        yield Decision(Finding(start, start + len(value), kind, 1.0, "example"))
