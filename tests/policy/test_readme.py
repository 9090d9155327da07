"""The example of the README is a policy, and it names every key."""

import re
from pathlib import Path

from cloakroom.policy import schema
from cloakroom.policy.reading import document
from cloakroom.policy.tables import Each, Table

SECTION = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").split(
    "## Which deployments are approved")[1].split("\n## ")[0]


def keys(table: Table) -> set[str]:
    inner = [row if isinstance(row, Table) else row.table
             for row in table.rows.values() if isinstance(row, Table | Each)]
    return set(table.rows).union(*map(keys, inner))


def test_the_example_is_a_policy() -> None:
    assert document(SECTION.split("```toml\n")[1].split("```")[0].encode()).problems() == ()


def test_every_key_is_named() -> None:
    words = set(re.findall(r"[a-z_0-9]+", SECTION))
    assert keys(schema.POLICY) - words == set()
