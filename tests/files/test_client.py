"""The process that opens files, from the other side."""

import sys
import threading
from pathlib import Path

import pytest

from cloakroom.documents.base import Box, Edit, Kind, Opaque, Wishes
from cloakroom.documents.proof.result import Leak, Proof, Unread
from cloakroom.documents.sweep import Taken
from cloakroom.errors import (
    Cancelled,
    FileChanged,
    FileWorkerFailed,
    OutputExists,
    UnknownFormat,
    UnreadableText,
)
from cloakroom.files.client import Client
from cloakroom.files.contents import Contents, Made, Order
from cloakroom.files.pasted import Pasted
from cloakroom.model import Segment, Stream

OPAQUE = Opaque("word/vbaProject.bin", Kind.MACRO, "macros", "Programs are not read.")


def test_contents_travel_whole() -> None:
    segment = Segment("a#1", "Zoë\ud800", "comment 1", True, Stream.DELETED, "\t")
    contents = Contents((segment,), (OPAQUE,), ("a note",), "00ff", 3)
    assert Contents.from_json(contents.to_json()) == contents


def test_orders_travel_whole() -> None:
    wishes = Wishes(frozenset({Kind.MACRO}), True, True, (Box(0, 0.1, 0.2, 0.3, 0.4),))
    order = Order("00", (Edit(1, 2, 3, "[P]"),), (Taken("a", "b", True),), wishes)
    assert Order.from_json(order.to_json()) == order


def test_results_travel_whole() -> None:
    proof = Proof(4, (Leak(0, "page 1"),), (Unread("page 2", "a picture"),))
    made = Made(Path("a.txt"), proof, (OPAQUE,), ("a note",), b"\0\xff")
    assert Made.from_json(made.to_json()) == made


class TestRealProcess:
    @pytest.fixture
    def client(self) -> Client:
        return Client()

    def test_it_reads_and_makes_and_goes_on_after_a_refusal(
        self, client: Client, tmp_path: Path
    ) -> None:
        path = tmp_path / "a.txt"
        path.write_text("Dear Amira")
        try:
            contents = client.contents(path)
            assert [segment.text for segment in contents.segments] == ["Dear Amira"]
            order = Order(contents.digest, (Edit(0, 5, 10, "[P]"),), (Taken("Amira", "[P]"),))
            made = client.make(path, order, tmp_path / "b.txt")
            assert made.path.read_text() == "Dear [P]"
            with pytest.raises(OutputExists):
                client.make(path, order, tmp_path / "b.txt")
            with pytest.raises(UnreadableText, match=r"none\.txt"):
                client.contents(tmp_path / "none.txt")
            with pytest.raises(UnknownFormat):
                client.picture(path, 0, width=100)
            path.write_text("Other")
            with pytest.raises(FileChanged):
                client.make(path, order, tmp_path / "c.txt")
        finally:
            client.end()


    def test_what_was_pasted_goes_there_and_back_without_touching_the_disk(
        self, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        pasted = Pasted("Amira.txt", b"Dear Amira")
        try:
            contents = client.contents(pasted)
            assert [segment.text for segment in contents.segments] == ["Dear Amira"]
            order = Order(contents.digest, (Edit(0, 5, 10, "[P]"),), (Taken("Amira", "[P]"),))
            made = client.make(pasted, order, None)
            assert made.data == b"Dear [P]"
            assert made.path == Path("P (scrubbed).txt")
            with pytest.raises(FileChanged):
                client.make(Pasted("Amira.txt", b"Dear Daniel"), order, None)
            with pytest.raises(UnknownFormat):
                client.picture(pasted, 0, width=100)
        finally:
            client.end()
        assert not list(tmp_path.iterdir())


HANGS = [sys.executable, "-c", "import sys; sys.stdin.readline(); sys.stdin.read()"]
DIES = [sys.executable, "-c", "import sys; sys.stdin.readline(); sys.exit(1)"]
BABBLES = [sys.executable, "-c", "import sys; sys.stdin.readline(); print('not JSON')"]


@pytest.mark.parametrize(("command", "seconds"), [(HANGS, 0.2), (DIES, 60.0), (BABBLES, 60.0)])
def test_a_process_that_fails_is_said_and_the_next_job_gets_another(
    command: list[str], seconds: float, tmp_path: Path
) -> None:
    client = Client(seconds=seconds, command=command)
    for _ in range(2):
        with pytest.raises(FileWorkerFailed):
            client.contents(tmp_path / "a.txt")
    client.end()


def test_ending_it_stops_the_job_at_hand(tmp_path: Path) -> None:
    client = Client(command=HANGS)
    threading.Timer(0.2, client.end).start()
    with pytest.raises(Cancelled):
        client.contents(tmp_path / "a.txt")
    with pytest.raises(Cancelled):
        client.contents(tmp_path / "a.txt")
