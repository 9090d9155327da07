"""How dev.py chooses what to do, and what it tells its caller about how that ended."""

import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import dev
import dev_commands
import dev_screen
import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted((ROOT / "packaging").glob("dev*.py"))


@pytest.mark.parametrize(
    ("platform", "env", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_display_is_known(platform: str, env: dict[str, str], expected: bool) -> None:
    assert dev_commands.has_display(platform, env) is expected


@pytest.mark.parametrize(
    ("code", "status"),
    [("raise SystemExit(0)", 0), ("raise SystemExit(3)", 3)],
)
def test_the_status_of_a_command_is_passed_on(code: str, status: int) -> None:
    assert dev_commands.call([sys.executable, "-c", code]) == status


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_a_signal_reads_as_a_shell_says_it() -> None:
    killed = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    assert dev_commands.call([sys.executable, "-c", killed]) == 128 + 9


def test_the_evaluation_runs_in_the_environment_with_its_arguments(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # GIVEN an environment that is ready
    called: list[list[str]] = []
    monkeypatch.setattr(dev_commands.dev_env, "ready", lambda: "python-of-the-environment")
    monkeypatch.setattr(dev_commands, "call", lambda command, **_: called.append(command) or 7)
    # WHEN the evaluation is asked for THEN its script gets the arguments, and we its status
    assert dev_commands.main(["evaluate", "--own", "--presidio"]) == 7
    script = ROOT / "tests" / "evaluation" / "run.py"
    assert called == [["python-of-the-environment", str(script), "--own", "--presidio"]]
    assert script.is_file()


def test_an_unknown_command_shows_the_known_ones() -> None:
    script = str(ROOT / "packaging" / "dev.py")
    command = [sys.executable, script, "fly"]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 2
    for name in dev_commands.COMMANDS:
        assert f"dev.py {name}" in told.stderr


def test_an_old_python_is_told_so_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN Python 3.9 and no other on the path
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit) as ended:
        dev.main()
    sentence = "Cloakroom needs Python 3.11 to 3.14, and this is Python 3.9."
    assert str(ended.value).startswith(sentence)


def test_an_old_python_can_read_the_script() -> None:
    source = (ROOT / "packaging" / "dev.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 7))


def test_the_oldest_python_is_the_one_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == f">={dev.OLDEST[0]}.{dev.OLDEST[1]}"


def test_the_screen_of_the_tests_is_apart_from_the_users_session() -> None:
    session = {
        "DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "XAUTHORITY": "/home/ada/.Xauthority",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1000/bus", "LANG": "cy_GB.UTF-8",
    }
    assert dev_screen.on_display(session, ":7") == {
        "DISPLAY": ":7", "QT_QPA_PLATFORM": "xcb", "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "LANG": "cy_GB.UTF-8",
    }


def test_ci_runs_the_same_command_as_a_developer() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert script.rstrip().endswith("exec python3 packaging/dev.py test")
    assert os.name == "nt" or os.access(ROOT / ".ci" / "run", os.X_OK)


def test_a_wheel_finds_its_resources_where_a_checkout_and_a_build_put_them() -> None:
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    wheel = tool["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"] == {"resources": "cloakroom/resources"}
    assert '"resources"), "cloakroom/resources")' in (
        ROOT / "packaging" / "cloakroom.spec"
    ).read_text("utf-8")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_the_tool_needs_the_standard_library_only(script: Path) -> None:
    siblings = {path.stem for path in SCRIPTS}
    tree = ast.walk(ast.parse(script.read_text("utf-8")))
    for node in tree:
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert {name.split(".")[0] for name in names} <= siblings | set(sys.stdlib_module_names)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_ctrl_c_lets_the_command_end_and_then_ends_the_tool() -> None:
    # GIVEN a command that takes its time over Ctrl-C and then ends as if nothing were wrong
    patient = (
        "import os, signal, time\n"
        "signal.signal(signal.SIGINT, lambda *_: None)\n"
        "os.kill(os.getppid(), signal.SIGINT)\n"
        "time.sleep(0.2)\n"
    )
    # WHEN Ctrl-C reaches the tool THEN it waits, and starts nothing further
    with pytest.raises(SystemExit) as ended:
        dev_commands.call([sys.executable, "-c", patient])
    assert ended.value.code == 130
