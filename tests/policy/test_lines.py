"""Where a key stands, in the shapes that people write."""

from cloakroom.policy.lines import line_of, lines

TEXT = '''\
schema = 1
"issuer" = "x"
rules.audit.enabled = true
note = """
serial = 9
"""
serial = 3

[[deployment]]   # the first
id = "a"
[ deployment . auth ]
  tenant_id = ""
[[deployment]]
id = "b"\r
[deployment.auth.key_vault]
url = ""
'''


def test_each_key_has_its_line() -> None:
    found = lines(TEXT)
    wanted = {
        "schema": 1, "issuer": 2, "rules.audit.enabled": 3, "serial": 7, "deployment[1].id": 10,
        "deployment[1].auth.tenant_id": 12, "deployment[2].id": 14,
        "deployment[2].auth.key_vault.url": 16, "deployment[2]": 13,
    }
    assert {path: line_of(path, found) for path in wanted} == wanted


def test_a_key_without_a_line_has_that_of_its_table_or_none() -> None:
    found = lines(TEXT)
    assert line_of("deployment[1].auth.client_id", found) == 11
    assert line_of("deployment[2].deployment", found) == 13
    assert line_of("expires", found) == 0
