import pytest
import spacy

from cloakroom.detect.names.found import Found, tidied

TOKENIZER = spacy.blank("en").tokenizer


def tidy(text: str, label: str) -> list[str]:
    """What is left of ``text`` when all of it was taken for one name."""
    doc = TOKENIZER(text)
    return [doc[f.start : f.end].text for f in tidied(doc, [Found(0, len(doc), label, 0.9)])]


@pytest.mark.parametrize(
    ("text", "label", "left"),
    [
        # a reference number before a name, which the network may take with it
        ("QQ123456C. Beth Pugh", "PERSON", ["Beth Pugh"]),
        ("Beth Pugh 2 Ian Rees", "PERSON", ["Beth Pugh", "Ian Rees"]),
        # digits belong to addresses and to companies
        ("14 Mill Lane", "LOCATION", ["14 Mill Lane"]),
        ("Channel 4", "ORGANIZATION", ["Channel 4"]),
        # line ends
        ("Beth Pugh\nIan Rees", "PERSON", ["Beth Pugh", "Ian Rees"]),
        ("14 Mill Lane\r\nOtley", "LOCATION", ["14 Mill Lane", "Otley"]),
        ("Beth\tIan", "PERSON", ["Beth", "Ian"]),
        ("Beth\u2028Ian", "PERSON", ["Beth", "Ian"]),
        # punctuation around
        ("- Beth Pugh,", "PERSON", ["Beth Pugh"]),
        ("(Leeds)", "LOCATION", ["Leeds"]),
        ("Acorn (UK)", "ORGANIZATION", ["Acorn (UK)"]),
        ("Beth's", "PERSON", ["Beth"]),
        ("Sainsbury's", "ORGANIZATION", ["Sainsbury's"]),
        # addresses of the network, and no word at all
        ("beth.pugh@example.org", "PERSON", []),
        ("www.example.org", "ORGANIZATION", []),
        ("https://example.org/x", "ORGANIZATION", []),
        ("...", "PERSON", []),
        ("£ 14", "ORGANIZATION", []),
    ],
)
def test_a_name_is_cut_to_size(text: str, label: str, left: list[str]) -> None:
    assert tidy(text, label) == left
