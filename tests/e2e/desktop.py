"""A desktop as a user has it, on the virtual screen: a tray, the real program, other programs."""

import itertools
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage

PROGRAMS = ("trayer", "xclip", "xsel", "xdotool", "import", "openbox")
ROOT = Path(__file__).resolve().parents[2]
ACCENT, PAPER = "#0B5D5A", "#FFFFFF"
NEAR = 40  # how far a colour may be off, in the sum of its three parts


def missing() -> list[str]:
    wanted = [name for name in PROGRAMS if shutil.which(name) is None]
    return wanted + ([] if os.environ.get("DISPLAY") else ["DISPLAY"])


Result = TypeVar("Result")


def wait_for(condition: Callable[[], Result], what: str, *, seconds: float = 20.0) -> Result:
    """The first true answer of ``condition``; fails with ``what`` when there is none in time."""
    pause, end = threading.Event(), time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := condition():
            return answer
        pause.wait(0.05)
    raise AssertionError(f"waited {seconds} s for {what}")


class Desktop:
    """Other programs, the screen, and the mouse."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._owners: list[subprocess.Popen[bytes]] = []

    # ---- other programs copying and pasting

    def copy(self, text: str | bytes, selection: str = "clipboard", target: str = "") -> None:
        """As another program: xclip serves the text until somebody else copies."""
        data = text.encode("utf-8") if isinstance(text, str) else text
        kind = ["-target", target] if target else []
        subprocess.run(["xclip", "-selection", selection, "-in", *kind], input=data, check=True,
                       timeout=20, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def copy_flavours(self, **flavours: str) -> subprocess.Popen[bytes]:
        """As an office program: several flavours at once (``text_plain=…, text_html=…``)."""
        import json

        owner = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("copier.py"))],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert owner.stdin is not None
        assert owner.stdout is not None
        owner.stdin.write(json.dumps(flavours).encode() + b"\n")
        owner.stdin.flush()
        assert owner.stdout.readline() == b"copied\n"
        self._owners.append(owner)
        return owner

    def paste(
        self, selection: str = "clipboard", target: str = "UTF8_STRING", *, seconds: float = 10
    ) -> str:
        """What another program gets; empty when nobody answers in time."""
        try:
            got = subprocess.run(
                ["xclip", "-selection", selection, "-out", "-target", target],
                capture_output=True, timeout=seconds, check=False)
        except subprocess.TimeoutExpired:
            return ""
        return got.stdout.decode("utf-8", "replace")

    def paste_with_xsel(self, selection: str) -> str:
        got = subprocess.run(["xsel", f"--{selection}", "--output"], capture_output=True,
                             timeout=10, check=False)
        return got.stdout.decode("utf-8", "replace")

    # ---- the screen

    def picture(self) -> QImage:
        file = self._folder / "screen.png"
        subprocess.run(["import", "-window", "root", str(file)], check=True, timeout=20)
        return QImage(str(file))

    def find(self, colour: str, *, within: QRect | None = None, least: int = 1) -> QRect | None:
        """The rectangle around all pixels of ``colour``, or None when they are fewer."""
        return around(self.picture(), colour, within=within, least=least)

    def window(self, name: str = "^Cloakroom$") -> QRect | None:
        """Where the visible window of that title is."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", name],
                               capture_output=True, text=True, timeout=10, check=False)
        for number in found.stdout.split():
            place = self.geometry(number)
            if place.width() > 300:
                return place
        return None

    def active(self) -> QRect | None:
        """Where the window is that keys go to; None where there is none."""
        told = subprocess.run(["xdotool", "getactivewindow"], capture_output=True, text=True,
                              timeout=10, check=False).stdout.strip()
        return self.geometry(told) if told else None

    def menu(self, process_id: int) -> QRect | None:
        """Where the open menu of a program without a window is. Painted: the program has then
        asked for the keyboard too, and no key is lost."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(process_id)],
                               capture_output=True, text=True, timeout=10, check=False)
        for number in found.stdout.split():
            place = self.geometry(number)
            if place.height() > 100 and self.find(PAPER, within=place, least=10_000):
                return place
        return None

    def geometry(self, number: str) -> QRect:
        told = subprocess.run(["xdotool", "getwindowgeometry", "--shell", number],
                              capture_output=True, text=True, timeout=10, check=False).stdout
        pairs = dict(line.split("=") for line in told.split() if "=" in line)
        return QRect(*(int(pairs.get(key, 0)) for key in ("X", "Y", "WIDTH", "HEIGHT")))

    def big_button(self) -> QRect:
        """The button of the window that does what it is for, once it has stopped moving."""
        seen: list[QRect | None] = [None]

        def resting() -> QRect | None:
            window = self.window()
            if window is None:
                return None
            low = QRect(window.center(), window.bottomRight())
            seen.append(self.find(ACCENT, within=low, least=5000))
            return seen[-1] if seen[-1] == seen[-2] else None

        return wait_for(resting, "the button", seconds=60)

    def press_big_button(self) -> None:
        place = self.big_button()
        self.click(place.center().x(), place.top() + 8)

    def click(self, x: int, y: int, button: int = 1) -> None:
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", str(button)],
                       check=True, timeout=10)

    def drag(self, file: Path, onto: QPoint) -> None:
        """Out of another program: each move waits for what that program hears of the one before,
        and the file is let go where it is welcome."""
        log = self._folder / "dragger.log"
        command = [sys.executable, str(Path(__file__).with_name("dragger.py")), str(file)]
        with running(command, log=log):
            corner = QPoint(20, self.picture().height() - 20)
            wait_for(lambda: "ready" in log.read_text(), "the other program")
            self._mouse(corner, "mousedown", "1")
            steps = itertools.count(1)

            def moved_until(word: str, place: Callable[[int], QPoint]) -> bool:
                self._mouse(place(next(steps)))
                return word in log.read_text()

            def near(number: int) -> QPoint:
                return onto + QPoint(number % 7, 0)

            wait_for(lambda: moved_until("dragging", lambda number: corner + QPoint(number, 0)),
                     "the drag to begin")
            wait_for(lambda: moved_until("CopyAction", near), "the file to be welcome")
            self._mouse(onto, "mouseup", "1")
            wait_for(lambda: "did CopyAction" in log.read_text(), "the file to be taken")

    def _mouse(self, place: QPoint, *then: str) -> None:
        subprocess.run(["xdotool", "mousemove", str(place.x()), str(place.y()), *then],
                       check=True, timeout=10)

    def press(self, *keys: str) -> None:
        subprocess.run(["xdotool", "key", "--delay", "60", *keys], check=True, timeout=10)

    def close(self) -> None:
        for owner in self._owners:
            owner.kill()
            owner.wait()
            for pipe in (owner.stdin, owner.stdout):
                if pipe:
                    pipe.close()


def around(
    picture: QImage, colour: str, *, within: QRect | None = None, least: int = 1
) -> QRect | None:
    area = (within or picture.rect()) & picture.rect()
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    dots = memoryview(plain.constBits()).cast("B").cast("I")
    found: list[tuple[int, int]] = []
    for y in range(area.top(), area.bottom() + 1):
        first = y * plain.bytesPerLine() // 4 + area.left()
        line = dots[first : first + area.width()].tolist()
        near = {dot for dot in set(line) if _distance(dot, QColor(colour)) <= NEAR}
        found += [(area.left() + x, y) for x, dot in enumerate(line) if dot in near]
    if len(found) < least:
        return None
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


def _distance(dot: int, wanted: QColor) -> int:
    one = QColor.fromRgb(dot)
    return (abs(one.red() - wanted.red()) + abs(one.green() - wanted.green())
            + abs(one.blue() - wanted.blue()))


@contextmanager
def running(command: list[str], *, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A background program, ended by its process number."""
    with log.open("wb") as out:
        program = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                                   start_new_session=True)
        try:
            yield program
        finally:
            program.terminate()
            try:
                program.wait(10)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()


def cloakroom(*arguments: str, seconds: float = 60) -> subprocess.CompletedProcess[str]:
    """The command line, as a user's script runs it."""
    return subprocess.run([sys.executable, "-m", "cloakroom", *arguments], capture_output=True,
                          text=True, timeout=seconds, check=False, stdin=subprocess.DEVNULL)
