"""How the controls look, by object name: the names are set where the controls are made."""

from dataclasses import fields
from string import Template

from cloakroom.ui.theme import Theme

_RULES = Template("""
QWidget { font-size: 14px; color: $ink; }
#window, #page, QDialog { background: $background; }
#rail, #header, #panel { background: $panel; }
#rail { border-right: 1px solid $line; }
#header { border-bottom: 1px solid $line; }
#panel { border-left: 1px solid $line; }
#foot { border-top: 1px solid $line; background: $panel; }
#title { font-size: 16px; font-weight: 600; }
#heading { font-size: 15px; font-weight: 600; }
#lead { font-size: 20px; font-weight: 600; }
#quiet { color: $quiet; font-size: 13px; }
#pill { border: 1px solid $line; border-radius: 8px; padding: 5px 12px; font-size: 13px; }
#notice { background: $soft; border-radius: 8px; padding: 8px 12px; font-size: 13px; }
#problem { background: $panel; border: 1px solid $danger; border-radius: 8px;
            padding: 8px 12px; font-size: 13px; }
#fault { color: $danger; font-size: 13px; }
#bar { background: $soft; border-bottom: 1px solid $line; }
#bar QLabel { font-size: 13px; }
#bar QPushButton#primary { font-size: 14px; padding: 6px 12px; }
#sheet { background: $panel; border: 1px solid $line; border-radius: 12px; }
#log, #log > QWidget, #side, #details, #details > QWidget, #lines
    { background: transparent; border: none; }
#side { background: $panel; }
#question { background: $soft; border-radius: 12px; }
#said { font-size: 15px; }
#strong { font-weight: 600; font-size: 13px; }
#answer { background: transparent; font-size: 15px; }
#composer { background: $panel; border: 1px solid $line; border-radius: 12px; }
#field { background: transparent; font-size: 15px; }
#code { background: $background; border-radius: 8px; font-family: monospace; font-size: 13px; }
#chip { border: 1px solid $line; border-radius: 8px; padding: 1px 8px; font-size: 12px;
        color: $quiet; }
#chip QLabel { font-size: 13px; }
#why { background: $background; border-radius: 8px; font-size: 13px; }
#rail QToolButton { border: none; border-radius: 8px; padding: 6px 2px; font-size: 11px;
                     color: $quiet; }
#rail QToolButton:hover { background: $background; }
#rail QToolButton:checked { background: $soft; color: $accent; font-weight: 600; }
#rail QToolButton:focus { border: 2px solid $accent; }
QPushButton { border: 1px solid $line; border-radius: 8px; padding: 7px 14px;
               background: $panel; }
QPushButton:hover { background: $soft; }
QPushButton:focus, QComboBox:focus { border: 2px solid $accent; padding: 6px 13px; }
QPushButton:disabled { color: $quiet; background: $background; }
QPushButton#switcher { padding: 4px 12px; font-size: 13px; }
QPushButton#switcher::menu-indicator { width: 0; }
QLineEdit, QDateEdit { border: 1px solid $line; border-radius: 8px; padding: 7px 10px;
                       background: $panel; }
QLineEdit:focus, QDateEdit:focus { border: 2px solid $accent; padding: 6px 9px; }
QTabBar { background: transparent; }
QTabBar::tab { border: 2px solid transparent; border-radius: 8px; padding: 5px 14px;
                margin-right: 6px; color: $quiet; background: transparent; }
QTabBar::tab:hover { background: $panel; }
QTabBar::tab:selected { background: $soft; color: $accent; font-weight: 600; }
QTabBar:focus::tab:selected { border: 2px solid $accent; }
QTableView { background: $panel; border: none; outline: none; selection-background-color: $soft;
             selection-color: $ink; }
QHeaderView::section { background: $panel; color: $quiet; border: none; padding: 8px 6px;
                       border-bottom: 1px solid $line; font-weight: 600; }
QPushButton#primary { background: $accent; color: $on_accent; font-weight: 600;
                       border: 2px solid $accent; font-size: 15px; padding: 11px 14px; }
QPushButton#primary:hover, QPushButton#primary:focus { border: 2px solid $ink; }
QPushButton#primary:disabled { background: $line; color: $quiet;
                                border: 2px solid $line; }
QPushButton#primary[done="true"] { background: $soft; color: $accent;
                                    border: 2px solid $soft; }
QPushButton#send { background: $accent; color: $on_accent; font-weight: 600;
                    border: 2px solid $accent; padding: 7px 18px; }
QPushButton#send:hover, QPushButton#send:focus { border: 2px solid $ink; }
QPushButton#send:disabled { background: $line; color: $quiet; border: 2px solid $line; }
QPushButton#small { padding: 2px 10px; font-size: 12px; border-radius: 6px; }
QPushButton#small:focus { padding: 1px 9px; }
QPushButton#link:checked { background: $soft; }
QPushButton#link { border: 2px solid transparent; background: transparent; color: $accent;
                    font-weight: 600; padding: 6px 8px; }
QPushButton#link:hover { background: $soft; }
QPushButton#link:focus { border: 2px solid $accent; }
QPushButton#link:disabled { color: $quiet; }
QComboBox { border: 1px solid $line; border-radius: 8px; padding: 6px 12px;
             background: $panel; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $line;
                               selection-background-color: $soft;
                               selection-color: $ink; }
QTreeView, #panel QListView { background: $panel; border: none; outline: none; }
#panel QListView::item { padding: 4px; border-left: 3px solid transparent; }
#panel QListView::item:selected { background: $soft; color: $ink; border-left: 3px solid $accent; }
QTextEdit, QPlainTextEdit { background: $panel; border: none; font-size: 16px; }
QMenu { background: $panel; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 6px 22px; border-radius: 6px; }
QMenu::item:selected { background: $soft; }
QMenu::item:disabled { color: $quiet; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QScrollBar:vertical { width: 12px; background: transparent; margin: 2px; }
QScrollBar::handle:vertical { background: $line; border-radius: 4px; min-height: 32px; }
QScrollBar::handle:vertical:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { border: none; background: $line; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QToolTip { background: $panel; color: $ink; border: 1px solid $line; padding: 4px; }
""")


def style_sheet(theme: Theme) -> str:
    """The rules in the colours of ``theme``."""
    return _RULES.substitute({colour.name: getattr(theme, colour.name) for colour in fields(theme)})
