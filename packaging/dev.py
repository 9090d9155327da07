#!/usr/bin/env python3
"""The developer's one door. Sets up everything it needs by itself, then:

python3 packaging/dev.py run [ARGS…]     start Cloakroom (without a display: the sample letter)
python3 packaging/dev.py test [ARGS…]    linter, type checker, then pytest with ARGS
python3 packaging/dev.py check           linter and type checker only
python3 packaging/dev.py bench [ARGS…]   the benchmarks
python3 packaging/dev.py evaluate [ARGS…]  what is found and missed on the labelled texts
python3 packaging/dev.py build           the program for this computer, in dist/, and its smoke test
python3 packaging/dev.py lock            renew requirements.lock

This file alone must be readable by older Pythons, so that they can say what is wrong.
"""

import os
import shutil
import sys

OLDEST, NEWEST = (3, 11), (3, 14)


def supported_python() -> str:
    """The path of an interpreter in the supported range, the newest first; '' if there is none."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            return found
    return ""


def main() -> int:
    version = tuple(sys.version_info[:2])
    if OLDEST <= version <= NEWEST:
        import dev_commands  # here, because older Pythons cannot even read that file

        return dev_commands.main(sys.argv[1:])
    better = supported_python()
    if better:
        os.execv(better, [better, *sys.argv])
    sys.exit(
        f"Cloakroom needs Python {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}, and this is "
        f"Python {version[0]}.{version[1]}. Install one of those and run this again with it."
    )


if __name__ == "__main__":
    sys.exit(main())
