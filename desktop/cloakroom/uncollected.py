"""Work that makes a great many objects and no garbage."""

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Of a hundred thousand rows that are being made none is garbage: looking for some, again and
    again, takes a third of the time, and the window waits for it."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
