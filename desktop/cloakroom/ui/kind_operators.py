"""The kinds that are replaced otherwise than all the rest: a line for each, and one to add more."""

from functools import partial

from PySide6.QtWidgets import QLayout, QWidget

from cloakroom.entity_types import ENTITY_TYPES, entity_type
from cloakroom.policy.scrubbing import Scrubbing
from cloakroom.settings import Setting
from cloakroom.ui.operator_words import OPERATOR_WORDS
from cloakroom.ui.parts import ComboBox, button, column, label, row
from cloakroom.ui.session import Session
from cloakroom.ui.wanted import SET_BY, is_set


class KindOperators(QWidget):
    def __init__(self, session: Session, setting: Setting) -> None:
        super().__init__()
        self.setAccessibleName(setting.label)
        self._session, self._key = session, setting.key
        self._shown: tuple[object, ...] = ()
        self.kind, self.operator = ComboBox(), ComboBox()
        self.kind.setAccessibleName("Kind")
        self.operator.setAccessibleName("What replaces it")
        for name in sorted(ENTITY_TYPES, key=_label):
            self.kind.addItem(_label(name), name)
        for operator, words in OPERATOR_WORDS.items():
            self.operator.addItem(words, operator.value)
        self.kind.setCurrentIndex(self.kind.findData("CREDIT_CARD"))
        self.operator.setCurrentIndex(self.operator.findData("mask"))
        self.add = button("Add", "link", self._add)
        self._lines = column()
        adding = row()
        adding.addWidget(self.kind, 1)
        adding.addWidget(self.operator, 1)
        adding.addWidget(self.add)
        whole = column(gap=6)
        whole.addLayout(self._lines)
        whole.addLayout(adding)
        self.setLayout(whole)
        session.settings_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        held, rules = self._session.settings.operators(self._key), self._session.rules
        if (held, rules) == self._shown:
            return
        self._shown = held, rules
        for part in (self.kind, self.operator, self.add):
            part.setEnabled(not is_set(self._key, rules))
        _empty(self._lines)
        for name in sorted(held, key=_label):
            line = row()
            line.addWidget(label(f"{_label(name)}: {OPERATOR_WORDS[held[name]]}"), 1)
            line.addWidget(self._last(name, rules))
            self._lines.addLayout(line)

    def _last(self, name: str, rules: Scrubbing) -> QWidget:
        """What ends a line: the user takes away what the user added."""
        if rules.operator_for(name):
            return label(SET_BY, "quiet")
        remove = button("Remove", "link", partial(self._remove, name))
        remove.setAccessibleName(f"Remove: {_label(name)}")
        return remove

    def _chosen(self) -> dict[str, str]:
        """By the user, in words that are kept."""
        held = self._session.own_settings.operators(self._key)
        return {name: operator.value for name, operator in held.items()}

    def _add(self) -> None:
        added = {self.kind.currentData(): self.operator.currentData()}
        self._session.change_setting(self._key, {**self._chosen(), **added})

    def _remove(self, name: str) -> None:
        rest = {kind: how for kind, how in self._chosen().items() if kind != name}
        self._session.change_setting(self._key, rest)


def _label(name: str) -> str:
    words = entity_type(name).label
    return words[0].upper() + words[1:]


def _empty(layout: QLayout) -> None:
    while item := layout.takeAt(0):
        if inner := item.layout():
            _empty(inner)
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
