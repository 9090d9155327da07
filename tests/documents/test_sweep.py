"""Values out of every text, attribute and name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.documents.folding import folded, folded_text
from cloakroom.documents.sweep import Sweep, Taken, plain

AMIRA = Taken("Amira Okafor", "[PERSON_1]")
MAY = Taken("May", "[PERSON_2]", careful=True)
LEE = Taken("Lee", "[PERSON_3]")
MAIL = Taken("amira@example.org", "[EMAIL_1]")


@pytest.mark.parametrize(
    ("text", "swept"),
    [
        ("Amira Okafor rang", "[PERSON_1] rang"),
        ("AMIRA OKAFOR, amira okafor", "[PERSON_1], [PERSON_1]"),
        ("Amira\u00a0\n Okafor's", "[PERSON_1]'s"),
        ("Ami\u00adra Oka\u200bfor", "[PERSON_1]"),
        ("xAmira Okaforx", "x[PERSON_1]x"),
        ("İ Amira Okafor ẞ", "İ [PERSON_1] ẞ"),
        ("Lee and LEE, sleep, Leeds", "[PERSON_3] and [PERSON_3], sleep, Leeds"),
        ("Lee_2024", "[PERSON_3]_2024"),
        ("May I? In may, MAY, Mayor", "[PERSON_2] I? In may, MAY, Mayor"),
        ("to AMIRA@EXAMPLE.ORG.", "to [EMAIL_1]."),
        ("", ""),
        ("Amir", "Amir"),
    ],
)
def test_text(text: str, swept: str) -> None:
    assert Sweep([AMIRA, MAY, LEE, MAIL]).text(text) == swept


def test_the_longest_value_wins() -> None:
    sweep = Sweep([Taken("Okafor", "[B]"), Taken("Okafor Farms", "[A]")])
    assert sweep.text("Okafor Farms and Okafor") == "[A] and [B]"


def test_a_longer_value_that_is_only_met_as_a_word_gives_way() -> None:
    sweep = Sweep([Taken("Greyson", "[A]", careful=True), Taken("Grey", "[B]")])
    assert sweep.text("Greysons, Grey") == "Greysons, [B]"


def test_names_get_what_is_legal_in_names() -> None:
    assert Sweep([AMIRA]).name("Amira Okafor (2)") == "PERSON_1 (2)"


@pytest.mark.parametrize(
    ("address", "swept"),
    [
        ("mailto:amira@example.org", "mailto:EMAIL_1"),
        ("mailto:amira%40example.org?subject=Amira%20Okafor", "mailto:EMAIL_1?subject=PERSON_1"),
        ("https://example.org/?q=Amira+Okafor", "https://example.org/?q=PERSON_1"),
        ("file:///C:/Users/Amira%20Okafor/a.docx", "file:///C:/Users/PERSON_1/a.docx"),
    ],
)
def test_addresses(address: str, swept: str) -> None:
    assert Sweep([AMIRA, MAIL]).address(address) == swept


def test_stand_ins_are_no_values() -> None:
    sweep = Sweep([Taken("Person", "[VALUE_1]"), Taken("value", "[PERSON_1]"), AMIRA])
    assert sweep.text("Amira Okafor, a person of [PERSON_1] value") == (
        "[PERSON_1], a [VALUE_1] of [PERSON_1] [PERSON_1]"
    )
    assert not sweep.found("mailto:PERSON_1 [VALUE_1]")


@pytest.mark.parametrize(
    ("stand_in", "legal"), [("[PERSON_1]", "PERSON_1"), ("{{A_1}}", "A_1"), ("***", "REMOVED")]
)
def test_plain(stand_in: str, legal: str) -> None:
    assert plain(stand_in) == legal


def test_what_holds_nothing_stays_the_very_same() -> None:
    text = "nothing\u00a0of that  kind"
    assert Sweep([AMIRA]).text(text) is text
    assert Sweep().text(text) is text
    assert not Sweep([Taken(" ", "[A]"), Taken("\u200b", "[B]")])


TEXT = st.text(alphabet="aB Éß\u00a0\u00adİ1-", max_size=30)


@given(TEXT, st.lists(TEXT.filter(lambda text: len(text.strip()) > 4), max_size=4))
def test_nothing_of_a_value_is_left(around: str, values: list[str]) -> None:
    sweep = Sweep(Taken(value, f"[_{number}_]") for number, value in enumerate(values))
    swept = sweep.text(around.join(["", *values, ""]))
    assert not sweep.found(swept)


@given(TEXT, TEXT)
def test_spans_are_in_order_and_apart(text: str, value: str) -> None:
    spans = Sweep([Taken(value, "x"), Taken(value[:3], "y")]).spans(text + value + text)
    ends = [0, *(end for _, end, _ in spans)]
    assert all(end <= start < stop for end, (start, stop, _) in zip(ends, spans, strict=False))


@pytest.mark.parametrize(
    ("value", "text", "after"),
    [
        ("Zoë Okafor", "by Zoe\u0308 Okafor.", "by [P]."),
        ("Zoe\u0308 Okafor", "by ZOË OKAFOR.", "by [P]."),
        ("José", "Jose\u0301\u0323s", "Jose\u0301\u0323s"),  # another letter, in a short value
        ("Straße", "STRASSE 1 strasse", "[P] 1 [P]"),
        ("Griffin", "Dr Gri\ufb03n, x", "Dr [P], x"),
        ("0770090", "\uff10\uff17\uff17\uff10\uff10\uff19\uff10!", "[P]!"),
        ("Łukasz", "\u2026 ŁUKASZ \u00b2\u00a0Łukasz", "\u2026 [P] \u00b2\u00a0[P]"),
        ("Nguyễn", "Nguye\u0302\u0303n", "[P]"),
        ("İbrahim", "i\u0307brahim İBRAHIM", "[P] [P]"),
        ("한국어", "\u1112\u1161\u11ab\u1100\u116e\u11a8\u110b\u1165", "[P]"),
    ],
)
def test_every_normal_form(value: str, text: str, after: str) -> None:
    assert Sweep([Taken(value, "[P]")]).text(text) == after


@given(st.text(
    alphabet="aB \t\n\x1c\u00a0\u2003\u00ad\u200b\ufeff\u0301éeﬁßİ\u1100\u1161", max_size=30
))
def test_a_text_is_read_alike_with_and_without_places(text: str) -> None:
    assert folded_text(text) == folded(text)[0]


@given(st.text(
    alphabet=st.characters(exclude_categories=["Cs"], max_codepoint=0x2BFF), max_size=12
))
def test_a_text_of_any_script_is_read_alike_too(text: str) -> None:
    assert folded_text(text) == folded(text)[0]


@pytest.mark.parametrize("text", [
    "\u09c7\u09be", "\u1100\u1161\u11a8", "a\u05bf\u05b0", "\u0f71\u0f72", "\u3046\u3099",
    "\U00011131\U00011127", "\ufb1d\u05bf", "\u1100", "½\u0323\u0307", "ﬁ\u0301", "¨\u0301",
    "\u2126\u0301", "\ufffd´\u0327",
])
def test_letters_that_are_put_together_are_read_alike(text: str) -> None:
    assert folded_text(text) == folded(text)[0]


@given(
    st.lists(st.sampled_from(["ab", "abc", "bcab", "Person", "a b", "cabca"]), unique=True),
    st.text(alphabet="abc Person[]_1", max_size=30),
)
def test_what_is_found_is_found_one_by_one_too(values: list[str], text: str) -> None:
    stand_ins = {value: f"<{number}>" for number, value in enumerate(values)}
    whole = Sweep(Taken(value, stand_in) for value, stand_in in stand_ins.items())
    alone = [Sweep([Taken(value, stand_ins[value])]) for value in values]
    assert whole.found(text) == any(sweep.found(text) for sweep in alone)
