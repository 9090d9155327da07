"""The window holds the page from its start: nothing heavy comes with it."""

import subprocess
import sys
from pathlib import Path

DESKTOP = Path(__file__).resolve().parents[3] / "desktop"
HEAVY = ("keyring", "cryptography", "cloakroom.audit.journal", "cloakroom.policy.load")


def test_neither_keyring_nor_policy_is_loaded_with_the_page() -> None:
    code = f"""
import sys, cloakroom.ui.activity.page
print([name for name in {HEAVY} if name in sys.modules])
"""
    fresh = subprocess.run(
        [sys.executable, "-c", code], cwd=DESKTOP, capture_output=True, text=True, check=True)
    assert fresh.stdout.strip() == "[]"
