"""How much of an answer is read: memory is not for a server to fill."""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import httpx2

MOST_OF_AN_ERROR = 256 * 1024
MOST_OF_AN_ANSWER = 64 * 1024 * 1024
"""Bytes as they arrive; an answer of a million characters takes some 40 MB in small pieces."""


def limit(response: "httpx2.Response") -> None:
    """From here on, reading this response raises ValueError beyond what there may be of it."""
    import httpx2

    class Limited(httpx2.AsyncByteStream):
        def __init__(self, stream: httpx2.AsyncByteStream, most: int) -> None:
            self._stream, self._most = stream, most

        async def __aiter__(self) -> AsyncIterator[bytes]:
            async for part in self._stream:
                self._most -= len(part)
                if self._most < 0:
                    raise ValueError("more than there may be")
                yield part

        async def aclose(self) -> None:
            await self._stream.aclose()

    # Unpacked text was asked for. Who packs all the same is not unpacked: gigabytes fit in little.
    response.headers.pop("content-encoding", None)
    most = MOST_OF_AN_ANSWER if response.status_code < 300 else MOST_OF_AN_ERROR
    response.stream = Limited(cast(httpx2.AsyncByteStream, response.stream), most)
