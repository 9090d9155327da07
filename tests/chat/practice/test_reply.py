from hypothesis import given
from hypothesis import strategies as st

from cloakroom.chat.practice.reply import PLACEHOLDER, pieces, reply


def asking(*texts: str) -> list[dict[str, object]]:
    return [{"role": "user", "content": text} for text in texts]


def test_only_what_the_user_sent_counts() -> None:
    system = {"role": "system", "content": "Keep placeholders such as [PERSON_9]."}
    assert "[PERSON_9]" not in reply([system, *asking("Hello [PERSON_1]")])


def test_a_question_without_any_uses_those_before_it() -> None:
    assert "[PERSON_1]" in reply(asking("Hello [PERSON_1]", "Shorter, please."))
    assert "number 2" in reply(asking("Hello [PERSON_1]", "Shorter, please."))


def test_many_are_counted_and_some_shown() -> None:
    text = reply(asking(" ".join(f"[EMAIL_{n}]" for n in range(1, 41))))
    assert "- 40 × EMAIL: [EMAIL_1], [EMAIL_2]" in text
    assert "35 more" in text
    assert "Dear Sir or Madam" in text


def test_a_form_of_a_value_is_a_placeholder_too() -> None:
    assert "- 2 × PERSON: [PERSON_1], [PERSON_1_LAST]" in reply(
        asking("[PERSON_1] or [PERSON_1_LAST]")
    )


@given(st.lists(st.text() | st.from_regex(PLACEHOLDER, fullmatch=True)))
def test_it_answers_anything_and_invents_no_placeholder(texts: list[str]) -> None:
    answer = reply(asking(*texts))
    sent = {match.group() for match in PLACEHOLDER.finditer(" ".join(texts))}
    assert {match.group() for match in PLACEHOLDER.finditer(answer)} <= sent
    assert "".join(pieces(answer)) == answer
