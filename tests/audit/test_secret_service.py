"""The trail with a real keyring: what one session confirmed, the next one misses."""

from pathlib import Path

from fakes.secret_service import NEEDS_IT, session

pytestmark = NEEDS_IT

RECORD = """
from cloakroom.audit.event import Event, What
from cloakroom.audit.journal import Journal
journal = Journal.of_this_user(user="amira@example.org")
print(journal.anchored, [journal.record(Event(What.SEND, text="Dear [PERSON_1]")) for _ in "abc"])
"""
VERIFY = """
from cloakroom.audit.journal import Journal
print([fault.sentence for fault in Journal.of_this_user().verify().news])
"""
REFUSED = """
from cloakroom.audit.event import Event, What
from cloakroom.audit.journal import Journal
from cloakroom.send_errors import NotRecorded
try:
    print(Journal.of_this_user().record(Event(What.SEND)))
except NotRecorded as error:
    print(error.sentence)
"""


def test_the_head_in_the_keyring_outlives_the_session(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert session(home, RECORD) == "True [1, 2, 3]"
    assert session(home, RECORD) == "True [4, 5, 6]"
    assert session(home, VERIFY) == "[]"
    # WHEN the last record is cut off
    (file,) = (home / "cloakroom").rglob("*.jsonl")
    content = file.read_bytes()
    file.write_bytes(content[: content.rstrip().rindex(b"\n") + 1])
    # THEN the next session misses it, and neither text nor user is in any file
    assert "Record 6 is missing from the end" in session(home, VERIFY)
    for path in home.rglob("*"):
        if path.is_file():
            assert b"amira" not in path.read_bytes()
            assert b"Dear" not in path.read_bytes()


def test_a_keyring_that_nobody_unlocked_stops_a_send(tmp_path: Path) -> None:
    home = tmp_path / "home"
    session(home, RECORD)
    told = session(home, REFUSED, unlock=False)
    assert "your text has not left this computer" in told
    assert session(home, VERIFY) == "[]"
