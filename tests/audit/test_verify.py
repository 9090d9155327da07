"""Whoever changes the trail without the key is noticed, wherever and however."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from audit.conftest import SEND, Clock, Trail, sentences
from cloakroom.audit.anchor import HEAD, KEY, SERVICE, Head, InKeyring
from cloakroom.audit.fault import Kind
from cloakroom.audit.line import digest, made, read, written
from cloakroom.audit.secret import Secret
from cloakroom.audit.verify import examine
from fakes.disks import CountingDisk, full
from fakes.keyrings import FakeKeyring

COUNTS = (4, 3, 5)
KEPT = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Trail:
    return Trail(tmp_path_factory.mktemp("original") / "audit").with_records(*COUNTS)


@pytest.fixture
def copied(original: Trail, tmp_path: Path) -> Callable[[], Trail]:
    """A fresh copy of three segments at each call."""
    def copy() -> Trail:
        folder = tmp_path / "audit"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(original.folder, folder)
        keyring = FakeKeyring()
        assert isinstance(original.keyring, FakeKeyring)
        keyring.held.update(original.keyring.held)
        return Trail(folder, keyring, Clock(original.clock.at))
    return copy


def faults(trail: Trail) -> list[str]:
    """As a reader sees them, who writes nothing."""
    assert isinstance(trail.keyring, FakeKeyring)
    anchor = InKeyring(trail.keyring)
    return sentences(examine(trail.folder, anchor.secret(), anchor.head()))


def test_what_nobody_touched_is_whole(original: Trail) -> None:
    assert faults(original) == []


@KEPT
@given(st.data())
def test_any_changed_byte_is_noticed(copied: Callable[[], Trail], data: st.DataObject) -> None:
    trail = copied()
    path = data.draw(st.sampled_from(trail.files))
    content = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    new = data.draw(st.integers(0, 255))
    assume(content[at] != new)
    content[at] = new
    path.write_bytes(content)
    assert faults(trail)


@KEPT
@given(st.data())
def test_any_lines_taken_out_are_noticed(copied: Callable[[], Trail], data: st.DataObject) -> None:
    trail = copied()
    path = data.draw(st.sampled_from(trail.files))
    lines = path.read_bytes().splitlines(keepends=True)
    gone = data.draw(st.sets(st.integers(0, len(lines) - 1), min_size=1))
    path.write_bytes(b"".join(line for n, line in enumerate(lines) if n not in gone))
    assert faults(trail)


@KEPT
@given(st.data())
def test_any_two_lines_swapped_or_one_repeated_are_noticed(
    copied: Callable[[], Trail], data: st.DataObject
) -> None:
    trail = copied()
    path = data.draw(st.sampled_from(trail.files))
    lines = path.read_bytes().splitlines(keepends=True)
    one, other = data.draw(
        st.lists(st.integers(0, len(lines) - 1), min_size=2, max_size=2, unique=True))
    if data.draw(st.booleans()):
        lines[one], lines[other] = lines[other], lines[one]
    else:
        lines.insert(other, lines[one])
    path.write_bytes(b"".join(lines))
    assert faults(trail)


@KEPT
@given(st.data())
def test_any_end_cut_off_is_noticed(copied: Callable[[], Trail], data: st.DataObject) -> None:
    trail = copied()
    path = data.draw(st.sampled_from(trail.files))
    content = path.read_bytes()
    path.write_bytes(content[: data.draw(st.integers(0, len(content) - 1))])
    for later in trail.files[trail.files.index(path) + 1 :]:
        later.unlink()
    assert faults(trail)


@KEPT
@given(st.data())
def test_any_inserted_byte_is_noticed(copied: Callable[[], Trail], data: st.DataObject) -> None:
    """A space between two fields too, which says nothing."""
    trail = copied()
    path = data.draw(st.sampled_from(trail.files[:-1]))
    content = path.read_bytes()
    at = data.draw(st.one_of(st.integers(0, len(content)), st.just(content.index(b":") + 1)))
    new = data.draw(st.sampled_from([b" ", b"\n", b"\r", b"0", b"\0", b"{}"]))
    path.write_bytes(content[:at] + new + content[at:])
    assert faults(trail)


@pytest.mark.parametrize(("one", "other"), [(0, 1), (1, 2), (0, 2)])
def test_two_segments_swapped_are_noticed(
    copied: Callable[[], Trail], one: int, other: int
) -> None:
    trail = copied()
    first, second = trail.files[one], trail.files[other]
    mine, theirs = first.read_bytes(), second.read_bytes()
    first.write_bytes(theirs)
    second.write_bytes(mine)
    assert any("moved or repeated" in told for told in faults(trail))


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_segment_that_is_gone_is_noticed(copied: Callable[[], Trail], number: int) -> None:
    trail = copied()
    trail.files[number].unlink()
    first, last = [(1, 4), (5, 7), (8, 12)][number]
    assert any(told.startswith(f"Records {first} to {last} are missing") for told in faults(trail))


def test_a_trail_that_is_gone_is_noticed(copied: Callable[[], Trail]) -> None:
    trail = copied()
    shutil.rmtree(trail.folder)
    (told,) = faults(trail)
    assert told.startswith("Records 1 to 12 are missing from the end")


def test_a_line_written_anew_without_the_key_is_noticed(copied: Callable[[], Trail]) -> None:
    """GIVEN somebody who knows how the hashes are made, and all of the rest with them."""
    trail = copied()
    prev = "0" * 64
    for path in trail.files:
        forged = []
        for raw in path.read_bytes().splitlines():
            line = read(raw)
            assert line is not None
            told = {**line.told, "counts": {"PERSON": 1}}
            chained = digest(prev, told)
            forged.append(_raw(told, prev, chained, line.seal))
            prev = chained
        path.write_bytes(b"".join(forged))
    assert len(faults(trail)) >= sum(COUNTS)


def test_a_line_added_without_the_key_is_noticed(copied: Callable[[], Trail]) -> None:
    trail = copied()
    last = read(trail.lines()[-1].rstrip(b"\n"))
    assert last is not None
    forged = made({**last.told, "seq": 13}, last.hash, Secret.new())
    with trail.files[-1].open("ab") as stream:
        stream.write(written(forged))
    assert faults(trail) == ["Line 6 of 000003-2030-08.jsonl was changed after it was written."]


def test_a_line_of_another_installation_cannot_be_slipped_in(copied: Callable[[], Trail]) -> None:
    trail, stranger = copied(), Secret.new()
    last = read(trail.lines()[-1].rstrip(b"\n"))
    assert last is not None
    forged = made({**last.told, "seq": 13, "install": stranger.install}, last.hash, stranger)
    with trail.files[-1].open("ab") as stream:
        stream.write(written(forged))
    assert faults(trail) == ["Line 6 of 000003-2030-08.jsonl was changed after it was written."]


def test_an_older_copy_of_the_whole_trail_is_noticed(
    copied: Callable[[], Trail], tmp_path: Path
) -> None:
    trail = copied()
    shutil.copytree(trail.folder, tmp_path / "older")
    for _ in range(2):
        trail.journal().record(SEND)
    shutil.rmtree(trail.folder)
    (tmp_path / "older").rename(trail.folder)
    (told,) = faults(trail)
    assert "older one was put in its place" in told


def test_a_line_ahead_of_the_head_is_a_crash_and_no_fault(copied: Callable[[], Trail]) -> None:
    trail = copied()
    held = trail.keyring.get_password(SERVICE, HEAD)
    trail.journal().record(SEND)
    assert held is not None
    trail.keyring.set_password(SERVICE, HEAD, held)
    assert faults(trail) == []
    assert trail.journal().record(SEND) == sum(COUNTS) + 2
    assert faults(trail) == []


@pytest.mark.parametrize("debris", [b'{"app', b"\0" * 700, b'{"half":1}', b"\0\0\n", b"%%\n"])
def test_half_a_line_after_the_head_is_a_crash_and_its_place_is_taken(
    copied: Callable[[], Trail], debris: bytes
) -> None:
    trail = copied()
    with trail.files[-1].open("ab") as stream:
        stream.write(debris)
    assert faults(trail) == []
    assert trail.journal().record(SEND) == sum(COUNTS) + 1
    assert faults(trail) == []
    assert debris.strip() not in b"".join(trail.lines())


@pytest.mark.parametrize("left", [1, 20])
def test_half_a_line_at_the_head_is_tampering(copied: Callable[[], Trail], left: int) -> None:
    trail = copied()
    content = trail.files[-1].read_bytes()
    trail.files[-1].write_bytes(content[:-left])
    assert any("Record 12 is missing from the end" in told for told in faults(trail))


# ---- after damage


def test_damage_is_told_once_in_a_new_segment_and_work_goes_on(
    copied: Callable[[], Trail]
) -> None:
    trail = copied()
    path = trail.files[0]
    path.write_bytes(path.read_bytes().replace(b'"PERSON":2', b'"PERSON":1', 1))
    broken = path.read_bytes()
    verdict = trail.verify()
    assert [fault.kind for fault in verdict.news] == [Kind.CHANGED]
    assert trail.journal().record(SEND) == sum(COUNTS) + 2
    again = trail.verify()
    assert len(again.faults) == 1
    assert again.news == ()
    assert path.read_bytes() == broken
    told = [json.loads(line) for line in trail.files[-1].read_bytes().splitlines()]
    assert [each["event"] for each in told] == ["chain_broken", "send"]
    assert told[0]["damage"] == ["changed::000001-2030-06.jsonl:1"]


def test_damage_is_told_also_where_no_record_of_it_can_be_written(
    copied: Callable[[], Trail]
) -> None:
    trail = copied()
    path = trail.files[0]
    path.write_bytes(path.read_bytes().replace(b'"PERSON":2', b'"PERSON":1', 1))
    for _ in range(2):
        verdict = trail.journal(disk=CountingDisk(1, full, ever=True)).verify()
        assert [fault.known for fault in verdict.faults] == [False]


DAMAGE: dict[str, Callable[[list[bytes]], list[bytes]]] = {
    "cut off": lambda lines: lines[:-2],
    "half": lambda lines: [*lines[:-1], lines[-1][:-9]],
    "all": lambda lines: [],
    "one gone": lambda lines: lines[:2] + lines[3:],
    "swapped": lambda lines: [*lines[:-2], lines[-1], lines[-2]],
    "changed": lambda lines: [*lines[:-1], lines[-1].replace(b"PERSON", b"PERSOM")],
    "repeated": lambda lines: [*lines, lines[-1]],
    "many": lambda lines: [b"x" + line for line in lines] * 20,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_each_damage_is_told_once(copied: Callable[[], Trail], damage: str) -> None:
    trail = copied()
    path = trail.files[-1]
    path.write_bytes(b"".join(DAMAGE[damage](path.read_bytes().splitlines(keepends=True))))
    assert trail.verify().news
    for _ in range(3):
        trail.journal().record(SEND)
        verdict = trail.verify()
        assert verdict.faults
        assert verdict.news == ()
    broken = [line for line in trail.lines() if b'"chain_broken"' in line]
    assert len(broken) == 1
    assert len(broken[0]) < 3000


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_record_notices_damage_at_its_end_by_itself(
    copied: Callable[[], Trail], damage: str
) -> None:
    trail = copied()
    path = trail.files[-1]
    path.write_bytes(b"".join(DAMAGE[damage](path.read_bytes().splitlines(keepends=True))))
    trail.journal().record(SEND)
    if damage not in ("one gone", "repeated"):  # the end is as it was: only a look at all tells
        assert b'"chain_broken"' in b"".join(trail.lines())


def test_new_damage_after_old_is_told_again(copied: Callable[[], Trail]) -> None:
    trail = copied()
    for number in (0, 1):
        path = trail.files[number]
        path.write_bytes(path.read_bytes().replace(b'"PERSON":2', b'"PERSON":1', 1))
        assert [fault.known for fault in trail.verify().faults] == [True] * number + [False]


def test_the_record_of_damage_cannot_be_taken_away(copied: Callable[[], Trail]) -> None:
    trail = copied()
    content = trail.files[-1].read_bytes()
    trail.files[-1].write_bytes(content[: content.rstrip().rindex(b"\n") + 1])
    trail.verify()
    trail.files[-1].unlink()
    assert trail.verify().news


def test_a_lost_key_is_told_and_a_new_one_goes_on(copied: Callable[[], Trail]) -> None:
    trail = copied()
    assert isinstance(trail.keyring, FakeKeyring)
    trail.keyring.held.clear()
    (fault,) = trail.verify().news
    assert fault.kind is Kind.OTHER_KEY
    trail.journal().record(SEND)
    assert trail.verify().news == ()
    # AND a change in what the lost key had sealed still shows in the chain
    path = trail.files[0]
    path.write_bytes(path.read_bytes().replace(b'"PERSON":2', b'"PERSON":1', 1))
    assert [fault.kind for fault in trail.verify().news] == [Kind.CHANGED]


def test_a_keyring_put_back_from_a_backup_is_behind_and_no_fault(
    copied: Callable[[], Trail]
) -> None:
    trail = copied()
    line = read(trail.lines()[2].rstrip(b"\n"))
    assert line is not None
    InKeyring(trail.keyring).keep(Head(line.seq, line.hash))
    assert faults(trail) == []


def test_an_exchanged_end_is_noticed(copied: Callable[[], Trail]) -> None:
    """GIVEN two genuine ends, and the one that was not confirmed put in place of the other."""
    trail = copied()
    held = trail.keyring.get_password(SERVICE, HEAD)
    trail.journal().record(SEND)
    assert held is not None
    unconfirmed = trail.files[-1].read_bytes()
    trail.keyring.set_password(SERVICE, HEAD, held)
    trail.files[-1].write_bytes(unconfirmed[: unconfirmed.rstrip().rindex(b"\n") + 1])
    trail.journal().record(SEND)
    trail.files[-1].write_bytes(unconfirmed)
    assert faults(trail) == ["Record 13 is not the one that was confirmed: it was exchanged."]


def test_the_key_in_the_keyring_is_not_in_the_files(original: Trail) -> None:
    key = original.keyring.get_password(SERVICE, KEY)
    assert key is not None
    assert key.encode() not in b"".join(original.lines())


def _raw(told: dict[str, object], prev: str, chained: str, seal: str) -> bytes:
    whole = {**told, "prev": prev, "hash": chained, "seal": seal}
    return json.dumps(whole, sort_keys=True, separators=(",", ":")).encode("ascii") + b"\n"


# ---- what the chain alone tells


def _forged(raw: bytes, prev: str = "") -> tuple[bytes, str]:
    """The line with another number, hashed as it should be, and its hash."""
    line = read(raw.rstrip(b"\n"))
    assert line is not None
    told, prev = {**line.told, "counts": {"PERSON": 1}}, prev or line.prev
    chained = digest(prev, told)
    return _raw(told, prev, chained, line.seal), chained


def test_an_unconfirmed_line_put_back_in_the_middle_is_noticed(
    copied: Callable[[], Trail]
) -> None:
    trail = copied()
    held = trail.keyring.get_password(SERVICE, HEAD)
    before = trail.files[-1].read_bytes()
    trail.journal().record(SEND)
    unconfirmed = trail.files[-1].read_bytes().removeprefix(before)
    assert held is not None
    trail.keyring.set_password(SERVICE, HEAD, held)
    trail.files[-1].write_bytes(before)
    for _ in range(2):
        trail.journal().record(SEND)
    last = trail.files[-1].read_bytes().splitlines(keepends=True)[-1]
    trail.files[-1].write_bytes(before + unconfirmed + last)
    assert faults(trail) == [
        "Line 7 of 000003-2030-08.jsonl does not follow from the line before it: one was exchanged."
    ]


def test_without_the_key_a_line_hashed_anew_no_longer_fits_the_next(
    copied: Callable[[], Trail]
) -> None:
    trail = copied()
    lines = trail.files[0].read_bytes().splitlines(keepends=True)
    lines[1], _ = _forged(lines[1])
    trail.files[0].write_bytes(b"".join(lines))
    assert sentences(examine(trail.folder)) == [
        "Line 3 of 000001-2030-06.jsonl does not follow from the line before it: one was exchanged."
    ]


def test_after_a_lost_key_the_old_records_cannot_be_written_anew(
    copied: Callable[[], Trail]
) -> None:
    """GIVEN records of a lost key, and a record of the new one that goes on from them."""
    trail = copied()
    assert isinstance(trail.keyring, FakeKeyring)
    trail.keyring.held.clear()
    trail.verify()
    prev = "0" * 64
    for path in trail.files[:3]:
        forged = []
        for raw in path.read_bytes().splitlines():
            line, prev = _forged(raw, prev)
            forged.append(line)
        path.write_bytes(b"".join(forged))
    assert [fault.kind for fault in trail.verify().news] == [Kind.EXCHANGED]
