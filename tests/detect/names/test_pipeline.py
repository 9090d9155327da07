import shutil
from pathlib import Path

import pytest
from presidio_analyzer.nlp_engine import SpacyNlpEngine
from spacy.language import Language

from cloakroom.detect.names import load_pipeline, nlp_engine
from cloakroom.errors import PipelineMissing
from cloakroom.paths import resource

PERSON, ORGANIZATION, LOCATION = "PERSON", "ORGANIZATION", "LOCATION"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Please ring Amira Okafor in Leeds about Okafor's claim.",
            [("Amira Okafor", PERSON), ("Leeds", LOCATION), ("Okafor", PERSON)],
        ),
        (
            "please ring amira okafor in leeds",
            [("amira okafor", PERSON), ("leeds", LOCATION)],
        ),
        (
            "Dear Mr Kowalczyk,\n\nThank you for your letter.\n\nYours sincerely\n\nHelen Stott",
            [("Kowalczyk", PERSON), ("Helen Stott", PERSON)],
        ),
        (
            "Calderdale Council has appointed Yusuf Demir.",
            [("Calderdale Council", ORGANIZATION), ("Yusuf Demir", PERSON)],
        ),
        (
            "From: Patel, Nisha\nTo: O'Connor, Liam",
            [("Patel, Nisha", PERSON), ("O'Connor, Liam", PERSON)],
        ),
        ("May I ask whether you will grant the extension and mark the bill as paid?", []),
        ("Excel crashed again on Monday. Please restart Chrome.", []),
    ],
)
def test_obvious_names_are_found(nlp: Language, text: str, names: list[tuple[str, str]]) -> None:
    assert [(span.text, span.label_) for span in nlp(text).ents] == names


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n \t\n",
        "\ud800",
        "Amira \udfff Okafor \ud800",
        "\0Leeds\0\0",
        "x" * 100_000,
        "é" * 100_000,
        "\U0001f600" * 300,
        "\u202eLeeds\u202c\u200b",
        "Amira " * 5_000,
    ],
)
def test_no_text_stops_it_and_offsets_stay(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert len(doc.text) == len(text)


def test_a_text_longer_than_spacys_own_limit_is_read(nlp: Language) -> None:
    assert nlp.max_length > 1_000_000


def test_an_absent_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(PipelineMissing, match=r"nowhere.*never downloads"):
        load_pipeline(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "damage",
    [
        "config.cfg",
        "tokenizer",
        "vocab/vectors",
        "vocab/strings.json",
        "cloakroom_names/weights.npz",
    ],
)
@pytest.mark.parametrize("how", ["gone", "cut off", "overwritten"])
def test_a_damaged_folder_is_said_to_be(tmp_path: Path, damage: str, how: str) -> None:
    # GIVEN a copy of the pipeline of which one file is not what it was
    folder = tmp_path / "pipeline"
    shutil.copytree(resource("pipeline"), folder)
    file = folder / damage
    if how == "gone":
        file.unlink()
    else:
        content = file.read_bytes()
        file.write_bytes(content[: len(content) // 2] if how == "cut off" else b"\xff\0 no" * 9)
    # THEN it is refused, and nothing else is tried
    with pytest.raises(PipelineMissing, match="Install Cloakroom again"):
        load_pipeline(folder)


def test_presidio_gets_the_pipeline_ready_made(nlp: Language) -> None:
    engine: SpacyNlpEngine = nlp_engine(nlp)
    assert engine.nlp == {"en": nlp}
    assert engine.is_loaded()
    found = engine.process_text("Capita plc rang Amira Okafor in Leeds", "en")
    labels = [span.label_ for span in found.entities]
    assert labels == [ORGANIZATION, PERSON, LOCATION]
