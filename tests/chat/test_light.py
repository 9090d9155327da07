"""The parts of the chat that a window holds on to load none of the chat's libraries."""

import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "desktop"
PARTS = (
    "chat.client.client", "chat.practice.server", "chat.loop", "chat.evidence", "chat.declared",
    "chat.environment", "chat.wire",
)  # fmt: skip
HEAVY = ("openai", "httpx2", "httpcore2", "anyio", "pydantic", "cryptography", "truststore")


def test_no_library_of_the_chat_is_loaded_before_it_is_used() -> None:
    imports = "; ".join(f"import cloakroom.{part}" for part in PARTS)
    code = f"import sys; {imports}; print([m for m in {HEAVY} if m in sys.modules])"
    fresh = subprocess.run(
        [sys.executable, "-c", code], cwd=PACKAGE, capture_output=True, text=True, check=True
    )
    assert fresh.stdout.strip() == "[]"
