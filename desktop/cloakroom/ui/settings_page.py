"""The settings, made from the table in ``cloakroom.settings``: a row there is a row here."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QTabBar, QVBoxLayout, QWidget

from cloakroom.model import Operator
from cloakroom.redact.style import Style, written
from cloakroom.settings import SETTINGS, Setting
from cloakroom.ui.deployments.desk import DeploymentDesk
from cloakroom.ui.deployments.page import DeploymentsPage
from cloakroom.ui.example import Example
from cloakroom.ui.kind_operators import KindOperators
from cloakroom.ui.operator_words import OPERATOR_WORDS
from cloakroom.ui.parts import ComboBox, column, frame, label, row
from cloakroom.ui.review.switch import Switch
from cloakroom.ui.session import Session
from cloakroom.ui.set_by import SetBy
from cloakroom.ui.taught import TaughtButton
from cloakroom.ui.theme import Theme
from cloakroom.ui.wanted import choices_left, is_set

GENERAL, DEPLOYMENTS = range(2)


class SettingsPage(QWidget):
    def __init__(self, session: Session, deployments: DeploymentDesk | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._switches: list[Switch] = []
        self.deployments = DeploymentsPage(deployments or DeploymentDesk())
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Parts of the settings")
        self.tabs.setDrawBase(False)
        self._parts = (self._general(), self.deployments)
        inside = column(24, 12)
        inside.addWidget(self.tabs)
        for part, words in zip(self._parts, ("General", "Deployments"), strict=True):
            self.tabs.addTab(words)
            inside.addWidget(part)
        inside.addStretch()
        whole = column()
        whole.addWidget(_scrolling(inside))
        self.setLayout(whole)
        self.tabs.currentChanged.connect(self.go_to)
        self.go_to(GENERAL)

    def go_to(self, part: int) -> None:
        """:data:`GENERAL` or :data:`DEPLOYMENTS`."""
        self.tabs.setCurrentIndex(part)
        for number, each in enumerate(self._parts):
            each.setVisible(number == part)

    def _general(self) -> QWidget:
        paper = frame("sheet")
        rows = QVBoxLayout(paper)
        rows.setContentsMargins(28, 20, 28, 20)
        rows.setSpacing(22)
        for setting in SETTINGS.values():
            if not setting.noted:
                rows.addLayout(self._row(setting))
            if setting.key == "style":
                rows.addWidget(Example(self._session))
        inside = column(gap=12)
        inside.addWidget(paper)
        inside.addWidget(label(
            "Settings hold no text of yours. Values taken out live in memory until you quit, "
            "unless you keep the matter.", "quiet", wrap=True))
        inside.addWidget(TaughtButton(self._session.learning), 0, Qt.AlignmentFlag.AlignLeft)
        if self._session.settings.warning:
            inside.addWidget(label(self._session.settings.warning, "problem", wrap=True))
        made = QWidget()
        made.setLayout(inside)
        return made

    def set_theme(self, theme: Theme) -> None:
        for switch in self._switches:
            switch.set_theme(theme)

    def _row(self, setting: Setting) -> QVBoxLayout:
        line = row(gap=16)
        words = column(gap=3)
        words.addWidget(label(setting.label, "heading"))
        words.addWidget(label(setting.help, "quiet", wrap=True))
        words.addWidget(SetBy(self._session, setting.key), 0, Qt.AlignmentFlag.AlignLeft)
        line.addLayout(words, 1)
        around = column(gap=8)
        around.addLayout(line)
        if setting.by_kind:
            around.addWidget(KindOperators(self._session, setting))
        else:
            line.addWidget(self._choice(setting) if setting.choices else self._switch(setting))
        return around

    def _switch(self, setting: Setting) -> QWidget:
        made = Switch(setting.label)
        made.clicked.connect(lambda on: self._session.change_setting(setting.key, on))
        self._switches.append(made)

        def follow() -> None:
            made.setChecked(self._session.settings.switch(setting.key))
            made.setEnabled(not is_set(setting.key, self._session.rules))

        self._session.settings_changed.connect(follow)
        follow()
        return made

    def _choice(self, setting: Setting) -> QWidget:
        made = ComboBox()
        made.setAccessibleName(setting.label)
        made.setMinimumWidth(160)
        made.activated.connect(
            lambda number: self._session.change_setting(setting.key, made.itemData(number)))
        self._session.settings_changed.connect(lambda: self._offer(made, setting.key))
        self._offer(made, setting.key)
        return made

    def _offer(self, made: ComboBox, key: str) -> None:
        """The choices that are left to the user, and the one that holds."""
        left = choices_left(key, self._session.rules)
        if [made.itemData(number) for number in range(made.count())] != list(left):
            made.clear()
            for choice in left:
                made.addItem(_words(key, choice), choice)
        made.setCurrentIndex(made.findData(self._session.settings.text(key)))
        made.setEnabled(not is_set(key, self._session.rules))


def _words(key: str, choice: str) -> str:
    """A choice as the user reads it."""
    if key == "operator":
        return OPERATOR_WORDS[Operator(choice)]
    if key == "style":
        return written("[PERSON_1]", Style(choice))
    return choice.capitalize()


def _scrolling(inside: QVBoxLayout) -> QScrollArea:
    """A column that may be longer than the window."""
    sheet = QWidget()
    sheet.setObjectName("page")
    sheet.setLayout(inside)
    made = QScrollArea()
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWidget(sheet)
    return made
