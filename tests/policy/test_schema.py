"""The schema of the policy file: every key of the model, and every way to get one wrong."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import get_args, get_type_hints

import pytest

from cloakroom.policy import model, schema
from cloakroom.policy.model import KeyVault, Policy
from cloakroom.policy.reading import document
from cloakroom.policy.tables import Each, Table
from cloakroom.policy.words import Api, Ceiling, KeyHeader, Layer, Method, Status, Style
from cloakroom.send_errors import PolicyFault
from policy.examples import FULL, SHORT

MODEL = 'model = "/opt/cloakroom/model"\n'


def problems(text: str) -> tuple[str, ...]:
    return document(text.encode()).problems()


def test_every_key_arrives_in_the_model() -> None:
    policy = document(FULL.replace(MODEL, "").encode()).policy(Layer.USER, signed_by="ab")
    assert (policy.policy_id, policy.serial, policy.layer, policy.signed_by) == (
        "rural-2026-11", 14, Layer.USER, "ab")
    assert policy.rules.required_entities == ("PERSON", "UK_NINO")
    assert policy.rules.audit.export_dir == "/srv/audit"
    first, second = policy.deployments
    assert first.layer is Layer.USER
    assert (first.status, first.approved_on) == (Status.APPROVED, date(2026, 10, 1))
    assert first.key_header is KeyHeader.API_KEY
    assert first.extra_headers == (("X-Team", "rural"),)
    assert first.auth.methods == (Method.BROKER, Method.BROWSER, Method.KEY_VAULT)
    assert first.auth.key_vault == KeyVault("https://sample.vault.azure.net", "aoai")
    assert first.declared.model_retires_on == date(2027, 5, 15)
    assert first.network.cidrs == ("10.20.0.0/16", "2001:db8::/32")
    assert first.data.max_classification is Ceiling.OFFICIAL
    assert first.params.read_timeout_s == 300.0
    assert first.params.extra == (("temperature", 0.2),)
    assert (second.style, second.api, second.api_version) == (Style.DATED, Api.CHAT, "2024-10-21")


def test_what_is_left_out_is_as_the_model_says() -> None:
    policy = document(SHORT.encode()).policy(Layer.MACHINE)
    assert policy.rules == model.Rules()
    assert policy.deployments[0].auth == model.Auth()
    assert policy.deployments[0].params == model.Params()


def twins(table: Table, kind: type) -> list[str]:
    """Where a table and a class of the model differ in their keys."""
    hints, wrong = get_type_hints(kind), []
    keys = {"deployment" if f.name == "deployments" else f.name for f in fields(kind)}
    keys -= {"layer", "sha256", "signed_by"}
    wrong += [f"{kind.__name__}: {key}" for key in keys ^ (set(table.rows) - {"schema"})]
    for key, row in table.rows.items():
        inner = next((t for t in (hints.get(key), *get_args(hints.get(key)))
                      if is_dataclass(t) and isinstance(t, type)), None)
        if isinstance(row, Table) and inner:
            wrong += twins(row, inner)
        elif isinstance(row, Each):
            wrong += twins(row.table, model.Deployment)
    return wrong


def test_the_tables_and_the_model_have_the_same_keys() -> None:
    assert twins(schema.POLICY, Policy) == []


def test_every_key_of_the_schema_is_in_the_example() -> None:
    """So that the test above reads each of them."""
    def keys(table: Table) -> set[str]:
        inner = [row if isinstance(row, Table) else row.table
                 for row in table.rows.values() if isinstance(row, Table | Each)]
        return set(table.rows).union(*map(keys, inner))

    assert [key for key in keys(schema.POLICY) if f"{key} = " not in FULL and f"{key}]" not in FULL
            ] == []


# (what stands in the example, what is put there, what the sentence must say)
WRONG = [
    ("schema = 1", "schema = 2", "Line 1: schema must be a whole number from 1 to 1."),
    ("schema = 1\n", "", "schema must be given."),
    ("serial = 3", "serial = true", "Line 3: serial must be a whole number"),
    ("serial = 3", "serial = 0", "serial must be a whole number"),
    ("serial = 3", 'serial = "3"', "serial must be a whole number"),
    ("serial = 3", "serial = 3\nsurprise = 1", "Line 4: surprise is not a key of this file."),
    ("serial = 3", f"serial = 3\n{'k' * 300} = 1", f"{'k' * 40}… is not a key"),
    ("serial = 3", 'serial = 3\n"a\\u202Eb" = 1', "(a key that cannot be shown) is not a key"),
    ("issued = 2026-11-01", "issued = 2026-11-01T10:00:00", "issued must be a day"),
    ("issued = 2026-11-01", 'issued = "2026-11-01"', "issued must be a day"),
    ("issued = 2026-11-01", "issued = 2027-02-01", "expires must be after the day"),
    ('issuer = "Department for Examples"', 'issuer = ""', "issuer must not be empty"),
    ('issuer = "Department for Examples"', 'issuer = "a\\nb"', "issuer must be a text of one line"),
    ('issuer = "Department for Examples"', 'issuer = "a\\u202Eb"', "issuer must be a text"),
    ('id = "uk-gpt"', 'id = "own-gpt"', "deployment[1].id must be an id of its own"),
    ('id = "uk-gpt"', 'id = "practice"', "deployment[1].id must be an id of its own"),
    ('id = "uk-gpt"', 'id = "../x"', "Line 9: deployment[1].id must be an id"),
    ('id = "uk-gpt"', 'id = "uk-gpt"\nstatus = "aproved"', "status must be one of: approved"),
    ('id = "uk-gpt"', 'id = "uk-gpt"\nlayer = "own"', "deployment[1].layer is not a key"),
    ('deployment = "gpt-51-uks"', 'deployment = "../other"', "deployment[1].deployment must be"),
    ('deployment = "gpt-51-uks"\n', "", "Line 8: deployment[1].deployment must be given."),
    ('approved_by = "Design Authority"\n', "", "deployment[1].approved_by must be given"),
    ("approved_on = 2026-10-01\n", "", "deployment[1].approved_on must be given"),
    ("approved_on = 2026-10-01\n", 'approved_on = 2026-10-01\nstyle = "dated"\n', "/openai"),
    ("openai/v1/", "openai/v1", "base_url must end in /openai/v1/"),
    ("approved_on", 'api_version = "2024-10-21"\napproved_on', "api_version must be given where"),
    ("approved_on", "extra_headers = { api-key = 'x' }\napproved_on", "header for secrets"),
    ("approved_on", "extra_headers = { Host = 'x' }\napproved_on", "may not be set here"),
    ("approved_on", 'extra_headers = { A = "x\\r\\nB: y" }\napproved_on', "one line of ASCII"),
    ("approved_on", "extra_headers = { A = 'x', a = 'y' }\napproved_on", "something twice"),
    ("approved_on", "params = { extra = { seed = 1 } }\napproved_on", "no other keys than"),
    ("approved_on", "params = { extra = { top_p = nan } }\napproved_on", "number from -2 to 2"),
    ("approved_on", "params = { read_timeout_s = inf }\napproved_on", "number from 1 to 3600"),
    ("approved_on", "network = { cidrs = ['10.0.0.1/8'] }\napproved_on", "network such as"),
    ("approved_on", "network = { cidrs = ['10.0.0.1'] }\napproved_on", "network such as"),
    ("approved_on", "network = { cidrs = '10.0.0.0/8' }\napproved_on", "must be a list"),
    ("approved_on", "network = { cidrs = ['::/0', '::/0'] }\napproved_on", "something twice"),
    ("approved_on", "network = { min_tls = '1.1' }\napproved_on", "one of: 1.2, 1.3"),
    ("approved_on", "network = { ca_file = 'ca.pem' }\napproved_on", "whole path of a file"),
    ("approved_on", "network = true\napproved_on", "network must be a table"),
    ("approved_on", "auth = { methods = [] }\napproved_on", "list of 1 to 100 values"),
    ("approved_on", "auth = { methods = ['guess'] }\napproved_on", "one of: broker"),
    ("approved_on", "auth = { methods = ['browser'] }\napproved_on", "tenant_id must be given"),
    ("approved_on", "auth = { client_id = 'x' }\napproved_on", "client_id must be the id"),
    ("approved_on", "auth = { authority = 'https://x.example/y' }\napproved_on", "without a path"),
    ("approved_on", "auth = { key_vault = { url = 'https://v.example', secret = 's' } }\n"
     "approved_on", "key_vault must be given where"),
    ("approved_on", "declared = { abuse_monitoring = 'none' }\napproved_on", "default, modified"),
    ("approved_on", "data = { max_classification = 'SECRET' }\napproved_on",
     "must not be above rules.max_classification"),
    ("[[deployment]]", "[rules]\nrequired_entities = ['EMAIL']\n[[deployment]]", "kind of data"),
    ("[[deployment]]", "[deployment]", "deployment must be at most 100 tables"),
]


@pytest.mark.parametrize(("there", "put", "told"), WRONG, ids=[row[1][:60] for row in WRONG])
def test_what_cannot_be_is_refused_with_its_key(there: str, put: str, told: str) -> None:
    text = SHORT.replace(there, put, 1)
    assert text != SHORT
    assert any(told in sentence for sentence in problems(text)), problems(text)
    with pytest.raises(PolicyFault):
        document(text.encode()).policy(Layer.MACHINE)


def test_two_deployments_of_one_id_are_refused() -> None:
    again = SHORT[SHORT.index("[[deployment]]"):]
    assert any("deployment[2].id must be an id of its own" in told
               for told in problems(SHORT + again))


def test_all_that_is_wrong_is_said_in_the_order_of_the_file() -> None:
    text = SHORT.replace("serial = 3", "serial = 0").replace("2026-10-01", "20").replace(
        'id = "uk-gpt"', 'id = "UK"')
    told = problems(text)
    assert [sentence.split(":")[0] for sentence in told] == ["Line 3", "Line 9", "Line 14"]


def test_no_sentence_quotes_a_value() -> None:
    """GIVEN a key where an endpoint belongs THEN it is refused and not told."""
    for there, _, _ in WRONG:
        if " = " in there and "\n" not in there:
            key = there.split(" = ")[0]
            text = SHORT.replace(there, f'{key} = "sk-Secret123"', 1)
            assert not any("sk-Secret123" in told for told in problems(text))
