"""Which system packages are missing, from what dpkg-query prints."""

import dev_system
import pytest


@pytest.mark.parametrize(
    ("wanted", "listing", "expected"),
    [
        (["xvfb", "xclip"], "installed xvfb\ninstalled xclip\n", []),
        (["xvfb", "xclip"], "installed xvfb\n", ["xclip"]),
        (["xvfb"], "config-files xvfb\n", ["xvfb"]),
        (["xvfb"], "not-installed xvfb\n", ["xvfb"]),
        (["libglib2.0-0"], "installed libglib2.0-0t64\n", []),
        (["xvfb", "openbox", "trayer"], "", ["xvfb", "openbox", "trayer"]),
        (["xvfb"], " \n\ninstalled\n", ["xvfb"]),
    ],
)
def test_only_what_is_installed_counts(
    wanted: list[str], listing: str, expected: list[str]
) -> None:
    assert dev_system.missing(wanted, listing) == expected


def test_testing_and_building_can_also_run() -> None:
    assert set(dev_system.RUNNING) < set(dev_system.TESTING)
    assert set(dev_system.RUNNING) < set(dev_system.BUILDING)


def test_without_debian_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN a computer without dpkg, THEN a package nobody has is no reason to stop
    monkeypatch.setenv("PATH", "")
    dev_system.provide(["no-such-package"])


def test_a_user_who_may_not_install_is_given_the_line(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    # GIVEN a user who cannot become root
    monkeypatch.setattr(dev_system, "_as_root", lambda: None)
    # WHEN a package is missing THEN the tool ends with the one line to run
    with pytest.raises(SystemExit) as ended:
        dev_system._install(["xclip", "trayer"])
    line = "sudo apt-get install --no-install-recommends xclip trayer"
    assert str(ended.value).endswith(line)
    assert "apt-get" not in capfd.readouterr().err
