"""A computer with places for policies."""

from pathlib import Path

import pytest

from fakes.computer import Computer, computer_in


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return computer_in(tmp_path)
