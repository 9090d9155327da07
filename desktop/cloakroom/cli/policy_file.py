"""A policy file that somebody names."""

import os
from pathlib import Path

from cloakroom.policy import guarded
from cloakroom.policy.reading import Document, document
from cloakroom.policy.schema import MOST_BYTES
from cloakroom.send_errors import PolicyFault


def read(file: str) -> Document:
    """PolicyFault or InputError where it cannot be read."""
    return document(data_of(Path(file), MOST_BYTES))


def data_of(file: Path, most: int) -> bytes:
    handle = guarded.opened(file)
    if handle is None:
        raise PolicyFault(f"{file} is not there.")
    try:
        return guarded.read(file, handle, most)
    finally:
        os.close(handle)
