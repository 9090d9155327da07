"""Approving a deployment for oneself: what has to be known of it, checked while it is typed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from cloakroom.policy.words import Api, Ceiling, KeyHeader, Method, Style
from cloakroom.ui.parts import ComboBox, button, column, label, row

_INTRODUCTION = (
    "You decide this for yourself: nobody has checked this deployment for you. Only scrubbed text "
    "goes there. It is kept with a key of yours in the keyring, so a change by anybody else is "
    "noticed."
)
_FORGOTTEN = (
    "You decide this for yourself: nobody has checked this deployment for you. Only scrubbed text "
    "goes there. This computer offers no safe keyring, so it is forgotten when Cloakroom ends."
)
_ENTRA = frozenset({Method.BROKER, Method.BROWSER, Method.DEVICE_CODE})


@dataclass(frozen=True, slots=True)
class Field:
    """``key`` as in a policy file. Without ``choices`` it is typed; each choice is a value and its
    words, the first to begin with."""

    key: str
    words: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()


FIELDS: Mapping[str, Field] = MappingProxyType({each.key: each for each in (
    Field("display_name", "What you call it", "GPT of my department"),
    Field("base_url", "Endpoint", "https://name.openai.azure.com/openai/v1/"),
    Field("deployment", "Name of the deployment in Azure", "gpt-4.1"),
    Field("style", "How it is addressed", choices=(
        (Style.V1, "v1: everything new"), (Style.DATED, "Dated: older resources and gateways"))),
    Field("api_version", "Version of the interface", "2024-10-21"),
    Field("api", "Interface", choices=(
        (Api.CHAT, "Chat Completions"), (Api.RESPONSES, "Responses, never stored"))),
    Field("auth.methods", "How you sign in", choices=(
        (Method.KEYRING_KEY, "With an API key, kept in the keyring"),
        (Method.BROWSER, "With Microsoft Entra, in the browser"),
        (Method.BROKER, "With Microsoft Entra, as I am signed in to this computer"),
        (Method.DEVICE_CODE, "With Microsoft Entra, by a code on another device"))),
    Field("key_header", "Header of the key", choices=(
        (KeyHeader.AUTHORIZATION, "Authorization: Bearer"), (KeyHeader.API_KEY, "api-key"),
        (KeyHeader.SUBSCRIPTION, "Ocp-Apim-Subscription-Key"))),
    Field("auth.tenant_id", "Tenant", "Its id, or a domain such as example.org"),
    Field("auth.client_id", "Application", "The id of the application that is registered for it"),
    Field("data.max_classification", "Highest marking that may go there", choices=(
        (Ceiling.OFFICIAL, "OFFICIAL"), (Ceiling.PUBLIC, "PUBLIC"))),
)})


class DeploymentForm(QFrame):
    """``given`` with the keys of a deployment without a fault, ``cancelled`` when it is put away.
    ``check`` answers what is wrong, by key; it is not asked before :meth:`begin`."""

    given = Signal(dict)
    cancelled = Signal()

    def __init__(self, check: Callable[[Mapping[str, object]], Mapping[str, str]]) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self._check = check
        self._touched: set[str] = set()
        self.inputs: dict[str, QLineEdit | ComboBox] = {}
        self.problems: dict[str, QLabel] = {}
        self._boxes: dict[str, QWidget] = {}
        self.introduction = label(_INTRODUCTION, "quiet", wrap=True)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 16, 20, 16)
        lines.setSpacing(10)
        lines.addWidget(label("Approve a deployment for yourself", "heading"))
        lines.addWidget(self.introduction)
        for each in FIELDS.values():
            lines.addWidget(self._box(each))
        self.approve = button("Approve for myself", "primary", self._give)
        ends = row(gap=10)
        ends.addWidget(self.approve)
        ends.addWidget(button("Cancel", "link", self.cancelled.emit))
        ends.addStretch()
        lines.addSpacing(6)
        lines.addLayout(ends)

    # ---- showing

    def begin(self, *, kept: bool) -> None:
        """Empty again."""
        self.introduction.setText(_INTRODUCTION if kept else _FORGOTTEN)
        for each in self.inputs.values():
            if isinstance(each, ComboBox):
                each.setCurrentIndex(0)
            else:
                each.clear()
        self._touched.clear()
        self._refresh()
        self.inputs["display_name"].setFocus()

    def keys(self) -> dict[str, object]:
        """Those that are shown, as ``[[deployment]]`` nests them."""
        made: dict[str, object] = {}
        for key, value in self._values():
            table, _, name = key.rpartition(".")
            inside = made.setdefault(table, {}) if table else made
            assert isinstance(inside, dict), "no key is a table and a value"
            inside[name] = [value] if name == "methods" else value
        return made

    # ---- making

    def _box(self, each: Field) -> QWidget:
        made, name, problem = self._input(each), label(each.words), label("", "fault", wrap=True)
        name.setBuddy(made)
        made.setAccessibleName(each.words)
        problem.hide()
        self.inputs[each.key], self.problems[each.key] = made, problem
        box = self._boxes[each.key] = QWidget()
        lines = column(gap=3)
        for part in (name, made, problem):
            lines.addWidget(part)
        box.setLayout(lines)
        return box

    def _input(self, each: Field) -> QLineEdit | ComboBox:
        if each.choices:
            chooser = ComboBox()
            for value, words in each.choices:
                chooser.addItem(words, value)
            chooser.currentIndexChanged.connect(self._refresh)
            return chooser
        line = QLineEdit()
        line.setPlaceholderText(each.hint)
        line.textEdited.connect(lambda _: self._touch(each.key))
        line.editingFinished.connect(self._refresh)
        return line

    # ---- checking

    def _values(self) -> Iterator[tuple[str, str]]:
        for key, made in self.inputs.items():
            if key in self._shown():
                yield key, (str(made.currentData()) if isinstance(made, ComboBox)
                            else made.text().strip())

    def _shown(self) -> frozenset[str]:
        """A field that would change nothing is not asked."""
        left_out = set()
        if self._chosen("style") != Style.DATED:
            left_out.add("api_version")
        if self._chosen("auth.methods") in _ENTRA:
            left_out.add("key_header")
        else:
            left_out |= {"auth.tenant_id", "auth.client_id"}
        return frozenset(FIELDS) - left_out

    def _chosen(self, key: str) -> object:
        made = self.inputs[key]
        return made.currentData() if isinstance(made, ComboBox) else made.text()

    def _touch(self, key: str) -> None:
        self._touched.add(key)
        self._refresh()

    def _refresh(self) -> None:
        shown, faults = self._shown(), self._check(self.keys())
        for key, problem in self.problems.items():
            # Nobody is told off for what they have not written yet.
            told = faults.get(key, "") if key in self._touched else ""
            problem.setText(f"{FIELDS[key].words} {told}." if told else "")
            problem.setVisible(bool(told))
            self._boxes[key].setVisible(key in shown)
        self.approve.setEnabled(not faults)

    def _give(self) -> None:
        self.given.emit(self.keys())
