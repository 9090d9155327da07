"""The dialogs of the chat, and what follows from their answers."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from cloakroom.errors import CloakroomError
from cloakroom.output import write_new
from cloakroom.policy.words import Method
from cloakroom.talk.prepared import Prepared
from cloakroom.talk.record import record
from cloakroom.ui.aside import Chore
from cloakroom.ui.chat.banner import Banner
from cloakroom.ui.chat.desk import ChatDesk
from cloakroom.ui.chat.dialogs import BodyDialog, KeyDialog, LinkDialog, ReasonDialog
from cloakroom.ui.chat.message import Message

_ENDS = "The conversation at hand ends here and leaves the window. What you are typing stays."
_FORGETS = (
    "“Forget the values too” empties the matter in memory: an answer from before can then no "
    "longer be restored."
)


class Asking(QObject):
    """Each dialog is opened, never waited for: the window goes on below it."""

    def __init__(self, desk: ChatDesk, page: QWidget, banner: Banner) -> None:
        super().__init__(page)
        self._desk, self._page, self._banner = desk, page, banner
        desk.blocked.connect(self.blocked)
        desk.previewed.connect(self.preview)
        desk.signing.keyless.connect(self.offer_session_key)

    # ---- before a send

    def blocked(self, prepared: Prepared) -> None:
        """Why it may not go; with the way round, where the policy has one."""
        if not prepared.overridable:
            self._banner.say(" ".join(block.sentence for block in prepared.blocks), problem=True)
            return
        dialog = ReasonDialog(prepared, self._page)
        dialog.accepted.connect(
            lambda: self._desk.send_prepared(prepared, dialog.reason.text()))
        _open(dialog)

    def preview(self, prepared: Prepared, body: str) -> None:
        dialog = BodyDialog(prepared, body, self._page, to_send=True)
        dialog.accepted.connect(lambda: self._desk.send_prepared(prepared))
        _open(dialog)

    def show_body(self, message: Message) -> None:
        """What was sent, as the client makes it of the very request."""
        prepared = message.prepared
        Chore(lambda: self._desk.office.body(prepared.request),
              lambda body: _open(BodyDialog(prepared, body, self._page)), self._desk.failed.emit,
              self)

    # ---- links

    def offer_link(self, address: str) -> None:
        dialog = LinkDialog(address, self._page)
        dialog.accepted.connect(lambda: QDesktopServices.openUrl(QUrl(address)))
        _open(dialog)

    # ---- signing in

    def sign_in(self, method: Method) -> None:
        window = self._page.window().winId()
        self._desk.signing.sign_in(method, int(window))

    def ask_for_key(self) -> None:
        here = self._desk.places.deployment
        if here is not None:
            dialog = KeyDialog(here.display_name, self._page)
            dialog.accepted.connect(lambda: self._desk.signing.enter_key(dialog.key.text()))
            _open(dialog)

    def offer_session_key(self, key: str) -> None:
        box = QMessageBox(
            QMessageBox.Icon.Question, "No keyring",
            "The keyring of this computer cannot keep the key, so Cloakroom does not write it "
            "anywhere. Use it until Cloakroom is quit?", parent=self._page)
        use = box.addButton("Use it for now", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton("Forget it", QMessageBox.ButtonRole.RejectRole))
        use.clicked.connect(lambda _checked: self._desk.signing.use_key(key))
        _open(box)

    # ---- leaving a conversation

    def leave(self, then: Callable[[], object]) -> None:
        """Asks first where something would be lost."""
        if not self._desk.messages:
            then()
            return
        box = QMessageBox(QMessageBox.Icon.Question, "New conversation", _ENDS, parent=self._page)
        go = box.addButton("Start a new one", QMessageBox.ButtonRole.AcceptRole)
        go.clicked.connect(lambda _checked: then())
        if self._desk.can_forget:
            box.setInformativeText(_FORGETS)
            forget = box.addButton("Forget the values too", QMessageBox.ButtonRole.DestructiveRole)
            forget.clicked.connect(lambda _checked: self._forget(then))
        save = box.addButton("Save it first…", QMessageBox.ButtonRole.ActionRole)
        save.clicked.connect(lambda _checked: self.save(then))
        box.setDefaultButton(box.addButton("Stay", QMessageBox.ButtonRole.RejectRole))
        _open(box)

    def _forget(self, then: Callable[[], object]) -> None:
        self._desk.forget()
        then()

    def save(self, then: Callable[[], object] | None = None) -> None:
        """The conversation, scrubbed, to a file that is not there yet."""
        suggested = f"conversation-{datetime.now():%Y-%m-%d-%H%M}.md"
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, "Save the conversation, scrubbed", suggested, "Markdown (*.md)",
            options=QFileDialog.Option.DontConfirmOverwrite)
        if not chosen:
            return
        conversation = self._desk.conversation
        text = record(conversation.deployment, conversation.turns, at=datetime.now())
        file = Path(chosen)
        file = file if file.suffix else file.with_suffix(".md")
        try:
            write_new(file, text.encode("utf-8"))
        except CloakroomError as error:
            self._banner.say(f"{error.title}. {error.sentence}", problem=True)
            return
        self._banner.say(f"Saved as {file.name}. It holds placeholders only.")
        if then:
            then()


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
