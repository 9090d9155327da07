"""Whom a connection trusts: the certificates of the operating system, and the policy's own."""

import ssl
import sys
from pathlib import Path

from cloakroom.policy.model import Deployment
from cloakroom.policy.words import Layer
from cloakroom.send_errors import NotTrusted

_LEAST = {"1.2": ssl.TLSVersion.TLSv1_2, "1.3": ssl.TLSVersion.TLSv1_3}
# Where Linux systems keep their bundle: Debian, Fedora, openSUSE, Alpine. A frozen program cannot
# rely on the paths that its own OpenSSL was built with.
_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)


def context(deployment: Deployment) -> ssl.SSLContext:
    """Made by hand: ``create_default_context`` would obey ``SSLKEYLOGFILE`` and ``SSL_CERT_FILE``.
    The practice deployment is trusted by its own certificate and no other. NotTrusted where the
    policy's file of certificates cannot be read."""
    practice = deployment.layer is Layer.PRACTICE
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if practice else _system()
    made.minimum_version = _LEAST.get(deployment.network.min_tls, ssl.TLSVersion.TLSv1_3)
    if deployment.network.ca_file:
        _trust(made, deployment.network.ca_file)
    return made


def _trust(made: ssl.SSLContext, ca_file: str) -> None:
    try:
        made.load_verify_locations(cafile=ca_file)
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        raise NotTrusted(
            "The file of certificates that the policy names cannot be read. Nothing was sent. "
            "Tell whoever looks after the policy.",
            check="ca-file", details=type(error).__name__,
        ) from None


def _system() -> ssl.SSLContext:
    if sys.platform in ("win32", "darwin"):
        import truststore

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    bundle = next((path for path in _BUNDLES if Path(path).is_file()), None)
    if bundle:
        made.load_verify_locations(cafile=bundle)
    return made
