"""Another X client that copies what it is told (one JSON string a line), and says when it did."""

import json
import sys
import time

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

app = QApplication(["copier"])


def copy() -> None:
    text = json.loads(sys.stdin.readline())
    at = time.monotonic()
    app.clipboard().setText(text)
    print(at, flush=True)


notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
notifier.activated.connect(copy)
app.exec()
