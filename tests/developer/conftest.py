"""The developer's tool lies in ``packaging/`` as plain scripts: put them in reach of these tests.
That folder goes on the path, never its parent, so the library ``packaging`` stays what it is."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "packaging"))
