"""The questions the chat asks, each in a dialog of its own."""

import json

from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from cloakroom.policy.markings import LONGEST_REASON, SHORTEST_REASON
from cloakroom.talk.prepared import Prepared
from cloakroom.ui.chat.words import listed, replaced
from cloakroom.ui.parts import button, label, row


class BodyDialog(QDialog):
    """The exact request, to be read. Sending is offered while it has not gone yet."""

    def __init__(
        self, prepared: Prepared, body: str, parent: QWidget, *, to_send: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("What would be sent" if to_send else "What was sent")
        self.resize(760, 560)
        self.prepared = prepared
        self.body = QPlainTextEdit(pretty(body))
        self.body.setReadOnly(True)
        self.body.setObjectName("code")
        self.body.setAccessibleName("The body of the request")
        self.send = button("Send exactly this", "primary", self.accept)
        self.send.setVisible(to_send)
        self.send.setEnabled(prepared.may_go)
        self.shut = button("Close", "", self.reject)
        told = replaced(prepared.taken)
        kinds = f" ({listed(prepared.taken)})" if prepared.taken else ""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 20)
        whole.setSpacing(12)
        whole.addWidget(label(self.windowTitle(), "heading"))
        whole.addWidget(label(
            f"{told}{kinds}. This is the whole request, with the instructions and the conversation "
            "so far. Nothing else of yours goes along.", "quiet", wrap=True))
        for block in prepared.blocks if to_send else ():
            whole.addWidget(label(block.sentence, "problem", wrap=True))
        whole.addWidget(self.body, 1)
        buttons = row()
        buttons.addStretch()
        buttons.addWidget(self.shut)
        buttons.addWidget(self.send)
        whole.addLayout(buttons)


def pretty(body: str) -> str:
    """Indented; what is no JSON as it is."""
    try:
        return json.dumps(json.loads(body), ensure_ascii=False, indent=2)
    except ValueError:
        return body


class ReasonDialog(QDialog):
    """Why a question goes in spite of what stands against it. The reason is recorded."""

    def __init__(self, prepared: Prepared, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Send all the same?")
        self.setMinimumWidth(520)
        self.prepared = prepared
        self.reason = QLineEdit()
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setAccessibleName("Your reason")
        self.reason.setPlaceholderText("Your reason")
        self.send = button("Send with this reason", "primary", self.accept)
        self.stay = button("Do not send", "", self.reject)
        self.stay.setDefault(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 20)
        whole.setSpacing(12)
        whole.addWidget(label("Send all the same?", "heading"))
        for block in prepared.blocks:
            whole.addWidget(label(block.sentence, "problem", wrap=True))
        whole.addWidget(label(
            "Your policy allows it with a reason. The reason is scrubbed and written to the audit "
            f"record ({SHORTEST_REASON} characters at least).", "quiet", wrap=True))
        whole.addWidget(self.reason)
        buttons = row()
        buttons.addStretch()
        buttons.addWidget(self.stay)
        buttons.addWidget(self.send)
        whole.addLayout(buttons)
        self.reason.textChanged.connect(self._typed)
        self._typed("")

    def _typed(self, text: str) -> None:
        self.send.setEnabled(len(" ".join(text.split())) >= SHORTEST_REASON)


class LinkDialog(QDialog):
    """An address in an answer: shown whole before anything is opened. The model chose it."""

    def __init__(self, address: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Open this address?")
        self.setMinimumWidth(520)
        self.address = QPlainTextEdit(address)
        self.address.setReadOnly(True)
        self.address.setFixedHeight(84)
        self.address.setAccessibleName("The address")
        may = opens(address)
        self.go = button("Open in the browser", "", self.accept)
        self.go.setVisible(may)
        self.stay = button("Do not open", "primary", self.reject)
        self.stay.setDefault(True)
        told = ("The model wrote this address, and it may hold words of your conversation. The "
                "browser would send all of it to that place.")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 20)
        whole.setSpacing(12)
        whole.addWidget(label(self.windowTitle(), "heading"))
        whole.addWidget(label(told if may else "Addresses of this kind are not opened from here.",
                              "quiet", wrap=True))
        whole.addWidget(self.address)
        buttons = row()
        buttons.addStretch()
        buttons.addWidget(self.go)
        buttons.addWidget(self.stay)
        whole.addLayout(buttons)


def opens(address: str) -> bool:
    """Pages of the web only: never files of this computer or programs."""
    return address.lower().startswith(("https://", "http://"))


class KeyDialog(QDialog):
    """An API key, typed or pasted, never shown."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("API key")
        self.setMinimumWidth(460)
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setAccessibleName("API key")
        self.keep = button("Keep it in the keyring", "primary", self.accept)
        self.stay = button("Cancel", "", self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 20, 20, 20)
        whole.setSpacing(12)
        whole.addWidget(label(f"API key for {name}", "heading", wrap=True))
        whole.addWidget(label("It is kept in the keyring of this computer and nowhere else.",
                              "quiet", wrap=True))
        whole.addWidget(self.key)
        buttons = row()
        buttons.addStretch()
        buttons.addWidget(self.stay)
        buttons.addWidget(self.keep)
        whole.addLayout(buttons)
        self.key.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.keep.setEnabled(False)
