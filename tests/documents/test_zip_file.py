"""Archives: each file inside as a document of its own."""

import io
import zipfile
from collections.abc import Sequence

import pytest

from cloakroom.documents.base import Kind, Wishes
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.proof.result import Verdict
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.errors import UnsafeFile
from contracts.document_contract import DocumentContract


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return out.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        return {name: read.read(name) for name in read.namelist()}


class TestZip(DocumentContract):
    name = "files.zip"

    def sample(self, values: Sequence[str]) -> bytes:
        text = "\n".join(values).encode()
        return archive({"a.txt": text, "in/b.csv": text, "c.zip": archive({"d.txt": text})})

    def same(self, before: bytes, after: bytes) -> bool:
        return members(before)["a.txt"] == members(after)["a.txt"]


SWEEP = Sweep([Taken("Zoë Okafor", "[PERSON_1]")])


def test_names_of_files_are_swept_and_stay_apart() -> None:
    data = archive({"Zoë Okafor.txt": b"a", "PERSON_1.txt": b"b", "in/Zoë Okafor/": b""})
    made = document("a.zip", data).rewritten([], SWEEP).data
    assert members(made) == {"PERSON_1.txt": b"a", "PERSON_1 (2).txt": b"b", "in/PERSON_1/": b""}
    assert prove("a.zip", made, SWEEP).verdict is Verdict.CLEAN


def test_what_cannot_be_opened_is_left_out_unless_it_is_kept() -> None:
    data = archive({"a.txt": b"a", "b.exe": b"\x7fELF\0\0\0"})
    read = document("a.zip", data)
    assert [(each.kind, each.place) for each in read.opaque] == [(Kind.ATTACHMENT, "b.exe")]
    assert members(read.rewritten([], Sweep()).data) == {"a.txt": b"a"}
    kept = read.rewritten([], Sweep(), Wishes(keep=frozenset({Kind.ATTACHMENT})))
    assert set(members(kept.data)) == {"a.txt", "b.exe"}
    assert [each.dropped for each in kept.opaque] == [False]


def test_a_bomb_is_refused() -> None:
    inner = archive({"a.txt": b"0" * (11 << 20)})
    with pytest.raises(UnsafeFile):
        document("a.zip", archive({"a.zip": inner}))


def test_files_in_files_in_files_end() -> None:
    data = archive({"a.txt": b"x"})
    for _ in range(20):
        data = archive({"a.zip": data})
    with pytest.raises(UnsafeFile, match="too deep"):
        document("a.zip", data)
