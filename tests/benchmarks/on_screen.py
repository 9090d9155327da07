"""The real application in this process, with another X client that copies; what the benchmarks
of the window share."""

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from cloakroom.ui.app import App
from cloakroom.ui.smooth import Smooth


class OnScreen:
    """``app`` is running and warm, its window open on the review."""

    def __init__(self) -> None:
        home = tempfile.mkdtemp()
        os.environ |= {"CLOAKROOM_HOME": home, "XDG_RUNTIME_DIR": home}
        self.qt = QApplication(sys.argv)
        self.app = App()
        Smooth(self.app).start()
        self.app.start()
        self.app.open()
        self.until(lambda: self.app.worker.is_ready, 60)
        copier = Path(__file__).with_name("copier.py")
        self._copier = subprocess.Popen([sys.executable, str(copier)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        self.copied_at = 0.0
        threading.Thread(target=self._hear, daemon=True).start()

    def copy(self, text: str) -> None:
        """Asks the other program to copy; it says when it did, on the same clock."""
        self.copied_at = 0.0
        assert self._copier.stdin is not None
        self._copier.stdin.write(json.dumps(text) + "\n")
        self._copier.stdin.flush()

    def _hear(self) -> None:
        assert self._copier.stdout is not None
        for line in self._copier.stdout:
            self.copied_at = float(line)

    def until(self, condition: Callable[[], bool], seconds: float) -> None:
        """Runs the window until ``condition`` holds."""
        loop, check, limit = QEventLoop(), QTimer(interval=2), QTimer(singleShot=True)
        check.timeout.connect(lambda: loop.quit() if condition() else None)
        limit.timeout.connect(lambda: sys.exit("the window did not answer in time"))
        check.start()
        limit.start(int(seconds * 1000))
        loop.exec()
        limit.stop()

    def close(self) -> None:
        self._copier.kill()
        self._copier.wait()
        self.app.close()
