import pytest

from cloakroom.model import Finding, Operator, Recovery, Redacted
from cloakroom.redact.apply import apply
from cloakroom.redact.ledger import Ledger
from cloakroom.redact.restore import restore
from cloakroom.redact.style import Style


def at(text: str, value: str, name: str = "PERSON", *, after: int = 0) -> Finding:
    start = text.index(value, after)
    return Finding(start, start + len(value), name, 0.9, "test")


def scrubbed(text: str, *values: str, ledger: Ledger | None = None) -> Redacted:
    return apply(text, [at(text, value) for value in values], ledger=ledger or Ledger())


def test_values_go_and_the_rest_stays() -> None:
    text = "Amira asked Tom. Then Amira left."
    findings = [at(text, "Amira"), at(text, "Tom"), at(text, "Amira", after=6)]
    redacted = apply(text, findings, ledger=Ledger())
    assert redacted.text == "[PERSON_1] asked [PERSON_28]. Then [PERSON_1] left."
    assert [redacted.text[r.start : r.end] for r in redacted.replacements] == [
        "[PERSON_1]", "[PERSON_28]", "[PERSON_1]",
    ]
    assert [r.finding for r in redacted.replacements] == findings


def test_no_findings() -> None:
    assert apply("Hello", [], ledger=Ledger()) == Redacted("Hello", ())
    assert apply("", [], ledger=Ledger()) == Redacted("", ())


@pytest.mark.parametrize(
    "spans", [[(0, 3), (2, 4)], [(3, 4), (0, 1)], [(0, 9)], [(-1, 2)], [(2, 2)], [(3, 1)]]
)
def test_findings_that_cannot_be_applied(spans: list[tuple[int, int]]) -> None:
    findings = [Finding(start, end, "PERSON", 0.9, "") for start, end in spans]
    with pytest.raises(ValueError, match="findings"):
        apply("Amira", findings, ledger=Ledger())


def test_an_operator_for_one_kind() -> None:
    text = "Amira, hunter2secret"
    findings = [at(text, "Amira"), at(text, "hunter2secret", "PASSWORD")]
    redacted = apply(text, findings, ledger=Ledger(), operators={"PASSWORD": Operator.MASK})
    assert redacted.text == "[PERSON_1], ••••••••"


def test_removal_keeps_the_spaces_so_that_positions_hold() -> None:
    text = "Dear Amira , hello"
    redacted = apply(text, [at(text, "Amira")], ledger=Ledger(), operator=Operator.REMOVE)
    assert redacted.text == "Dear  , hello"
    assert (redacted.replacements[0].start, redacted.replacements[0].end) == (5, 5)


@pytest.mark.parametrize(
    "text",
    [
        "[PERSON_1] is what Amira typed",
        "\\[PERSON\\_1\\] is what Amira typed",
        "PERSON_1 = 'Amira'",
        "Amira [person 1]",
    ],
)
def test_a_typed_placeholder_is_left_alone(text: str) -> None:
    ledger = Ledger()
    redacted = scrubbed(text, "Amira", ledger=ledger)
    assert redacted.text == text.replace("Amira", "[PERSON_28]")
    assert restore(redacted.text, ledger).text == text


def test_a_placeholder_that_only_the_cut_uncovers_is_left_alone() -> None:
    # in the text it is a part of a longer word, in the scrubbed text it stands alone
    ledger = Ledger()
    redacted = scrubbed("AmiraPERSON_1", "Amira", ledger=ledger)
    assert redacted.text == "[PERSON_28]PERSON_1"
    assert restore(redacted.text, ledger).text == "AmiraPERSON_1"


def test_a_placeholder_that_removal_puts_together_is_left_alone() -> None:
    ledger = Ledger()
    text = "[PERSzzON_1] Amira"
    findings = [at(text, "zz", "CUSTOM"), at(text, "Amira")]
    redacted = apply(text, findings, ledger=ledger, operators={"CUSTOM": Operator.REMOVE})
    assert redacted.text == "[PERSON_1] [PERSON_28]"
    assert restore(redacted.text, ledger).text == "[PERSON_1] Amira"


def test_a_typed_placeholder_of_a_kind_outside_the_table_is_left_alone() -> None:
    ledger = Ledger()
    text = "[STAFF_ID_1] or A-77"
    redacted = apply(text, [at(text, "A-77", "STAFF_ID")], ledger=ledger)
    assert redacted.text == "[STAFF_ID_1] or [STAFF_ID_28]"


def test_one_ledger_for_two_texts() -> None:
    ledger = Ledger()
    assert scrubbed("Hi Amira", "Amira", ledger=ledger).text == "Hi [PERSON_1]"
    second = scrubbed("Tom told Amira", "Tom", "Amira", ledger=ledger)
    assert second.text == "[PERSON_28] told [PERSON_1]"


def test_a_constant_typed_after_its_number_was_handed_out_stays() -> None:
    ledger = Ledger()
    scrubbed("Hi Amira", "Amira", ledger=ledger)
    code = "PERSON_1 = lookup(Tom)"
    redacted = scrubbed(code, "Tom", ledger=ledger)
    assert restore(redacted.text, ledger).text == code


def surrogated(text: str, *findings: Finding, ledger: Ledger) -> str:
    return apply(text, findings, ledger=ledger, operator=Operator.SURROGATE).text


def test_surrogates_come_back() -> None:
    ledger = Ledger()
    text = "Amira Okafor (amira@example.com, 07700 900123)"
    findings = [
        at(text, "Amira Okafor"),
        at(text, "amira@example.com", "EMAIL_ADDRESS"),
        at(text, "07700 900123", "PHONE_NUMBER"),
    ]
    new = surrogated(text, *findings, ledger=ledger)
    assert new == "Addison Abbott (addison.abbott@example.org, 07700 900000)"
    assert restore(new, ledger).text == text


@pytest.mark.parametrize("text", ["xAmira", "Amira1", "Amiraé"])
def test_a_value_inside_a_word_gets_a_placeholder(text: str) -> None:
    ledger = Ledger()
    new = surrogated(text, at(text, "Amira"), ledger=ledger)
    assert new == text.replace("Amira", "[PERSON_1]")


def test_values_that_touch_get_placeholders() -> None:
    ledger = Ledger()
    findings = [Finding(0, 5, "PERSON", 0.9, ""), Finding(5, 8, "PERSON", 0.9, "")]
    assert surrogated("Amira(x)", *findings, ledger=ledger) == "[PERSON_1][PERSON_28]"


def test_a_stand_in_is_not_one_that_the_text_holds() -> None:
    ledger = Ledger()
    text = "Addison Abbott met Amira Okafor"
    new = surrogated(text, at(text, "Amira Okafor"), ledger=ledger)
    assert new == "Addison Abbott met Ash Adams"
    assert restore(new, ledger).text == text


def test_stand_ins_that_would_be_misread_give_way_to_placeholders() -> None:
    # GIVEN a text that puts a stand-in of an earlier text together out of its own words
    ledger = Ledger()
    surrogated("Amira Okafor", Finding(0, 12, "PERSON", 0.9, ""), ledger=ledger)
    text = "Addison Zed"
    # WHEN the stand-in for "Zed" is "Abbott", beside a literal "Addison"
    new = surrogated(text, at(text, "Zed"), ledger=ledger)
    # THEN it is not used here
    assert new == "Addison [PERSON_1]"
    assert restore(new, ledger).text == text


def test_a_megabyte_with_many_findings() -> None:
    text = "Amira Okafor, " * 75_000
    findings = [Finding(n * 14, n * 14 + 12, "PERSON", 0.9, "") for n in range(75_000)]
    ledger = Ledger()
    redacted = apply(text, findings, ledger=ledger)
    assert redacted.text == "[PERSON_1], " * 75_000
    assert restore(redacted.text, ledger).text == text


def test_an_operator_for_one_finding_goes_before_that_of_its_kind() -> None:
    text = "Amira, Tom"
    one, two = at(text, "Amira"), at(text, "Tom")
    redacted = apply(
        text, [one, two], ledger=Ledger(), operators={"PERSON": Operator.MASK, two: Operator.REMOVE}
    )
    assert redacted.text == "A••••, "


def test_a_possessive_stays_outside() -> None:
    ledger = Ledger()
    text = "Amira's and AMIRA’S, Amira"
    findings = [Finding(0, 7, "PERSON", 0.9, ""), Finding(12, 19, "PERSON", 0.9, ""),
                Finding(21, 26, "PERSON", 0.9, "")]
    redacted = apply(text, findings, ledger=ledger)
    assert redacted.text == "[PERSON_1]'s and [PERSON_1_CAPS]’S, [PERSON_1]"
    assert restore(redacted.text, ledger).text == text


@pytest.mark.parametrize(
    ("style", "new"),
    [(Style.SQUARE, "Dear [PERSON_1],"), (Style.ANGLE, "Dear <PERSON_1>,"),
     (Style.BRACES, "Dear {{PERSON_1}},"), (Style.PLAIN, "Dear PERSON_1,")],
)
def test_styles(style: Style, new: str) -> None:
    ledger = Ledger(style=style)
    assert scrubbed("Dear Amira,", "Amira", ledger=ledger).text == new
    restored = restore(new, ledger)
    assert (restored.text, restored.count(Recovery.EXACT)) == ("Dear Amira,", 1)
    # AND in every other style, and after a restart
    twin = Ledger.from_json(ledger.to_json())
    every = "[PERSON_1] <PERSON_1> {{PERSON_1}} PERSON_1"
    assert restore(every, twin).text == "Amira Amira Amira Amira"
    assert scrubbed("Dear Amira,", "Amira", ledger=twin).text == new


@pytest.mark.parametrize("style", [Style.ANGLE, Style.BRACES, Style.PLAIN])
@pytest.mark.parametrize("text", ["x_Amira_y", "List$Amira", "[Amira]", "PERSON_1 and Amira"])
def test_a_style_that_would_be_misread_gives_way(style: Style, text: str) -> None:
    ledger = Ledger(style=style)
    assert restore(scrubbed(text, "Amira", ledger=ledger).text, ledger).text == text


def test_a_text_with_every_style_at_once() -> None:
    ledger = Ledger()
    text = "[PERSON_1] <PERSON_28> {{PERSON_36}} PERSON_44 [PERSON_52_SURNAME] Amira"
    redacted = scrubbed(text, "Amira", ledger=ledger)
    assert redacted.text.endswith("[PERSON_60]")
    assert restore(redacted.text, ledger).text == text


def test_a_value_inside_another() -> None:
    ledger = Ledger()
    text = "Anna Annand, Ann, Anna"
    redacted = scrubbed(text, "Anna Annand", "Ann,", ledger=ledger)
    assert restore(redacted.text, ledger).text == text


def test_ten_thousand_people() -> None:
    names = [f"Given{n} Family{n % 5000}" for n in range(10_000)]
    text = "\n".join(names)
    findings, at_ = [], 0
    for name in names:
        findings.append(Finding(at_, at_ + len(name), "PERSON", 0.9, ""))
        at_ += len(name) + 1
    ledger = Ledger()
    redacted = apply(text, findings, ledger=ledger)
    assert len(set(redacted.text.splitlines())) == 10_000
    assert redacted.text.splitlines()[-1] == ledger.ticket("PERSON", names[-1])
    assert restore(redacted.text, ledger).text == text


BAD_VALUES = (
    # one inside the other, like a placeholder, like a part of one, signs of the grammar alone
    ("Ann", "Anna", "Annalise", "Lisa", "Anna Lisa"),
    ("[PERSON_1]", "PERSON_28", "[PERSON_1", "_1]", "PERSON", "1", "28"),
    ("<PERSON_1>", "{{PERSON_1}}", "[person 1]", "&#91;PERSON_1&#93;", "\\[PERSON\\_1\\]"),
    ("[", "]", "_", "[]", "\\", "\u200b", "\x00", "\ud800"),
)


@pytest.mark.parametrize("operator", [Operator.PLACEHOLDER, Operator.SURROGATE])
@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("values", BAD_VALUES, ids=["inside", "alike", "styles", "signs"])
def test_bad_values_come_back(
    values: tuple[str, ...], style: Style, operator: Operator
) -> None:
    ledger = Ledger(style=style)
    for order in (values, values[::-1]):
        text = " ; ".join(order)
        findings, at = [], 0
        for value in order:
            findings.append(Finding(at, at + len(value), "PERSON", 0.9, ""))
            at += len(value) + 3
        redacted = apply(text, findings, ledger=ledger, operator=operator)
        ledger = Ledger.from_json(ledger.to_json())
        assert restore(redacted.text, ledger).text == text
