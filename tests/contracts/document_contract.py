"""What every format keeps to. A test module of a format holds a class of its own:

    class TestDocx(DocumentContract):
        name = "letter.docx"
        def sample(self, values): return the bytes of a file that holds each of the values,
                                  visible and in every hidden place the format has
        def same(self, before, after): equal, or equal member for member

``VALUES`` are invented; an expression, a quote, an ampersand and an umlaut are among them.
"""

import random
from collections.abc import Sequence
from contextlib import suppress

import pytest

from cloakroom.documents.base import Document, Edit, Wishes
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.errors import CloakroomError, InputError

VALUES = (
    "Amira Okafor",
    "jane.doe@example.org",
    "Brôntë & Söhne <Ltd>",
    "QQ 12 34 56 C",
    "O'Neill \"Bob\"",
    "07700 900123",
)


def stand_in(number: int) -> str:
    return f"[VALUE_{number}]"


def taken(values: Sequence[str] = VALUES) -> Sweep:
    return Sweep(Taken(value, stand_in(index)) for index, value in enumerate(values))


def edits(document: Document, sweep: Sweep) -> list[Edit]:
    """What a review would make of the values of ``sweep``."""
    return [
        Edit(index, start, end, each.stand_in)
        for index, segment in enumerate(document.segments)
        for start, end, each in sweep.spans(segment.text)
    ]


class DocumentContract:
    name: str
    values: Sequence[str] = VALUES
    keeps_the_rest = True
    """Whether a file in which nothing is taken out comes out as it went in."""

    def sample(self, values: Sequence[str]) -> bytes:
        raise NotImplementedError

    def same(self, before: bytes, after: bytes) -> bool:
        return before == after

    def opened(self, data: bytes) -> Document:
        return document(self.name, data)

    def test_each_value_is_in_a_segment(self) -> None:
        texts = [segment.text for segment in self.opened(self.sample(self.values)).segments]
        missing = [
            number for number, value in enumerate(self.values)
            if not any(Sweep([Taken(value, "")]).found(text) for text in texts)
        ]
        assert not missing

    def test_addresses_are_apart(self) -> None:
        segments = self.opened(self.sample(self.values)).segments
        addresses = [(segment.address, segment.stream) for segment in segments]
        assert len(set(addresses)) == len(addresses)

    def test_edits_take_the_values_out_and_put_the_stand_ins_in(self) -> None:
        before = self.opened(self.sample(self.values))
        after = before.rewritten(edits(before, taken(self.values)), taken(self.values))
        texts = [segment.text for segment in self.opened(after.data).segments]
        assert not [text for text in texts if taken(self.values).found(text)]
        joined = "\n".join(texts)
        assert all(f"VALUE_{number}" in joined for number in range(len(self.values)))

    def test_the_sweep_alone_takes_them_out_too(self) -> None:
        before = self.opened(self.sample(self.values))
        after = before.rewritten([], taken(self.values))
        again = self.opened(after.data)
        assert not [each for each in again.segments if taken(self.values).found(each.text)]

    def test_where_nothing_goes_nothing_changes(self) -> None:
        if not self.keeps_the_rest:
            return
        data = self.sample(self.values)
        whole = self.opened(data)
        kinds = frozenset(each.kind for each in whole.opaque)
        assert self.same(data, whole.rewritten([], Sweep(), Wishes(keep=kinds)).data)

    def test_what_was_cut_short_is_refused_or_read(self) -> None:
        data = self.sample(self.values)
        for part in (0, 1, len(data) // 3, len(data) // 2, len(data) - 1):
            self._opens_or_is_refused(data[:part])

    @pytest.mark.parametrize("seed", range(60))
    def test_what_was_damaged_is_refused_or_read(self, seed: int) -> None:
        chance = random.Random(seed)
        data = bytearray(self.sample(self.values))
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        self._opens_or_is_refused(bytes(data))

    def _opens_or_is_refused(self, data: bytes) -> None:
        """No other error than one with a sentence for the user."""
        with suppress(InputError):
            whole = self.opened(data)
            with suppress(CloakroomError):
                assert whole.rewritten(edits(whole, taken()), taken()).data is not None
