"""The worker process as it is started, with the real detector."""

import json
import os
import subprocess
import sys

import pytest

from cloakroom.detector_process import command
from cloakroom.errors import InstallationError
from cloakroom.paths import package_root, resource
from fakes.worker_desk import ends, job, lines


@pytest.mark.parametrize(
    ("frozen", "expected"),
    [(False, [sys.executable, "-m", "cloakroom", "worker"]), (True, [sys.executable, "worker"])],
)
def test_the_process_is_this_program(
    frozen: bool, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    assert command() == expected


def pipeline_is_there() -> bool:
    try:
        return resource("pipeline").is_dir()
    except InstallationError:
        return False


@pytest.mark.e2e
@pytest.mark.skipif(not pipeline_is_there(), reason="resources/pipeline is not built")
def test_the_real_process_gets_ready_answers_and_ends_with_its_input() -> None:
    text = "Please ring Amira Okafor on 07700 900123, or write to amira@example.org."
    jobs = lines(job(1, text), job(2, text, options={"types": ["PHONE_NUMBER"]}))
    done = subprocess.run(
        command(), input=jobs.getvalue(),
        capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, "PYTHONPATH": str(package_root())},
    )
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, said[0]) == (0, {"ready": True, "note": ""})
    assert ends(said) == [{"id": 1, "end": True}, {"id": 2, "end": True}]
    found = {
        number: {(text[row[0] : row[1]], row[2]) for message in said
                 if message.get("id") == number for row in message.get("findings", ())}
        for number in (1, 2)
    }
    assert ("amira@example.org", "EMAIL_ADDRESS") in found[1]
    assert found[2] == {("07700 900123", "PHONE_NUMBER")}
    assert "Okafor" not in done.stderr
