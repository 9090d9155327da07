"""Notebooks: lines of a cell are one text; pictures are dropped."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from cloakroom.documents.base import Kind, Wishes
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.proof.result import Verdict
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.files.reading import Reading
from contracts.document_contract import DocumentContract

REAL = Path(__file__).resolve().parents[3] / "shared" / "docs" / "files" / "28-notebook2.ipynb"


def notebook(*cells: dict[str, Any]) -> bytes:
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}, indent=1).encode()


class TestNotebook(DocumentContract):
    name = "analysis.ipynb"

    def sample(self, values: Sequence[str]) -> bytes:
        cells = [
            {"source": [f"# {value}\n", "x"], "outputs": [{"text/plain": value}]}
            for value in values
        ]
        return notebook(*cells)


def test_the_lines_of_a_cell_are_one_text() -> None:
    read = document("a.ipynb", notebook({"source": ["Dear Amira\n", "Okafor\n"]}))
    assert "Dear Amira\nOkafor\n" in Reading.of(read.segments).text


@pytest.mark.parametrize("picture", ["AAAABBBB", ["AAAA\n", "BBBB\n"]])
def test_pictures_are_dropped_unless_they_are_kept(picture: Any) -> None:
    data = notebook({"outputs": [{"data": {"image/png": picture, "text/plain": "x"}}]})
    read = document("a.ipynb", data)
    assert {each.kind for each in read.opaque} == {Kind.PICTURE}
    made = read.rewritten([], Sweep()).data
    assert b"BBBB" not in made
    assert prove("a.ipynb", made, Sweep()).verdict is Verdict.CLEAN
    kept = read.rewritten([], Sweep(), Wishes(keep=frozenset({Kind.PICTURE})))
    assert kept.data == data
    assert [each.dropped for each in kept.opaque] == [False] * len(read.opaque)


@pytest.mark.skipif(not REAL.exists(), reason="the real files are not here")
def test_a_real_notebook_has_no_unread_layer_left() -> None:
    made = document("a.ipynb", REAL.read_bytes()).rewritten([], Sweep())
    assert prove("a.ipynb", made.data, Sweep()).verdict is Verdict.CLEAN
    assert json.loads(made.data)["nbformat"] == 4


def test_words_of_the_format_are_no_text_and_stay() -> None:
    data = (
        b'{"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["Zoe"]}, {"outputs": '
        b'[{"name": "stdout", "output_type": "stream", "text": ["Hi"]}]}], "metadata": '
        b'{"language_info": {"name": "python", "version": "3.11"}}, "nbformat": 4}'
    )
    whole = document("a.ipynb", data)
    assert [each.text for each in whole.segments] == ["Zoe", "Hi"]
    sweep = Sweep([Taken("metadata", "[P]"), Taken("source", "[Q]")])
    assert whole.rewritten([], sweep).data == data
