"""The window's half of the chat: how soon an answer shows, how smoothly a long one arrives, and how
soon Stop stops. The deployment is a script in the chat's loop; ``chat.py`` measures the network."""

import asyncio
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pulse import Pulse
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from table import head, row

from cloakroom import settings
from cloakroom.chat.wire import Began, Ended, Ending, Text, Usage
from cloakroom.ui.chat.desk import ChatDesk
from cloakroom.ui.chat.message import Phase
from cloakroom.ui.chat.page import ChatPage
from cloakroom.ui.exchange import Exchange
from cloakroom.ui.session import Session
from cloakroom.ui.smooth import Smooth
from cloakroom.ui.style_sheet import style_sheet
from cloakroom.ui.theme import LIGHT
from fakes.clipboard import FakeClipboard
from fakes.deployments import SAID, SEEN
from fakes.office import FakeLoop, FakeOffice, LiveClient
from fakes.worker import FakeWorker

SIZE, UPDATES, EVERY_S = 20_000, 400, 0.008
TRIES = 15
FIRST_MS, GAP_MS, STOP_MS = 50, 30, 100
QUESTION = "Write to Amira Okafor, 07700 900123, about the farm."
_SECTION = """## Section {n}

Dear **[PERSON_1]**, please ring `[PHONE_1]` about the *matter* of the farm. It has been noted that
[the page](https://example.org/{n}) says so, and more words follow until the line wraps.

- first point, for [PERSON_1]
- second point with **strong** words

| name | number |
|---|---|
| [PERSON_1] | {n} |

```python
def f(x):
    return x + {n}
```

"""
ANSWERS = {
    "sections, lists, tables and code": "".join(_SECTION.replace("{n}", str(n)) for n in range(60)),
    "one paragraph": "word **bold** for [PERSON_1] and some more words, " * 500,
    "one block of code": "```python\n" + "    value = function(argument)  # [PERSON_1]\n" * 500,
    "one table": "| a | b |\n|---|---|\n" + "| [PERSON_1] | two words |\n" * 800,
    "one list": "- an item for [PERSON_1] with some words\n" * 500,
}


class Screen:
    def __init__(self) -> None:
        self.qt = QApplication(sys.argv)
        self.qt.setStyle("Fusion")
        Smooth(self.qt).start()
        self.loop = FakeLoop()
        self.session = Session(FakeClipboard(), FakeWorker(at_once=True), settings.defaults())
        self.office = FakeOffice(LiveClient(self.loop))
        self.desk = ChatDesk(self.session, self.office, self.loop)
        self.page = ChatPage(self.desk, Exchange(self.session))
        self.page.setStyleSheet(style_sheet(LIGHT))
        self.page.resize(1116, 700)
        self.page.show()
        self.page.enter()
        self.until(lambda: self.desk.places.deployment is not None)

    def until(self, condition: Callable[[], bool], seconds: float = 60) -> None:
        loop, check, limit = QEventLoop(), QTimer(interval=1), QTimer(singleShot=True)
        check.timeout.connect(lambda: loop.quit() if condition() else None)
        limit.timeout.connect(lambda: sys.exit("the window did not answer in time"))
        check.start()
        limit.start(int(seconds * 1000))
        loop.exec()
        limit.stop()

    def ask(self) -> None:
        """A fresh conversation, its first question on its way."""
        self.desk.new()
        self.page.composer.field.setPlainText(QUESTION)
        self.until(lambda: self.desk.draft.looked)
        self.desk.send()
        self.until(lambda: bool(self.desk.messages)
                   and self.desk.messages[-1].phase is Phase.SENT)
        self.say(Began(SEEN, SAID))
        self.until(lambda: self.desk.messages[-1].phase is Phase.ANSWERING)

    def say(self, *events: object) -> None:
        self.office.client.say(*events)

    def shown(self) -> int:
        """How much of the answer stands on the sheet."""
        return self.page.log.answers[-1].paper.document().characterCount() - 1

    def end(self) -> None:
        self.say(Ended(Ending.COMPLETE, Usage(), SAID), None)
        self.until(lambda: not self.desk.busy)


def first_characters(screen: Screen) -> float:
    """The longest of some tries, from the event in the loop to the sheet."""
    longest = 0.0
    for _ in range(TRIES):
        screen.ask()
        began = time.perf_counter()
        screen.say(Text("Dear"))
        screen.until(lambda: screen.shown() > 0)
        longest = max(longest, time.perf_counter() - began)
        screen.end()
    return 1000 * longest


def longest_stop(screen: Screen, answer: str) -> float:
    """While ``answer`` arrives in parts; the first one is written before the clock starts."""
    screen.ask()
    text = answer[:SIZE]
    step = len(text) // UPDATES

    async def tell() -> None:
        for start in range(0, len(text), step):
            screen.say(Text(text[start : start + step]))
            await asyncio.sleep(EVERY_S)
        screen.say(Ended(Ending.COMPLETE, Usage(), SAID), None)

    pulse = Pulse()
    screen.loop.submit(tell())
    screen.until(lambda: not screen.desk.busy, 120)
    pulse.stop()
    return pulse.own


def stops(screen: Screen) -> float:
    """From the button to an idle window and a closed connection; the longest of some tries."""
    longest = 0.0
    for _ in range(TRIES):
        screen.ask()
        screen.say(Text("Dear"))
        screen.until(lambda: screen.shown() > 0)
        began = time.perf_counter()
        screen.page.composer.send.click()
        screen.until(lambda: not screen.desk.busy and screen.office.client.open == 0)
        longest = max(longest, time.perf_counter() - began)
    return 1000 * longest


def main() -> int:
    screen = Screen()
    head()
    kept = row("first words of an answer shown", first_characters(screen), "ms", FIRST_MS)
    for kind, answer in ANSWERS.items():
        kept &= row(f"longest stop, {UPDATES} parts of 20 KB: {kind}",
                    longest_stop(screen, answer), "ms", GAP_MS)
    kept &= row("Stop, until nothing is open any more", stops(screen), "ms", STOP_MS)
    screen.page.close()
    screen.loop.close()
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
