"""Another name model: a spaCy folder, one of Presidio's engines, and folders that are neither."""

import os
import shutil
from pathlib import Path

import pytest
import spacy
from presidio_analyzer import RecognizerResult, predefined_recognizers
from presidio_analyzer.nlp_engine import NlpArtifacts, SpacyNlpEngine
from spacy.training import Example

from cloakroom.detect import Detector, Options, model_toml
from cloakroom.detect.models import RULES_ONLY, VARIABLE
from cloakroom.paths import resource
from fakes.counting import Counting

TEXT = "Ask Zebedee Quill of Umbrax in Ombersley, 07700 900123, on Tuesday"
PHONE = ("PHONE_NUMBER", "07700 900123")
LABELS = {"PER": "Zebedee Quill", "ORG": "Umbrax", "GPE": "Ombersley", "DATE": "Tuesday"}
NAMES = [("PERSON", "Zebedee Quill"), ("ORGANIZATION", "Umbrax"), ("LOCATION", "Ombersley")]


@pytest.fixture
def ruler(tmp_path: Path) -> Path:
    """A spaCy pipeline with labels of its own, which knows four phrases."""
    nlp = spacy.blank("en")
    patterns = [{"label": label, "pattern": phrase} for label, phrase in LABELS.items()]
    nlp.add_pipe("entity_ruler").add_patterns(patterns)
    nlp.to_disk(tmp_path / "ruler")
    return tmp_path / "ruler"


def found(detector: Detector, text: str = TEXT, **options: object) -> list[tuple[str, str]]:
    findings = detector.detect(text, options=Options(**options))
    return [(f.entity_type, text[f.start : f.end]) for f in findings]


def test_a_spacy_folder_finds_names_under_our_types(ruler: Path) -> None:
    detector = Detector.with_model(ruler)

    assert found(detector) == [*NAMES, PHONE]
    assert (detector.note, detector.model.name) == ("", "ruler")
    assert detector.detect(TEXT)[0].why == "name model ruler"
    assert detector.detect(TEXT)[0].score == 0.85
    assert found(detector, names=False) == [PHONE]
    assert found(detector, threshold=0.9) == []


def test_a_trained_model_is_taken(tmp_path: Path) -> None:
    # GIVEN a name model trained on five sentences until it knows them
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    lines = ["Ask Zebedee now", "Zebedee rang", "Call Zebedee", "Is Zebedee in", "For Zebedee"]
    examples = [
        Example.from_dict(nlp.make_doc(line), {"entities": [
            (line.index("Zebedee"), line.index("Zebedee") + 7, "PERSON"),
        ]})
        for line in lines
    ]
    nlp.initialize(lambda: examples)
    for _ in range(30):
        nlp.update(examples)
    nlp.to_disk(tmp_path / "trained")

    detector = Detector.with_model(tmp_path / "trained")

    assert found(detector, "Ask Zebedee now") == [("PERSON", "Zebedee")]


def test_our_own_form_keeps_its_sensitivity(tmp_path: Path) -> None:
    shutil.copytree(resource("pipeline"), tmp_path / "copy")
    own, copied = Detector.default(), Detector.with_model(tmp_path / "copy")
    text = "Dear Amira Okafor, Daniel Whitfield of Leeds wrote."

    assert copied.detect(text) == own.detect(text)
    assert copied.note == ""


def toml(folder: Path, content: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "model.toml").write_text(content, encoding="utf-8")
    return folder


SPACY_TOML = """
nlp_engine_name = "spacy"
[[models]]
lang_code = "en"
model_name = "{name}"
[ner_model_configuration.model_to_presidio_entity_mapping]
PER = "PERSON"
ORG = "LOCATION"
"""


def test_presidios_own_configuration_is_followed(ruler: Path, tmp_path: Path) -> None:
    detector = Detector.with_model(toml(tmp_path, SPACY_TOML.format(name="ruler")))

    assert isinstance(detector.analyzer.nlp_engine, SpacyNlpEngine)
    assert found(detector) == [("PERSON", "Zebedee Quill"), ("LOCATION", "Umbrax"), PHONE]


class FakeGliner(Counting):
    """Takes what Presidio's recogniser around GLiNER takes, and finds the word ``kestrel``."""

    def __init__(self, *, name: str, model_name: str, entity_mapping: dict[str, str]) -> None:
        super().__init__()
        self.name, self.folder = name, model_name
        self.supported_entities = list(entity_mapping.values())

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        results = super().analyze(text, entities, nlp_artifacts)
        for result in results:
            result.entity_type = self.supported_entities[0]
        return results


def test_gliner_is_given_its_folder_and_its_labels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a computer where GLiNER is installed
    monkeypatch.setattr(model_toml, "find_spec", lambda name: name)
    monkeypatch.setattr(predefined_recognizers, "GLiNERRecognizer", FakeGliner)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    (tmp_path / "weights").mkdir()

    detector = Detector.with_model(
        toml(tmp_path, "gliner = 'weights'\n[labels]\nperson = 'PERSON'\n")
    )

    # THEN its names are found beside the rules, and nothing can be fetched
    assert found(detector, "kestrel, 07700 900123") == [("PERSON", "kestrel"), PHONE]
    assert detector.model.recognisers[0].folder == str(tmp_path / "weights")
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    assert detector.note == ""


def broken(ruler: Path, file: str, content: bytes | None) -> Path:
    if content is None:
        (ruler / file).unlink()
    else:
        (ruler / file).write_bytes(content)
    return ruler


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("config.cfg", b""), ("config.cfg", b"\xff\xfe\0"), ("config.cfg", b"[nlp]\nlang = 3\n"),
        ("config.cfg", None), ("tokenizer", b"rubbish"), ("tokenizer", None),
        ("entity_ruler/patterns.jsonl", b"{"), ("vocab/strings.json", b"["),
        ("meta.json", b"{"),
    ],
)
def test_a_damaged_folder_leaves_the_rules_and_says_so(
    ruler: Path, file: str, content: bytes | None
) -> None:
    detector = Detector.with_model(broken(ruler, file, content))

    assert detector.note.startswith(f"{RULES_ONLY}. ")
    assert str(ruler) in detector.note
    assert found(detector) == [PHONE]
    assert found(detector, types=frozenset({"PERSON", "PHONE_NUMBER"})) == [PHONE]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("nlp_engine_name = ", "TOML"),
        ("nlp_engine_name = 'spacy'", "no models"),
        ("nlp_engine_name = 'spacy'\nmodels = 'en'", "no models"),
        ("nlp_engine_name = 'spacy'\n[[models]]\nlang_code = 'en'\n"
         "model_name = 'en_core_web_lg'", "never downloads"),
        ("nlp_engine_name = 'transformers'\n[[models]]\nlang_code = 'en'\n"
         "model_name = {spacy = '.', transformers = '.'}", "asks for “transformers”"),
        ("nlp_engine_name = 'transformers'\n[[models]]\nlang_code = 'en'\n"
         "model_name = {spacy = '.', transformers = 'dslim/bert'}", "never downloads"),
        ("nlp_engine_name = 'oracle'\n[[models]]\nlang_code = 'en'\nmodel_name = '.'", "oracle"),
        ("gliner = 'weights'\n[labels]\nperson = 'PERSON'", "never downloads"),
        ("gliner = '.'\n[labels]\nperson = 'PERSON'", "“gliner”, which is not installed"),
        ("[[models]]\nlang_code = 'en'\nmodel_name = '.'", "cannot be"),
        ("nlp_engine_name = 'spacy'\n[[models]]\nmodel_name = '.'", "cannot be"),
    ],
)
def test_a_configuration_that_cannot_be_followed_says_why(
    tmp_path: Path, content: str, told: str
) -> None:
    detector = Detector.with_model(toml(tmp_path / "model", content))

    assert told in detector.note
    assert found(detector) == [PHONE]


def test_a_folder_of_something_else_a_file_and_nothing_say_why(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Jane")
    for place in (tmp_path, tmp_path / "letter.txt", tmp_path / "gone"):
        note = Detector.with_model(place).note
        assert note.startswith(f"{RULES_ONLY}. There is no model in {place}")


def test_a_model_for_another_language_says_so(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path / "german")
    assert "“de”" in Detector.with_model(tmp_path / "german").note


def test_the_environment_names_it_and_what_is_asked_for_goes_before(
    ruler: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Detector.configured().model.name == ""
    monkeypatch.setenv(VARIABLE, str(ruler))
    assert Detector.configured().model.name == "ruler"
    assert Detector.configured(str(tmp_path / "gone")).note
    assert Detector.default().model.name == ""


def test_any_text_is_read_by_another_model(ruler: Path) -> None:
    detector = Detector.with_model(ruler)
    for text in ("", "\ud800 Zebedee Quill \0", "." * 5000 + "Zebedee Quill", "Zebedee\u200dQuill"):
        detector.detect(text)
