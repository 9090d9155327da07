"""A sequence made of another one, item by item, when it is asked for."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

Given = TypeVar("Given")
Made = TypeVar("Made")


class Mapped(Sequence[Made], Generic[Given, Made]):
    """As long as its source. Of tens of thousands of marks a window paints some dozens."""

    def __init__(self, source: Sequence[Given], make: Callable[[Given], Made]) -> None:
        self._source, self._make = source, make

    def __len__(self) -> int:
        return len(self._source)

    @overload
    def __getitem__(self, at: int) -> Made: ...

    @overload
    def __getitem__(self, at: slice) -> list[Made]: ...

    def __getitem__(self, at: int | slice) -> Made | list[Made]:
        if isinstance(at, slice):
            return [self._make(each) for each in self._source[at]]
        return self._make(self._source[at])
