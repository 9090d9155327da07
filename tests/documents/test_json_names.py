"""Names of members: labels, or values of their own."""

import pytest

from cloakroom.documents.base import Edit
from cloakroom.documents.json_names import is_label
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.files.reading import Reading


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("customer_name", True), ("nino", True), ("line1", True), ("sort-code", True),
        ("fullName", True), ("darkMode", True), ("dateOfBirth", True),
        ("amira", False), ("Amira Okafor", False), ("Ashbourne", False), ("skylark", False),
        ("beth_pugh", False), ("beth.pugh@example.org", False), ("QQ123456C", False),
        ("07700900123", False), ("DeShawn", False), ("", False), ("x" * 100, False),
        ("Name of the patient", False), ("Customer", False),
    ],
)  # fmt: skip
def test_what_is_a_label(name: str, label: bool) -> None:
    assert is_label(name) is label


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('{"nino": "QQ 12", "amira": 4}', "nino: QQ 12\namira: 4"),
        ('{"home": {"fullName": "Zo"}}', "home\nfullName: Zo"),
        ('{"owner": {"fullName": "Zo"}}', "owner\nfullName: Zo"),
        ('{"darkMode": true, "x": "y"}', "x: y"),
        ('{"phones": ["1", "2"], "phone": ["3", "4"]}', "phones\n1\n2\nphone\n3\n4"),
        ('{"phone": [], "x": 1}', "x: 1"),
    ],
)
def test_labels_stand_before_their_values(written: str, read: str) -> None:
    reading = Reading.of(document("a.json", written.encode()).segments)
    assert reading.text == read


def test_a_label_is_no_text_and_is_swept_all_the_same() -> None:
    file = document("a.json", b'{"nino": "QQ 12", "token_zoe": 1}')
    assert [segment.text for segment in file.segments] == ["QQ 12", "1"]
    swept = Sweep([Taken("token_zoe", "[USER_1]")])
    made = file.rewritten([Edit(0, 0, 5, "[NI_1]")], swept)
    assert made.data == b'{"nino": "[NI_1]", "[USER_1]": 1}'
