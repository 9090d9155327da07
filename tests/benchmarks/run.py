"""All the numbers of the README, in one run: ``python3 packaging/dev.py bench``.

Each part prints a Markdown table. Absolute times depend on the machine; the ratios and the limits
beside them are what counts. Needs a screen (``dev.py bench`` starts one), xclip and trayer.
"""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PARTS = ("start_up.py", "copy_to_highlight.py", "responsiveness.py", "window_files.py",
         "linear.py", "names.py", "hostile.py", "against_presidio.py", "large.py", "documents.py",
         "copies.py", "matters.py", "restore.py", "folder.py", "chat.py", "window_chat.py")


def main() -> int:
    environment = os.environ | {
        "PYTHONPATH": str(HERE.parents[1] / "desktop"),
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }
    failed = 0
    for part in PARTS:
        print(f"\n## {part.removesuffix('.py').replace('_', ' ')}\n", flush=True)
        failed |= subprocess.run([sys.executable, str(HERE / part)], env=environment,
                                 check=False).returncode
    return int(failed != 0)


if __name__ == "__main__":
    sys.exit(main())
