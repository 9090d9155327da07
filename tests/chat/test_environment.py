from cloakroom.chat.environment import purge


def test_what_could_steer_or_tag_a_text_is_taken_out() -> None:
    environ = {
        "OPENAI_BASE_URL": "https://elsewhere.example", "AZURE_AUTHORITY_HOST": "x",
        "azure_openai_api_key": "x", "SSLKEYLOGFILE": "x",
        "PATH": "/bin", "HTTPS_PROXY": "http://proxy.example:8080", "MY_OPENAI_NOTES": "x",
    }  # fmt: skip
    assert purge(environ) == (
        "AZURE_AUTHORITY_HOST", "OPENAI_BASE_URL", "SSLKEYLOGFILE", "azure_openai_api_key",
    )  # fmt: skip
    assert set(environ) == {"PATH", "HTTPS_PROXY", "MY_OPENAI_NOTES"}
    assert purge(environ) == ()
