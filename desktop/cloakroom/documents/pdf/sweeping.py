"""Strings that no page shows: edits into them, then the sweep through all that are left."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import pikepdf
from pikepdf import Name

from cloakroom.documents.base import Edit
from cloakroom.documents.pdf.leaves import content_of
from cloakroom.documents.pdf.objects import Located, is_binary, values
from cloakroom.documents.pdf.operators import OTHER_TEXTS
from cloakroom.documents.pdf.plain import Shape, array_of, dictionary_of, name_of
from cloakroom.documents.pdf.texts import MARKED_UP, STREAMS, HiddenText, said_at
from cloakroom.documents.splice import spliced
from cloakroom.documents.sweep import Sweep

_NAMED: Final = frozenset({"/V", "/DV", "/AS", "/D", "/Dest", "/Opt"})
"""Where a name is a value that a person chose, and not a word of the format."""

_FILES: Final = frozenset({"/F", "/UF", "/DOS", "/Mac", "/Unix"})
_FIELD: Final = frozenset({"/V", "/DV", "/Contents", "/RC", "/RV", "/Opt"})
"""What an appearance may show."""

_LIKELY: Final = (b"/ActualText", b"/Alt", b"/E")


class Strings:
    """The strings of one open PDF. ``changed`` are the fields and notes whose text changed."""

    def __init__(self, pdf: pikepdf.Pdf, sweep: Sweep) -> None:
        self._pdf = pdf
        self._sweep = sweep
        self.changed: list[Any] = []

    def edit(self, hidden: Sequence[HiddenText], edits: Mapping[int, Sequence[Edit]]) -> None:
        for number, each in edits.items():
            text = hidden[number]
            if text.plain:
                self._put(text.found, spliced(text.text, each))
            else:  # between marks: what shows it in another way stays
                self._remove(text.found)

    def sweep(self) -> None:
        if not self._sweep:
            return
        for found in list(values(self._pdf)):
            if found.shape is Shape.STRING:
                self._string(found)
            elif found.shape is Shape.NAME and found.key in _NAMED:
                self._name(found)
            elif found.key in STREAMS and found.shape is Shape.STREAM:
                if self._sweep.found(said_at(found)):
                    self._remove(found)
            elif found.at in ("/N", "/D", "/R", "/Dests"):
                self._keys(found.value)

    def marked(self) -> None:
        """Texts that stand in drawings to be read in place of letters."""
        for page in self._pdf.pages:
            if _may_say(content_of(page.obj)):
                new = self._without(pikepdf.parse_content_stream(page))
                if new is not None:
                    page.obj["/Contents"] = self._pdf.make_stream(new)
        for value in self._pdf.objects:
            if _is_form(value) and _may_say(value.read_bytes()):
                new = self._without(pikepdf.parse_content_stream(value))
                if new is not None:
                    value.write(new)

    def _without(self, instructions: Iterable[Any]) -> bytes | None:
        """The content without values in its marks; None where it has none."""
        made, changed = [], False
        for instruction in instructions:
            marked = dictionary_of(instruction.operands[1]) if _is_marked(instruction) else None
            if marked is not None and any(
                self._sweep.found(str(marked[key])) for key in OTHER_TEXTS if key in marked
            ):
                left = {key: item for key, item in marked.items() if key not in OTHER_TEXTS}
                made.append(
                    ([instruction.operands[0], pikepdf.Dictionary(left)], pikepdf.Operator("BDC"))
                )
                changed = True
            else:
                made.append(instruction)
        return pikepdf.unparse_content_stream(made) if changed else None

    def _string(self, found: Located) -> None:
        if is_binary(found):
            return
        if found.key in MARKED_UP:
            if self._sweep.found(said_at(found)):
                self._remove(found)
            return
        old = str(found.value)
        if found.key == "/URI":
            new = self._sweep.address(old)
        elif found.key in _FILES:
            new = self._sweep.name(old)
        else:
            new = self._sweep.text(old)
        if new != old:
            self._put(found, new)

    def _put(self, found: Located, text: str) -> None:
        found.holder[found.at] = pikepdf.String(text)
        if found.key in _FIELD:
            self.changed.append(found.owner)

    def _remove(self, found: Located) -> None:
        if isinstance(found.at, str):
            if found.at in found.holder:
                del found.holder[found.at]
        else:
            found.holder[found.at] = pikepdf.String("")
        if found.key in _FIELD:
            self.changed.append(found.owner)

    def _name(self, found: Located) -> None:
        old = name_of(found.value)
        new = self._sweep.name(old)
        if new != old:
            found.holder[found.at] = Name("/" + new)

    def _keys(self, table: Any) -> None:
        if not isinstance(table, pikepdf.Dictionary):
            return
        for key in list(table.keys()):
            new = "/" + self._sweep.name(key[1:])
            if new != key:
                value = table[key]
                del table[key]
                table[new] = value


def mend_appearances(pdf: pikepdf.Pdf, changed: Iterable[Any], cut: Any) -> None:
    """What a changed field or note looks like is drawn anew by whoever opens the file, where the
    drawing was not edited itself (``cut`` tells of a form whether it was)."""
    for owner in changed:
        kids = [dictionary_of(kid) for kid in array_of(owner.get("/Kids"))]
        for each in filter(None, [dictionary_of(owner), *kids]):
            table = dictionary_of(each.get("/AP"))
            if table is None or any(cut(form.objgen) for form in _forms(table)):
                continue
            del each["/AP"]
            form = dictionary_of(pdf.Root.get("/AcroForm"))
            if name_of(each.get("/Subtype")) == "Widget" and form is not None:
                form["/NeedAppearances"] = True


def _forms(table: Any) -> list[Any]:
    found = []
    for _, entry in table.items():
        if isinstance(entry, pikepdf.Stream):
            found.append(entry)
        elif isinstance(entry, pikepdf.Dictionary):
            found += [each for _, each in entry.items() if isinstance(each, pikepdf.Stream)]
    return found


def _is_form(value: Any) -> bool:
    return isinstance(value, pikepdf.Stream) and name_of(value.get("/Subtype")) == "Form"


def _may_say(data: bytes) -> bool:
    return b"BDC" in data and any(key in data for key in _LIKELY)


def _is_marked(instruction: Any) -> bool:
    return str(instruction.operator) == "BDC" and len(instruction.operands) == 2
