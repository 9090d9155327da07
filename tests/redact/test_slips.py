import pytest

from cloakroom.redact.slips import slips

WORDS = frozenset({"PERSON", "NI_NUMBER", "URL"})


@pytest.mark.parametrize(
    "text",
    ["[PERSN_1]", "[PERSONS_1]", "[PERSOM_1]", "[PRESON_1]", "[PERSON1]", "[PERSON_01]",
     "[PERSON_0]", "[PERSON_1_SURNAM]", "[PERSON_1_2]", "[PERSON_1_SURNAME_2]", "[NI_NUMBR_1]",
     "[NINUMBER_2]", "[ERSON_1]"],
)
def test_a_slip_is_noticed(text: str) -> None:
    assert list(slips(f"x {text} y", WORDS)) == [(2, 2 + len(text))]


@pytest.mark.parametrize(
    "text",
    ["[PAGE_3]", "[PERS_1]", "[PERSON]", "[PERSON_X]", "[persn_1]", "PERSN_1", "[PERSN_1", "[1]",
     "[PERSONAL_1]", "[A]", "[]", "[REDACTED]", "[ISO_9001]", "[UR_1]", "[CURL_1]"],
)
def test_what_is_no_slip_of_ours(text: str) -> None:
    assert list(slips(text, WORDS)) == []


def test_a_megabyte_of_brackets() -> None:
    assert list(slips("[PERSON_" * 125_000, WORDS)) == []
    assert list(slips("[" + "A" * 1_000_000, WORDS)) == []
