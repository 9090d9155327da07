"""The lock of a matter: what keeps it from being taken is told in the words of matters."""

from pathlib import Path
from typing import Self

from cloakroom import lock
from cloakroom.errors import MatterInUse, MatterNotSaved


class Lock(lock.Lock):
    """Held from :meth:`take` to :meth:`release`."""

    @classmethod
    def take(cls, path: Path, *, seconds: float = 0.0) -> Self:
        """Makes the file and its folder where needed. MatterInUse when another still holds it
        after ``seconds``, MatterNotSaved when the folder cannot be used."""
        try:
            return super().take(path, seconds=seconds)
        except lock.HeldElsewhere as error:
            raise MatterInUse from error
        except OSError as error:
            raise MatterNotSaved(
                f"The folder of the matters cannot be written: {error.strerror}. Nothing was "
                "changed."
            ) from error
