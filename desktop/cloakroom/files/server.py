"""The process that opens files: parsers of other people's formats run here, capped in memory and
ended when they take too long, and never in the window or beside the detector.

One JSON object a line over standard input and output (ASCII), one job at a time:

in   ``{"do": "read", "path": "…"}``
     ``{"do": "make", "path": "…", "order": {…}, "target": "…"}``
     ``{"do": "picture", "path": "…", "page": 0, "width": 800}``
     ``{"do": "boxes", "path": "…", "spans": [[segment, start, end], …]}``
     any of them with ``"data": "…"`` (base64) for what has a name and no place; its ``target`` is
     null, and the clean copy comes back
out  ``{"done": …}``  or  ``{"error": "UnsafeFile", "sentence": "…"}``

The process ends when its input does.
"""

import base64
import json
import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, Any

from cloakroom.documents.ocr.engine import installed
from cloakroom.documents.picture_reader import reading_with
from cloakroom.errors import CloakroomError, FileWorkerFailed
from cloakroom.files.contents import Order
from cloakroom.files.pasted import Pasted, Source

MEMORY = 4 << 30
"""Bytes of address space. A file that needs more is refused; the computer stays usable."""


def _read(job: Mapping[str, Any]) -> Any:
    from cloakroom.files.work import contents

    return contents(_source(job)).to_json()


def _make(job: Mapping[str, Any]) -> Any:
    from cloakroom.files.work import make

    target = None if job["target"] is None else Path(job["target"])
    return make(_source(job), Order.from_json(job["order"]), target).to_json()


def _picture(job: Mapping[str, Any]) -> Any:
    from cloakroom.files.work import picture

    data = picture(_source(job), job["page"], job["width"])
    return base64.b64encode(data).decode("ascii")


def _boxes(job: Mapping[str, Any]) -> Any:
    from cloakroom.files.work import boxes

    return [
        [(b.page, b.left, b.top, b.right, b.bottom) for b in each]
        for each in boxes(_source(job), job["spans"])
    ]


def _source(job: Mapping[str, Any]) -> Source:
    if "data" in job:
        return Pasted(job["path"], base64.b64decode(job["data"]))
    return Path(job["path"])


JOBS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "read": _read,
    "make": _make,
    "picture": _picture,
    "boxes": _boxes,
}


def serve(lines: IO[str], out: IO[str]) -> None:
    for line in lines:
        job = json.loads(line)
        out.write(json.dumps(_answer(job)) + "\n")
        out.flush()


def _answer(job: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return {"done": JOBS[job["do"]](job)}
    except CloakroomError as error:
        return {"error": type(error).__name__, "sentence": error.sentence}
    except MemoryError:
        return _failed(job, "it needs more memory than one file may take")
    except Exception as error:  # noqa: BLE001 - a parser's own failure is not the user's fault
        print(f"{job['do']} failed: {type(error).__name__}", file=sys.stderr)
        return _failed(job, "it is damaged, or of a kind that Cloakroom does not know yet")


def _failed(job: Mapping[str, Any], why: str) -> dict[str, Any]:
    name = Path(job["path"]).name
    sentence = f"{name} could not be worked on: {why}. Nothing was written."
    return {"error": FileWorkerFailed.__name__, "sentence": sentence}


def main() -> int:
    """Serves until standard input ends."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="ascii")
    sys.stdout = sys.stderr  # a stray print in a library must not break the protocol
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # on the way out a draft is removed
    _cap_memory()
    with _reading_pictures():
        serve(sys.stdin, out)
    return 0


def _reading_pictures() -> AbstractContextManager[None]:
    """Pictures are read here where this installation can; elsewhere only by whoever says so."""
    able = installed()
    return nullcontext() if able is None else reading_with(able)


def _cap_memory() -> None:
    if sys.platform == "win32":
        return  # no such limit for a process of one's own; the time limit holds there too
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))
