"""How long the window's thread is ever kept busy while a megabyte is read, scanned and shown."""

import statistics
import sys
import time

from on_screen import OnScreen
from pulse import Pulse
from table import head, row

from cloakroom.paths import resource
from cloakroom.ui.state import State

RUNS = 3


def main() -> int:
    screen = OnScreen()
    letter = (resource("sample") / "letter.txt").read_text(encoding="utf-8")
    pulse = Pulse()
    scanning, showing, seconds = [], [], []
    for number in range(RUNS):
        text = f"Copy {number}\n" + (letter * (1_000_000 // len(letter) + 1))[:1_000_000]
        screen.copy(text)
        screen.until(lambda: screen.app.session.state is State.SCANNING, 20)
        start = time.monotonic()
        pulse.reset()
        screen.app.session.changed.connect(lambda: scanning.append(pulse.longest))
        screen.until(lambda: screen.app.session.state is State.REVIEW, 240)
        seconds.append(time.monotonic() - start)
        screen.until(lambda: not screen.app.window.review.sheet.is_laying, 60)
        pulse.stop()
        showing.append(pulse.longest)
        screen.app.session.changed.disconnect()
    screen.close()
    return _table(scanning, showing, seconds)


def _table(scanning: list[float], showing: list[float], seconds: list[float]) -> int:
    head()
    kept = row("longest stop of the window while 1 MB is scanned", max(scanning), "ms", 30)
    row("the same, the laying out of the megabyte included", max(showing), "ms")
    row("1 MB: copy → all findings", statistics.median(seconds), "s")
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
