"""Every byte that goes to a deployment, read on the other side by a server of our own."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.chat.client.body import Dialect, encode
from cloakroom.chat.client.client import Client
from cloakroom.chat.wire import CredentialKind, Message, Request, Role
from cloakroom.model import Cleared
from cloakroom.policy.model import Deployment, Params
from cloakroom.policy.words import Api, KeyHeader, Style
from cloakroom.send_errors import NotSent
from fakes.asking import KEY, KeySource, ask, asked, question, run, text_of
from fakes.azure_server import AzureServer, refused, responded, told

DEPLOYMENT = Deployment("uk", "UK", "https://uk.openai.azure.com/openai/v1/", "gpt-uk")
# RFC 9110 and the policy; nothing that names this computer, its system or its libraries.
HEADERS = {
    "host", "connection", "accept", "accept-encoding", "content-type", "content-length",
    "user-agent", "authorization",
}  # fmt: skip


@pytest.mark.parametrize("api", list(Api))
def test_the_body_that_is_shown_is_what_arrives(server: AzureServer, api: Api) -> None:
    server.usual = told("Yes.") if api is Api.CHAT else responded("Yes.")
    request = question(server.deployment(api=api))
    shown = Client().body(request)

    events = run(lambda client: asked(client, request))

    assert text_of(events) == "Yes."
    assert [seen.body for seen in server.texts] == [shown.encode()]


def test_a_chat_body_holds_this_and_nothing_else() -> None:
    assert json.loads(Client().body(question(DEPLOYMENT, "Hello [PERSON_1]"))) == {
        "model": "gpt-uk",
        "messages": [
            {"role": "system", "content": "Keep the placeholders."},
            {"role": "user", "content": "Hello [PERSON_1]"},
        ],
        "stream": True,
        "max_completion_tokens": 4000,
        "stream_options": {"include_usage": True},
    }


def test_a_response_is_never_stored() -> None:
    policy = Params(extra=(("store", 1.0), ("temperature", 0.2)), reasoning_effort="low")
    deployment = replace(DEPLOYMENT, api=Api.RESPONSES, params=policy)
    assert json.loads(Client().body(question(deployment, "Hello"))) == {
        "model": "gpt-uk",
        "input": [
            {"role": "system", "content": "Keep the placeholders."},
            {"role": "user", "content": "Hello"},
        ],
        "stream": True,
        "store": False,
        "max_output_tokens": 4000,
        "reasoning": {"effort": "low"},
        "temperature": 0.2,
    }


def test_sampling_parameters_are_the_policys_own() -> None:
    with_top_p = replace(DEPLOYMENT, params=Params(extra=(("top_p", 0.5),)))
    assert "top_p" not in json.loads(Client().body(question(DEPLOYMENT)))
    assert json.loads(Client().body(question(with_top_p)))["top_p"] == 0.5


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_every_text_is_sent_as_it_was_cleared(texts: list[str]) -> None:
    messages = tuple(Message(Role.USER, Cleared(text)) for text in texts)
    sent = json.loads(encode(Request(DEPLOYMENT, messages), Dialect()))
    assert [message["content"] for message in sent["messages"]] == texts


def test_no_header_names_this_computer(server: AzureServer) -> None:
    ask(server.deployment())
    [seen] = server.texts
    assert set(seen.headers) == HEADERS
    assert seen.headers["user-agent"] == "cloakroom"
    assert seen.headers["host"] == f"localhost:{server.port}"


@pytest.mark.parametrize(
    ("key_header", "kind", "name", "value"),
    [
        (KeyHeader.AUTHORIZATION, CredentialKind.KEY, "authorization", f"Bearer {KEY}"),
        (KeyHeader.API_KEY, CredentialKind.KEY, "api-key", KEY),
        (KeyHeader.SUBSCRIPTION, CredentialKind.KEY, "ocp-apim-subscription-key", KEY),
        (KeyHeader.API_KEY, CredentialKind.TOKEN, "authorization", f"Bearer {KEY}"),
    ],
)
def test_the_credential_travels_in_one_header(
    server: AzureServer, key_header: KeyHeader, kind: CredentialKind, name: str, value: str
) -> None:
    ask(server.deployment(key_header=key_header), KeySource(kind))
    headers = server.texts[0].headers
    assert {each: said for each, said in headers.items() if KEY in said} == {name: value}
    assert set(headers) - HEADERS <= {name}


def test_the_policys_own_headers_go_along(server: AzureServer) -> None:
    ask(server.deployment(extra_headers=(("X-Department", "casework"),)))
    assert server.texts[0].headers["x-department"] == "casework"


@pytest.mark.parametrize(
    ("style", "api", "path"),
    [
        (Style.V1, Api.CHAT, "/openai/v1/chat/completions"),
        (Style.V1, Api.RESPONSES, "/openai/v1/responses"),
        (Style.DATED, Api.CHAT,
         "/openai/deployments/gpt-uk/chat/completions?api-version=2024-10-21"),
        (Style.DATED, Api.RESPONSES, "/openai/responses?api-version=2024-10-21"),
    ],
)  # fmt: skip
def test_each_style_has_its_path(
    server: AzureServer, style: Style, api: Api, path: str
) -> None:
    bare = f"https://localhost:{server.port}/"
    base = bare if style is Style.DATED else bare + "openai/v1/"
    server.usual = told("Yes.") if api is Api.CHAT else responded("Yes.")
    ask(server.deployment(base_url=base, style=style, api=api, api_version="2024-10-21"))
    assert [seen.path for seen in server.texts] == [path]


def test_a_name_of_a_deployment_cannot_change_the_path(server: AzureServer) -> None:
    base = f"https://localhost:{server.port}/gateway/"
    ask(server.deployment(base_url=base, style=Style.DATED, deployment="a/b?c=d#e"))
    assert server.texts[0].path.startswith("/gateway/openai/deployments/a%2Fb%3Fc%3Dd%23e/chat")


def test_a_name_that_climbs_is_not_asked_for(server: AzureServer) -> None:
    """A gateway may decode the path before it routes it."""
    base = f"https://localhost:{server.port}/gateway/"
    with pytest.raises(NotSent, match="another address"):
        ask(server.deployment(base_url=base, style=Style.DATED, deployment="../../b"))
    assert server.connections == 0


@pytest.mark.parametrize(
    ("param", "message", "field"),
    [
        ("max_completion_tokens", "Unsupported parameter.", "max_tokens"),
        ("", "Unrecognized request argument: 'max_completion_tokens'", "max_tokens"),
        ("stream_options", "Unsupported parameter.", "max_completion_tokens"),
    ],
)
def test_an_older_deployment_is_asked_once_more_in_its_own_words(
    server: AzureServer, param: str, message: str, field: str
) -> None:
    server.script = [refused(400, "unsupported_parameter", message, param=param)]
    request = question(server.deployment())

    async def twice(client: Client) -> list[str]:
        await asked(client, request)
        shown = client.body(request)
        await asked(client, request)
        return [shown]

    [shown] = run(twice)
    first, second, third = server.texts
    assert second.json[field] == 4000
    assert len(second.json) < len(first.json) or field == "max_tokens"
    assert shown.encode() == second.body == third.body, "what was learnt is shown and kept"


def test_it_does_not_ask_a_third_time(server: AzureServer) -> None:
    no = refused(400, "unsupported_parameter", "no", param="max_completion_tokens")
    server.script = [no, no]
    with pytest.raises(Exception, match="does not know something that was asked of it"):
        ask(server.deployment())
    assert len(server.texts) == 2
