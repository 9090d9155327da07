"""How long work says how far it is, and how it is asked to stop."""

from collections.abc import Callable

from cloakroom.errors import Cancelled

Report = Callable[[int, int], bool]
"""Called with (done, total) in one unit of the caller's choosing; False asks the work to stop."""


def silent(done: int, total: int) -> bool:
    """A report for callers that neither watch nor cancel."""
    return True


def step(report: Report, done: int, total: int) -> None:
    """Tell ``report`` and raise :class:`Cancelled` when it asks to stop."""
    if not report(done, total):
        raise Cancelled
