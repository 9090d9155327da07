"""What the organisation says of scrubbing, and how little it costs where it says nothing."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import cloakroom
from cloakroom.policy import in_force
from cloakroom.policy.managed import Managed
from fakes.computer import Computer
from policy.examples import SHORT

SOURCE = Path(cloakroom.__file__).parents[1]


def test_where_nobody_put_a_policy_nothing_is_said(computer: Computer) -> None:
    assert in_force.is_silent(computer.places)
    assert in_force.is_silent(replace(computer.places, user=computer.machine / "below" / "a.toml"))


@pytest.mark.parametrize("layer", ["machine", "user"])
def test_a_file_speaks_even_a_broken_one(computer: Computer, layer: str) -> None:
    computer.write(getattr(computer, layer), "schema =")
    assert not in_force.is_silent(computer.places)


def test_a_link_into_nowhere_speaks(computer: Computer) -> None:
    computer.machine.symlink_to("gone")
    assert not in_force.is_silent(computer.places)


def test_what_may_not_be_looked_at_is_not_nothing(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(file: Path) -> os.stat_result:
        raise PermissionError

    monkeypatch.setattr(in_force.os, "lstat", refused)
    assert not in_force.is_silent(computer.places)


@pytest.mark.parametrize("settings", [Managed(policy_file="/srv/p.toml"), Managed(fault="Odd.")])
def test_settings_of_an_administrator_speak(computer: Computer, settings: Managed) -> None:
    assert not in_force.is_silent(replace(computer.places, managed=settings))


def test_one_that_is_there_is_read(computer: Computer, monkeypatch: pytest.MonkeyPatch) -> None:
    computer.write(computer.machine, SHORT)
    sources = computer.sources()
    monkeypatch.setattr(in_force.places, "of_this_computer", lambda: computer.places)
    monkeypatch.setattr("cloakroom.policy.load.of_this_user", lambda: sources)
    held = in_force.of_this_computer()
    assert held.policy
    assert held.policy.policy_id == "short"


def test_silence_costs_no_library_of_the_keyring(tmp_path: Path) -> None:
    code = (
        "import sys; from cloakroom.policy import in_force, places; "
        "from pathlib import Path; gone = Path('gone'); "
        "places.of_this_computer = lambda: places.Places(gone, gone); "
        "print(in_force.of_this_computer().policy, 'keyring' in sys.modules, "
        "'regex' in sys.modules)"
    )
    fresh = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, text=True,
                           capture_output=True, env={**os.environ, "PYTHONPATH": str(SOURCE)})
    assert fresh.stdout.split() == ["None", "False", "False"]
