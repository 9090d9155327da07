"""``cloakroom`` and ``python -m cloakroom``: the tray without arguments, else the command line.

Nothing heavy is imported here, so that the tray shows at once.
"""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from cloakroom.chat.environment import purge
from cloakroom.crash import keep_quiet


def main(argv: list[str] | None = None) -> int:
    """The exit status of the contract; see ``cloakroom.cli.main`` for what it means."""
    purge(os.environ)
    if argv is None:
        keep_quiet()
    words = sys.argv[1:] if argv is None else argv
    if not words:
        from cloakroom.ui.app import main as start

        return start()
    if words == ["worker"]:  # this program's own second process; not for people
        from cloakroom.detector_process import main as work

        return work()
    if words == ["file-worker"]:
        from cloakroom.files.server import main as serve

        return serve()
    if words == ["probe"]:  # asked by the self-test in a process of its own
        from cloakroom.ui.probe import probe

        print(json.dumps(probe()))
        return 0
    from cloakroom.cli.main import main as command_line

    return command_line(words, start=_window)


def _window(files: Sequence[Path]) -> int:
    """The tray, with ``files`` open for review."""
    from cloakroom.ui.app import main as start

    return start(files)


if __name__ == "__main__":
    sys.exit(main())
