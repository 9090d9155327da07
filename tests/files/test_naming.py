"""What a document with its values put back is called."""

from pathlib import Path

import pytest

from cloakroom.files.naming import restored_place


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("letter.docx", "letter (restored).docx"),
        ("letter (scrubbed).docx", "letter (restored).docx"),
        ("letter (scrubbed 2).docx", "letter (restored).docx"),
        ("letter (restored).docx", "letter (restored).docx"),
        ("letter (2026).docx", "letter (2026) (restored).docx"),
        ("README", "README (restored)"),
        ("x" * 250, "x" * 200 + " (restored)"),
    ],
)
def test_the_name_says_that_the_values_are_back(tmp_path: Path, name: str, place: str) -> None:
    assert restored_place(tmp_path / name) == tmp_path / place


def test_a_name_that_is_taken_is_not_taken_again(tmp_path: Path) -> None:
    (tmp_path / "a (restored).txt").touch()
    (tmp_path / "a (restored 2).txt").symlink_to("nowhere")
    assert restored_place(tmp_path / "a.txt") == tmp_path / "a (restored 3).txt"
