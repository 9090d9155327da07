"""What a crash, a log or an assertion may print of our objects: ids, kinds and counts, no text."""

import dataclasses
import importlib
import os
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import cloakroom

DESKTOP = Path(cloakroom.__file__).parents[1]
# The names that fields have which hold a text of the user's or a part of one.
TELLING = frozenset({
    "text", "plain", "html", "value", "new", "core", "message", "deny", "allow", "deny_as",
    "allow_as", "attributes", "tag", "passphrase", "body",
})
NOT_TELLING = frozenset({
    ("Close", "tag"),  # the name of an element
    ("Statement", "text"),  # of the privacy facts: published
    ("CleanClip", "plain"),  # a Scrubbed, which hides its texts itself
})


def dataclasses_of_ours() -> Iterator[type]:
    for module in pkgutil.walk_packages(cloakroom.__path__, "cloakroom."):
        if not module.name.endswith("__main__"):
            for each in vars(importlib.import_module(module.name)).values():
                if dataclasses.is_dataclass(each) and isinstance(each, type):
                    yield each


def test_no_repr_shows_a_text() -> None:
    told = {
        f"{each.__module__}.{each.__name__}.{field.name}"
        for each in dataclasses_of_ours()
        if hasattr(each.__repr__, "__wrapped__")  # made by dataclass(), which lists the fields
        for field in dataclasses.fields(each)
        if field.repr and field.name in TELLING and field.type not in {int, bool}
        and (each.__name__, field.name) not in NOT_TELLING
    }
    assert told == set()


CRASHES = {
    "at the top": "{}['Amira Okafor']",
    "with a cause": "try: {}['Amira']\nexcept KeyError as e: raise ValueError('Amira') from e",
    "in a thread": "import threading\nt = threading.Thread(target=lambda: {}['Amira'])\nt.start()\n"
                   "t.join()",
    "while nobody looks": "class A:\n  def __del__(self): {}['Amira']\na = A()\ndel a",
}


@pytest.mark.parametrize("crash", CRASHES.values(), ids=CRASHES)
def test_a_crash_tells_where_and_what_but_no_value(crash: str) -> None:
    code = f"from cloakroom.crash import keep_quiet\nkeep_quiet()\n{crash}\n"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": str(DESKTOP)},
    )
    assert "Amira" not in run.stderr + run.stdout
    assert "KeyError" in run.stderr
    assert 'File "<string>", line ' in run.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a limit that Windows does not have")
def test_no_image_of_the_memory_is_left() -> None:
    code = (
        "import resource; from cloakroom.crash import keep_quiet; keep_quiet(); "
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60,
        env={**os.environ, "PYTHONPATH": str(DESKTOP)},
    )
    assert run.stdout == "0\n"
