"""Power cuts and dying processes at every step: what was confirmed is there, what was not does no
harm, and neither is taken for tampering."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audit.conftest import SEND, Trail, sentences
from cloakroom.audit.line import read
from cloakroom.policy.model import AuditRules
from fakes.disks import Died, FragileDisk
from fakes.keyrings import FakeKeyring

SHARES = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 0.4), (1.0, 1.0))
"""Of the names and of the bytes that were not certain when the power went."""


class SteppingKeyring(FakeKeyring):
    """One may die before or after it keeps something; what it kept is certain."""

    def __init__(self, disk: FragileDisk) -> None:
        super().__init__()
        self.disk = disk

    def set_password(self, service: str, username: str, password: str) -> None:
        self.disk._step()
        super().set_password(service, username, password)
        self.disk._step()


Story = Callable[[Trail, FragileDisk], Iterator[int]]
"""Yields the number of each record that is confirmed."""


def three_records(trail: Trail, disk: FragileDisk) -> Iterator[int]:
    for _ in range(3):
        yield trail.journal(disk=disk).record(SEND)


def a_new_month(trail: Trail, disk: FragileDisk) -> Iterator[int]:
    journal = trail.journal(disk=disk)
    yield journal.record(SEND)
    trail.clock.go(31)
    yield journal.record(SEND)
    yield journal.record(SEND)


def months_go_by_and_old_ones_are_pruned(trail: Trail, disk: FragileDisk) -> Iterator[int]:
    journal = trail.journal(disk=disk, rules=AuditRules(retention_days=40))
    for _ in range(4):
        yield journal.record(SEND)
        trail.clock.go(31)


def an_end_is_cut_off(trail: Trail, disk: FragileDisk) -> Iterator[int]:
    journal = trail.journal(disk=disk)
    for _ in range(3):
        journal.record(SEND)
    content = trail.files[0].read_bytes()
    handle = disk.extend(trail.files[0])
    disk.cut(handle, content.rstrip().rindex(b"\n") + 1)
    disk.sync(handle)
    disk.close(handle)
    yield journal.record(SEND)
    yield journal.record(SEND)


def run(story: Story, folder: Path, at: int) -> tuple[Trail, FragileDisk, list[int]]:
    """``at`` 0: to the end."""
    disk = FragileDisk(at)
    trail = Trail(folder, SteppingKeyring(disk))
    confirmed = []
    try:
        for number in story(trail, disk):
            confirmed.append(number)
    except Died:
        pass
    return trail, disk, confirmed


def after_each_crash(story: Story, folder: Path) -> Iterator[tuple[Trail, list[int]]]:
    _, whole, _ = run(story, folder / "whole", 0)
    for at in range(1, whole.steps + 1):
        for names, data in SHARES:
            trail, disk, confirmed = run(story, folder / f"{at} {names} {data}", at)
            if trail.folder.is_dir():
                disk.power_cut(trail.folder, names, data)
            disk.at = 0
            yield trail, confirmed


def numbers(trail: Trail) -> list[int]:
    lines = (read(raw.removesuffix(b"\n")) for raw in trail.lines())
    return [line.seq for line in lines if line]


@pytest.mark.parametrize("story", [three_records, a_new_month])
def test_a_crash_loses_nothing_and_is_no_fault(tmp_path: Path, story: Story) -> None:
    for trail, confirmed in after_each_crash(story, tmp_path):
        assert sentences(trail.verify()) == []
        there = numbers(trail)
        assert there == list(range(1, len(there) + 1))
        assert len(confirmed) <= len(there) <= len(confirmed) + 1
        assert trail.journal().record(SEND) == len(there) + 1
        assert sentences(trail.verify()) == []


def test_a_crash_while_pruning_is_no_fault(tmp_path: Path) -> None:
    story = months_go_by_and_old_ones_are_pruned
    for trail, confirmed in after_each_crash(story, tmp_path):
        assert sentences(trail.verify()) == []
        trail.journal().record(SEND)
        assert sentences(trail.verify()) == []
        assert set(confirmed[-1:]) <= set(numbers(trail))


def test_a_crash_while_damage_is_told_has_it_told_once(tmp_path: Path) -> None:
    damaged = 0
    for trail, confirmed in after_each_crash(an_end_is_cut_off, tmp_path):
        trail.verify()
        assert trail.verify().news == ()
        trail.journal().record(SEND)
        assert trail.verify().news == ()
        told = [line for line in trail.lines() if b'"chain_broken"' in line]
        assert len(told) <= 1
        damaged += bool(told)
        assert set(confirmed) <= set(numbers(trail))
    assert damaged
