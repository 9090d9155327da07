"""What is no policy file at all, and round trips of what is."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cloakroom.policy.model import Policy
from cloakroom.policy.reading import document
from cloakroom.policy.words import Layer
from cloakroom.policy.writing import policy_toml
from cloakroom.send_errors import PolicyFault
from policy.examples import FULL, SHORT
from policy.strategies import policies

HOSTILE = {
    "not UTF-8": (b'schema = 1\npolicy_id = "\xff"', "Line 2: the policy file is not UTF-8."),
    "UTF-16": ("schema = 1".encode("utf-16"), "Line 1: the policy file is not UTF-8."),
    "a byte order mark": (b"\xef\xbb\xbfschema = 1", "is not TOML 1.0"),
    "a zero byte": (b"schema = 1\n\x00", "is not TOML 1.0"),
    "said twice": (b"schema = 1\nschema = 1", "is not TOML 1.0: something is said twice"),
    "a table twice": (b"[rules]\n[rules]", "something is said twice"),
    "no such day": (b"issued = 2026-02-30", "Line 1, column 10: the policy file is not TOML 1.0: "
                                            "there is no such day."),
    "brackets in brackets": (b"a = " + b"[" * 100_000, "is not TOML 1.0"),
    "tables in tables": (b"a = " + b"{a=" * 50_000, "is not TOML 1.0"),
    "a key of many parts": (b"a." * 100_000 + b"a = 1", "more than 200 dots"),
    "a number without end": (b"serial = " + b"9" * 100_000, "is not TOML 1.0"),
    "huge": (b"#" * (256 * 1024 + 1), "larger than 256 KB"),
    "a secret": (b"sk-secret-key", "The policy file is not TOML 1.0."),
}


@pytest.mark.parametrize(("data", "told"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_toml_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(PolicyFault) as refused:
        document(data)
    assert told in refused.value.sentence
    assert "secret" not in refused.value.sentence


def test_a_file_of_the_largest_size_is_read() -> None:
    data = SHORT.encode()
    padded = data + b"#" * (256 * 1024 - len(data))
    assert document(padded).problems() == ()


def test_the_policy_knows_the_hash_of_its_bytes() -> None:
    policy = document(FULL.encode()).policy(Layer.MACHINE)
    assert policy.sha256 == hashlib.sha256(FULL.encode()).hexdigest()


def test_the_head_is_read_though_the_rest_is_of_another_schema() -> None:
    text = SHORT.replace("schema = 1", 'schema = 2\nnew = "key"')
    assert document(text.encode()).head().serial == 3


def test_a_head_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(PolicyFault, match="expires must be given"):
        document(b'policy_id = "x"\nserial = 1\nissued = 2026-11-01').head()


@given(policies())
def test_a_policy_that_is_written_is_read_back_the_same(policy: Policy) -> None:
    read = document(policy_toml(policy).encode())
    assert read.problems() == ()
    again = read.policy(policy.layer, signed_by=policy.signed_by)
    assert again.sha256 == read.sha256
    assert policy_toml(again) == policy_toml(policy)
    assert again.deployments == policy.deployments
    assert again.rules == policy.rules
    assert again.scrubbing == policy.scrubbing


VALUES = ("true", "1", "-1", "1.5", "nan", "inf", '""', '"x"', '"https://a.example/v1/"', "[]",
          "[1]", '["x", "x"]', "[[]]", "{}", "{ a = 1 }", "[{}]", "2026-11-22",
          "2026-11-22T10:00:00Z", "10:00:00", "9223372036854775808", "1e400")
ROWS = [number for number, row in enumerate(FULL.splitlines()) if " = " in row]


@given(st.sampled_from(ROWS), st.sampled_from(VALUES))
@settings(max_examples=300)
def test_any_value_for_any_key_is_read_or_told(row: int, value: str) -> None:
    """Whatever stands there, the answer is a list of sentences and never a crash."""
    written = FULL.splitlines()
    key = written[row].split(" = ")[0]
    written[row] = f"{key} = {value}"
    told = document("\n".join(written).encode()).problems()
    assert all(sentence.isprintable() and sentence.endswith(".") for sentence in told)


@given(st.integers(0, len(FULL)), st.integers(0, 40), st.binary(max_size=40))
@settings(max_examples=300)
def test_a_damaged_file_is_read_or_told(start: int, gone: int, put: bytes) -> None:
    data = FULL.encode()
    try:
        told = document(data[:start] + put + data[start + gone :]).problems()
    except PolicyFault as fault:
        told = (fault.sentence,)
    assert all(sentence.isprintable() and sentence.endswith(".") for sentence in told)
