"""Every listed way of writing a placeholder, and what looks like one and is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.entity_types import ENTITY_TYPES
from cloakroom.redact.placeholders import Placeholder, Sighting, sightings, ticket_word

PERSON_1 = Placeholder("PERSON", 1)
NINO_2 = Placeholder("NI_NUMBER", 2)


def only(text: str) -> Sighting:
    found = list(sightings(text))
    assert len(found) == 1
    return found[0]


def test_a_placeholder_is_written_and_read_back() -> None:
    assert str(NINO_2) == "[NI_NUMBER_2]"
    assert Placeholder.parse("[NI_NUMBER_2]") == NINO_2


@pytest.mark.parametrize(
    "text",
    ["PERSON_1", "[PERSON_0]", "[PERSON_01]", "[person_1]", "[PERSON_1] ", "[PERSON_1]\n", "[_1]",
     "[PERSON_]", "[PERSON__1]", "[PERSON_10000000]", "[PERSON_١]", "[1_1]", ""],
)
def test_parse_takes_the_exact_form_only(text: str) -> None:
    assert Placeholder.parse(text) is None


def test_the_exact_form_is_exact() -> None:
    seen = only("Dear [PERSON_1],")
    assert (seen.start, seen.end, seen.placeholder, seen.exact) == (5, 15, PERSON_1, True)


@pytest.mark.parametrize(
    ("text", "placeholder"),
    [
        # letter case
        ("[person_1]", PERSON_1),
        ("[Person_1]", PERSON_1),
        ("[Ni_Number_2]", NINO_2),
        # spaces
        ("[PERSON 1]", PERSON_1),
        ("[ PERSON_1 ]", PERSON_1),
        ("[PERSON _1]", PERSON_1),
        ("[PERSON_ 1]", PERSON_1),
        ("[PERSON\u00a01]", PERSON_1),
        ("[ni number 2]", NINO_2),
        # hyphens
        ("[PERSON-1]", PERSON_1),
        ("[NI-NUMBER-2]", NINO_2),
        ("[PERSON\u20111]", PERSON_1),
        # Markdown escapes
        ("[PERSON\\_1]", PERSON_1),
        ("\\[PERSON\\_1\\]", PERSON_1),
        ("\\[NI\\_NUMBER\\_2\\]", NINO_2),
        ("\\[PERSON_1\\]", PERSON_1),
        # HTML escapes
        ("&#91;PERSON_1&#93;", PERSON_1),
        ("&#x5b;PERSON_1&#x5d;", PERSON_1),
        ("&#x5B;PERSON_1&#x5D;", PERSON_1),
        ("&lbrack;PERSON&lowbar;1&rbrack;", PERSON_1),
        ("&lsqb;PERSON&#95;1&rsqb;", PERSON_1),
        ("[NI&#95;NUMBER&#x5f;2]", NINO_2),
        # other brackets that stand for square ones
        ("［PERSON_1］", PERSON_1),
        ("【PERSON_1】", PERSON_1),
        ("〔PERSON_1〕", PERSON_1),
        ("「person 1」", PERSON_1),
        ("『PERSON_1』", PERSON_1),
        ("⟦PERSON_1⟧", PERSON_1),
        # brackets that also occur in code, around the exact body
        ("{PERSON_1}", PERSON_1),
        ("{{PERSON_1}}", PERSON_1),
        ("<PERSON_1>", PERSON_1),
        ("<NI\\_NUMBER\\_2>", NINO_2),
        ("&lt;PERSON_1&gt;", PERSON_1),
        ("＜PERSON_1＞", PERSON_1),
        ("｛PERSON_1｝", PERSON_1),
        ("〈PERSON_1〉", PERSON_1),
        ("《PERSON_1》", PERSON_1),
        ("⟨PERSON_1⟩", PERSON_1),
    ],
)
def test_a_listed_form_is_recognised_whole(text: str, placeholder: Placeholder) -> None:
    seen = only(f"x {text} y")
    assert (seen.start, seen.end) == (2, 2 + len(text))
    assert seen.placeholder == placeholder
    assert not seen.exact
    assert seen.bracketed


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("[**PERSON_1**]", "**", "**"),
        ("[*PERSON_1*]", "*", "*"),
        ("[***PERSON_1***]", "***", "***"),
        ("[_PERSON_1_]", "_", "_"),
        ("[__PERSON_1__]", "__", "__"),
        ("[`PERSON_1`]", "`", "`"),
        ("[~~PERSON_1~~]", "~~", "~~"),
        ("[PERSON_1's]", "", "'s"),
        ("[PERSON_1’s]", "", "’s"),
        ("[**PERSON_1's**]", "**", "'s**"),
    ],
)
def test_emphasis_and_possessive_inside_are_kept(text: str, before: str, after: str) -> None:
    seen = only(text)
    assert (seen.start, seen.end, seen.placeholder) == (0, len(text), PERSON_1)
    assert (seen.before, seen.after) == (before, after)


@pytest.mark.parametrize(
    "around", ["**{}**", "*{}*", "`{}`", "_{}_", "\\{}", "[{}]", "({})", "<{}>"]
)
def test_what_stands_around_an_exact_one_is_no_part_of_it(around: str) -> None:
    seen = only(around.format("[PERSON_1]"))
    assert seen.start == around.index("{")
    assert seen.exact


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("PERSON_1", 0),
        ("PERSON\\_1", 0),
        ("PERSON_1's desk", 0),
        ("**PERSON_1**", 2),
        ("(PERSON_1)", 1),
        ("f(PERSON_1)", 2),
        ("List<PERSON_1>", 5),
        ("${PERSON_1}", 2),
        ("[PERSON_1", 1),
        ("PERSON_1]", 0),
        ("[PERSON_1)", 1),
        ("[see PERSON_1]", 5),
    ],
)
def test_without_its_brackets_only_the_body_counts(text: str, start: int) -> None:
    seen = only(text)
    assert (seen.start, seen.placeholder, seen.bracketed) == (start, PERSON_1, False)


@pytest.mark.parametrize(
    "text",
    [
        # inside a longer word
        "PERSON_1_ID", "XPERSON_1", "X_PERSON_1", "_PERSON_1_", "PERSON_1A", "PERSON\\_1\\_ID",
        "ÄPERSON_1", "PERSON_1é", "X\\_PERSON_1",
        # without brackets, anything but the exact body
        "person_1", "Person 1", "PERSON 1", "PERSON-1", "(person 1)", "(Address 2)",
        # brackets of code with anything but the exact body
        "<person_1>", "{Person 1}", "</person_1>",
        # numbers that are never handed out
        "[PERSON_0]", "[PERSON_01]", "[PERSON_12345678]", "PERSON_12345678", "[PERSON_١]",
        # no ticket word of ours, or not at all
        "[PAGE_3]", "[1]", "[PERSON]", "[PERSON_]", "[PERSON1]", "[PERSON__1]", "[PERSON_1_ID]",
        "[PERSON\n\n\n\n\n\n1]", "[**PERSON_x**]", "[PERſON_x]",
        # a letter that only Unicode case folding takes for one of ours
        "[perſon_1]",
    ],
)
def test_what_is_none_is_none(text: str) -> None:
    assert list(sightings(text)) == []


def test_twelve_is_not_one() -> None:
    assert only("[PERSON_12]").placeholder == Placeholder("PERSON", 12)


def test_the_longest_ticket_word_is_meant() -> None:
    assert only("IP_ADDRESS_1").placeholder == Placeholder("IP_ADDRESS", 1)
    assert only("[ip address 1]").placeholder == Placeholder("IP_ADDRESS", 1)


def test_an_exact_one_right_behind_a_backslash_is_found() -> None:
    seen = only("C:\\Users\\[PERSON_1]\\Documents")
    assert (seen.exact, seen.start) == (True, 9)


def test_a_word_outside_the_table_counts_when_it_is_named() -> None:
    assert list(sightings("[STAFF_ID_4]")) == []
    found = list(sightings("[staff-id-4]", frozenset({"STAFF_ID"})))
    assert [seen.placeholder for seen in found] == [Placeholder("STAFF_ID", 4)]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("PERSON", "PERSON"),
        ("UK_NINO", "NI_NUMBER"),
        ("STAFF_ID", "STAFF_ID"),
        ("staff id", "STAFF_ID"),
        ("US_ITIN_2", "US_ITIN2"),
        ("2FA", "FA"),
        ("[x](y)*", "X_Y"),
        ("姓名", "VALUE"),
        ("", "VALUE"),
    ],
)
def test_ticket_words(name: str, word: str) -> None:
    assert ticket_word(name) == word


@given(st.text(max_size=80) | st.from_regex(r"[A-Z0-9_]{0,60}", fullmatch=True))
def test_any_type_name_makes_a_placeholder_that_reads_back(name: str) -> None:
    word = ticket_word(name)
    placeholder = Placeholder(word, 7)
    assert Placeholder.parse(str(placeholder)) == placeholder
    assert [seen.placeholder for seen in sightings(str(placeholder), frozenset({word}))] == [
        placeholder
    ]


def test_every_word_of_the_table_is_in_the_grammar_already() -> None:
    assert {name: ticket_word(name) for name in ENTITY_TYPES} == {
        name: row.ticket for name, row in ENTITY_TYPES.items()
    }


@given(st.text(alphabet=list("[]{}<>\\_*` 1&#9;PERSON-'s")))
def test_sightings_are_in_order_and_apart(text: str) -> None:
    at = 0
    for seen in sightings(text):
        assert at <= seen.start < seen.end <= len(text)
        at = seen.end


@pytest.mark.parametrize(
    "piece",
    ["[", "\\", "\\[", "_", "[IP_", "&#91;", "[ ", "[*** ", "{{", "PERSON", "IP_ADDRESS_", "[ni  "],
)
def test_a_megabyte_of_beginnings_is_read_to_its_end(piece: str) -> None:
    flood = piece * (1_000_000 // len(piece))
    found = list(sightings(flood + " [PERSON_1]"))
    assert [seen.placeholder for seen in found if seen.exact] == [PERSON_1]
