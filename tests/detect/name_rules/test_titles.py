"""A title announces a name and is no part of it."""

import pytest

from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I met Mr Okafor today.", ["Okafor"]),
        ("Dr. A. Okafor wrote", ["A. Okafor"]),
        ("Prof Amira van der Berg spoke", ["Amira van der Berg"]),
        ("Mrs O'Brien-Smith's car", ["O'Brien-Smith"]),
        ("Mr and Mrs Okafor came", ["Okafor"]),
        ("ask mr okafor about it", ["okafor"]),
        ("the letter from Ms\nOkafor arrived", ["Okafor"]),
        ("Cllr Young agreed", ["Young"]),
        ("Sir Keith Pugh opened it", ["Keith Pugh"]),
        ("DC Pugh attended", ["Pugh"]),
        ("Judge Long said", ["Long"]),
        ("Mr. Smith. Mr. Jones.", ["Smith", "Jones"]),
        ("Dr Matthews' notes", ["Matthews"]),
        ("😀 Mr Okafor", ["Okafor"]),
        ("Mx Sam Pugh", ["Sam Pugh"]),
        ("Dear Sir or Madam", []),
        ("the PC was slow and the DC supply failed", []),
        ("I miss you", []),
        ("it took 5 ms longer", []),
        ("Major works are planned", []),
        ("Title: Mr\nFirst name: Owen", ["Owen"]),
        ("Nurse Practitioner", []),
        ("DI POGGIBONSI", []),
        ("a judge said", []),
        ("the sister company", []),
        ("Lord Chancellor", []),
    ],
)
def test_a_title_announces_a_name(text: str, names: list[str]) -> None:
    assert found(text) == names
