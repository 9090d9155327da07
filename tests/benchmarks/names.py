"""The name pipeline by itself, and the worker around it: speed, loading, memory, first answer."""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from afresh import afresh
from office import office
from table import head, row

from cloakroom.detect.names import load_pipeline
from cloakroom.detector_process import command
from cloakroom.paths import resource

RUNS = 5
SIZE = 100_000


def words_per_second() -> float:
    """On one core: processor time counts every thread."""
    nlp, text = load_pipeline(resource("pipeline")), office(SIZE)
    times = []
    for _ in range(RUNS):
        afresh(nlp)  # it may know the words, and not the text
        began = time.process_time()
        nlp(text)
        times.append(time.process_time() - began)
    return len(text.split()) / statistics.median(times)


def loading() -> float:
    began = time.perf_counter()
    load_pipeline(resource("pipeline"))
    return time.perf_counter() - began


def worker() -> tuple[float, float]:
    """(seconds from its start to the findings of a letter, MB once it has read 20 KB)."""
    letter = (resource("sample") / "letter.txt").read_text(encoding="utf-8")
    began = time.perf_counter()
    with subprocess.Popen(command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as process:
        _ask(process, 1, letter)
        took = time.perf_counter() - began
        _ask(process, 2, office(20_000))
        memory = _memory(process.pid)
        assert process.stdin is not None
        process.stdin.close()
    return took, memory


def _ask(process: "subprocess.Popen[str]", number: int, text: str) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps({"id": number, "do": "detect", "texts": [text]}) + "\n")
    process.stdin.flush()
    while not json.loads(process.stdout.readline()).get("end"):
        pass


def _memory(process: int) -> float:
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def main() -> int:
    head()
    load_pipeline(resource("pipeline"))  # what is imported once is not the pipeline's
    kept = row(f"name pipeline: loaded (median of {RUNS})",
               statistics.median(loading() for _ in range(RUNS)), "s", 1)
    speed = words_per_second()
    kept &= row("name pipeline: words a second, one core", speed, "words", least=15_000)
    runs = [worker() for _ in range(3)]
    kept &= row("start of the worker → findings of a letter (median of 3)",
                statistics.median(run[0] for run in runs), "s", 3)
    kept &= row("worker's memory, warm (proportional)", runs[0][1], "MB", 350)
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())
