"""Hints at special categories: one example of each, and the lists themselves."""

import pytest

from cloakroom.detect.recognisers import special_category
from cloakroom.detect.recognisers.special_category import FILES
from cloakroom.detect.words import stem
from cloakroom.errors import InstallationError
from cloakroom.paths import resource
from detect.spans import taken


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("She has Type 2 diabetes.", "HEALTH", ["diabetes"]),
        ("breast\ncancer clinic", "HEALTH", ["breast\ncancer"]),
        ("Parkinson’s and MIGRAINES", "HEALTH", ["Parkinson’s", "MIGRAINES"]),
        ("self-harm, self harm", "HEALTH", ["self-harm", "self harm"]),
        ("a Roman Catholic wedding", "RELIGION", ["Roman Catholic"]),
        ("a union rep came", "UNION", ["union rep"]),
        ("he is gay", "ORIENTATION", ["gay"]),
        ("of mixed race", "ETHNICITY", ["mixed race"]),
        ("a Liberal Democrat", "POLITICS", ["Liberal Democrat"]),
        ("Previous convictions: none", "CRIMINAL_RECORD", ["Previous convictions"]),
        ("the European Union voted", None, []),
        ("copied from no list", None, []),  # a comment of the lists
        ("a healthy cancerous joke about insuline", None, []),
        ("aid for the jam, black paint, labour costs", None, []),
    ],
)
def test_hints(text: str, kind: str | None, values: list[str]) -> None:
    assert taken(special_category.find, text, kind) == values


@pytest.mark.parametrize("file", FILES.values())
def test_a_list_says_it_is_ours_and_repeats_nothing(file: str) -> None:
    lines = resource(f"words/{file}").read_text("utf-8").splitlines()
    phrases = [line for line in lines if not line.startswith("#")]
    stems = [" ".join(map(stem, phrase.split())) for phrase in phrases]

    assert "Written for Cloakroom" in lines[0]
    assert phrases == [phrase.lower().strip() for phrase in phrases if phrase]
    assert len(stems) >= 45
    assert "jew" in stems or file != "religion.txt"
    assert len(set(phrases)) == len(phrases)


def test_a_missing_list_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FILES, "HEALTH", "nowhere.txt")
    special_category._lists.cache_clear()

    with pytest.raises(InstallationError, match=r"nowhere\.txt"):
        list(special_category.find("words"))
    special_category._lists.cache_clear()
