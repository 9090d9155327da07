import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.redact.person_names import PersonName, folded, read_name, without_possessive


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Amira Okafor", PersonName("amira", "", "okafor")),
        ("AMIRA  JANE OKAFOR", PersonName("amira", "jane", "okafor")),
        ("Okafor, Amira", PersonName("amira", "", "okafor", reversed=True)),
        ("Okafor, MBE", PersonName(lone="okafor")),
        ("Amira Okafor OBE", PersonName("amira", "", "okafor")),
        ("Prof. Dame A. Okafor", PersonName("a", "", "okafor", gender="f", titled=True)),
        ("Mr van der Berg", PersonName("", "", "van der berg", gender="m", titled=True)),
        ("Anna de la Cruz", PersonName("anna", "", "de la cruz")),
        ("Zoë O’Neil-Smith", PersonName("zoe", "", "oneilsmith")),
        ("Amira", PersonName(lone="amira")),
        ("Mr", PersonName(gender="m", titled=True)),
        ("", PersonName()),
        (", ,", PersonName()),
    ],
)
def test_a_name_is_taken_apart(value: str, name: PersonName) -> None:
    assert read_name(value) == name


@pytest.mark.parametrize(
    ("value", "parts"),
    [("Okafor's", ("Okafor", "'s")), ("OKAFOR’S", ("OKAFOR", "’S")), ("James'", ("James'", "")),
     ("'s", ("'s", "")), ("", ("", ""))],
)
def test_the_possessive(value: str, parts: tuple[str, str]) -> None:
    assert without_possessive(value) == parts


@given(st.text(st.characters(max_codepoint=127)))
def test_the_short_way_for_ascii_is_the_long_way(text: str) -> None:
    assert folded(f"é {text}") == f"e {folded(text)}".strip()


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    read_name(text)
