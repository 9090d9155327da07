"""What was measured, held against a policy: a table of one difference each."""

from dataclasses import replace

import pytest

from cloakroom.chat.evidence import Grade, Level, Remark, after, before, blocking
from cloakroom.chat.wire import Measured, Reported
from cloakroom.policy.model import Declared, Deployment, Expect, Network
from cloakroom.policy.words import Layer, Mismatch

DEPLOYMENT = Deployment(
    "uk", "UK", "https://uk.openai.azure.com/openai/v1/", "gpt-uk",
    declared=Declared(model="gpt-5.1", model_version="2025-11-13"),
    expect=Expect(x_ms_region="UK South"),
)  # fmt: skip
GOOD = Measured(
    tls="TLSv1.3", cipher="TLS_AES_256_GCM_SHA384", issuer="CN=Sample CA", address="10.20.1.4",
    private=True, region="uksouth",
)  # fmt: skip
SAID = Reported(model="gpt-5.1-2025-11-13", region="UK South", deployment="gpt-uk")


def row(remarks: tuple[Remark, ...], check: str) -> Remark:
    [found] = [each for each in remarks if each.check == check]
    return found


def test_a_good_connection_is_green_throughout() -> None:
    remarks = before(GOOD, DEPLOYMENT)
    assert {each.level for each in remarks} == {Level.OK}
    assert {each.grade for each in remarks} == {Grade.MEASURED}
    assert [each.check for each in remarks] == ["tls", "inspection", "address", "proxy", "region"]
    assert blocking(remarks) is None


PRIVATE = Network(require_private_ip=True)


@pytest.mark.parametrize(
    ("measured", "network", "check", "level"),
    [
        ({"tls": "TLSv1.2"}, Network(), "tls", Level.OK),
        ({"tls": "TLSv1.2"}, Network(min_tls="1.3"), "tls", Level.BLOCK),
        ({"tls": "TLSv1.1"}, Network(), "tls", Level.BLOCK),
        ({"tls": ""}, Network(), "tls", Level.BLOCK),
        ({"inspected": True}, Network(), "inspection", Level.BLOCK),
        ({"inspected": True}, Network(allow_tls_inspection=True), "inspection", Level.WARN),
        ({"inspected": False}, Network(), "inspection", Level.OK),
        ({"private": False}, Network(), "address", Level.OK),
        ({"private": False}, PRIVATE, "address", Level.BLOCK),
        ({"private": None, "proxy": "proxy.example:8080"}, Network(), "address", Level.WARN),
        ({"private": None, "proxy": "proxy.example:8080"}, PRIVATE, "address", Level.BLOCK),
        ({"proxy": "proxy.example:8080"}, Network(), "proxy", Level.WARN),
        ({"proxy": "proxy.example:8080"}, Network(allow_proxy=False), "proxy", Level.BLOCK),
        ({"region": "West Europe"}, Network(), "region", Level.BLOCK),
    ],
)
def test_each_difference_has_its_consequence(
    measured: dict[str, object], network: Network, check: str, level: Level
) -> None:
    seen = replace(GOOD, **measured)  # type: ignore[arg-type]
    remarks = before(seen, replace(DEPLOYMENT, network=network))
    found = row(remarks, check)
    assert found.level is level
    assert found.sentence.endswith((".", "?"))
    assert blocking(remarks) == (found if level is Level.BLOCK else None)


@pytest.mark.parametrize(
    ("reported", "check", "word"),
    [
        ({"region": "West Europe"}, "region", "West Europe"),
        ({"deployment": "gpt-global"}, "deployment", "gpt-global"),
        ({"spillover_from": "gpt-uk", "deployment": "gpt-spill"}, "deployment", "spillover"),
        ({"spillover_from": "gpt-uk"}, "deployment", "spillover"),
        ({"model": "gpt-5.2-2026-02-01"}, "model", "gpt-5.2"),
        ({"stored": True}, "stored", "stored"),
    ],
)
def test_what_a_service_says_otherwise_blocks_the_next_send_or_warns(
    reported: dict[str, object], check: str, word: str
) -> None:
    said = replace(SAID, **reported)  # type: ignore[arg-type]
    mild = replace(DEPLOYMENT, expect=Expect("UK South", Mismatch.WARN))
    strict, warned = after(said, DEPLOYMENT), after(said, mild)
    assert blocking(strict) == row(strict, check)
    assert word in row(strict, check).sentence
    assert row(warned, check).level is Level.WARN
    assert blocking(warned) is None


def test_an_answer_as_expected_blocks_nothing() -> None:
    assert {each.level for each in after(SAID, DEPLOYMENT)} == {Level.OK}


def test_a_service_that_keeps_silent_is_amber() -> None:
    remarks = after(Reported(), DEPLOYMENT)
    assert [(each.check, each.level) for each in remarks] == [("region", Level.WARN)]


@pytest.mark.parametrize(
    ("version", "reported", "level"),
    [
        ("", "gpt-5.1", Level.OK),
        ("", "gpt-5.1-2025-11-13", Level.OK),
        ("", "gpt-5.10", Level.BLOCK),
        ("2025-11-13", "gpt-5.1", Level.BLOCK),
    ],
)
def test_a_version_counts_where_it_is_declared(version: str, reported: str, level: Level) -> None:
    declared = Declared(model="gpt-5.1", model_version=version)
    remarks = after(replace(SAID, model=reported), replace(DEPLOYMENT, declared=declared))
    assert row(remarks, "model").level is level


def test_the_practice_deployment_is_on_this_computer() -> None:
    practice = replace(DEPLOYMENT, layer=Layer.PRACTICE, expect=Expect())
    remarks = before(replace(GOOD, address="127.0.0.1", private=False, region=""), practice)
    assert "on this computer" in row(remarks, "address").sentence
    assert blocking(remarks) is None
