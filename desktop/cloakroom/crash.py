"""What is told of a crash: the kind of the error and where it happened. Never its message, which
may quote a value (``KeyError: 'Amira Okafor'``), and no image of the memory."""

import sys
from collections.abc import Iterator
from threading import ExceptHookArgs
from types import TracebackType

if sys.platform != "win32":
    import resource

    def _leave_no_core() -> None:
        most = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))

else:

    def _leave_no_core() -> None:
        """Windows writes none unless somebody sets it up."""


_DEEPEST = 20


def keep_quiet() -> None:
    """From here on, for this process and those it starts."""
    import threading

    _leave_no_core()
    sys.excepthook = lambda kind, error, trace: _tell(error, trace)
    sys.unraisablehook = lambda args: _tell(args.exc_value, args.exc_traceback)
    threading.excepthook = _tell_of_thread


def _tell_of_thread(args: ExceptHookArgs) -> None:
    if args.exc_type is not SystemExit:
        _tell(args.exc_value, args.exc_traceback)


def _tell(error: BaseException | None, trace: TracebackType | None) -> None:
    if sys.stderr is not None:  # a program without a console has none
        sys.stderr.write("\n".join(("Cloakroom met an error.", *_lines(error, trace), "")))


def _lines(error: BaseException | None, trace: TracebackType | None) -> Iterator[str]:
    from traceback import extract_tb

    for _ in range(_DEEPEST):
        for place in extract_tb(trace):
            yield f'  File "{place.filename}", line {place.lineno}, in {place.name}'
        yield f"{type(error).__name__} (its message is left out: it may quote a text)"
        error = error and (error.__cause__ or error.__context__)
        if error is None:
            return
        trace = error.__traceback__
        yield "after"
