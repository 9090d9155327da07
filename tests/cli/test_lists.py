"""Lists from files: every form people save them in, and a clear sentence for what is none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.cli import lists
from cloakroom.cli.lists import read
from cloakroom.errors import UsageError


def saved(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


@pytest.mark.parametrize(
    ("name", "data", "entries"),
    [
        ("list.txt", b"Nightjar\n  Project Heron \n\n# birds\nre:DEF-\\d+", [
            ("Nightjar", ""), ("Project Heron", ""), (r"re:DEF-\d+", "")]),
        ("list.txt", b"Okafor, Amira", [("Okafor, Amira", "")]),
        ("list.txt", "Zoë".encode(), [("Zoë", "")]),
        ("list.txt", "Zoë".encode("utf-8-sig"), [("Zoë", "")]),
        ("list.txt", "Zoë".encode("windows-1252"), [("Zoë", "")]),
        ("list.txt", "Zoë\r\nMay".encode("utf-16"), [("Zoë", ""), ("May", "")]),
        ("list.txt", b"", []),
        ("list.csv", b"Nightjar,CUSTOM\nKestrel,person\nHeron,\nOwl\n", [
            ("Nightjar", "CUSTOM"), ("Kestrel", "PERSON"), ("Heron", ""), ("Owl", "")]),
        ("LIST.CSV", b'word,type,note\n"Okafor, Amira",PERSON,x\n# no,PERSON\n', [
            ("Okafor, Amira", "PERSON")]),
        ("list.csv", b"Kestrel;PERSON\r\nHeron, Ltd;ORGANIZATION\r\n", [
            ("Kestrel", "PERSON"), ("Heron, Ltd", "ORGANIZATION")]),
        ("list.csv", b'"two\nlines",\nnext', [("two\nlines", ""), ("next", "")]),
    ],
)
def test_a_list(tmp_path: Path, name: str, data: bytes, entries: list[tuple[str, str]]) -> None:
    assert read(saved(tmp_path, name, data)) == tuple(entries)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("list.csv", b"Kestrel,PERSON\nHeron,Finance\n", r"list\.csv, line 2: “FINANCE” is not"),
        ("list.csv", b'Kestrel\n"open', r"list\.csv, line 2, cannot be read"),
        ("list.csv", b'"a"b,PERSON\n', r"list\.csv, line 1, cannot be read"),
        ("list.txt", b"ok\n" + b"x" * 1001, r"list\.txt, line 2, is longer than 1,000"),
        ("list.txt", b"a\0b", r"list\.txt is not text"),
        ("list.xlsx", b"PK\x03\x04rest", r"list\.xlsx is an Office document"),
    ],
)
def test_what_is_no_list_says_where(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        read(saved(tmp_path, name, data))


def test_what_is_too_large_or_not_there_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "MOST", 3)
    assert len(read(saved(tmp_path, "three", b"a\nb\nc"))) == 3
    with pytest.raises(UsageError, match="4 entries; at most 3"):
        read(saved(tmp_path, "four", b"a\nb\nc\nd"))
    monkeypatch.setattr(lists, "LARGEST", 5)
    with pytest.raises(UsageError, match="larger than"):
        read(saved(tmp_path, "six", b"a\nb\nc\n"))
    with pytest.raises(UsageError, match="could not be read: No such file"):
        read(str(tmp_path / "gone"))
    with pytest.raises(UsageError, match="could not be read: Is a directory"):
        read(str(tmp_path))


@given(st.binary(max_size=60), st.sampled_from(["any.txt", "any.csv"]))
def test_any_file_is_a_list_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    folder = tmp_path_factory.mktemp("list")
    try:
        entries = read(saved(folder, name, data))
    except UsageError:
        return
    assert all(entry and entry == entry.strip() for entry, _ in entries)
