"""Who issued a certificate that is not trusted: the first thing an IT desk asks.

The one place that shakes hands without checking. It sends nothing, and what it learns is a name for
the details of a failure that stands whatever the name is.
"""

import asyncio
import ssl

from cloakroom.chat.client.measuring import names
from cloakroom.chat.client.origin import Origin

PATIENCE_S = 3.0


async def issuer_of(place: Origin) -> str:
    """``CN=Example Inspection CA,O=Example``; '' where it cannot be learnt."""
    unchecked = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    unchecked.check_hostname, unchecked.verify_mode = False, ssl.CERT_NONE
    try:
        async with asyncio.timeout(PATIENCE_S):
            _, writer = await asyncio.open_connection(place.host, place.port, ssl=unchecked)
    except (OSError, ValueError):
        return ""
    tls: ssl.SSLObject = writer.get_extra_info("ssl_object")
    der = tls.getpeercert(binary_form=True)
    writer.transport.abort()
    return names(der)[0] if der else ""
