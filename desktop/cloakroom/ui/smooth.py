"""So that Python itself does not keep the window waiting."""

import gc
import sys

SWITCH_SECONDS = 0.001


def be_smooth() -> None:
    """A thread aside gives way after a millisecond, not five: painting a page takes the lock of
    the interpreter back dozens of times. And what is loaded stays: the garbage collector need not
    walk through it, 40 ms at a time."""
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.collect()
    gc.freeze()
