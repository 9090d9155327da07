"""A reader of pictures: lines are found, then spelt. Loading takes half a second, a picture of a
screen two, a dense page several; who does not want to wait ends the process."""

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final

from cloakroom.documents.ocr.models import Models, models
from cloakroom.documents.picture_reader import Reader, Word

if TYPE_CHECKING:
    from PIL.Image import Image

_THREADS: Final = 2
_REMEMBERED: Final = 256
_SMALLEST: Final = 8  # pixels: in less nobody can write


@cache
def installed() -> Reader | None:
    """Who reads pictures in this installation, the same for all; None where nobody does."""
    found = models()
    return None if found is None else PictureReader(found)


class PictureReader:
    """A :class:`Reader`. The same pixels are read once, by whoever asks."""

    def __init__(self, where: Models) -> None:
        self._where = where
        self._known: OrderedDict[bytes, tuple[Word, ...]] = OrderedDict()

    def words(self, picture: "Image") -> Sequence[Word]:
        if min(picture.size) < _SMALLEST:
            return ()
        seen = _on_white(picture)
        key = hashlib.sha256(repr(seen.size).encode() + seen.tobytes()).digest()
        if key not in self._known:
            self._known[key] = self._read(seen)
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        return self._known[key]

    def _read(self, picture: "Image") -> tuple[Word, ...]:
        from cloakroom.documents.ocr.finding import find
        from cloakroom.documents.ocr.spelling import Spelt, spell
        from cloakroom.documents.ocr.turning import best_turn, lie_sideways, turned_back

        def spelt(turn: int) -> Spelt:
            turned = picture.rotate(turn, expand=True)
            places = known if turn == 0 else find(self._finder, turned)
            return spell(self._speller, self._letters, turned, places)

        known = find(self._finder, picture)
        turn, best = best_turn(spelt, sideways=lie_sideways(known))
        return tuple(turned_back(word, turn, picture.size) for word in best.words)

    @cached_property
    def _finder(self) -> Any:
        return _session(str(self._where.finder))

    @cached_property
    def _speller(self) -> Any:
        return _session(str(self._where.reader))

    @cached_property
    def _letters(self) -> list[str]:
        """As the model counts them, from 1; the one behind the last is a space."""
        known: str = self._speller.get_modelmeta().custom_metadata_map["character"]
        return known.split("\n")


def _on_white(picture: "Image") -> "Image":
    if picture.mode != "RGBA":
        return picture.convert("RGB")
    from PIL import Image

    paper = Image.new("RGB", picture.size, "white")
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _session(path: str) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # it would keep what the largest picture took
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
