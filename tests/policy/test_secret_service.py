"""A real keyring: the Secret Service of gnome-keyring, on a message bus of the test's own."""

import os
from pathlib import Path

from cloakroom.policy import signature
from fakes.secret_service import NEEDS_IT, session
from policy.examples import SHORT

pytestmark = NEEDS_IT

SIGNER = signature.fresh()
OF_A_TEST = f"""
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from cloakroom.policy import load
from cloakroom.policy.own import approved
from cloakroom.policy.model import Rules
sources = load.of_this_user()
nowhere = replace(sources.places, machine=sources.places.user.parent / "machine" / "none.toml")
sources = replace(sources, places=nowhere, today=lambda: date(2026, 11, 22))
SIGNER = "{SIGNER.fingerprint}"
"""
TRUST = OF_A_TEST + """
sources.remembered.trust(SIGNER)
print(load.load(sources).policy.serial)
"""
LOAD = OF_A_TEST + """
held = load.load(sources)
print(held.refusal.check if held.refusal else held.policy.serial, held.notes)
"""
APPROVE = OF_A_TEST + """
keys = {"display_name": "Mine", "base_url": "https://a.example/v1/", "deployment": "gpt"}
sources.own.add(approved(keys, date(2026, 11, 22)), Rules(allow_user_deployments=True))
print(len(load.load(sources).own))
"""
OWN = OF_A_TEST + """
held = load.load(sources)
print(held.refusal.check if held.refusal else [each.display_name for each in held.own])
"""


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    for each, data in ((file, text), (file.with_name(f"{file.name}.sig"),
                                      SIGNER.sign(text.encode()))):
        each.write_text(data, encoding="utf-8")
        os.chmod(each, 0o600)


def policy_file(home: Path) -> Path:
    """Where ``session`` has the user's configuration."""
    return home / "cloakroom" / "configuration" / "policy" / "approved-deployments.toml"


def test_trust_and_serials_outlive_the_session(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    write(policy_file(home), SHORT)
    assert session(home, LOAD) == "signature ()"
    assert session(home, TRUST) == "3"
    # WHEN a later session finds an older policy, signed as well
    write(policy_file(home), SHORT.replace("serial = 3", "serial = 2"))
    assert session(home, LOAD) == "serial ()"
    # WHEN nobody unlocked the keyring THEN nobody is trusted
    write(policy_file(home), SHORT)
    assert session(home, LOAD, unlock=False).startswith("signature")


def test_ones_own_deployments_outlive_the_session(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert session(home, APPROVE) == "1"
    assert session(home, OWN) == "['Mine']"
    assert session(home, OWN, unlock=False) == "own"
    (own,) = home.rglob("own-deployments.toml")
    own.write_bytes(own.read_bytes().replace(b"a.example", b"b.example"))
    assert session(home, OWN) == "own"
