import pytest

from cloakroom.redact.stand_ins import StandIns

KNOWN = {
    "Rosa Abney", "Rosa Abney Hall", "Abney Hall",
    "07700 900001", "rosa.abney@example.org", "192.0.2.7",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask Rosa Abney.", ["Rosa Abney"]),
        ("Rosa Abney's", ["Rosa Abney"]),
        ("**Rosa Abney**", ["Rosa Abney"]),
        ("_Rosa Abney_", ["Rosa Abney"]),
        ("at Rosa Abney Hall", ["Rosa Abney Hall"]),
        ("Rosa AbneyRosa Abney", []),
        ("Rosa Abney, 07700 900001, rosa.abney@example.org",
         ["Rosa Abney", "07700 900001", "rosa.abney@example.org"]),
        ("192.0.2.7", ["192.0.2.7"]),
        ("192.0.2.77", []),
        ("Rosa Abneys", []),
        ("xRosa Abney", []),
        ("ROSA ABNEY", []),
        ("Rosa", []),
        ("Rosa  Abney", []),
        ("", []),
    ],
)
def test_whole_words_to_the_character(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in StandIns(KNOWN).find(text)] == found


def test_a_short_one_at_the_end_is_not_taken_for_a_longer_one() -> None:
    assert list(StandIns({"Rosa Abney", "Rosa Abney Hall"}).find("Rosa Abney")) == [(0, 10)]


def test_nothing_to_find() -> None:
    assert list(StandIns(set()).find("Rosa Abney")) == []


def test_many_stand_ins_in_a_long_text() -> None:
    known = {f"07700 {n}" for n in range(100_000, 103_000)}
    text = "07700 " * 150_000 + "07700 100001"
    assert list(StandIns(known).find(text)) == [(900_000, 900_012)]
