"""The dialogs of a matter: what is asked, and what is done with the answer."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cloakroom.errors import CloakroomError, OutputExists
from cloakroom.matters.info import Info
from cloakroom.matters.matter import Matter
from cloakroom.ui.expiry import ExpiryDialog
from cloakroom.ui.matter_actions import MatterActions
from cloakroom.ui.matters import MatterDesk
from cloakroom.ui.passphrase import KnownPassphrase, NewPassphrase, hint
from fakes.desk import Desk

PASSPHRASE = "correct horse battery"


class NotedDesk(MatterDesk):
    """Notes what it is asked for, and does nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.session)
        self.asked: list[tuple[object, ...]] = []

    def export(self, file: Path, passphrase: str) -> None:
        self.asked.append(("export", file, passphrase))

    def bring_in(self, file: Path, passphrase: str, name: str) -> None:
        self.asked.append(("import", file, passphrase, name))

    def keep_until(self, last_day: date | None) -> None:
        self.asked.append(("until", last_day))


class KeptMatter(Matter):
    kept = True  # type: ignore[assignment]  # without a file: nothing is saved here


@pytest.fixture
def noted(desk: Desk) -> NotedDesk:
    made = NotedDesk(desk)
    desk.session.matter = KeptMatter(Info("Appeal", date(2026, 1, 2)), desk.session.ledger)
    return made


@pytest.fixture
def actions(noted: NotedDesk, qtbot: QtBot) -> MatterActions:
    made = MatterActions(noted)
    qtbot.addWidget(made)
    return made


def when_asked(fill: Callable[[QWidget], None]) -> None:
    """When the dialog comes, fills it in and accepts it."""
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        fill(dialog)
        if isinstance(dialog, NewPassphrase | KnownPassphrase | ExpiryDialog):
            dialog.accept()

    QTimer.singleShot(0, answer)


def chosen(monkeypatch: pytest.MonkeyPatch, file: str) -> None:
    """What the user chooses in the dialogs for files; "" is to leave them."""
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: (file, ""))


# ---- passphrases


@pytest.mark.parametrize(
    ("passphrase", "words"),
    [
        ("", "0 of at least 12 characters."),
        ("x" * 11, "11 of at least 12 characters."),
        ("aaaaaaaaaaaaaaaa", "Easily guessed: the same few characters again and again."),
        ("correct hors", "Long enough. Four words that do not belong together are better."),
        ("correct horse bat", "Good."),
        ("correct horse battery staple", "Very good."),
    ],
)
def test_the_hint_goes_by_the_length(passphrase: str, words: str) -> None:
    assert hint(passphrase, 12) == words


def test_a_new_passphrase_is_typed_twice(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = NewPassphrase(parent)
    for first, again, words, sure in (
        ("short", "short", "5 of at least 12 characters.", False),
        (PASSPHRASE, "", "Good.", False),
        (PASSPHRASE, "correct horse", "These are two different passphrases.", False),
        (PASSPHRASE, PASSPHRASE, "Good.", True),
    ):
        dialog.passphrase.setText(first)
        dialog.again.setText(again)
        assert (dialog.hint.text(), dialog.sure.isEnabled()) == (words, sure)
    fields = dialog.findChildren(QLineEdit)
    assert {field.echoMode() for field in fields} == {QLineEdit.EchoMode.Password}
    assert [field.accessibleName() for field in fields] == ["Passphrase", "Once more"]


# ---- export and import


def test_an_export_goes_to_the_file_that_was_chosen(
    actions: MatterActions, noted: NotedDesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, NewPassphrase)
        dialog.passphrase.setText(PASSPHRASE)
        dialog.again.setText(PASSPHRASE)

    for given, wanted in (("a", "a.cloakroom"), ("b.bin", "b.bin")):
        chosen(monkeypatch, str(tmp_path / given))
        when_asked(fill)
        actions.export.click()
        assert noted.asked.pop() == ("export", tmp_path / wanted, PASSPHRASE)


def test_a_file_that_is_there_is_refused_before_a_passphrase_is_asked_for(
    actions: MatterActions, noted: NotedDesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    failures: list[CloakroomError] = []
    noted.failed.connect(failures.append)
    (tmp_path / "a.cloakroom").write_text("mine")
    chosen(monkeypatch, str(tmp_path / "a"))
    actions.export.click()  # a dialog would wait for ever
    assert [type(error) for error in failures] == [OutputExists]
    assert not noted.asked


def test_an_import_may_have_another_name(
    actions: MatterActions, noted: NotedDesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, KnownPassphrase)
        assert not dialog.sure.isEnabled()
        dialog.passphrase.setText(PASSPHRASE)
        assert dialog.sure.isEnabled()
        dialog.name.setText("From Sam")

    chosen(monkeypatch, str(tmp_path / "a.cloakroom"))
    when_asked(fill)
    actions.bring_in.click()
    assert noted.asked == [("import", tmp_path / "a.cloakroom", PASSPHRASE, "From Sam")]


def test_leaving_the_dialog_for_files_does_nothing(
    actions: MatterActions, noted: NotedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(monkeypatch, "")
    actions.export.click()
    actions.bring_in.click()
    assert not noted.asked


def test_the_suggested_name_does_not_say_what_the_matter_is_about(
    actions: MatterActions, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested = []

    def choose(*arguments: object, **_: object) -> tuple[str, str]:
        suggested.append(str(arguments[2]))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    actions.export.click()
    assert suggested[0].endswith(f"matter-{date.today()}.cloakroom")
    assert "Appeal" not in suggested[0]


# ---- the last day


def test_a_day_or_for_ever(actions: MatterActions, noted: NotedDesk) -> None:
    def pick(dialog: QWidget) -> None:
        assert isinstance(dialog, ExpiryDialog)
        assert dialog.for_ever.isChecked()
        assert not dialog.day.isEnabled()
        dialog.until.setChecked(True)
        dialog.day.setDate(QDate(2999, 5, 3))

    when_asked(pick)
    actions.until.click()
    assert noted.asked == [("until", date(2999, 5, 3))]


def test_a_day_that_was_set_is_shown_and_can_be_taken_back(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ExpiryDialog(parent, date(2999, 5, 3))
    assert dialog.chosen == date(2999, 5, 3)
    dialog.for_ever.setChecked(True)
    assert dialog.chosen is None


def test_a_day_that_is_past_cannot_be_chosen(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ExpiryDialog(parent, None)
    dialog.until.setChecked(True)
    dialog.day.setDate(QDate(2020, 1, 1))
    assert dialog.chosen == date.today()
