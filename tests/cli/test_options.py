"""What the shared options mean to the detector."""

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
    options.refuse_later(args)
    return options.detector_options(args)


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        ([], {}),
        (["--types", "person, uk_nino"], {"types": frozenset({"PERSON", "UK_NINO"})}),
        (["--not-types", "URL"], {"not_types": frozenset({"URL"})}),
        (["--also", "age"], {"also": frozenset({"AGE"})}),
        (["--also", "eu,us_ssn"], {"also": frozenset({"EU", "US_SSN"})}),
        (["--threshold", "0.7"], {"threshold": 0.7}),
        (["--sensitivity", "cautious"], {"sensitivity": Sensitivity.CAUTIOUS}),
        (["--deny", "Aurora", "--deny", "Basil"], {"deny": ("Aurora", "Basil")}),
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
        ["--types", "NOBODY"], ["--types", ","], ["--also", "NOBODY"], ["--threshold", "1.01"], ["--threshold", "-0.1"],
        ["--threshold", "nan"], ["--threshold", "high"], ["--sensitivity", "wild"],
        ["--jobs", "0"], ["--jobs", "65"], ["--jobs", "two"], ["--jobs", "²"], ["--deny"],
        ["--matter", "farm"], ["--policy", "rules.toml"],
    ],
)
def test_what_cannot_be_is_refused(argv: list[str]) -> None:
    with pytest.raises(UsageError):
        parsed(*argv)
