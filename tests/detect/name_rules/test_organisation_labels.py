"""The labels of forms before an organisation."""

import pytest

from cloakroom.detect.name_rules import organisation_labels


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Organisation: Muslim Women's Swim Club\nCharity no", ["Muslim Women's Swim Club"]),
        ("School | Hatfield Road Sixth Form\n", ["Hatfield Road Sixth Form"]),
        ("Bank........Humber & Trent\n", ["Humber & Trent"]),
        ("Phone | 0\tEmployer\tTesserae Mosaics, Leeds", ["Tesserae Mosaics"]),
        ("Company name: Coats of Kendal (UK)", ["Coats of Kendal"]),
        ("- Business (trading): Lee's Golden Wok", ["Lee's Golden Wok"]),
        ("Employer: Payment Details", []),
        ("Employer: self-employed", []),
        ("Bank: Brackenbury", []),
        ("the school: Amira Okafor", []),
        ("School: Amira Okafor and her mother came", []),
    ],
)
def test_the_value_after_the_label(text: str, names: list[str]) -> None:
    assert [text[f.start : f.end] for f in organisation_labels.find(text)] == names
