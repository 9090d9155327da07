"""What ends a letter."""

import pytest

from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Please call.\n\nKind regards,\nAmira Okafor\nHead of Care", ["Amira Okafor"]),
        ("Thanks\n\nDan", ["Dan"]),
        ("many thanks, amira", ["amira"]),
        ("Regards\nA. Okafor", ["A. Okafor"]),
        ("Yours sincerely\n\n\nMrs B Young", ["B Young"]),
        ("Cheers Beth", ["Beth"]),
        ("Best wishes\nAO", ["AO"]),
        ("Best,\nGrace | Team Leader", ["Grace"]),
        ("thanks\nsian x", []),
        ("Kind regards\r\nOwen\r\n", ["Owen"]),
        ("Thanks\nPlease find it attached", []),
        ("Kind regards\nThe Claims Team", []),
        ("Regards\nSent from my phone", []),
        ("Thanks for the help", []),
        ("Best Practice guide", []),
        ("Thanks again\nsee you soon", []),
        ("Thanks, much appreciated", []),
        ("Regards\nCustomer Services", []),
        ("thanks, will do", []),
    ],
)
def test_a_sign_off_names_the_writer(text: str, names: list[str]) -> None:
    assert found(text) == names
