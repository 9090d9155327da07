"""Another people's server of the same wire: aimock (npm ``@copilotkit/aimock``), where ``llmock``
is on the path. Its journal says what arrived."""

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from cloakroom.chat.client.client import Client
from cloakroom.chat.wire import Ended, Ending
from cloakroom.policy.model import Deployment, Network
from cloakroom.policy.words import Api, Style
from cloakroom.send_errors import ChatError, CutShort, Filtered, Left, Refused
from fakes.asking import KEY, ask, asked, question, run, text_of
from fakes.azure_server import Authority
from fakes.tls_front import fronting

LLMOCK = shutil.which("llmock")
pytestmark = pytest.mark.skipif(
    LLMOCK is None, reason="there is no llmock (npm install -g @copilotkit/aimock)"
)
ANSWER = "Dear [PERSON_1], we answer by Friday. " * 5
FILTERED = {"error": {"message": "filtered", "type": "invalid_request_error",
                      "code": "content_filter"}, "status": 400}  # fmt: skip
UNKNOWN = {"error": {"message": "none", "type": "invalid_request_error",
                     "code": "DeploymentNotFound"}, "status": 404}  # fmt: skip
FIXTURES = {"fixtures": [
    {"match": {"userMessage": "filter"}, "response": FILTERED},
    {"match": {"userMessage": "unknown"}, "response": UNKNOWN},
    {"match": {"userMessage": "cut"}, "response": {"content": ANSWER}, "truncateAfterChunks": 3,
     "chunkSize": 10, "latency": 30},
    {"match": {"userMessage": "[PERSON_1]"}, "response": {"content": ANSWER}},
]}  # fmt: skip


@dataclass(frozen=True)
class Mock:
    """``port`` speaks HTTP, ``tls`` the same behind TLS."""

    port: int
    tls: int
    ca_file: Path

    def journal(self) -> list[dict[str, Any]]:
        with closing(HTTPConnection("127.0.0.1", self.port)) as connection:
            headers = {"Authorization": f"Bearer {KEY}"}
            connection.request("GET", "/__aimock/journal", headers=headers)
            return list(json.loads(connection.getresponse().read()))

    def deployment(self, style: Style = Style.V1, api: Api = Api.CHAT) -> Deployment:
        path = "openai/v1/" if style is Style.V1 else ""
        return Deployment(
            "mock", "Mock", f"https://localhost:{self.tls}/{path}", "gpt-4o", style=style,
            api=api, api_version="2024-10-21", network=Network(ca_file=str(self.ca_file)),
        )  # fmt: skip


@pytest.fixture(scope="module")
def mock(trusted: Authority, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mock]:
    assert LLMOCK
    fixtures = tmp_path_factory.mktemp("llmock") / "fixtures.json"
    fixtures.write_text(json.dumps(FIXTURES))
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [LLMOCK, "-p", str(port), "-f", str(fixtures), "--strict"]
    environment = {**os.environ, "AIMOCK_API_KEYS": KEY}
    started = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert started.stdout
    try:
        assert any("listening" in line for line in started.stdout)
        with fronting(trusted.context(), port) as tls:
            yield Mock(port, tls, trusted.file)
    finally:
        started.terminate()
        started.communicate()


@pytest.mark.parametrize(
    ("style", "api"),
    [(Style.V1, Api.CHAT), (Style.V1, Api.RESPONSES), (Style.DATED, Api.CHAT)],
)
def test_it_answers_and_got_what_was_shown(mock: Mock, style: Style, api: Api) -> None:
    deployment = mock.deployment(style, api)
    events = ask(deployment)
    assert text_of(events) == ANSWER
    ended = events[-1]
    assert isinstance(ended, Ended)
    assert ended.ending is Ending.COMPLETE
    shown = json.loads(Client().body(question(deployment)))
    body = mock.journal()[-1]["body"]
    assert body["model"] == shown["model"]
    assert body["messages"][-1]["content"] == question(deployment).messages[-1].text.text
    assert KEY not in json.dumps(body)


@pytest.mark.parametrize(
    ("text", "kind"), [("filter", Filtered), ("cut", CutShort), ("unknown", Refused)]
)
def test_its_failures_are_ours(mock: Mock, text: str, kind: type[ChatError]) -> None:
    request = question(mock.deployment(), text)
    with pytest.raises(kind) as told:
        run(lambda client: asked(client, request))
    assert told.value.left is Left.YES
