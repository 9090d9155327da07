"""What other programs put into the environment may not steer where a text goes, nor tag it.

The SDKs read addresses, keys and extra headers from ``OPENAI_*`` and ``AZURE_*``; Python's ``ssl``
writes the keys of every connection to the file that ``SSLKEYLOGFILE`` names.
"""

from collections.abc import MutableMapping

_PREFIXES = ("OPENAI_", "AZURE_")
_NAMES = frozenset({"SSLKEYLOGFILE"})


def purge(environ: MutableMapping[str, str]) -> tuple[str, ...]:
    """Takes these variables out of ``environ``; the names of those that were there, sorted."""
    found = sorted(name for name in environ if _steers(name.upper()))
    for name in found:
        del environ[name]
    return tuple(found)


def _steers(name: str) -> bool:
    return name in _NAMES or name.startswith(_PREFIXES)
