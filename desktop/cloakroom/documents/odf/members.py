"""The members of an OpenDocument package: which are read, and what the others are."""

import posixpath
import re
from collections.abc import Collection
from typing import Final

from cloakroom.documents.base import Kind
from cloakroom.documents.ooxml import opaque
from cloakroom.documents.ooxml.opaque import Why
from cloakroom.documents.ooxml.units import Role

MANIFEST: Final = "META-INF/manifest.xml"
_LAYOUT: Final = Why(Kind.PREVIEW, "preview", "How the text was laid out when it was saved.")
_SETTINGS: Final = Why(Kind.OTHER, "settings of the program", "Menus and keys, not the document.")
_BY_FOLDER: Final = {
    "Thumbnails": opaque.PREVIEW, "ObjectReplacements": opaque.PREVIEW, "Basic": opaque.MACRO,
    "Scripts": opaque.MACRO, "Dialogs": opaque.MACRO, "Versions": opaque.HISTORY,
    "Configurations2": _SETTINGS,
}
_BY_NAME: Final = {"layout-cache": _LAYOUT, "VersionList.xml": opaque.HISTORY}
_ROLES: Final = {
    "content.xml": Role(), "styles.xml": Role(rank=1), "meta.xml": Role("document properties",
                                                                      True, rank=3),
    "settings.xml": Role("settings", True, rank=4),
}
_FIXED: Final = frozenset({"mimetype", MANIFEST, *_ROLES, "manifest.rdf"})
_USUAL = re.compile(
    r"[0-9A-Fa-f]{16,}|(Object|Obj|ObjBFFF\w+|image|thumbnail|content|styles|meta|settings|"
    r"manifest|Pictures|media|current|layout-cache|Basic|Fonts|script-\w+|dialog-\w+)[ \d_-]*"
)


def why_unread(name: str, size: int) -> Why | None:
    """What a member is that nobody reads; None where it is read, or has nothing in it."""
    folder, _, last = name.partition("/")
    if name.endswith("/") or not size:
        return None
    if folder == "META-INF" and "signatures" in last:
        return opaque.SIGNATURE
    return _BY_FOLDER.get(folder) or _BY_NAME.get(posixpath.basename(name))


def role(name: str) -> Role:
    """What a part is to the document. Those in folders belong to embedded objects."""
    folder, last = posixpath.split(name)
    own = _ROLES.get(last, Role("another part", True, rank=5))
    if not folder:
        return own
    place = f"embedded object, {own.place}" if own.place else "embedded object"
    return Role(place, own.hidden, rank=own.rank + 2)


def in_order(names: Collection[str]) -> list[str]:
    """The text first, then what is embedded, then what is about it."""
    return sorted(names, key=lambda name: (role(name).rank, name.count("/")))


def telling(name: str) -> str:
    """The last word of the name of a member, when a person may have given it."""
    last = posixpath.basename(name.rstrip("/"))
    if name in _FIXED or name.startswith("META-INF/") or _USUAL.fullmatch(last.partition(".")[0]):
        return ""
    return last
