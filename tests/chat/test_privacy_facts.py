"""The facts that are shipped are complete and sourced, and a faulty file is refused."""

import re
from datetime import date

import pytest

from cloakroom.chat.privacy_facts import Ease, Facts, Verdict, load, parse
from cloakroom.errors import InstallationError

SMALL = """
schema = 1
checked_on = 2026-11-21
advice = "Ask."
[[source]]
id = "page"
title = "A page"
url = "https://example.org/page"
read_on = 2026-11-20
[[topic]]
id = "training"
question = "Trained?"
short = "No."
[[topic.statement]]
text = "Not trained."
source = "page"
[[type]]
skus = ["Standard"]
processed = "The region"
detail = "There."
level = "good"
source = "page"
[[claim]]
said = "Nothing is kept."
verdict = "wrong"
instead = "Something is."
source = "page"
"""


@pytest.fixture(scope="module")
def facts() -> Facts:
    return load()


def test_a_small_file_is_read_as_it_stands() -> None:
    facts = parse(SMALL)
    assert facts.checked_on == date(2026, 11, 21)
    assert facts.topics[0].statements[0].source.title == "A page"
    assert facts.types[0].level is Ease.GOOD
    assert facts.claims[0].verdict is Verdict.WRONG


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("schema = 1", "schema = 2", "schema"),
        ("schema = 1", "schema = 1\nextra = 1", "unknown key, extra"),
        ('advice = "Ask."', "", "no advice"),
        ('advice = "Ask."', 'advice = " "', "advice is empty"),
        ('advice = "Ask."', "advice = 7", "advice is no str"),
        ("checked_on = 2026-11-21", 'checked_on = "2026-11-21"', "checked_on is no date"),
        ("checked_on = 2026-11-21", "checked_on = 2026-11-21T10:00:00", "checked_on is no date"),
        ("checked_on = 2026-11-21", "checked_on = 2026-11-19", "after the facts were checked"),
        ('source = "page"', 'source = "gone"', "no source 'gone'"),
        ('text = "Not trained."', 'text = "Not trained."\nbold = true', "unknown key, bold"),
        ("https://example.org", "http://example.org", "no https address"),
        ('level = "good"', 'level = "fine"', "'fine' is not one of"),
        ('verdict = "wrong"', 'verdict = "false"', "'false' is not one of"),
        ('skus = ["Standard"]', 'skus = "Standard"', "skus is no list"),
        ("[[claim]]", '[[source]]\nid = "idle"\ntitle = "T"\nurl = "https://example.org/2"\n'
         "read_on = 2026-11-20\n[[claim]]", "rests on source idle"),
        ("[[claim]]", '[[source]]\nid = "page"\ntitle = "T"\nurl = "https://example.org/2"\n'
         "read_on = 2026-11-20\n[[claim]]", "twice"),
        ("schema = 1", "schema = [", ""),
    ],
)
def test_a_fault_is_named_and_nothing_is_shown(old: str, new: str, named: str) -> None:
    assert old in SMALL
    with pytest.raises(InstallationError) as caught:
        parse(SMALL.replace(old, new, 1))
    assert named in caught.value.sentence
    assert caught.value.sentence.startswith("The privacy facts of this installation cannot be")


def test_every_question_that_people_ask_has_its_answer(facts: Facts) -> None:
    assert [topic.id for topic in facts.topics] == [
        "training", "abuse", "retention", "stored", "cache", "place", "uk", "scrubbed"]


def test_the_table_knows_every_type_of_deployment(facts: Facts) -> None:
    levels = {sku: each.level for each in facts.types for sku in each.skus}
    assert len(levels) == 9
    assert {sku for sku, level in levels.items() if level is Ease.GOOD} == {
        "Standard", "ProvisionedManaged"}
    assert {sku for sku, level in levels.items() if level is Ease.ALARM} == {
        "GlobalStandard", "GlobalProvisionedManaged", "GlobalBatch", "DeveloperTier"}


def test_a_type_that_nobody_knows_is_not_called_anything(facts: Facts) -> None:
    assert facts.type_of("Standard") is not None
    assert facts.type_of("QuantumStandard") is None


def test_what_is_commonly_said_is_set_right(facts: Facts) -> None:
    verdicts = {claim.said: claim.verdict for claim in facts.claims}
    assert verdicts["Our data is not used to train models."] is Verdict.RIGHT
    assert verdicts["Data is not retained; it is discarded after processing."] is Verdict.WRONG
    assert set(verdicts.values()) == set(Verdict)


def test_no_word_promises_too_much(facts: Facts) -> None:
    said = " ".join(
        [facts.advice, *(s.text for t in facts.topics for s in t.statements),
         *(t.short for t in facts.topics), *(c.instead for c in facts.claims)])
    assert not re.search(r"anonymous|guarantee|always safe|100 ?%", said, re.IGNORECASE)
