"""Failures: each says one calm line, survives the way between processes, and stands in the tree."""

import copy
import pickle
import re
from types import ModuleType

import pytest

from cloakroom import errors, send_errors
from cloakroom.errors import CloakroomError

MODULES = (errors, send_errors)


def kinds(module: ModuleType) -> list[type[CloakroomError]]:
    return [kind for kind in vars(module).values()
            if isinstance(kind, type) and issubclass(kind, CloakroomError)]


ALL = [*kinds(errors), *kinds(send_errors)[1:]]  # the base of both is counted once
SHOWN = [kind for kind in ALL if kind is not CloakroomError]


def drawn_tree(module: ModuleType) -> dict[str, int]:
    """Class name to depth, as the module's docstring draws it."""
    drawing = (module.__doc__ or "").split("\n\n")[1]
    rows = [re.fullmatch(r"([│├└─ ]*)(\w+).*", line) for line in drawing.splitlines()]
    return {row[2]: len(row[1]) // 4 for row in rows if row}


@pytest.mark.parametrize("module", MODULES)
def test_the_tree_in_the_docstring_is_the_tree_of_the_classes(module: ModuleType) -> None:
    depths = {kind.__name__: kind.__mro__.index(CloakroomError) for kind in kinds(module)}
    assert drawn_tree(module) == depths


@pytest.mark.parametrize("module", MODULES)
def test_the_drawing_hangs_each_class_under_its_parent(module: ModuleType) -> None:
    path: list[str] = []
    for name, depth in drawn_tree(module).items():
        path[depth:] = [name]
        bases = [base.__name__ for base in vars(module)[name].__bases__]
        assert bases == ([path[-2]] if depth else ["Exception"])


@pytest.mark.parametrize("kind", SHOWN)
def test_every_failure_has_a_title_and_a_sentence_of_one_line(kind: type[CloakroomError]) -> None:
    assert "title" in vars(kind)
    assert kind.title
    assert not kind.title.endswith(".")
    sentence = kind().sentence
    assert sentence[0].isupper()
    assert "  " not in sentence
    assert sentence.isprintable()
    assert "`" not in sentence


def test_titles_tell_failures_apart() -> None:
    assert len({kind.title for kind in ALL}) == len(ALL)


def test_a_bare_failure_shows_no_words_meant_for_programmers() -> None:
    assert "`" not in CloakroomError().sentence
    assert CloakroomError().sentence


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("given", ["", "letter.txt is a picture. Nothing was changed."])
def test_a_failure_survives_the_way_between_processes(
    kind: type[CloakroomError], given: str
) -> None:
    error = kind(given)
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(twin) is kind
        assert twin.sentence == str(twin) == error.sentence
    if given:
        assert error.sentence == given
