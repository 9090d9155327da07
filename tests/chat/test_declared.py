"""What is declared, and what Azure confirms or contradicts."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cloakroom.chat.declared import Confirmed, confirmed, declared
from cloakroom.chat.evidence import Grade, Level, Remark, blocking
from cloakroom.chat.privacy_facts import load
from cloakroom.policy.model import Declared, Deployment, Network

FACTS = load()
TODAY = date(2026, 11, 22)
SAID = Declared(
    sku="ProvisionedManaged", region="uksouth", spillover="none", abuse_monitoring="modified",
    model="gpt-5.1", model_version="2025-11-13", model_retires_on=date(2027, 5, 15),
)  # fmt: skip
DEPLOYMENT = Deployment(
    "uk", "UK", "https://uk.openai.azure.com/openai/v1/", "gpt-uk", declared=SAID
)
SEEN = Confirmed(
    datetime(2026, 11, 22, tzinfo=UTC), sku="ProvisionedManaged", region="uksouth",
    model="gpt-5.1", model_version="2025-11-13", modified_monitoring=True,
)  # fmt: skip


def rows(**changes: object) -> dict[str, Remark]:
    said = replace(SAID, **changes)  # type: ignore[arg-type]
    remarks = declared(replace(DEPLOYMENT, declared=said), FACTS, today=TODAY)
    assert {each.grade for each in remarks} == {Grade.DECLARED}
    assert blocking(remarks) is None, "a declaration blocks nothing"
    return {each.check: each for each in remarks}


@pytest.mark.parametrize(
    ("sku", "level", "word"),
    [
        ("GlobalStandard", Level.ALERT, "Anywhere in the world"),
        ("DataZoneStandard", Level.WARN, "no UK zone"),
        ("ProvisionedManaged", Level.OK, "uksouth"),
        ("Standard", Level.OK, "region"),
        ("SomethingNew", Level.ALERT, "may process anywhere"),
        ("", Level.ALERT, "may be anywhere"),
    ],
)
def test_the_type_has_its_colour(sku: str, level: Level, word: str) -> None:
    found = rows(sku=sku)["sku"]
    assert found.level is level
    assert word in found.sentence


def test_all_good_is_green() -> None:
    assert {each.level for each in rows().values()} == {Level.OK}


@pytest.mark.parametrize(
    ("changes", "check", "level"),
    [
        ({"spillover": ""}, "spillover", Level.WARN),
        ({"spillover": "allowed"}, "spillover", Level.WARN),
        ({"abuse_monitoring": "default"}, "monitoring", Level.WARN),
        ({"model_retires_on": date(2027, 1, 20)}, "retirement", Level.WARN),
        ({"model_retires_on": date(2026, 11, 21)}, "retirement", Level.ALERT),
    ],
)
def test_what_should_be_known_is_said(
    changes: dict[str, object], check: str, level: Level
) -> None:
    assert rows(**changes)[check].level is level


def test_azure_agreeing_is_green() -> None:
    remarks = confirmed(SEEN, DEPLOYMENT, FACTS)
    assert {(each.grade, each.level) for each in remarks} == {(Grade.CONFIRMED, Level.OK)}


@pytest.mark.parametrize(
    "changes",
    [
        {"sku": "GlobalStandard"},
        {"region": "westeurope"},
        {"model": "gpt-4o"},
        {"model_version": "2026-01-01"},
        {"spillover": "gpt-global"},
    ],
)
def test_azure_contradicting_the_policy_blocks(changes: dict[str, object]) -> None:
    seen = replace(SEEN, **changes)  # type: ignore[arg-type]
    found = blocking(confirmed(seen, DEPLOYMENT, FACTS))
    assert found
    assert next(iter(changes.values())) in found.sentence


def test_a_resource_that_is_open_to_the_internet_is_said_where_it_should_not_be() -> None:
    private = replace(DEPLOYMENT, network=Network(require_private_ip=True))
    seen = replace(SEEN, public=True)
    assert [each.check for each in confirmed(seen, private, FACTS) if each.level is Level.WARN] == [
        "address"
    ]
    assert blocking(confirmed(seen, DEPLOYMENT, FACTS)) is None
