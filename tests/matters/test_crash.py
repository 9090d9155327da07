"""Power cuts, full disks and dying processes at every step: what was confirmed is never lost, and
what was wiped for certain never comes back."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from cloakroom.errors import MatterNotSaved, NoSuchMatter
from cloakroom.matters.store import Matters
from cloakroom.redact.placeholders import Placeholder
from fakes.disks import CountingDisk, Died, FragileDisk, full
from matters.conftest import ledger, opened, values

SHARES = (0.0, 0.5, 1.0)
"""Of what was not certain when the power went: nothing, half of it, all."""


def create(store: Matters) -> Iterator[tuple[str, list[str]]]:
    """Yields what is confirmed: (name, values)."""
    with store.create("farm", ledger=ledger("Amira Okafor")):
        yield "farm", ["Amira Okafor"]


def save_twice(store: Matters) -> Iterator[tuple[str, list[str]]]:
    with store.create("farm", ledger=ledger("Amira Okafor")) as matter:
        yield "farm", ["Amira Okafor"]
        for name in ("Daniel Whitfield", "Siân Roberts"):
            matter.ledger.ticket("PERSON", name)
            matter.save()
            yield "farm", values(matter.ledger)


def rename(store: Matters) -> Iterator[tuple[str, list[str]]]:
    with store.create("farm", ledger=ledger("Amira Okafor")):
        yield "farm", ["Amira Okafor"]
    store.rename("farm", "the mill")
    yield "the mill", ["Amira Okafor"]


def wipe_another(store: Matters) -> Iterator[tuple[str, list[str]]]:
    with store.create("other", ledger=ledger("Daniel Whitfield")):
        pass
    with store.create("farm", ledger=ledger("Amira Okafor")):
        yield "farm", ["Amira Okafor"]
    store.wipe("other")
    yield "farm", ["Amira Okafor"]


Story = Callable[[Matters], Iterator[tuple[str, list[str]]]]
STORIES: tuple[Story, ...] = (create, save_twice, rename, wipe_another)


def steps(story: Story, folder: Path) -> int:
    disk = CountingDisk()
    list(story(opened(folder, disk=disk)))
    return disk.steps


def told(story: Story, folder: Path, disk: CountingDisk) -> list[tuple[str, list[str]]]:
    """What was confirmed before the trouble."""
    confirmed: list[tuple[str, list[str]]] = []
    with suppress(Died, MatterNotSaved):
        for each in story(opened(folder, disk=disk)):
            confirmed.append(each)
    return confirmed


def holds(folder: Path, confirmed: list[tuple[str, list[str]]]) -> None:
    """Exactly one matter of the story is there, with all that was last confirmed in it."""
    store = opened(folder)
    assert store.listing().unreadable == ()
    names = {info.name for info in store.listing().matters}
    if confirmed:
        (name,) = names - {"other"}
        found = values(store.read(name).ledger)
        assert found[: len(confirmed[-1][1])] == confirmed[-1][1]
        assert name not in {earlier for earlier, _ in confirmed} - {confirmed[-1][0]}
    assert not [path for path in folder.iterdir() if path.suffix in {".new", ".wiped"}]




@pytest.mark.parametrize("story", STORIES)
def test_a_power_cut_at_any_step_loses_nothing_confirmed(story: Story, tmp_path: Path) -> None:
    last = steps(story, tmp_path / "whole")
    assert last > 5
    for at in range(1, last + 2):
        for names in SHARES:
            for data in SHARES:
                folder = tmp_path / f"{at}-{names}-{data}"
                disk = FragileDisk(at)
                confirmed = told(story, folder, disk)
                disk.power_cut(folder, names, data)
                holds(folder, confirmed)


@pytest.mark.parametrize("story", STORIES)
def test_a_process_that_dies_at_any_step_loses_nothing_confirmed(
    story: Story, tmp_path: Path
) -> None:
    for at in range(1, steps(story, tmp_path / "whole") + 2):
        folder = tmp_path / str(at)
        holds_after = told(story, folder, CountingDisk(at))
        holds(folder, holds_after)


@pytest.mark.parametrize("ever", [False, True])
@pytest.mark.parametrize("story", STORIES)
def test_a_full_disk_at_any_step_is_said_and_loses_nothing(
    story: Story, ever: bool, tmp_path: Path
) -> None:
    for at in range(1, steps(story, tmp_path / "whole") + 1):
        folder = tmp_path / str(at)
        disk = CountingDisk(at, full, ever=ever)
        confirmed = told(story, folder, disk)
        holds(folder, confirmed)


def test_a_save_that_fails_says_why_and_can_be_tried_again(tmp_path: Path) -> None:
    disk = CountingDisk()
    with opened(tmp_path, disk=disk).create("farm") as matter:
        matter.ledger.ticket("PERSON", "Amira Okafor")
        disk.at, disk.trouble = disk.steps + 1, full
        with pytest.raises(MatterNotSaved, match="No space left on device"):
            matter.save()
        matter.save()
    assert values(opened(tmp_path).read("farm").ledger) == ["Amira Okafor"]


def test_one_that_could_not_be_made_leaves_nothing_behind(tmp_path: Path) -> None:
    disk = CountingDisk(1, full, ever=True)
    with pytest.raises(MatterNotSaved):
        opened(tmp_path, disk=disk).create("farm")
    opened(tmp_path).create("farm").close()
    assert len(opened(tmp_path).listing().matters) == 1
    assert len(list(tmp_path.glob("*.lock"))) == 2  # that of the names and that of the matter


def test_what_is_read_back_wrong_does_not_take_the_place_of_the_old(tmp_path: Path) -> None:
    class LyingDisk(CountingDisk):
        """Changes a bit on its way back."""

        lying = False

        def read(self, path: Path, most: int = -1) -> bytes:
            data = super().read(path, most)
            return data[:-1] + bytes([data[-1] ^ 1]) if self.lying else data

    disk = LyingDisk()
    with opened(tmp_path, disk=disk).create("farm", ledger=ledger("Amira Okafor")) as matter:
        matter.ledger.ticket("PERSON", "Daniel Whitfield")
        disk.lying = True
        with pytest.raises(MatterNotSaved, match="read back"):
            matter.save()
    assert values(opened(tmp_path).read("farm").ledger) == ["Amira Okafor"]


def test_a_wipe_that_was_confirmed_survives_a_power_cut(tmp_path: Path) -> None:
    folder = tmp_path / "matters"
    disk = FragileDisk()
    store = opened(folder, disk=disk)
    store.create("farm", ledger=ledger("Amira Okafor")).close()
    store.wipe("farm")
    disk.power_cut(folder, 0.0, 0.0)
    assert opened(folder).listing().matters == ()
    assert not list(folder.glob("*.matter"))


@pytest.mark.parametrize("step", range(1, 9))
def test_a_wipe_cut_short_is_finished_when_the_store_is_opened(step: int, tmp_path: Path) -> None:
    disk = CountingDisk()
    store = opened(tmp_path, disk=disk)
    store.create("farm", ledger=ledger("Amira Okafor")).close()
    disk.at = disk.steps + step
    with suppress(Died):
        store.wipe("farm")
    again = opened(tmp_path)
    if step == 1:  # died before the first: nothing has begun
        assert values(again.read("farm").ledger) == ["Amira Okafor"]
    else:
        with pytest.raises(NoSuchMatter):
            again.read("farm")
        assert [path for path in tmp_path.iterdir() if path.name != "names.lock"] == []


def test_what_has_not_changed_is_not_written_again(tmp_path: Path) -> None:
    disk = CountingDisk()
    with opened(tmp_path, disk=disk).create("farm", ledger=ledger("Amira Okafor")) as matter:
        steps = disk.steps
        matter.save()
        assert disk.steps == steps
        # BUT anything new is, and what could not be written is tried again
        matter.ledger.reserve("[PERSON_99]")
        disk.at, disk.trouble = disk.steps + 1, full
        with pytest.raises(MatterNotSaved):
            matter.save()
        steps = disk.steps
        matter.save()
        assert disk.steps > steps
        matter.learnt = matter.learnt.with_never("Ash")
        steps = disk.steps
        matter.save()
        assert disk.steps > steps
    with opened(tmp_path).open("farm") as again:
        assert again.learnt.never == ("Ash",)
        assert again.ledger.is_reserved(Placeholder("PERSON", 99))
