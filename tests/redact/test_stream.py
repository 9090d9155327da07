"""The law: whatever the chunks, the stream gives what the whole gives."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.redact.ledger import Ledger
from cloakroom.redact.restore import restore
from cloakroom.redact.stream import RestoreStream
from cloakroom.redact.style import Style
from cloakroom.redact.surrogates import Pool
from cloakroom.redact.targets import Target

STAND_INS = ("Rosa Abney", "Rosa Abney Hall", "Abney", "07700 900001")
PIECES = [
    "[PERSON_1]", "[PERSON_1_SURNAME]", "[person 1]", "PERSON_1", "PERSON", "NI_NUMBER_1", "[", "]",
    "\\", "\\[", "\\]", "_", "\\_", "1", "12", " ", "\n", "**", "`", "'s", "s", "&#91;", "&#93;",
    "<", ">", "<br>", "{{", "}}", "{", "}", "$", "【", "】", "（", "［ＰＥＲＳＯＮ＿１］", "-",
    "[PERSN_1]", "[PERSON_1_ID]", "\u2011", "\u200b",
    "SURNAME", "_SURNAME", "> ", "Rosa", " Abney", " Hall", "07700", " 900001",
    "x", "é", "&lsqb;", "PERSON\\_1", "STAFF_ID_1", "[PERSON_\n> 1]", "\r\n", "[PERSON_95]", "[IP",
]
texts = st.lists(st.sampled_from(PIECES), max_size=16).map("".join) | st.text(max_size=30)


def filled() -> Ledger:
    ledger = Ledger()
    for kind, value in [("PERSON", "Amira Okafor"), ("PERSON", "Okafor"), ("UK_NINO", "QQ1"),
                        ("STAFF_ID", "7"), ("IP_ADDRESS", "192.0.2.1")]:
        ledger.ticket(kind, value)
    for n, stand_in in enumerate(STAND_INS):
        ledger.stand_in("PERSON", f"value {n}", pool=Pool(stand_in, 1, lambda _, s=stand_in: s),
                        text="")
    return ledger


LEDGER = filled()


@given(texts, st.data())
def test_any_split_gives_the_same(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    stream = RestoreStream(LEDGER)
    edges = [0, *cuts, len(text)]
    out = "".join(
        [*(stream.feed(text[a:b]) for a, b in pairwise(edges)), stream.close()]
    )
    whole = restore(text, LEDGER)
    assert out == whole.text
    assert stream.restored(out) == whole


@given(texts)
def test_character_by_character(text: str) -> None:
    stream = RestoreStream(LEDGER)
    out = "".join([*map(stream.feed, text), stream.close()])
    assert out == restore(text, LEDGER).text


@pytest.mark.parametrize("text", ["{PERSON_1}}", "{{PERSON_1}", "[PERSN_1]", "[PERSON_1_ID]"])
def test_cases_that_once_came_out_otherwise(text: str) -> None:
    stream = RestoreStream(LEDGER)
    out = "".join([*map(stream.feed, text), stream.close()])
    assert stream.restored(out) == restore(text, LEDGER)


def held(text: str) -> str:
    stream = RestoreStream(LEDGER)
    return text[len(stream.feed(text)) :]


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("Hello wor", ""),
        ("See [the report", ""),
        ("if a < b and", ""),
        ("Dear [", "["),
        ("Dear [PER", "[PER"),
        ("Dear [PERSON_1", "[PERSON_1"),
        ("Dear [**PERSON_1**", "[**PERSON_1**"),
        ("Dear PERS", "PERS"),
        ("Dear PERSONAL", ""),
        ("by Rosa", "Rosa"),
        ("by Rosa Ab", "Rosa Ab"),
        ("by Rosa Ac", ""),
        ("Tom & Co", ""),
        ("Tom &", "&"),
    ],
)
def test_only_what_may_become_a_placeholder_waits(text: str, waits: str) -> None:
    assert held(text) == waits


def test_a_finished_placeholder_does_not_wait() -> None:
    stream = RestoreStream(LEDGER)
    assert stream.feed("Dear [PERSON_1]") == "Dear Amira Okafor"


def test_a_flood_of_beginnings_is_not_held_for_ever() -> None:
    stream = RestoreStream(LEDGER)
    out = sum(len(stream.feed("[person" + " " * 100)) for _ in range(100))
    assert out >= 107 * 98


def test_json_is_escaped_in_a_stream() -> None:
    ledger = Ledger()
    ledger.ticket("CUSTOM", 'a "b"\n')
    stream = RestoreStream(ledger, into=Target.JSON)
    assert stream.feed('{"x": "[WORD_') + stream.feed('1]"}') == '{"x": "a \\"b\\"\\n"}'


@pytest.mark.parametrize("target", [Target.CSV, Target.MARKDOWN])
def test_some_targets_need_the_whole(target: Target) -> None:
    with pytest.raises(ValueError, match="whole"):
        RestoreStream(Ledger(), into=target)


@pytest.mark.parametrize("style", Style)
def test_every_style_in_pieces(style: Style) -> None:
    ledger = Ledger(style=style)
    ledger.ticket("PERSON", "Amira")
    written = {"square": "[PERSON_1]", "angle": "<PERSON_1>", "braces": "{{PERSON_1}}",
               "plain": "PERSON_1"}[style.value]
    stream = RestoreStream(ledger)
    out = "".join([*map(stream.feed, f"Dear {written}!"), stream.close()])
    assert out == "Dear Amira!"
