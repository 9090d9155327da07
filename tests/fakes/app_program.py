"""The real program over a scripted detector: ``python app_program.py NOTES``, then it runs."""

import sys

from cloakroom.ui import app
from cloakroom.ui.worker import Worker
from fakes import detector_program


class ScriptedWorker(Worker):
    def __init__(self, parent: app.App) -> None:
        program = [sys.executable, detector_program.__file__, "serve", sys.argv[1]]
        super().__init__(parent, program=lambda: program)


if __name__ == "__main__":
    app.Worker = ScriptedWorker  # type: ignore[misc]  # the one seam of the real program
    sys.exit(app.main())
