"""Two programs and many threads write one trail: no number twice, none missing."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from audit.conftest import SEND, Trail, sentences

EACH = 12
PROGRAM = """
import sys
from pathlib import Path
from audit.conftest import SEND, Trail
from fakes.keyrings import FileKeyring
trail = Trail(Path(sys.argv[1]), FileKeyring(Path(sys.argv[2])))
print("ready", flush=True)
sys.stdin.readline()
print([trail.journal().record(SEND) for _ in range(int(sys.argv[3]))], flush=True)
"""


def test_two_programs_share_one_trail(tmp_path: Path) -> None:
    from fakes.keyrings import FileKeyring

    folder, kept = tmp_path / "audit", tmp_path / "keyring"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", PROGRAM, str(folder), str(kept), str(EACH)]
    programs = [
        subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                         text=True)
        for _ in range(2)
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    told = [program.communicate(timeout=60)[0] for program in programs]
    numbers = [int(word) for text in told for word in text.strip("[]\n").split(",")]
    assert sorted(numbers) == list(range(1, 2 * EACH + 1))
    assert sentences(Trail(folder, FileKeyring(kept)).verify()) == []


def test_many_threads_share_one_journal(trail: Trail) -> None:
    journal = trail.journal()
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda _: journal.record(SEND), range(40)))
    assert sorted(numbers) == list(range(1, 41))
    assert sentences(trail.verify()) == []
