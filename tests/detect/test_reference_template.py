"""The little language in which an organisation writes the form of its own references."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.detect import reference_template
from cloakroom.errors import UsageError


def found(text: str, *templates: str) -> list[str]:
    return [text[f.start : f.end] for f in reference_template.find(text, templates)]


@pytest.mark.parametrize(
    ("template", "text", "values"),
    [
        ("AA/9999/99999", "see AB/2024/00123.", ["AB/2024/00123"]),
        ("AA/9999/99999", "ab/2024/00123", ["ab/2024/00123"]),
        ("DEF 999", "(DEF\u00a0123) DEF 456", ["DEF\u00a0123", "DEF 456"]),
        (r"\A999", "A123 B123", ["A123"]),
        (r"\9\9-999", "99-123 98-123", ["99-123"]),
        ("CASE#9999.A", "CASE#1234.x", ["CASE#1234.x"]),
        ("(999)", "f(123)", []),
        ("(999)", "f (123)", ["(123)"]),
        ("AA/9999", "AB/20245 XAB/2024 AB/2024x A1/2024", []),
        ("AA9999", "éAB1234 AB1234é", []),
        ("9999", "١٢٣٤", []),
    ],
)
def test_template(template: str, text: str, values: list[str]) -> None:
    assert found(text, template) == values


def test_the_longer_of_two_templates_is_taken() -> None:
    assert found("AB/2024-1", "AA/9999", "AA/9999-9") == ["AB/2024-1"]


@pytest.mark.parametrize(
    "template",
    [
        "", "A9", "ABC", "DEF", "999*", "[A-Z]+", "999\\", "9999\n", "9" * 41, "é999", "999$",
        r"\/99",
    ],
)
def test_what_is_no_template(template: str) -> None:
    with pytest.raises(UsageError):
        reference_template.validate((template,))


def test_too_many_templates() -> None:
    with pytest.raises(UsageError):
        reference_template.validate(("AA999",) * 201)


@given(st.text(alphabet="A9BC1 /.-_:#()", min_size=3, max_size=40))
def test_a_template_matches_itself_or_is_refused(template: str) -> None:
    try:
        reference_template.validate((template,))
    except UsageError:
        assert sum(sign in "A9" for sign in template) < 3
    else:
        assert found(f" {template} ", template) == [template]
