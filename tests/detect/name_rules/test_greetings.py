"""A greeting at the start of a line."""

import pytest

from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dear Amira,\nthank you", ["Amira"]),
        ("Hi Daniel and Beth,\n", ["Daniel", "Beth"]),
        ("hi amira\ncan you ring", ["amira"]),
        ("Good morning Owen,", ["Owen"]),
        ("Dear Dr Okafor,", ["Okafor"]),
        ("> Hi Grace,", ["Grace"]),
        ("Hello Will!", ["Will"]),
        ("Dear Mrs Patel and Mr Young,", ["Patel", "Young"]),
        ("hey sian - quick one", ["sian"]),
        ("Dear Sir or Madam,", []),
        ("Dear all,", []),
        ("Hi there,", []),
        ("Dear Customer,", []),
        ("Hi team,", []),
        ("hi hope you are well", []),
        ("Dear Colleagues,", []),
        ("Hello and welcome", []),
        ("Dear Hiring Manager,", []),
        ("she held her dear Friend.", []),
        ("Dear Claims Department,", []),
    ],
)
def test_a_greeting_names_whom_it_greets(text: str, names: list[str]) -> None:
    assert found(text) == names
