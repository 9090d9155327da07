"""Kept matters by name: what was saved comes back to the letter, and nothing else is kept."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cloakroom.disk import Disk
from cloakroom.errors import (
    MatterExists,
    MatterInUse,
    MatterNotSaved,
    MatterUnreadable,
    NoKeyring,
    NoSuchMatter,
    OtherKey,
    OtherVersion,
    UsageError,
)
from cloakroom.matters import seal
from cloakroom.matters.lock import Lock
from cloakroom.matters.matter import Matter
from cloakroom.matters.store import Matters
from cloakroom.redact.ledger import Ledger
from matters.conftest import TODAY, ledger, opened, values

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
NAME = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]), min_size=1, max_size=60
).filter(lambda name: name.casefold() != "default")
SAME_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def only_file(folder: Path) -> Path:
    (path,) = folder.glob("*.matter")
    return path


@SAME_FOLDER
@given(name=NAME, persons=st.lists(TEXT, max_size=20, unique=True))
def test_what_is_saved_comes_back(folder: Path, name: str, persons: list[str]) -> None:
    store = opened(folder)
    with store.create(name) as matter:
        for person in persons:
            matter.ledger.ticket("PERSON", person)
        matter.save()
        kept, fingerprint = list(matter.ledger), matter.ledger.fingerprint("x")
    with opened(folder).open(name) as again:
        assert list(again.ledger) == kept
        assert again.ledger.fingerprint("x") == fingerprint
        assert again.info.entries == len(persons)
    store.wipe(name)


def test_neither_name_nor_value_shows_in_the_folder(folder: Path, store: Matters) -> None:
    store.create("the farm", ledger=ledger("Amira Okafor")).close()
    for path in folder.iterdir():
        for secret in ("farm", "Amira", "Okafor"):
            assert secret not in path.name
            assert secret.encode() not in path.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights another way")
def test_nobody_else_may_read_it(folder: Path, store: Matters) -> None:
    store.create("farm").close()
    assert stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_an_empty_store_needs_no_keyring(folder: Path) -> None:
    def none() -> bytes:
        raise NoKeyring

    store = Matters(folder, none)
    assert store.listing().matters == ()
    with pytest.raises(NoKeyring):
        store.create("farm")
    assert not list(folder.glob("*.matter"))


def test_the_default_matter_is_in_memory_and_never_kept(folder: Path, store: Matters) -> None:
    with Matter.in_memory() as matter:
        assert (matter.kept, matter.info.name) == (False, "default")
        matter.ledger.ticket("PERSON", "Amira Okafor")
        matter.save()
    assert len(matter.ledger) == 0
    assert not folder.exists() or not list(folder.glob("*.matter"))
    for taken in ("default", " Default "):
        with pytest.raises(UsageError):
            store.create(taken)
        with pytest.raises(UsageError):
            store.open(taken)


@pytest.mark.parametrize(("one", "same"), [("Farm", "fARM "), ("Caf\u00e9", "cafe\u0301")])
def test_names_that_look_the_same_are_the_same(one: str, same: str, store: Matters) -> None:
    store.create(one).close()
    with pytest.raises(MatterExists):
        store.create(same)
    store.open(same).close()


def test_a_rename_keeps_all_else(store: Matters) -> None:
    store.create("farm", expires=TODAY, ledger=ledger("Amira Okafor")).close()
    store.create("mill").close()
    with pytest.raises(MatterExists):
        store.rename("farm", "MILL")
    store.rename("farm", "FARM")
    store.rename("farm", "barn")
    with store.open("barn") as matter:
        assert values(matter.ledger) == ["Amira Okafor"]
        assert matter.info.expires == TODAY
    assert [info.name for info in store.listing().matters] == ["barn", "mill"]


def test_two_matters_never_mix(store: Matters) -> None:
    with store.create("farm") as farm, store.create("mill") as mill:
        farm.ledger.ticket("PERSON", "Amira Okafor")
        mill.ledger.ticket("PERSON", "Daniel Whitfield")
        farm.save()
        mill.save()
    assert values(store.read("farm").ledger) == ["Amira Okafor"]
    assert values(store.read("mill").ledger) == ["Daniel Whitfield"]


def test_a_file_in_another_ones_place_is_refused(folder: Path, store: Matters) -> None:
    store.create("farm", ledger=ledger("Amira Okafor")).close()
    farm = only_file(folder)
    store.create("mill", ledger=ledger("Daniel Whitfield")).close()
    (mill,) = set(folder.glob("*.matter")) - {farm}
    mill.write_bytes(farm.read_bytes())
    listing = opened(folder).listing()
    assert [info.name for info in listing.matters] == ["farm"]
    assert "another matter" in listing.unreadable[0]


def test_one_process_at_a_time(store: Matters, folder: Path) -> None:
    store.create("farm").close()
    with store.open("farm"):
        for forbidden in (opened(folder).open, opened(folder).wipe, store.open):
            with pytest.raises(MatterInUse, match="Close it there"):
                forbidden("farm")
        with pytest.raises(MatterInUse):
            store.rename("farm", "mill")
        assert store.read("farm").info.name == "farm"
    store.open("farm").close()


HOLDER = """
import sys
from cloakroom.matters.store import Matters
from pathlib import Path
matter = Matters(Path(sys.argv[1]), lambda: bytes(range(32))).open("farm")
print("held", flush=True)
sys.stdin.readline()
"""


def test_another_process_keeps_it_until_it_ends_however_it_ends(
    store: Matters, folder: Path
) -> None:
    store.create("farm").close()
    paths = os.pathsep.join(filter(None, sys.path))
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": paths},
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(MatterInUse):
            store.open("farm")
        other.kill()
    store.open("farm").close()


def test_an_expired_matter_is_wiped_when_the_store_is_opened(folder: Path, store: Matters) -> None:
    store.create("farm", expires=TODAY).close()
    store.create("mill", expires=TODAY + timedelta(days=1)).close()
    store.create("barn").close()
    assert opened(folder).expired == ()
    later = opened(folder, today=TODAY + timedelta(days=1))
    assert later.expired == ("farm",)
    assert [info.name for info in later.listing().matters] == ["barn", "mill"]
    assert len(list(folder.glob("*.matter"))) == 2


def test_an_expired_matter_that_is_in_use_stays_until_the_next_time(
    folder: Path, store: Matters
) -> None:
    with store.create("farm", expires=TODAY):
        assert opened(folder, today=date(2031, 1, 1)).expired == ()
    assert opened(folder, today=date(2031, 1, 1)).expired == ("farm",)


def test_the_expiry_can_be_changed(store: Matters) -> None:
    with store.create("farm", ledger=ledger("Amira Okafor")) as matter:
        matter.set_expiry(TODAY)
    assert store.read("farm").info.expires == TODAY
    assert values(store.read("farm").ledger) == ["Amira Okafor"]
    with pytest.raises(UsageError, match="past"):
        store.create("mill", expires=TODAY - timedelta(days=1))


def test_a_wipe_leaves_no_file(folder: Path, store: Matters) -> None:
    store.create("farm", ledger=ledger("Amira Okafor")).close()
    store.wipe("farm")
    assert {path.name for path in folder.iterdir()} == {"names.lock"}
    with pytest.raises(NoSuchMatter):
        store.open("farm")


def test_a_wipe_overwrites_before_it_removes(
    folder: Path, store: Matters, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.create("farm", ledger=ledger("Amira Okafor")).close()
    before = only_file(folder).read_bytes()
    seen: list[bytes] = []
    unlink = Path.unlink

    def look(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".wiped":
            seen.append(path.read_bytes())
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", look)
    store.wipe("farm")
    (left,) = seen
    assert len(left) == len(before)
    assert left[:17] != before[:17]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda data: b"", MatterUnreadable),
        (lambda data: data[:40], MatterUnreadable),
        (lambda data: data[: len(data) // 2], MatterUnreadable),
        (lambda data: data[:17] + b"\x02" + data[18:], OtherVersion),
        (lambda data: data[:-1] + bytes([data[-1] ^ 1]), MatterUnreadable),
    ],
)
def test_a_damaged_file_is_refused_left_alone_and_harms_no_other(
    change: Callable[[bytes], bytes], kind: type[MatterUnreadable], folder: Path, store: Matters
) -> None:
    store.create("farm", ledger=ledger("Amira Okafor")).close()
    path = only_file(folder)
    matter = path.stem
    store.create("mill", ledger=ledger("Daniel Whitfield")).close()
    damaged = change(path.read_bytes())
    path.write_bytes(damaged)
    again = opened(folder)
    with pytest.raises(kind):
        again._vault.read(matter)
    assert path.read_bytes() == damaged
    assert values(again.read("mill").ledger) == ["Daniel Whitfield"]


def test_another_key_opens_nothing_and_touches_nothing(folder: Path, store: Matters) -> None:
    store.create("farm", expires=TODAY, ledger=ledger("Amira Okafor")).close()
    before = only_file(folder).read_bytes()
    other = opened(folder, key=b"k" * 32, today=date(2999, 1, 1))
    assert other.listing().matters == ()
    assert OtherKey().sentence in other.listing().unreadable[0]
    with pytest.raises(NoSuchMatter):
        other.open("farm")
    other.create("farm").close()
    assert before in [path.read_bytes() for path in folder.glob("*.matter")]
    assert values(opened(folder).read("farm").ledger) == ["Amira Okafor"]


def test_one_that_cannot_be_read_is_wiped_by_its_mark(folder: Path, store: Matters) -> None:
    store.create("farm").close()
    store.create("mill").close()
    other = opened(folder, key=b"k" * 32)
    mark = other.listing().unreadable[0].split(":")[0]
    other.wipe(mark)
    with pytest.raises(NoSuchMatter):
        other.wipe("farm")
    assert len(opened(folder).listing().matters) == 1
    (left,) = folder.glob("*.matter")
    with pytest.raises(NoSuchMatter):  # a mark is for those that have no name
        store.wipe(left.stem[:8])


def test_a_day_changed_by_another_process_is_heeded(folder: Path, store: Matters) -> None:
    """GIVEN an expired matter WHEN its day is changed between the look and the lock THEN it
    stays."""
    store.create("farm", expires=TODAY).close()

    class Late(Matters):
        def _wipe(self, matter: str, *, expired: bool = False) -> str:
            with store.open("farm") as held:
                held.set_expiry(None)
            return super()._wipe(matter, expired=expired)

    late = Late(folder, lambda: bytes(range(32)), today=lambda: TODAY + timedelta(days=1))
    assert late.expired == ()
    assert late.read("farm").info.expires is None


def test_nothing_is_tidied_away_while_a_matter_is_being_made(
    folder: Path, store: Matters
) -> None:
    # GIVEN a process that makes a matter: it holds the names, and the lock of a matter to be
    left = folder / f"{'ab' * 16}.lock"
    with Lock.take(folder / "names.lock"):
        left.touch()
        opened(folder)
        assert left.exists()
    # WHEN it has died, THEN what it left goes
    opened(folder)
    assert not left.exists()


def test_of_many_who_give_a_name_at_once_one_gets_it(folder: Path, store: Matters) -> None:
    def create(_: int) -> int:
        try:
            opened(folder).create("farm").close()
        except MatterExists:
            return 0
        return 1

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(create, range(24))) == 1
    assert len(store.listing().matters) == 1


@SAME_FOLDER
@given(st.lists(st.tuples(st.sampled_from("ABC"), TEXT, st.booleans()), max_size=25))
def test_however_three_are_used_in_turn_none_holds_what_is_anothers(
    folder: Path, steps: list[tuple[str, str, bool]]
) -> None:
    """Each step: (matter, value, whether it is saved and closed and opened again)."""
    store = opened(folder)
    matters = {name: store.create(name) for name in "ABC"}
    expected: dict[str, set[str]] = {name: set() for name in "ABC"}
    for name, value, again in steps:
        matters[name].ledger.ticket("PERSON", value)
        expected[name].add(value)
        if again:
            matters[name].save()
            matters[name].close()
            matters[name] = store.open(name)
    for name, matter in matters.items():
        assert set(values(matter.ledger)) == expected[name]
        matter.close()
        store.wipe(name)


def test_a_ledger_of_another_version_is_refused_with_a_sentence(
    folder: Path, store: Matters
) -> None:
    store.create("farm").close()
    path = only_file(folder)
    key, matter = bytes(range(32)), bytes.fromhex(path.stem)
    head, body = seal.unseal(key, matter, path.read_bytes())
    for strange in (body.replace(b'"version": ', b'"version": 99'), b"{}", b"\xff", b""):
        path.write_bytes(seal.seal(key, matter, head, strange))
        with pytest.raises(MatterUnreadable, match="This version"):
            store.open("farm")


@pytest.mark.parametrize(
    "head",
    [b"", b"[]", b"{}", b"nul", b"[" * 9999, b'{"name": 5}',
     b'{"name": "a\\nb", "created": "2030-01-01", "expires": null, "entries": 0}',
     b'{"name": "a", "created": "soon", "expires": null, "entries": 0}',
     b'{"name": "a", "created": "2030-01-01", "expires": 7, "entries": 0}',
     b'{"name": "a", "created": "2030-01-01", "expires": null, "entries": true}'],
)
def test_a_strange_head_is_told_and_harms_nothing(
    head: bytes, folder: Path, store: Matters
) -> None:
    store.create("farm").close()
    strange = "ab" * 16
    data = seal.seal(bytes(range(32)), bytes.fromhex(strange), head, b"")
    (folder / f"{strange}.matter").write_bytes(data)
    listing = opened(folder).listing()
    assert [info.name for info in listing.matters] == ["farm"]
    assert len(listing.unreadable) == 1


def test_other_files_in_the_folder_are_left_alone(folder: Path, store: Matters) -> None:
    folder.mkdir()
    for name in ("notes.txt", "x.matter", "AB" * 16 + ".new"):
        (folder / name).write_text("mine")
    opened(folder)
    assert {path.name for path in folder.iterdir()} == {"notes.txt", "x.matter", "AB" * 16 + ".new"}


def test_ten_thousand_people(store: Matters) -> None:
    people = [f"Person {number}" for number in range(10_000)]
    store.create("census", ledger=ledger(*people)).close()
    with store.open("census") as matter:
        assert values(matter.ledger) == people
        last = matter.ledger.known("PERSON", "Person 9998")
        assert last is not None
        assert matter.ledger.value(last) == "Person 9998"


def test_a_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises((MatterNotSaved, MatterUnreadable)):
        opened(tmp_path / "file").create("farm")


def test_reading_changes_nothing(folder: Path, store: Matters) -> None:
    store.create("farm", ledger=ledger("Amira Okafor")).close()
    before = only_file(folder).read_bytes()
    with store.read("farm") as matter:
        assert not matter.kept
        matter.ledger.ticket("PERSON", "Daniel Whitfield")
        matter.save()
    assert only_file(folder).read_bytes() == before


def test_no_repr_shows_a_name_or_a_value(store: Matters) -> None:
    with store.create("farm", ledger=ledger("Amira Okafor")) as matter:
        for shown in (repr(matter), repr(matter.info), repr(matter.ledger), repr(store)):
            assert "farm" not in shown
            assert "Amira" not in shown


def test_a_closed_matter_has_forgotten_its_values(store: Matters) -> None:
    matter = store.create("farm", ledger=ledger("Amira Okafor"))
    matter.close()
    matter.close()
    assert len(matter.ledger) == 0
    matter.ledger = Ledger()
    matter.save()  # not kept any more: an empty ledger must not take the place of the saved one
    assert values(store.read("farm").ledger) == ["Amira Okafor"]


def test_the_matter_of_another_user_is_refused_and_left_alone(folder: Path) -> None:
    # GIVEN a file that another user's Cloakroom made, copied here, and one that nobody may read
    opened(folder.with_name("theirs"), key=b"k" * 32).create("farm").close()
    theirs = only_file(folder.with_name("theirs"))
    opened(folder).create("mill").close()
    before = theirs.read_bytes()
    copy = folder / theirs.name
    copy.write_bytes(before)
    listing = opened(folder).listing()
    assert [info.name for info in listing.matters] == ["mill"]
    assert listing.unreadable[0].startswith(theirs.stem[:8])
    assert copy.read_bytes() == before
    with pytest.raises(NoSuchMatter):
        opened(folder).open("farm")

    class Closed(Disk):
        def read(self, path: Path, most: int = -1) -> bytes:
            raise PermissionError(13, "Permission denied")

    closed = opened(folder, disk=Closed()).listing()
    assert len(closed.unreadable) == 2
    assert all("Permission denied" in sentence for sentence in closed.unreadable)
