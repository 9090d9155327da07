"""When the private environment counts as up to date."""

from pathlib import Path

import dev_env
import pytest

LOCK, PYTHON, PLACE = b"one==1", "3.11.7 (main)", Path("/home/ada/cloakroom/.venv")


@pytest.mark.parametrize(
    ("lock", "python", "place"),
    [
        (b"one==2", PYTHON, PLACE),
        (LOCK, "3.12.1 (main)", PLACE),
        (LOCK, PYTHON, Path("/home/ada/elsewhere/.venv")),
        (LOCK + PYTHON.encode(), "", PLACE),
    ],
)
def test_anything_that_matters_changes_the_fingerprint(
    lock: bytes, python: str, place: Path
) -> None:
    first = dev_env.fingerprint(LOCK, PYTHON, PLACE)
    assert dev_env.fingerprint(lock, python, place) != first
    assert dev_env.fingerprint(LOCK, PYTHON, PLACE) == first


def environment(home: Path, stamp: str | None) -> Path:
    interpreter = dev_env.interpreter(home)
    interpreter.parent.mkdir(parents=True)
    interpreter.touch()
    if stamp is not None:
        (home / "cloakroom.stamp").write_text(stamp)
    return home


def test_an_environment_with_the_same_stamp_is_kept(tmp_path: Path) -> None:
    assert dev_env.up_to_date(environment(tmp_path, "abc"), "abc")


def test_an_environment_with_another_stamp_is_not(tmp_path: Path) -> None:
    assert not dev_env.up_to_date(environment(tmp_path, "abd"), "abc")


def test_an_environment_without_a_stamp_is_half_done(tmp_path: Path) -> None:
    assert not dev_env.up_to_date(environment(tmp_path, None), "abc")


def test_an_environment_whose_interpreter_went_is_not_up_to_date(tmp_path: Path) -> None:
    home = environment(tmp_path, "abc")
    dev_env.interpreter(home).unlink()
    assert not dev_env.up_to_date(home, "abc")


def test_a_failed_installation_leaves_no_stamp(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    # GIVEN a lock file that pip must refuse before it asks any index
    lock = tmp_path / "requirements.lock"
    lock.write_text("<<<<<<< ours\n")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setattr(dev_env, "LOCK", lock)
    monkeypatch.setattr(dev_env, "HOME", tmp_path / "env")
    # WHEN it is set up THEN the tool says what to do, and will try again the next time
    with pytest.raises(SystemExit) as ended:
        dev_env.ready()
    assert "run the same command again" in str(ended.value)
    assert not (tmp_path / "env" / "cloakroom.stamp").exists()
    assert "Invalid requirement" in capfd.readouterr().err


def test_pip_takes_listed_wheels_only() -> None:
    arguments = dev_env.pip_install(Path("requirements.lock"))
    assert "--require-hashes" in arguments
    assert arguments[arguments.index("--only-binary") + 1] == ":all:"
