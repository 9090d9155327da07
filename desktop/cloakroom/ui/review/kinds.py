"""The menu of kinds, for what the user marks as missed."""

from PySide6.QtWidgets import QMenu, QWidget

from cloakroom.entity_types import ENTITY_TYPES, Group


def kinds_menu(parent: QWidget) -> QMenu:
    """“Take out as…”: the commonest kinds first, then all by group."""
    menu = QMenu(parent)
    for name in ("PERSON", "CUSTOM"):
        words = "Take out as a name" if name == "PERSON" else "Take out as a word"
        menu.addAction(words).setData(name)
    menu.addSeparator()
    for group in Group:
        sub = menu.addMenu(group.value)
        for kind in ENTITY_TYPES.values():
            if kind.group is group and kind.name != "CUSTOM" and not kind.opt_in:
                sub.addAction(kind.label[0].upper() + kind.label[1:]).setData(kind.name)
    return menu
