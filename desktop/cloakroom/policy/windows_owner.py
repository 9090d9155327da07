"""Who owns a file or folder of Windows and who may write to it, read from its security descriptor
in the string form (MS-DTYP, section 2.5.1: ``O:BAG:SYD:(A;;FA;;;SY)…``)."""

import re
import sys
from pathlib import Path

_ADMINISTRATORS = frozenset({
    "BA", "SY", "LA",  # the group, the system, the built-in account
    "S-1-5-32-544", "S-1-5-18",
    "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",  # TrustedInstaller
})
_CREATOR = frozenset({"CO", "S-1-3-0"})
# What lets somebody read and no more: FILE_GENERIC_READ, FILE_GENERIC_EXECUTE and their generic
# forms; by name or as a number.
_READING_WORDS = frozenset({"FR", "FX", "GR", "GX", "RC"})
_READING_BITS = 0x0012_00A9 | 0xA000_0000
_OWNER = re.compile(r"O:(S-[0-9-]+|[A-Z]{2})")
_DACL = re.compile(r"D:([A-Z_]*)((?:\([^()]*\))*)")
_ENTRY = re.compile(r"\(([^()]*)\)")


def owner_fault(path: Path) -> str:
    """What is wrong with the file or folder ``path``; '' if nothing."""
    return fault(str(path), _descriptor(str(path)))


def fault(name: str, descriptor: str) -> str:
    owner = _OWNER.match(descriptor)
    if owner is None or owner[1] not in _ADMINISTRATORS:
        return f"{name} does not belong to the administrators of this computer."
    listed = _DACL.search(descriptor)
    if listed is None or listed[1] == "NO_ACCESS_CONTROL":
        return f"{name} may be written by anybody."
    writers = [each for each in _ENTRY.findall(listed[2]) if _lets_others_write(each)]
    return f"{name} may be written by others than administrators." if writers else ""


def _lets_others_write(entry: str) -> bool:
    """``type;flags;rights;object;inherited object;account``; denials take nothing away here."""
    parts = entry.split(";")
    if len(parts) < 6:
        return True
    kind, flags, rights, account = parts[0], parts[1], parts[2], parts[5]
    if kind in {"D", "OD", "XD"} or account in _ADMINISTRATORS:
        return False
    for_children = "IO" in re.findall("..", flags)
    return not (for_children and account in _CREATOR) and not _only_reads(rights)


def _only_reads(rights: str) -> bool:
    if rights.lower().startswith("0x"):
        try:
            return not int(rights, 16) & ~_READING_BITS
        except ValueError:
            return False
    return len(rights) % 2 == 0 and set(re.findall("..", rights)) <= _READING_WORDS


def _descriptor(path: str) -> str:
    """'' where it cannot be read, which is a fault."""
    if sys.platform != "win32":
        return ""
    import ctypes
    from ctypes import wintypes

    file_object, owner_and_dacl, revision = 1, 0x1 | 0x4, 1
    security = ctypes.c_void_p()
    if ctypes.windll.advapi32.GetNamedSecurityInfoW(
        path, file_object, owner_and_dacl, None, None, None, None, ctypes.byref(security)
    ):
        return ""
    text = wintypes.LPWSTR()
    try:
        made = ctypes.windll.advapi32.ConvertSecurityDescriptorToStringSecurityDescriptorW(
            security, revision, owner_and_dacl, ctypes.byref(text), None)
        return text.value or "" if made else ""
    finally:
        ctypes.windll.kernel32.LocalFree(security)
        ctypes.windll.kernel32.LocalFree(text)
