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
    ("text", "names"),
    [
        ("⟦PERSON:WasteCodes[Basel⟧]", ["Basel"]),
        ("⟦PERSON:Amira Okafor] and [Daniel⟧]", ["Amira Okafor", "Daniel"]),
        ("⟦PERSON:wasteCodes⟧ listed", []),
        ("⟦PERSON:HandlerName⟧ listed", []),
        ("⟦PERSON:a = Okafor⟧", ["Okafor"]),
        ("⟦PERSON:Amira {Okafor⟧}", []),
        (f"⟦PERSON:Amira > Okafor {'Rees ' * 30}⟧", []),
        ("⟦PERSON:McKay⟧ rang", ["McKay"]),
        ("⟦PERSON:MacDonald⟧ rang", ["MacDonald"]),
        ("⟦PERSON:FitzGerald⟧ rang", ["FitzGerald"]),
        ("⟦PERSON:DeShawn⟧ rang", ["DeShawn"]),
        ("⟦PERSON:LaToya⟧ rang", ["LaToya"]),
        ("⟦PERSON:O'Hara⟧ rang", ["O'Hara"]),
        ("⟦PERSON:MaryAnn DuPont⟧ rang", ["MaryAnn DuPont"]),
        ("⟦PERSON:Okafor DateJoined⟧ rang", ["Okafor DateJoined"]),
        ("Mr ⟦PERSON:JohnSmith⟧ rang", ["JohnSmith"]),
    ],
)
def test_fields_of_templates_are_no_names(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize("kind", ["ORGANIZATION", "LOCATION"])
def test_no_name_of_any_type_goes_over_a_bracket(kind: str) -> None:
    assert found(f"⟦{kind}:Ouse Mills[Basel⟧]", kind) == ["Ouse Mills", "Basel"]


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
