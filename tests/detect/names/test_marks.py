import pytest

from cloakroom.detect.names import marks
from cloakroom.detect.names.marks import (
    ADDRESS,
    CLOSES,
    DIGIT,
    LETTER,
    LINE,
    LONG,
    OPENS,
    POSSESSIVE,
    SIGN,
    TITLE,
    WORD,
)


@pytest.mark.parametrize(
    ("word", "held"),
    [
        ("Okafor", LETTER + TITLE + LONG),
        ("OKAFOR", LETTER + LONG),
        ("Jo", LETTER + TITLE),
        ("will", LETTER + LONG + WORD),
        ("May", LETTER + TITLE + LONG + WORD),
        ("O'Brien", LETTER + TITLE + LONG),
        ("QQ123456C", LETTER + DIGIT + LONG),
        ("14", DIGIT),
        ("2024", DIGIT + LONG),
        ("G4S", LETTER + DIGIT + TITLE + LONG),
        ("'s", LETTER + POSSESSIVE),
        ("’s", LETTER + POSSESSIVE),
        ("'", SIGN + POSSESSIVE),
        ("(", SIGN + OPENS),
        (")", SIGN + CLOSES),
        ("...", SIGN + LONG),
        ("", SIGN),
        (" ", SIGN),
        ("\n", SIGN + LINE),
        (" \t", SIGN + LINE),
        ("\u2028", SIGN + LINE),
        ("www.example.org", LETTER + ADDRESS + LONG),
        ("beth@example.org", LETTER + ADDRESS + LONG),
        ("\ud800", SIGN),
    ],
)
def test_a_word_bears_its_marks(word: str, held: int) -> None:
    assert marks.of(word) == held
