"""A file that came without a place on the disk, and gets none: the picture on the clipboard."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, repr=False)
class Pasted:
    """``data`` travels to the process that opens files, and the clean copy of it back."""

    name: str
    data: bytes


Source = Path | Pasted
"""Where the bytes of a file come from."""
