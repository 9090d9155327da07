"""Microsoft Entra, a key vault and the resource manager, on loopback behind TLS: as much of each as
the real libraries ask for."""

import base64
import hashlib
import json
import ssl
import threading
import time
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, urlsplit

import trustme

TENANT, CLIENT = "11111111-2222-3333-4444-555555555555", "99999999-8888-7777-6666-555555555555"
USER = "amira.okafor@example.org"
RESOURCE = (
    "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg"
    "/providers/Microsoft.CognitiveServices/accounts/uk")


def encoded(held: object) -> str:
    raw = held if isinstance(held, bytes) else json.dumps(held).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass
class EntraServer:
    """``refuse`` is the description of an error that the token endpoint gives for the grants it
    names; ``secrets`` is what the vault holds; ``forbidden`` makes it say 403. ``asked`` lists the
    paths, ``bearers`` the tokens that came with them."""

    folder: Path
    refuse: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    answers: dict[str, tuple[int, Any]] = field(default_factory=dict)
    lifetime: int = 3600
    forbidden: bool = False
    asked: list[str] = field(default_factory=list)
    bearers: list[str] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    number: int = 0

    def __enter__(self) -> "EntraServer":
        authority = trustme.CA()
        self.ca_file = self.folder / "ca.pem"
        authority.cert_pem.write_to_path(str(self.ca_file))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(context)
        server = self

        class Handler(_Handler):
            entra = server

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.socket = context.wrap_socket(self._http.socket, server_side=True)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,))
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()

    @property
    def url(self) -> str:
        return f"https://localhost:{self._http.server_address[1]}"

    def tokens(self, form: dict[str, str]) -> tuple[int, Any]:
        """The token endpoint (RFC 6749), with PKCE (RFC 7636) held to."""
        grant = form["grant_type"]
        if grant in self.refuse:
            return 400, {"error": "invalid_grant", "error_description": self.refuse[grant]}
        nonce = None
        if grant == "authorization_code":
            flow = self.codes.pop(form["code"])
            proof = hashlib.sha256(form["code_verifier"].encode()).digest()
            assert flow["code_challenge"] == encoded(proof)
            nonce = flow.get("nonce")
        self.number += 1
        now = int(time.time())
        claims = {
            "iss": f"{self.url}/{TENANT}/v2.0", "aud": CLIENT, "tid": TENANT, "sub": "sub",
            "oid": "oid", "preferred_username": USER, "iat": now, "exp": now + 3600,
            "nonce": nonce}
        return 200, {
            "token_type": "Bearer", "expires_in": self.lifetime, "scope": form.get("scope", ""),
            "access_token": f"access-{self.number}", "refresh_token": f"refresh-{self.number}",
            "id_token": f"{encoded({'alg': 'none'})}.{encoded(claims)}.",
            "client_info": encoded({"uid": "oid", "utid": TENANT})}


class _Handler(BaseHTTPRequestHandler):
    entra: EntraServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        entra = self.entra
        entra.asked.append(parts.path)
        bearer = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
        entra.bearers += [bearer] if bearer else []
        if parts.path.endswith("/openid-configuration"):
            base = f"{entra.url}/{TENANT}"
            self._json(200, {
                "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
                "token_endpoint": f"{base}/oauth2/v2.0/token", "issuer": f"{base}/v2.0"})
        elif parts.path.endswith("/authorize"):
            self._form({key: value[0] for key, value in parse_qs(parts.query).items()})
        elif parts.path.startswith("/secrets/"):
            self._secret(parts.path, bearer)
        else:
            self._json(*entra.answers.get(parts.path, (404, {"error": {"code": "NotFound"}})))

    def do_POST(self) -> None:
        self.entra.asked.append(urlsplit(self.path).path)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._json(*self.entra.tokens({k: v[0] for k, v in parse_qs(body).items()}))

    def _form(self, flow: dict[str, str]) -> None:
        """What a browser shows after the sign-in: a form that posts itself back."""
        code = f"code-{len(self.entra.codes)}"
        self.entra.codes[code] = flow
        fields = {"code": code, "state": flow["state"], "client_info": encoded({"uid": "oid"})}
        inputs = "".join(f'<input name="{k}" value="{escape(v)}">' for k, v in fields.items())
        self._send(200, f'<form action="{flow["redirect_uri"]}">{inputs}</form>'.encode())

    def _secret(self, path: str, bearer: str) -> None:
        if not bearer:
            told = f'Bearer authorization="{self.entra.url}/{TENANT}", resource="{self.entra.url}"'
            self._json(401, {}, {"WWW-Authenticate": told})
            return
        name = path.split("/")[2]
        if self.entra.forbidden:
            self._json(403, {"error": {"code": "Forbidden", "message": "no"}})
        elif name in self.entra.secrets:
            held = {"value": self.entra.secrets[name], "id": f"{self.entra.url}/secrets/{name}/1"}
            self._json(200, {**held, "attributes": {"enabled": True}})
        else:
            self._json(404, {"error": {"code": "SecretNotFound", "message": "none"}})

    def _json(self, status: int, held: Any, headers: dict[str, str] | None = None) -> None:
        self._send(status, json.dumps(held).encode(), {
            "Content-Type": "application/json", **(headers or {})})

    def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {"Content-Type": "text/html"}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Not on the screen."""
