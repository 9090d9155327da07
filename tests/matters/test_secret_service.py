"""A real keyring: the Secret Service of gnome-keyring, on a message bus of the test's own."""

from pathlib import Path

from fakes.secret_service import NEEDS_IT, session

pytestmark = NEEDS_IT

NAME = "from cloakroom import keychain; print(keychain.name(keychain.system()))"
CREATE = """
from cloakroom.matters.store import Matters
with Matters.of_this_user().create("farm") as matter:
    matter.ledger.ticket("PERSON", "Amira Okafor")
    matter.save()
    print(matter.info.entries)
"""
READ = """
from cloakroom.matters.store import Matters
print([entry.value for entry in Matters.of_this_user().read("farm").ledger])
"""
REFUSED = """
from cloakroom.errors import NoKeyring
from cloakroom.matters.store import Matters
try:
    Matters.of_this_user().read("farm")
except NoKeyring as error:
    print(error.sentence)
"""


def test_a_matter_survives_the_session_and_its_key_is_in_the_keyring(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert session(home, NAME) == "keyring.backends.SecretService.Keyring"
    assert session(home, CREATE) == "1"
    # WHEN a second session begins, with a new message bus and the same keyring
    assert session(home, READ) == "['Amira Okafor']"
    # THEN neither the keyring's file nor the matter's holds key or value in the open
    kept = [path for path in home.rglob("*") if path.is_file()]
    assert any(path.suffix == ".keyring" for path in kept)
    assert any(path.suffix == ".matter" for path in kept)
    assert not any(b"Amira" in path.read_bytes() for path in kept)


def test_without_a_keyring_it_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    home = tmp_path / "home"
    session(home, CREATE)
    # WHEN nobody has unlocked the keyring in this session
    told = session(home, REFUSED, unlock=False)
    assert "kept in memory only" in told
    assert session(home, READ) == "['Amira Okafor']"
