"""Security descriptors of Windows, in their string form."""

import pytest

from cloakroom.policy.windows_owner import fault

TRUSTED = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"
PROGRAM_FILES = (
    f"O:{TRUSTED}G:{TRUSTED}D:PAI(A;;FA;;;{TRUSTED})(A;CIIO;GA;;;{TRUSTED})(A;;0x1301bf;;;SY)"
    "(A;OICIIO;GA;;;SY)(A;;0x1301bf;;;BA)(A;OICIIO;GA;;;BA)(A;;0x1200a9;;;BU)"
    "(A;OICIIO;GXGR;;;BU)(A;OICIIO;GA;;;CO)(A;;0x1200a9;;;AC)(A;OICIIO;GXGR;;;AC)"
)


@pytest.mark.parametrize(
    ("descriptor", "told"),
    [
        (PROGRAM_FILES, ""),
        ("O:BAD:(A;;FA;;;BA)(A;;FA;;;SY)(A;;FR;;;BU)", ""),
        ("O:S-1-5-18D:AI(A;ID;FA;;;SY)(A;ID;0x1200a9;;;BU)", ""),
        ("O:BAD:(D;;FA;;;BU)(A;;FA;;;BA)", ""),
        ("O:BUD:(A;;FA;;;BA)", "does not belong"),
        ("O:S-1-5-21-1-2-3-1001D:(A;;FA;;;BA)", "does not belong"),
        ("G:BAD:(A;;FA;;;BA)", "does not belong"),
        ("", "does not belong"),
        ("O:BA", "by anybody"),
        ("O:BAD:NO_ACCESS_CONTROL", "by anybody"),
        ("O:BAD:(A;;FA;;;BA)(A;;FA;;;BU)", "by others"),
        ("O:BAD:(A;;0x1301bf;;;AU)", "by others"),
        ("O:BAD:(A;;0x1200ab;;;WD)", "by others"),
        ("O:BAD:(A;;FRFW;;;BU)", "by others"),
        ("O:BAD:(A;;WD;;;BU)", "by others"),
        ("O:BAD:(A;;SD;;;S-1-5-21-1-2-3-1001)", "by others"),
        ("O:BAD:(A;;FA;;;CO)", "by others"),
        ("O:BAD:(A;OICIIO;GA;;;BU)", "by others"),
        ("O:BAD:(A;;0xzz;;;BU)", "by others"),
        ("O:BAD:(A;;F;;;BU)", "by others"),
        ("O:BAD:(A;;FR)", "by others"),
        ("O:BAD:", ""),
    ],
)
def test_who_may_write(descriptor: str, told: str) -> None:
    found = fault("policy", descriptor)
    assert told in found if told else found == ""
