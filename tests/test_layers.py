"""The architecture, held: who may import whom, who owns which library, and how big things get.

Every import under ``desktop/cloakroom`` is read from the source, those inside functions too.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "desktop" / "cloakroom"

# A part may import the rows above its own: never a neighbour, never a row below.
ROWS = (
    ("model", "errors", "entity_types"),
    (
        "paths", "progress", "crash", "output", "keychain", "send_errors", "disk", "lock",
        "uncollected",
    ),
    ("policy",),
    ("settings", "detect", "documents", "redact", "review", "audit", "chat"),
    ("scrub", "matters"),
    ("clip", "detector_process", "files", "instance", "doctor", "talk"),
    ("cli", "ui"),
    ("__main__",),
)
# Whoever imports a neighbour all the same stands here, as (part, the part it imports).
# The policy says how texts are scrubbed in the words of those who scrub, and checks its lists by
# the rules that will read them. They know nothing of it.
EXCEPTIONS: frozenset[tuple[str, str]] = frozenset({("policy", "detect"), ("policy", "redact")})

# A third-party library is imported under one folder or in one file, and nowhere else.
OWNERS: dict[str, str | tuple[str, ...]] = {
    "PySide6": "ui/",
    "shiboken6": "ui/",
    "presidio_analyzer": "detect/",
    "spacy": "detect/",
    "thinc": "detect/",
    "phonenumbers": "detect/",
    "stdnum": "detect/",
    "numpy": ("detect/", "documents/ocr/"),
    "faker": "redact/",
    "regex": "detect/",
    "openai": "chat/client/",
    "httpx2": "chat/client/",
    "azure": "chat/sign_in/",
    "msal": "chat/sign_in/",
    "requests": "chat/sign_in/",
    "truststore": "chat/",
    "keyring": "keychain.py",
    # In the client it reads a certificate that the system's own store verified.
    "cryptography": (
        "matters/seal.py", "policy/signature.py", "chat/practice/", "chat/client/measuring.py"),
    "platformdirs": "paths.py",
    "lxml": "documents/",
    "pikepdf": "documents/",
    "pypdfium2": "documents/",
    "pdfminer": "documents/",
    "PIL": "documents/",
    "olefile": "documents/",
    "chardet": "documents/",
    "onnxruntime": "documents/",
}
MAKER_OF_CLEARED = "scrub.py"
LONGEST_FILE, LONGEST_FUNCTION = 250, 40
TOP_LEVEL = {
    "pyproject.toml", "README.md", "LICENSE", "requirements.lock",
    "desktop", "resources", "tests", "packaging",
}
MADE_BY_TOOLS = {"build", "dist"}


@dataclass(frozen=True)
class Import:
    """``name`` is what is imported, dotted; ``level`` counts the dots of a relative import."""

    name: str
    line: int
    level: int = 0


def imports(source: str) -> list[Import]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [Import(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            # `from cloakroom import paths` names the part only in what it takes.
            names = [f"{module}.{alias.name}" for alias in node.names]
            taken = names if module == "cloakroom" else [module]
            found += [Import(name, node.lineno, node.level) for name in taken]
    return found


def part(path: str) -> str:
    """``detect/names/rules.py`` -> ``detect``; the package's own ``__init__.py`` -> ''."""
    first = path.split("/", maxsplit=1)[0].removesuffix(".py")
    return "" if first == "__init__" else first


def row(name: str) -> int:
    """The row of a part; the package itself is above all others; -1 is none."""
    rows = (number for number, names in enumerate(ROWS, start=1) if name in names)
    return 0 if name == "" else next(rows, -1)


def fault(path: str, found: Import) -> str:
    """What is wrong with this import in the file ``path`` of the package; '' if nothing."""
    if found.level:
        return "is relative"
    library, _, rest = found.name.partition(".")
    if library in sys.stdlib_module_names:
        return ""
    if library == "cloakroom":
        return layer_fault(part(path), rest.split(".")[0])
    owner = OWNERS.get(library)
    if owner is None:
        return "is a library that no part owns"
    homes = (owner,) if isinstance(owner, str) else owner
    belongs = any(path.startswith(home) if home.endswith("/") else path == home for home in homes)
    return "" if belongs else f"belongs in {' or '.join(homes)}"


def layer_fault(user: str, used: str) -> str:
    if used in ("", "__version__") or user == used or (user, used) in EXCEPTIONS:
        return ""
    for name in (user, used):
        if row(name) < 0:
            return f"has no row for {name}"
    return "" if row(used) < row(user) else f"reaches from row {row(user)} to row {row(used)}"


def makes_cleared(source: str) -> list[int]:
    """The lines that call ``Cleared(…)`` or ``model.Cleared(…)``."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    named = ((getattr(c.func, "id", "") or getattr(c.func, "attr", ""), c.lineno) for c in calls)
    return [line for name, line in named if name == "Cleared"]


def long_functions(source: str) -> list[str]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, kinds))
    sizes = ((node.name, (node.end_lineno or 0) - node.lineno + 1) for node in nodes)
    return [f"{name} has {size} lines" for name, size in sizes if size > LONGEST_FUNCTION]


def files() -> Iterator[tuple[str, str]]:
    """Path relative to the package, and source, of every module."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), path.read_text("utf-8")


def test_every_import_is_allowed() -> None:
    wrong = [
        f"{path}:{found.line}: {found.name} {reason}"
        for path, source in files()
        for found in imports(source)
        if (reason := fault(path, found))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("path", "statement", "reason"),
    [
        ("scrub.py", "from cloakroom.detect.engine import Detector", ""),
        ("scrub.py", "from cloakroom import model, paths", ""),
        ("detect/engine.py", "from cloakroom.detect.table import TABLE", ""),
        ("detect/engine.py", "def f():\n import spacy.tokens", ""),
        ("cli/scan.py", "from cloakroom import __version__", ""),
        ("detect/engine.py", "from cloakroom.redact.apply import apply", "from row 4 to row 4"),
        ("model.py", "def f():\n from cloakroom import scrub", "from row 1 to row 5"),
        ("cli/ask.py", "import cloakroom.ui.app", "from row 7 to row 7"),
        ("cli/ask.py", "import cloakroom.helpers", "no row for helpers"),
        ("stray.py", "from cloakroom.model import Finding", "no row for stray"),
        ("detect/engine.py", "from . import table", "is relative"),
        ("detect/engine.py", "from ..model import Finding", "is relative"),
        ("cli/scan.py", "if True:\n import numpy as np", "belongs in detect/"),
        ("chat/other.py", "from httpx2 import Client", "belongs in chat/client/"),
        ("paths.py", "import appdirs", "no part owns"),
    ],
)
def test_the_reading_tells_right_from_wrong(path: str, statement: str, reason: str) -> None:
    faults = [fault(path, found) for found in imports(statement)]
    if reason:
        assert any(reason in text for text in faults)
    else:
        assert not any(faults)


def test_no_exception_outlives_its_use() -> None:
    used = {
        (part(path), found.name.split(".")[1])
        for path, source in files()
        for found in imports(source)
        if found.name.startswith("cloakroom.")
    }
    assert used >= EXCEPTIONS


def test_no_exception_makes_a_circle() -> None:
    """What an exception reaches for must stand on what is above both alone."""
    reached = {used for _, used in EXCEPTIONS}
    wrong = [
        f"{path}: {found.name}"
        for path, source in files() if part(path) in reached
        for found in imports(source)
        if found.name.startswith("cloakroom.")
        and (used := found.name.split(".")[1]) != part(path)
        and row(used) >= min(row(user) for user, _ in EXCEPTIONS)
    ]
    assert not wrong, "\n".join(wrong)


def test_only_scrub_makes_a_cleared_text() -> None:
    makers = {path for path, source in files() if makes_cleared(source)}
    assert makers == {MAKER_OF_CLEARED}


def test_a_cleared_text_is_recognised_however_it_is_spelt() -> None:
    assert makes_cleared("x = Cleared(text)") == [1]
    assert makes_cleared("\ndef f(): return model.Cleared(text=t)") == [2]
    assert makes_cleared("def f(x: Cleared) -> Cleared: return x") == []


def test_files_and_functions_stay_small() -> None:
    tools = ((path.name, path.read_text("utf-8")) for path in (ROOT / "packaging").glob("*.py"))
    wrong = []
    for path, source in chain(files(), tools):
        lines = len(source.splitlines())
        wrong += [f"{path} has {lines} lines"] if lines > LONGEST_FILE else []
        wrong += [f"{path}: {long}" for long in long_functions(source)]
    assert not wrong, "\n".join(wrong)


def test_a_long_function_is_noticed() -> None:
    body = " x = 1\n" * LONGEST_FUNCTION
    assert long_functions(f"async def f():\n{body}") == [f"f has {LONGEST_FUNCTION + 1} lines"]
    assert long_functions("def f():\n x = 1\n") == []


def test_the_top_level_holds_the_agreed_names_only() -> None:
    names = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert names - MADE_BY_TOOLS <= TOP_LEVEL


@pytest.mark.skipif(not (PACKAGE / "ui" / "app.py").exists(), reason="there is no window yet")
def test_the_window_loads_neither_the_detector_nor_its_libraries() -> None:
    heavy = ["spacy", "presidio_analyzer", "numpy", "phonenumbers", "stdnum", "thinc"]
    code = f"import sys, cloakroom.ui.app; print([m for m in {heavy} if m in sys.modules])"
    fresh = subprocess.run(
        [sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True, text=True, check=True
    )
    assert fresh.stdout.strip() == "[]"
