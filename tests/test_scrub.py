"""Two looks and no way around them: what is released, what goes as well, and what is refused."""

import pytest

from cloakroom.errors import NotClean
from cloakroom.model import Choice, Cleared, Decision, Finding, Operator, Redacted, Replacement
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.restore import restore
from cloakroom.scrub import (
    MOST_LOOKS,
    Method,
    clear,
    leftovers,
    rounds,
    scrub,
    take_out,
    with_known,
    with_more,
    without_placeholders,
)
from fakes.finders import InsatiableFinder, ScriptedFinder, WordFinder, found

KEEP = Choice.KEEP
WORDS = {"Amira Okafor": "PERSON", "07700 900123": "PHONE_NUMBER", "Leeds": "LOCATION"}
LETTER = "Amira Okafor of Leeds, 07700 900123. Amira Okafor!"


def decided(text: str, *, keep: str = "") -> list[Decision]:
    return [Decision(f, KEEP if text[f.start : f.end] == keep else Choice.REDACT)
            for f in found(text, WORDS)]


# --- The way through ----------------------------------------------------------------------------


def test_every_finding_goes_and_the_result_is_looked_at() -> None:
    ledger, detect = Ledger(), WordFinder(WORDS)
    result = scrub(LETTER, detect, ledger=ledger)
    clean = "[PERSON_1] of [PLACE_1], [PHONE_1]. [PERSON_1]!"
    assert result.cleared == Cleared(clean)
    assert detect.seen == [LETTER, clean]
    assert restore(clean, ledger).text == LETTER
    assert [d.finding for d in result.decisions] == found(LETTER, WORDS)


def test_decisions_of_the_user_spare_the_first_look() -> None:
    detect = WordFinder({})
    result = scrub(LETTER, detect, ledger=Ledger(), decisions=decided(LETTER))
    assert detect.seen == [result.cleared.text]


@pytest.mark.parametrize("text", ["", "\x00", "Nothing of note.", "😀 \ud800 e\u0301"])
def test_a_text_without_findings_is_released_as_it_is(text: str) -> None:
    result = scrub(text, WordFinder(WORDS), ledger=Ledger())
    assert result.cleared == Cleared(text)
    assert result.redacted == Redacted(text, ())


def test_what_shows_only_without_its_surroundings_goes_too() -> None:
    """GIVEN a detector that sees a name only once its neighbour is gone THEN it goes as well,
    and its finding stands where it stood in the original."""
    detect = WordFinder(WORDS, after={"Daniel": "PERSON"})
    ledger = Ledger()
    result = scrub("Amira Okafor and Daniel", detect, ledger=ledger)
    assert result.cleared.text == "[PERSON_1] and [PERSON_28]"
    assert [(d.finding.start, d.finding.end) for d in result.decisions] == [(0, 12), (17, 23)]
    assert len(detect.seen) == 3
    assert restore(result.cleared.text, ledger).text == "Amira Okafor and Daniel"


def test_something_new_in_each_look_goes_as_long_as_the_last_look_is_clean() -> None:
    text = "ada ben cy dee end"
    looks = [{word: "PERSON"} for word in text.split()[:MOST_LOOKS]]
    result = scrub(text, ScriptedFinder(*looks, {}), ledger=Ledger())
    assert result.cleared.text == "[PERSON_1] [PERSON_28] [PERSON_36] [PERSON_44] end"


def test_a_detector_that_never_stops_finding_releases_nothing() -> None:
    detect = InsatiableFinder()
    text = "ada ben cy dee eve fay gus"
    with pytest.raises(NotClean, match=r"found 1 sensitive item.*not released") as caught:
        scrub(text, detect, ledger=Ledger())
    assert detect.looks == 1 + MOST_LOOKS
    assert not any(word in caught.value.sentence.split() for word in text.split())


def test_what_the_user_keeps_is_accepted_and_said() -> None:
    decisions = decided(LETTER, keep="Leeds")
    result = scrub(LETTER, WordFinder(WORDS), ledger=Ledger(), decisions=decisions)
    assert result.cleared.text == "[PERSON_1] of Leeds, [PHONE_1]. [PERSON_1]!"
    assert [LETTER[f.start : f.end] for f in result.cleared.kept] == ["Leeds"]


def test_a_kept_value_does_not_cover_what_sticks_out_of_it() -> None:
    """GIVEN "Leeds" is kept WHEN the second look sees "Leeds Okafor" THEN the rest goes."""
    text = "Leeds Okafor"
    detect, decisions = WordFinder({text: "PERSON"}), decided(text, keep="Leeds")
    result = scrub(text, detect, ledger=Ledger(), decisions=decisions)
    assert result.cleared.text == "Leeds [PERSON_1]"
    assert [d.choice for d in result.decisions] == [KEEP, Choice.REDACT]


def test_keeping_one_place_of_a_value_keeps_no_other() -> None:
    text = "Leeds and Leeds"
    decisions = [Decision(found(text, WORDS)[0], KEEP)]
    result = scrub(text, WordFinder(WORDS), ledger=Ledger(), decisions=decisions)
    assert result.cleared.text == "Leeds and [PLACE_1]"


def test_a_placeholder_that_stands_in_the_text_already_is_no_value() -> None:
    text = "[PERSON_1] told Leeds"
    detect = WordFinder({**WORDS, "PERSON_1": "PERSON", "[PERSON_1] told": "CUSTOM"})
    result = scrub(text, detect, ledger=Ledger())
    assert result.cleared.text == "[PERSON_1] [WORD_1] [PLACE_1]"


@pytest.mark.parametrize("there", ["<PERSON_1>", "{{PERSON_1}}", "[PERSON_1_SURNAME]"])
def test_nor_is_one_in_another_style(there: str) -> None:
    detect = WordFinder({**WORDS, there: "PERSON"})
    result = scrub(f"{there} in Leeds", detect, ledger=Ledger())
    assert result.cleared.text == f"{there} in [PLACE_1]"


def test_one_finding_may_have_an_operator_of_its_own() -> None:
    text = "Leeds and Leeds"
    decisions = [Decision(Finding(0, 5, "LOCATION", 0.9, ""), operator=Operator.REMOVE),
                 Decision(Finding(10, 15, "LOCATION", 0.9, ""))]
    result = scrub(text, WordFinder({}), ledger=Ledger(), decisions=decisions)
    assert result.cleared.text == " and [PLACE_1]"


# --- Several texts at once ----------------------------------------------------------------------


def test_a_full_name_in_the_last_text_says_who_the_first_is_about() -> None:
    texts = ["Okafor", "Amira Okafor"]
    decisions = [[Decision(Finding(0, len(text), "PERSON", 0.9, ""))] for text in texts]
    looks = rounds(texts, decisions, ledger=Ledger())
    assert next(looks) == ["[PERSON_1_SURNAME]", "[PERSON_1]"]


def test_texts_that_belong_together_share_their_looks_and_their_tickets() -> None:
    texts = ["Leeds, Amira Okafor", "Amira Okafor"]
    looks = rounds(texts, [decided(text) for text in texts], ledger=Ledger())
    assert next(looks) == ["[PLACE_1], [PERSON_1]", "[PERSON_1]"]
    with pytest.raises(StopIteration) as end:
        looks.send([[], []])
    assert [result.cleared.text for result in end.value.value] == [
        "[PLACE_1], [PERSON_1]", "[PERSON_1]"
    ]


def test_one_text_that_is_not_clean_holds_all_of_them_back() -> None:
    looks = rounds(["fine", "ada ben cy dee eve"], [[], []], ledger=Ledger())
    insatiable, asked = InsatiableFinder(), next(looks)
    for _ in range(MOST_LOOKS - 1):
        asked = looks.send([[], insatiable(asked[1])])
    with pytest.raises(NotClean):
        looks.send([[], insatiable(asked[1])])


def test_a_method_can_differ_by_kind() -> None:
    exceptions = {"PERSON": Operator.PLACEHOLDER, "PHONE_NUMBER": Operator.MASK}
    method = Method(Operator.REMOVE, exceptions)
    result = scrub(LETTER, WordFinder(WORDS), ledger=Ledger(), method=method)
    assert result.cleared.text == "[PERSON_1] of , ••••• ••••••. [PERSON_1]!"


@pytest.mark.parametrize("operator", Operator)
def test_no_operator_leaves_a_value(operator: Operator) -> None:
    result = scrub(LETTER, WordFinder(WORDS), ledger=Ledger(), method=Method(operator))
    assert not any(word in result.cleared.text for word in WORDS)


# --- Leftovers ----------------------------------------------------------------------------------


def look(text: str, taken: list[tuple[int, int]], second: list[tuple[int, int]], *,
         operator: Operator = Operator.PLACEHOLDER) -> list[str]:
    """The values, in ``text``, that a second look leaves over which finds ``second`` in the
    redacted text."""
    decisions = [Decision(Finding(*span, "PERSON", 0.9, "")) for span in taken]
    redacted = take_out(text, decisions, ledger=Ledger(), method=Method(operator))
    findings = [Finding(*span, "PERSON", 0.9, "") for span in second]
    return [text[f.start : f.end] for f in leftovers(redacted, findings, decisions)]


@pytest.mark.parametrize(
    ("second", "left"),
    [
        ([(5, 15)], []),  # the stand-in itself
        ([(6, 14)], []),  # a part of it
        ([(5, 17)], []),  # with the ending of the owner's name
        ([(0, 15)], ["Dear"]),  # a title before it
        ([(0, 22)], ["Dear", "'s Oak."]),  # on both sides
        ([(15, 22)], ["'s Oak."]),
        ([(15, 17)], []),
        ([(17, 18)], []),  # a blank
        ([(0, 4), (18, 21)], ["Dear", "Oak"]),
        ([(21, 22)], []),  # a full stop
        ([], []),
    ],
)
def test_what_sticks_out_of_a_stand_in_is_left_over(
    second: list[tuple[int, int]], left: list[str]
) -> None:
    """"Dear Amira's Oak." becomes "Dear [PERSON_1]'s Oak."."""
    assert look("Dear Amira's Oak.", [(5, 10)], second) == left


def test_a_value_between_two_stand_ins_is_found_where_it_stood() -> None:
    # "[PERSON_1] by [PERSON_28]"
    assert look("Amira by Daniel", [(0, 5), (9, 15)], [(0, 24)]) == ["by"]


@pytest.mark.parametrize(
    ("taken", "second", "left"),
    [
        ([(0, 4)], [(0, 3)], ["ben"]),  # "ben cy dee"
        ([(4, 8)], [(0, 7)], ["ada", "cy"]),  # "ada cy dee": across the place of the one removed
        ([(4, 7)], [(4, 7)], ["cy"]),  # "ada  cy dee"
        ([(0, 4), (4, 8)], [(0, 2)], ["cy"]),  # two removed at one place
        ([(0, 14)], [], []),
    ],
)
def test_nothing_in_place_of_a_value_shifts_what_follows(
    taken: list[tuple[int, int]], second: list[tuple[int, int]], left: list[str]
) -> None:
    assert look("ada ben cy dee", taken, second, operator=Operator.REMOVE) == left


def test_clear_makes_a_text_only_of_a_clean_look() -> None:
    redacted = Redacted("[PERSON_1] Leeds", (Replacement(Finding(0, 5, "PERSON", 1, ""), 0, 10),))
    leeds = Finding(11, 16, "LOCATION", 0.9, "")
    with pytest.raises(NotClean):
        clear(redacted, [leeds], [])
    kept = Finding(6, 11, "LOCATION", 0.9, "")
    assert clear(redacted, [leeds], [Decision(kept, KEEP)]).kept == (kept,)
    assert clear(redacted, [], []).text == redacted.text


def test_more_findings_are_put_in_their_places() -> None:
    one, two, three = (Finding(n, n + 1, "PERSON", 0.9, "") for n in range(3))
    merged = with_more([Decision(one, KEEP), Decision(three)], [two])
    assert merged == [Decision(one, KEEP), Decision(two), Decision(three)]


@pytest.mark.parametrize(
    ("text", "span", "left"),
    [
        ("[PERSON_1]", (0, 10), []),
        ("[PERSON_1]", (1, 9), []),
        ("[PERSON_1] Okafor", (0, 17), ["Okafor"]),
        ("Amira [PERSON_1], [PLACE_28] Lee", (0, 32), ["Amira", "Lee"]),
        ("[person 1]", (0, 10), ["[person 1]"]),  # only the exact form is a ticket
        ("[STAFF_ID_1]", (0, 12), ["[STAFF_ID_1]"]),  # a word that is none of ours
        ("[PERSON_1]'s", (0, 12), []),
        ("Okafor", (0, 6), ["Okafor"]),
    ],
)
def test_a_ticket_in_the_text_is_cut_out_of_a_finding(
    text: str, span: tuple[int, int], left: list[str]
) -> None:
    rest = without_placeholders(text, [Finding(*span, "PERSON", 0.9, "")])
    assert [text[f.start : f.end] for f in rest] == left


def test_what_a_matter_knows_is_found_again_in_any_case() -> None:
    # GIVEN a matter that knows a person, and a text in which nothing was found
    ledger = Ledger()
    ledger.ticket("PERSON", "Amira Okafor")
    text = "we rang AMIRA OKAFOR, and okafor's will was read"
    # THEN the name is found in capitals, and a finding that was there already stays as it is
    (found,) = with_known(text, [], ledger)
    assert (text[found.start : found.end], found.entity_type) == ("AMIRA OKAFOR", "PERSON")
    first = Finding(8, 13, "ORGANIZATION", 0.9, "")
    assert with_known(text, [first], ledger) == [first]


def test_a_name_found_once_is_found_everywhere_in_its_text() -> None:
    text = "Amira Okafor rang. AMIRA OKAFOR rang again."
    found = with_known(text, [Finding(0, 12, "PERSON", 0.9, "name model")], Ledger())
    assert [text[f.start : f.end] for f in found] == ["Amira Okafor", "AMIRA OKAFOR"]
