"""Everything that can go wrong before an answer: its kind, its check, what left, what is said."""

import socket
import ssl
from contextlib import closing
from pathlib import Path

import pytest

from cloakroom.chat.client import failures, retries
from cloakroom.policy.model import Network, Params
from cloakroom.policy.words import Api
from cloakroom.send_errors import (
    Busy,
    ChatError,
    CutShort,
    Filtered,
    Left,
    NoConnection,
    NotTrusted,
    Refused,
)
from fakes.asking import KeySource, ask, run
from fakes.azure_server import (
    FIRST,
    Authority,
    AzureServer,
    Reply,
    Step,
    authority,
    chunk,
    data,
    refused,
    responded,
    serving,
    streamed,
)

FILTERED = {"innererror": {
    "code": "ResponsibleAIPolicyViolation",
    "content_filter_result": {"violence": {"filtered": True}, "hate": {"filtered": False}}}}
# (status, code, message) of Azure's documentation; kind, check, words of the sentence
REFUSALS = [
    (400, "content_filter", "The response was filtered", Filtered, "content-filter", "violence"),
    (400, "context_length_exceeded", "", Refused, "too-long", "longer than the model"),
    (400, "unsupported_value", "temperature", Refused, "parameter", "does not know something"),
    (400, "BadRequest", "", Refused, "bad-request", "could not use"),
    (401, "401", "Access denied due to invalid subscription key", Refused, "key", "the key"),
    (401, "401", "Audience is incorrect", Refused, "audience",
     r"\(https://ai\.azure\.com/\.default\) does not fit"),
    (401, "PermissionDenied", "Principal does not have access to API/Operation.", Refused, "role",
     "OpenAI User"),
    (403, "AccessDenied", "Access denied due to Virtual Network/Firewall rules.", Refused,
     "network", "VPN"),
    (403, "Forbidden", "The resource has been temporarily blocked", Refused,
     "blocked-by-microsoft", "Microsoft has blocked"),
    (403, "Forbidden", "", Refused, "forbidden", "does not allow"),
    (404, "DeploymentNotFound", "", Refused, "deployment", "no deployment gpt-uk"),
    (404, "404", "Resource not found", Refused, "not-found", "does not know this address"),
    (408, "Timeout", "", NoConnection, "no-reply", "took too long"),
    (410, "Gone", "", Refused, "retired", "has been retired"),
    (413, "TooLarge", "", Refused, "too-long", "longer than"),
    (418, "Teapot", "", Refused, "refused", "refused the request"),
    (500, "InternalServerError", "", Refused, "server", "failed"),
    (502, "BadGateway", "", Refused, "server", "failed"),
]  # fmt: skip


Refusal = tuple[int, str, str, type[ChatError], str, str]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda each: f"{each[0]}-{each[4]}")
def test_each_refusal_is_told_apart(server: AzureServer, refusal: Refusal) -> None:
    status, code, message, kind, check, words = refusal
    server.usual = refused(status, code, message, **FILTERED if code == "content_filter" else {})
    with pytest.raises(kind, match=words) as told:
        ask(server.deployment())
    assert (told.value.check, told.value.status, told.value.left) == (check, status, Left.YES)
    assert "Your text had already been sent." in told.value.sentence
    assert f"HTTP {status}" in told.value.details
    assert "request 4f8d-1" in told.value.details
    assert len(server.texts) == 1


def test_every_row_of_the_table_is_seen_here() -> None:
    rows = {(status, row.check) for status, rows in failures.STATUS.items() for row in rows}
    seen = {(status, check) for status, *_, check, _ in REFUSALS}
    assert rows - seen == {(403, "role"), (429, "busy"), (503, "busy")}


def test_the_it_desk_gets_codes_and_no_words(server: AzureServer) -> None:
    message = "AADSTS50105: Jane Roe of Example Ltd is not assigned to a role"
    server.usual = refused(401, "invalid_grant", message)
    with pytest.raises(Refused) as told:
        ask(server.deployment())
    assert told.value.details == "HTTP 401 · invalid_grant · AADSTS50105 · request 4f8d-1"


def test_a_key_that_was_changed_is_fetched_anew_once(server: AzureServer) -> None:
    server.script = [refused(401, "401", "Access denied")]
    source = KeySource(fresh="sample-key-0002")
    assert ask(server.deployment(), source)
    assert source.renewals == 1
    assert [seen.headers["authorization"] for seen in server.texts] == [
        "Bearer sample-key-0001", "Bearer sample-key-0002",
    ]  # fmt: skip


def test_a_fresh_key_that_is_wrong_too_ends_it(server: AzureServer) -> None:
    server.usual = refused(401, "401", "Access denied")
    source = KeySource(fresh="sample-key-0002")
    with pytest.raises(Refused):
        ask(server.deployment(params=Params(overall_timeout_s=3)), source)
    assert source.renewals == 1
    assert len(server.texts) == 2


@pytest.mark.parametrize("page", [
    Reply(200, {}, [b"<html>Welcome to the hotel</html>"], "text/html; charset=utf-8"),
    Reply(200, {}, [b'{"hello": 1}']),
])  # fmt: skip
def test_a_page_instead_of_an_answer_is_no_answer(server: AzureServer, page: Reply) -> None:
    server.usual = page
    with pytest.raises(Refused, match="unexpected page") as told:
        ask(server.deployment())
    assert (told.value.check, told.value.left) == ("unexpected-page", Left.YES)


@pytest.mark.parametrize("body", [b"<html>no JSON</html>", b"\xff\xfe", b"[1]", b'"x"', b""])
@pytest.mark.parametrize("status", [401, 404, 500])
def test_an_error_that_is_no_json_is_an_error_all_the_same(
    server: AzureServer, status: int, body: bytes
) -> None:
    server.usual = Reply(status, {}, [body] if body else [], "text/html")
    with pytest.raises(Refused) as told:
        ask(server.deployment())
    assert told.value.status == status


# ---- no answer at all


def test_nobody_listens(server: AzureServer) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        base = f"https://127.0.0.1:{taken.getsockname()[1]}/openai/v1/"
        with pytest.raises(NoConnection, match="did not take the connection") as told:
            ask(server.deployment(base_url=base))
    assert (told.value.check, told.value.left) == ("refused", Left.NO)
    assert "Your text has not left this computer." in told.value.sentence


def test_no_such_name(server: AzureServer, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(NoConnection, match=r"No connection to uk\.example\.org") as told:
        ask(server.deployment(base_url="https://uk.example.org/openai/v1/"))
    assert (told.value.check, told.value.left) == ("dns", Left.NO)


def test_a_listener_that_never_shakes_hands(server: AzureServer) -> None:
    with closing(socket.socket()) as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        base = f"https://127.0.0.1:{silent.getsockname()[1]}/openai/v1/"
        deployment = server.deployment(base_url=base, params=Params(connect_timeout_s=0.2))
        with pytest.raises(NoConnection, match=r"did not answer within 0\.2 s") as told:
            ask(deployment)
    assert (told.value.check, told.value.left) == ("connect-timeout", Left.NO)


def test_a_certificate_of_another_authority(server: AzureServer, tmp_path: Path) -> None:
    other = authority(tmp_path, "other")
    with pytest.raises(NotTrusted, match="its issuer is unknown here") as told:
        ask(server.deployment(network=Network(ca_file=str(other.file))))
    assert (told.value.check, told.value.left) == ("certificate", Left.NO)


def test_a_certificate_for_another_name(trusted: Authority) -> None:
    with serving(trusted.context("elsewhere.example"), trusted.file) as server:
        with pytest.raises(NotTrusted, match="for another name") as told:
            ask(server.deployment())
        assert server.journal == []
    assert (told.value.check, told.value.left) == ("wrong-name", Left.NO)


def test_an_old_tls_is_not_spoken(trusted: Authority) -> None:
    old = trusted.context(newest=ssl.TLSVersion.TLSv1_2)
    with serving(old, trusted.file) as server:
        network = Network(min_tls="1.3", ca_file=str(trusted.file))
        with pytest.raises(NotTrusted, match=r"safe enough \(TLS 1\.3 or newer\)") as told:
            ask(server.deployment(network=network))
        assert ask(server.deployment()), "1.2 is enough where the policy says so"
        assert len(server.texts) == 1
    assert (told.value.check, told.value.left) == ("tls", Left.NO)


def test_a_file_of_certificates_that_is_not_there(server: AzureServer, tmp_path: Path) -> None:
    for file in (tmp_path / "none.pem", Path(__file__)):
        with pytest.raises(NotTrusted, match="file of certificates") as told:
            ask(server.deployment(network=Network(ca_file=str(file))))
        assert told.value.check == "ca-file"


def test_a_connection_that_breaks_before_an_answer(server: AzureServer) -> None:
    server.usual = Reply(pieces=[Step.CUT])
    with pytest.raises(NoConnection, match="broke before an answer came") as told:
        ask(server.deployment())
    assert (told.value.check, told.value.left) == ("cut", Left.YES)
    assert len(server.texts) == 1, "nobody knows whether it was taken, so it is not sent again"


def test_a_deployment_that_says_nothing(server: AzureServer) -> None:
    server.usual = Reply(pieces=[Step.STALL])
    with pytest.raises(NoConnection, match=r"no whole answer within 0\.5 s") as told:
        ask(server.deployment(params=Params(read_timeout_s=0.2, overall_timeout_s=0.5)))
    assert (told.value.check, told.value.left) == ("out-of-time", Left.YES)


def test_a_deployment_that_says_nothing_to_the_look(server: AzureServer) -> None:
    server.models = Reply(pieces=[Step.STALL])
    deployment = server.deployment(params=Params(read_timeout_s=0.2))
    with pytest.raises(NoConnection, match=r"No reply from localhost for 0\.2 s") as told:
        run(lambda client: client.check(deployment))
    assert (told.value.check, told.value.left) == ("stalled", Left.NO)


# ---- an answer that broke off

HELLO = chunk({"content": "Dear"})


@pytest.mark.parametrize(
    ("end", "params", "check", "words"),
    [
        (Step.CUT, Params(), "cut", "broke in the middle"),
        (Step.STALL, Params(overall_timeout_s=0.5, read_timeout_s=0.2), "out-of-time",
         "longer than 0.5 s"),
        (Step.STALL, Params(overall_timeout_s=0.5, read_timeout_s=5), "out-of-time",
         "longer than 0.5 s"),
        (b"data: {no json\n\n", Params(), "not-the-protocol", "cannot be read"),
        (b"data: \xff\xfe\n\n", Params(), "not-the-protocol", "cannot be read"),
        (data({"error": {"code": "server_error", "message": "x"}}), Params(), "failed", "failed"),
    ],
)  # fmt: skip
def test_an_answer_that_breaks_off_says_how(
    server: AzureServer, end: bytes | Step, params: Params, check: str, words: str
) -> None:
    server.usual = streamed(FIRST, HELLO, end)
    with pytest.raises(CutShort, match=words) as told:
        ask(server.deployment(params=params))
    assert (told.value.check, told.value.left) == (check, Left.YES)
    assert len(server.texts) == 1, "nothing is sent twice"


def test_a_filter_in_the_middle_is_a_filter(server: AzureServer) -> None:
    error = {"code": "content_filter", "message": "x", **FILTERED}
    server.usual = streamed(FIRST, HELLO, data({"error": error}))
    with pytest.raises(Filtered, match=r"stopped the answer \(violence\)") as told:
        ask(server.deployment())
    assert told.value.__context__ is None, "the server's own words go nowhere"


def test_a_response_that_fails_in_the_middle(server: AzureServer) -> None:
    server.usual = responded("Dear", kind="response.failed")
    with pytest.raises(CutShort, match="failed in the middle"):
        ask(server.deployment(api=Api.RESPONSES))


# ---- too busy


def test_a_busy_deployment_that_stays_busy(server: AzureServer) -> None:
    server.script = [refused(429, "429", "Too many", headers={"retry-after-ms": "1"})] * 6
    with pytest.raises(Busy) as told:
        ask(server.deployment())
    assert len(server.texts) == 4
    assert (told.value.check, told.value.status) == ("busy", 429)


def test_a_wait_that_is_too_long_is_not_waited(
    server: AzureServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert retries.LONGEST_WAIT_S == 120
    monkeypatch.setattr(retries, "LONGEST_WAIT_S", 0.01)
    server.script = [refused(503, "503", headers={"retry-after-ms": "11"})]
    with pytest.raises(Busy):
        ask(server.deployment())
    assert len(server.texts) == 1
