"""A folder of 1,000 small files, scrubbed by one detector and by two:
``python tests/benchmarks/folder.py``.

Whole runs of the program, from the start to the last copy, in seconds. Prints a Markdown table and
exits with 1 when a limit is broken, or when the copies of the two runs differ.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from office import office
from table import head, row

FILES, LETTERS = 1_000, 1_500
LEAST = 1.6


def fill(folder: Path) -> None:
    """Letters of a council, one in ten as a table and one in ten as a web page."""
    chance = random.Random(11)
    texts = iter(office(FILES * LETTERS * 2).split("\n\n"))
    for number in range(FILES):
        part = ""
        while len(part) < LETTERS:  # whole texts: half a key is none
            part += next(texts) + "\n\n"
        name, made = f"{number:04}.txt", part
        if number % 10 == 3:
            name, made = f"{number:04}.csv", part.replace(", ", ";")
        elif number % 10 == 7:
            name, made = f"{number:04}.html", "<p>" + part.replace("\n", "</p>\n<p>") + "</p>"
        (folder / name).write_text(made + str(chance.random()), encoding="utf-8")


def seconds(source: Path, target: Path, jobs: int) -> float:
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "cloakroom", "scrub", str(source), "--output-dir", str(target),
         "--quiet", "--jobs", str(jobs)],
        check=False,
    )
    if done.returncode:
        print("Not every file was written.", file=sys.stderr)
    return time.perf_counter() - began


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def main() -> int:
    head()
    with tempfile.TemporaryDirectory() as place:
        source, one, two = (Path(place) / name for name in ("files", "one", "two"))
        source.mkdir()
        fill(source)
        alone, paired = seconds(source, one, 1), seconds(source, two, 2)
        same = written(one) == written(two) and len(written(one)) == FILES
    row(f"{FILES} files, --jobs 1", alone, "s")
    row(f"{FILES} files, --jobs 2", paired, "s")
    faster = row("one detector to two", alone / paired, "×", least=LEAST)
    print("\nThe copies are the same." if same else "\nThe copies differ.")
    return 0 if faster and same else 1


if __name__ == "__main__":
    sys.exit(main())
