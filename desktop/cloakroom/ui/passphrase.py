"""Asks for the passphrase of an exported matter: twice where it is new, once where it is not."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QWidget

from cloakroom.ui.parts import column, label

_WIDTH = 440
_FEW_SIGNS = 6
_LENGTHS = (
    (16, "Long enough. Four words that do not belong together are better."),
    (24, "Good."),
)


def hint(passphrase: str, shortest: int) -> str:
    """What to say of its length; nothing can be said of whether somebody would guess it."""
    length = len(passphrase)
    if length < shortest:
        return f"{length} of at least {shortest} characters."
    if len(set(passphrase)) < _FEW_SIGNS:
        return "Easily guessed: the same few characters again and again."
    return next((words for below, words in _LENGTHS if length < below), "Very good.")


class _Asking(QDialog):
    def __init__(self, parent: QWidget, title: str, words: str, accept: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.lines = column(20, 8)
        self.lines.addWidget(label(words, wrap=True))
        self.passphrase = self.secret("Passphrase")
        buttons = QDialogButtonBox()
        self.sure = buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.buttons = buttons
        self.setLayout(self.lines)

    def secret(self, words: str) -> QLineEdit:
        made = self.field(words)
        made.setEchoMode(QLineEdit.EchoMode.Password)
        return made

    def field(self, words: str) -> QLineEdit:
        made, name = QLineEdit(), label(words, "quiet")
        made.setAccessibleName(words)
        name.setBuddy(made)
        made.textChanged.connect(self.refresh)
        self.lines.addWidget(name)
        self.lines.addWidget(made)
        return made

    def refresh(self) -> None:
        """After every change."""

    def finish(self) -> None:
        """The buttons come last."""
        self.lines.addSpacing(8)
        self.lines.addWidget(self.buttons)
        self.refresh()


class NewPassphrase(_Asking):
    """For an export. It can be accepted only when both are the same and long enough."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent, "Export this matter",
            "Whoever has the file and this passphrase can read every value in it. Tell the "
            "passphrase another way than the file: on the telephone, say. Nobody can restore a "
            "forgotten one.", "Export")
        from cloakroom.matters.transfer import SHORTEST_PASSPHRASE

        self._shortest = SHORTEST_PASSPHRASE
        self.again = self.secret("Once more")
        self.hint = label("", "quiet", wrap=True)
        self.lines.addWidget(self.hint)
        self.finish()

    def refresh(self) -> None:
        given, again = self.passphrase.text(), self.again.text()
        words = hint(given, self._shortest)
        if len(given) >= self._shortest and again and again != given:
            words = "These are two different passphrases."
        self.hint.setText(words)
        self.sure.setEnabled(len(given) >= self._shortest and again == given)


class KnownPassphrase(_Asking):
    """For an import; the name may be left empty, and is then the one that was exported."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent, "Import a matter",
            "Type the passphrase that it was exported with. A copy of the matter is then kept on "
            "this computer, sealed with a key of your own.", "Import")
        self.name = self.field("Name to keep it under (empty: the name it has)")
        self.finish()

    def refresh(self) -> None:
        self.sure.setEnabled(bool(self.passphrase.text()))
