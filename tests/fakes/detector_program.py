"""A worker process that plays a script: the protocol of ``cloakroom.detector_process``, badly kept.

Started as ``python detector_program.py BEHAVIOUR NOTES``. It appends one line to the file NOTES for
each start and each job, so that the test sees what really happened. What a job does stands in its
first text:

``find``            one finding over each text, in lines of their own
``options``         a finding whose reason is the options it was given
``model``           a finding whose reason is the name model it was started with; never ends
                    without one
``progress``        reports 1 of 2, then 2 of 2
``wait``            runs until it is cancelled, politely
``finish``          runs until it is cancelled, and then ends as if it had not heard
``deaf``            runs and never hears a cancel
``die``             ends in the middle of a line, after one finding
``refuse``          answers with an error of ours
``strange``         answers with an error nobody knows

BEHAVIOUR is ``serve``, ``noted`` (the same, with something amiss with the name model), ``late``
(ready when NOTES.go exists) or ``never`` (dies while warming up).
"""

import json
import os
import queue
import sys
import threading
import time
from pathlib import Path
from typing import Any

_LINE_PAUSE = 0.01


class Program:
    def __init__(self, notes: Path) -> None:
        self.notes = notes
        self.jobs: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self.cancelled: set[int] = set()

    def note(self, line: str) -> None:
        with self.notes.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def say(self, **message: object) -> None:
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()

    def listen(self) -> None:
        for line in sys.stdin:
            message = json.loads(line)
            if message["do"] == "cancel":
                self.cancelled.add(message["id"])
            else:
                self.jobs.put(message)
        self.jobs.put(None)

    def serve(self) -> None:
        threading.Thread(target=self.listen, daemon=True).start()
        while (job := self.jobs.get()) is not None:
            self.note(f"job {job['id']}")
            word = (job["texts"][0].split() or ["find"])[0]
            getattr(self, word, self.find)(job)

    # ---- what a job may do

    def find(self, job: dict[str, Any]) -> None:
        for index, text in enumerate(job["texts"]):
            half = len(text) // 2
            for start, end in ((0, half), (half, len(text))):
                row = [start, end, "PERSON", 0.9, "half of it"]
                self.say(id=job["id"], index=index, findings=[row])
        self.say(id=job["id"], end=True)

    def options(self, job: dict[str, Any]) -> None:
        why = json.dumps(job["options"], sort_keys=True)
        self.say(id=job["id"], index=0, findings=[[0, 1, "PERSON", 0.9, why]])
        self.say(id=job["id"], end=True)

    def model(self, job: dict[str, Any]) -> None:
        name = os.environ.get("CLOAKROOM_MODEL", "")
        self.say(id=job["id"], index=0, findings=[[0, 1, "PERSON", 0.9, name]])
        if name:
            self.say(id=job["id"], end=True)

    def progress(self, job: dict[str, Any]) -> None:
        for done in (1, 2):
            self.say(id=job["id"], done=done, total=2)
        self.say(id=job["id"], end=True)

    def wait(self, job: dict[str, Any]) -> None:
        self.run_until_cancelled(job)
        self.say(id=job["id"], error="Cancelled", sentence="Stopped.")

    def finish(self, job: dict[str, Any]) -> None:
        self.run_until_cancelled(job)
        self.find(job)

    def run_until_cancelled(self, job: dict[str, Any]) -> None:
        while job["id"] not in self.cancelled:
            self.say(id=job["id"], done=1, total=2)
            time.sleep(_LINE_PAUSE)

    def deaf(self, job: dict[str, Any]) -> None:
        self.say(id=job["id"], done=1, total=2)
        while True:
            time.sleep(_LINE_PAUSE)

    def die(self, job: dict[str, Any]) -> None:
        self.say(id=job["id"], index=0, findings=[[0, 1, "PERSON", 0.9, "the last word"]])
        sys.stdout.write('{"id": 1, "ind')
        sys.stdout.flush()
        os._exit(3)

    def babble(self, job: dict[str, Any]) -> None:
        sys.stdout.write("this is not JSON\n")
        sys.stdout.flush()
        self.deaf(job)

    def refuse(self, job: dict[str, Any]) -> None:
        self.say(id=job["id"], error="TooLarge", sentence="Far too large.")

    def strange(self, job: dict[str, Any]) -> None:
        self.say(id=job["id"], error="SystemExit", sentence="")


def main(behaviour: str, notes: Path) -> int:
    program = Program(notes)
    program.note("start")
    if behaviour == "never":
        return 1
    while behaviour == "late" and not notes.with_suffix(".go").exists():
        time.sleep(_LINE_PAUSE)
    program.say(ready=True, note="names: rules only" if behaviour == "noted" else "")
    program.serve()
    program.note("end")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
