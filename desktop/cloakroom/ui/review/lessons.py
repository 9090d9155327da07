"""The small menus by which a word is taught: how long is it to be remembered?"""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from cloakroom.ui.learning import Scope

Teach = Callable[[Scope], object]


def fill(menu: QMenu, teach: Teach, *, kept: bool) -> QMenu:
    """``kept``: whether the matter at hand is one that can remember anything."""
    rows = (
        (Scope.SESSION, "Until Cloakroom closes", True),
        (Scope.MATTER, "In this matter" if kept else "In this matter (keep it first)", kept),
        (Scope.FOR_GOOD, "Always, in every matter", True),
    )
    for scope, words, possible in rows:
        action = menu.addAction(words)
        action.setEnabled(possible)
        action.triggered.connect(lambda _=False, scope=scope: teach(scope))
    return menu
