"""A certificate for one run of the practice deployment: nobody else trusts it, and it lasts a day.
"""

import secrets
import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import ec

ISSUER = "Cloakroom practice deployment"
_LASTS = timedelta(days=1)
_CLOCKS_DIFFER = timedelta(hours=1)


def server_context(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """TLS 1.3 for localhost, and the certificate (PEM, in ``folder``) that its client trusts. The
    private key is on the disk for a moment, and sealed with a passphrase that nobody keeps."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        PrivateFormat,
    )

    key = ec.generate_private_key(ec.SECP256R1())
    certificate, sealed = folder / "practice.pem", folder / "practice.key"
    certificate.write_bytes(_signed(key))
    passphrase = secrets.token_bytes(32).hex()
    encryption = BestAvailableEncryption(passphrase.encode())
    sealed.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    try:
        context.load_cert_chain(certificate, sealed, password=passphrase)
    finally:
        sealed.unlink()
    return context, certificate


def _signed(key: "ec.EllipticCurvePrivateKey") -> bytes:
    from cryptography import x509
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509.oid import NameOID

    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, ISSUER)])
    names = [x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCKS_DIFFER)
        .not_valid_after(now + _LASTS)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    return made.public_bytes(Encoding.PEM)
