from itertools import combinations, product

from cloakroom.redact.forms import CASES, COUNTS, ROLES, letter_case, spellings
from cloakroom.redact.placeholders import Placeholder


def edits(one: str, two: str) -> int:
    """Levenshtein's distance."""
    before = list(range(len(two) + 1))
    for row, left in enumerate(one, 1):
        line = [row]
        for column, right in enumerate(two, 1):
            line.append(
                min(before[column] + 1, line[-1] + 1, before[column - 1] + (left != right))
            )
        before = line
    return before[-1]


def test_no_slip_of_two_characters_makes_another_form() -> None:
    words = [*ROLES, *CASES, *COUNTS]
    near = [pair for pair in combinations(words, 2) if edits(*pair) < 3]
    assert near == []
    assert min(map(len, words)) >= 3


def test_forms_of_several_words_are_as_far_apart() -> None:
    forms = ["_".join(filter(None, parts))
             for parts in product(("", *ROLES), ("", *CASES), ("", *COUNTS[:4]))]
    assert [pair for pair in combinations(forms, 2) if edits(*pair) < 3] == []


def test_every_form_reads_back() -> None:
    for role, case in product(("", *ROLES), ("", *CASES)):
        for form in spellings("_".join(filter(None, (role, case)))):
            placeholder = Placeholder("PERSON", 12, form)
            assert Placeholder.parse(str(placeholder)) == placeholder


def test_letter_case() -> None:
    written = {"AMIRA": "CAPS", "amira": "LOWER", "Amira": "", "A": "", "": "", "J.": "", "é1É": ""}
    assert {value: letter_case(value) for value in written} == written
