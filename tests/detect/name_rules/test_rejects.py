"""What is no name."""

import pytest

from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("⟦PERSON:Landline⟧: 020 7946 0018", []),
        ("⟦PERSON:National Insurance⟧ number", []),
        ("on 12 ⟦PERSON:May⟧ he left", []),
        ("see you ⟦PERSON:Monday⟧", []),
        ("in ⟦PERSON:May⟧ 2024", []),
        ("⟦PERSON:Will⟧ you come?", []),
        ("⟦PERSON:May⟧ I ask", []),
        ("⟦PERSON:Mark⟧ the box", []),
        ("⟦PERSON:Sue⟧ the landlord", []),
        ("⟦PERSON:Grant⟧ funding is due", []),
        ("⟦PERSON:Bill⟧ total", []),
        ("⟦PERSON:Rose⟧ by 5 %", []),
        ("⟦PERSON:Reading⟧ the report", []),
        ("⟦PERSON:Hope⟧ this helps", []),
        ("⟦PERSON:Young⟧ people", []),
        ("⟦PERSON:Long⟧ term plan", []),
        ("⟦PERSON:Street⟧ lighting", []),
        ("⟦PERSON:Date Received⟧", []),
        ("⟦PERSON:Outlook⟧ crashed", []),
        ("every ⟦PERSON:penny⟧ counts", []),
        ("⟦PERSON:Lt Col⟧ (Retd)", []),
        ("<⟦PERSON:tr><th⟧>Patient", []),
        ("we will ⟦PERSON:mark⟧ out the bay", []),
        ("so Mr ⟦PERSON:Key⟧ said", ["Key"]),
        ("⟦PERSON:mark⟧ the bay", []),
        ("⟦PERSON:x.map(y).key_a⟧", []),
        ("⟦PERSON:Y⟧ or ⟦PERSON:N⟧", []),
        ("his wife was ⟦PERSON:faith⟧", ["faith"]),
        ("⟦PERSON:Lily⟧ I love it", ["Lily"]),
        ("I asked ⟦PERSON:May⟧ to bring it", ["May"]),
        ("our ⟦PERSON:Grace⟧ is ten", ["Grace"]),
        ("⟦PERSON:Will⟧ said so", ["Will"]),
        ("⟦PERSON:Mark⟧ rang", ["Mark"]),
        ("⟦PERSON:Will Okafor⟧ rang. ⟦PERSON:Will⟧ you are late", ["Will Okafor", "Will"]),
        ("⟦PERSON:Amira Okafor⟧", ["Amira Okafor"]),
        ("the ⟦PERSON:Bush⟧ family", ["Bush"]),
    ],
)
def test_a_word_is_a_name_only_with_evidence(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("⟦ORGANIZATION:Claims Department⟧", "ORGANIZATION"),
        ("⟦ORGANIZATION:environmental health⟧", "ORGANIZATION"),
        ("the ⟦LOCATION:Hon⟧. Crispin", "LOCATION"),
        ("⟦LOCATION:Forum⟧ rules", "LOCATION"),
        ("BSc ⟦PERSON:MRTPI⟧", "PERSON"),
        ("⟦PERSON:Tél⟧. +33", "PERSON"),
    ],
)
def test_offices_titles_and_labels_are_nobody(text: str, kind: str) -> None:
    assert found(text, kind) == []
