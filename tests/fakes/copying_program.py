"""Another Qt program that copies: each line on standard input is one write.

A line is JSON: ``[[format, base64], …]``. After each line it prints one line with what it holds:
``ok``. It goes on serving what it copied until its input ends.
"""

import base64
import json
import os
import sys

from PySide6.QtCore import QMimeData, QSocketNotifier
from PySide6.QtGui import QGuiApplication


def main() -> int:
    app = QGuiApplication(["copying program"])
    rest = b""

    def read() -> None:
        nonlocal rest
        part = os.read(0, 1 << 16)
        if not part:
            app.quit()
            return
        *lines, rest = (rest + part).split(b"\n")
        for line in lines:
            data = QMimeData()
            for name, content in json.loads(line):
                data.setData(name, base64.b64decode(content))
            app.clipboard().setMimeData(data)
        app.processEvents()
        os.write(1, b"ok\n" * len(lines))

    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
    notifier.activated.connect(read)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
