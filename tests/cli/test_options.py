"""What the shared options mean to the detector."""

from pathlib import Path
from typing import Any

import pytest

from cloakroom.cli import options
from cloakroom.cli.parser import Parser
from cloakroom.detect.options import Options, Sensitivity
from cloakroom.errors import UsageError


def parsed(*argv: str) -> Options:
    parser = Parser("scan", "")
    options.declare(parser)
    args = parser.read(list(argv))
    return options.detector_options(args)


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        ([], {}),
        (["--types", "person, uk_nino"], {"types": frozenset({"PERSON", "UK_NINO"})}),
        (["--not-types", "URL"], {"not_types": frozenset({"URL"})}),
        (["--reference", "AA/9999", "--reference", "A99"], {"references": ("AA/9999", "A99")}),
        (["--also", "age"], {"also": frozenset({"AGE"})}),
        (["--also", "eu,us_ssn"], {"also": frozenset({"EU", "US_SSN"})}),
        (["--threshold", "0.7"], {"threshold": 0.7}),
        (["--sensitivity", "cautious"], {"sensitivity": Sensitivity.CAUTIOUS}),
        (["--deny", "Aurora", "--deny", "Basil"], {"deny": ("Aurora", "Basil")}),
        (["--seconds", "2.5"], {"seconds": 2.5}),
        (["--allow", "Leeds"], {"allow": ("Leeds",)}),
        (
            ["--types", "URL", "--deny", "Aurora"],
            {"types": frozenset({"URL", "CUSTOM"}), "deny": ("Aurora",)},
        ),
    ],
)
def test_options_reach_the_detector(argv: list[str], expected: dict[str, Any]) -> None:
    assert parsed(*argv) == Options(**expected)


@pytest.mark.parametrize(
    "argv",
    [
        ["--types", "NOBODY"], ["--types", ","], ["--also", "NOBODY"],
        ["--reference", "[a-z]+"], ["--threshold", "1.01"],
        ["--threshold", "-0.1"],
        ["--seconds", "0"], ["--seconds", "-1"], ["--seconds", "nan"], ["--seconds", "inf"],
        ["--seconds", "soon"], ["--deny-file", "gone.txt"], ["--allow-file", "gone.csv"],
        ["--threshold", "nan"], ["--threshold", "high"], ["--sensitivity", "wild"],
        ["--jobs", "0"], ["--jobs", "65"], ["--jobs", "two"], ["--jobs", "²"], ["--deny"],
    ],
)
def test_what_cannot_be_is_refused(argv: list[str]) -> None:
    with pytest.raises(UsageError):
        parsed(*argv)


def test_list_files_join_the_words_and_their_types_are_looked_for(tmp_path: Path) -> None:
    deny, allow = tmp_path / "deny.csv", tmp_path / "allow.txt"
    deny.write_text("Nightjar\nKestrel,PERSON\n41,AGE\n")
    allow.write_text("Leeds\nYork\n")
    files = ["--deny-file", str(deny), "--allow-file", str(allow)]

    assert parsed(*files, "--types", "URL", "--deny", "Aurora", "--allow", "Bath") == Options(
        types=frozenset({"URL", "CUSTOM", "PERSON", "AGE"}),
        deny=("Aurora", "Nightjar"), deny_as=(("Kestrel", "PERSON"), ("41", "AGE")),
        allow=("Bath", "Leeds", "York"), also=frozenset({"PERSON", "AGE"}),
    )
    # an opt-in kind on the list is asked for by that
    assert ("41", "AGE") in parsed(*files).denied
