"""The labels of forms and tables."""

import pytest

from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Name: Amira Okafor", ["Amira Okafor"]),
        ("Applicant:\tDaniel Pugh", ["Daniel Pugh"]),
        ("full name: amira okafor\n", ["amira okafor"]),
        ("Next of kin - Rose Young (wife)", ["Rose Young"]),
        ("| Name | Daniel Pugh |", ["Daniel Pugh"]),
        ("\"name\": \"Beth Okafor\",", ["Beth Okafor"]),
        ("Patient name: Mr D Pugh", ["D Pugh"]),
        ("Signed: A. Okafor", ["A. Okafor"]),
        ("Surname: Young\nForename: Grace", ["Young", "Grace"]),
        ("- Tenant: Sian Rees, 12 High St", ["Sian Rees"]),
        ("first_name=Owen&last_name=Rees", ["Owen", "Rees"]),
        ("Emergency contact: Will Long", ["Will Long"]),
        ("Name:\nAmira Okafor\n", ["Amira Okafor"]),
        ("**Name:** Amira Okafor", ["Amira Okafor"]),
        ("File name: Report.docx", []),
        ("Name: n/a", []),
        ("- {name: NODE_ENV, value: x}", []),
        ("name: returns-web\nkind: x", []),
        ("_Name: Amira Okafor_", ["Amira Okafor"]),
        ("Name: ____", []),
        ("Contact: Customer Services", []),
        ("Manager: see below", []),
        ("Name: Brackenbury Mutual Ltd", []),
        ("Host name: server", []),
        ("Applicant: the Council", []),
        ("Owner: Claims Department", []),
        ("Name:\nAddress:\nDate of birth:", []),
    ],
)
def test_a_label_announces_a_name(text: str, names: list[str]) -> None:
    assert found(text) == names
