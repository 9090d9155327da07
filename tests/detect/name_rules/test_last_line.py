"""A name alone at the end."""

import pytest

from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I will ring on Monday.\n\nDot", ["Dot"]),
        ("See you then!\n\nAmira Okafor\n", ["Amira Okafor"]),
        ("All done.\n\n– Daniel", ["Daniel"]),
        ("All done.\n\nAmira Beth Carys Dilys", []),
        ("All done.\n\nAppendix", []),
        ("All done.\nDaniel", []),
        ("Agenda\n\nMinutes", []),
        ("All done.\n\nSee the next page", []),
        ("Dot", []),
    ],
)
def test_a_name_alone_ends_a_letter(text: str, names: list[str]) -> None:
    assert found(text) == names
