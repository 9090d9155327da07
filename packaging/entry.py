"""Where the built program starts."""

import multiprocessing
import sys

from cloakroom.__main__ import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
