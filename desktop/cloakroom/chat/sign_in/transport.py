"""How the Azure libraries reach the network: with the trust of the operating system, no redirects.

azure-core speaks through requests, which brings its own list of roots; a private root of the
organisation that the computer trusts would be refused.
"""

import logging
import ssl
from typing import Any

import requests
import truststore
from azure.core.pipeline.transport import RequestsTransport
from requests.adapters import HTTPAdapter

# What these libraries log as a warning may quote the service, which names people.
for _name in ("azure", "msal"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

CONNECT_SECONDS, READ_SECONDS = 10, 30


class _Adapter(HTTPAdapter):
    """Verifies with a context of our own."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__()

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, ssl_context=self._context, **options)

    def proxy_manager_for(self, *args: Any, **options: Any) -> Any:
        return super().proxy_manager_for(*args, ssl_context=self._context, **options)


def transport(ca_file: str = "") -> RequestsTransport:
    """``ca_file``: a root of the policy, trusted beside those of the system."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file:
        context.load_verify_locations(ca_file)
    session = requests.Session()
    session.max_redirects = 0
    session.trust_env = True  # proxies of the environment are honoured
    session.mount("https://", _Adapter(context))
    return RequestsTransport(
        session=session, connection_timeout=CONNECT_SECONDS, read_timeout=READ_SECONDS)
