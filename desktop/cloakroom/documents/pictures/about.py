"""What is written about a picture in its file, as hidden segments and by kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cloakroom.documents.base import Kind, Opaque
from cloakroom.documents.pictures.parts import END, parts
from cloakroom.documents.pictures.told import Told, told
from cloakroom.model import Segment, Stream

_PLACE: Final = "picture properties"
_BEHIND: Final = "behind the picture"
_METADATA: Final = "Camera, place, time, author and the like are about the picture."
_SECOND: Final = "A second, smaller picture, perhaps of more than the first one shows."
_LOOSE: Final = "Bytes behind the end of the picture are none of it."
_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG")


@dataclass(frozen=True, slots=True)
class About:
    segments: tuple[Segment, ...]
    opaque: tuple[Opaque, ...]


def about(data: bytes) -> About:
    found = list(told(data))
    return About(tuple(_segments(found)), tuple(_opaque(data, found)))


def _segments(found: list[Told]) -> Iterator[Segment]:
    for number, each in enumerate(found, start=1):
        place = _BEHIND if each.part == END else _PLACE
        joint = f"\n{each.label}: " if each.label else "\n"
        yield Segment(
            f"{each.part} {number}", each.text, place, hidden=True, stream=Stream.ATTRIBUTE,
            joint=joint if number > 1 else f"\n{joint}",
        )  # fmt: skip


def _opaque(data: bytes, found: list[Told]) -> Iterator[Opaque]:
    behind = b""
    inside = False
    for name, body in parts(data):
        if name == END:
            behind = body
        else:
            inside = inside or any(magic in body for magic in _PICTURES)
    if any(each.part != END for each in found):
        yield Opaque("properties", Kind.METADATA, _PLACE, _METADATA)
    if inside or any(magic in behind for magic in _PICTURES):
        yield Opaque("second picture", Kind.PREVIEW, _PLACE, _SECOND)
    elif behind.strip(b"\0"):
        yield Opaque("end", Kind.HISTORY, _BEHIND, _LOOSE)
