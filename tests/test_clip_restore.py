"""A clip with an answer: the values come back in both flavours, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.clip import Clip, restore_clip
from cloakroom.documents.html import HtmlPage
from cloakroom.model import Recovery
from cloakroom.redact.ledger import Ledger
from fakes.scrubbing import WORDS, scrubbed


def ledger_of(*values: tuple[str, str]) -> Ledger:
    ledger = Ledger()
    for kind, value in values:
        ledger.ticket(kind, value)
    return ledger


PEOPLE = (
    ("PERSON", "Amira Okafor"),
    ("PERSON", "Siobhán <O'Brien>"),
    ("EMAIL_ADDRESS", "a@example.org"),
)


@pytest.mark.parametrize(
    ("shown", "plain"),
    [
        ("[PERSON_1]", "Amira Okafor"),
        ("**[Person 1]** and [PERSON_28]", "**Amira Okafor** and Siobhán <O'Brien>"),
        ("[**PERSON_1**], PERSON_28", "**Amira Okafor**, Siobhán <O'Brien>"),
        ("[PERSON_1's] [PERSON_95] [PERSON_28]", "Amira Okafor's [PERSON_95] Siobhán <O'Brien>"),
        ("no ticket", "no ticket"),
        ("", ""),
    ],
)
def test_values_come_back_in_both_flavours(shown: str, plain: str) -> None:
    result = restore_clip(Clip(shown, f"<p>{shown}</p>"), ledger_of(*PEOPLE))
    assert result.clip.plain == plain
    assert HtmlPage.parse(result.clip.html or "").text == plain
    assert result.restored.text == plain


def test_every_ticket_is_accounted_for_by_the_plain_text() -> None:
    answer = Clip("[PERSON_1] [person 28] [PERSON_95]", "<p>x")
    told = restore_clip(answer, ledger_of(*PEOPLE)).restored
    assert [told.count(recovery) for recovery in Recovery] == [1, 1, 1]


def test_a_ticket_across_tags_and_in_a_link_comes_back() -> None:
    html = '<p>[PER<b>SON_1]</b> <a href="mailto:%5BEMAIL_1%5D">write</a></p>'
    result = restore_clip(Clip("x", html), ledger_of(*PEOPLE)).clip
    assert result.html == '<p>Amira Okafor<b></b> <a href="mailto:a@example.org">write</a></p>'


def test_a_ticket_of_another_matter_stays_to_the_tag() -> None:
    html = "<p>[PER<b>SON_9]</b></p>"
    assert restore_clip(Clip("x", html), ledger_of(*PEOPLE)).clip.html == html


def test_restoring_leaves_other_links_as_they_were_written() -> None:
    html = '<a href="https://example.org/?q=a%26b">[PERSON_1]</a>'
    result = restore_clip(Clip("[PERSON_1]", html), ledger_of(*PEOPLE)).clip
    assert result.html == html.replace("[PERSON_1]", "Amira Okafor")


def test_plain_text_alone_is_restored_alone() -> None:
    assert restore_clip(Clip("[PERSON_1]"), ledger_of(*PEOPLE)).clip == Clip("Amira Okafor")
    assert restore_clip(Clip("", "<p>[PERSON_1]"), ledger_of(*PEOPLE)).clip.plain == "Amira Okafor"


pieces = st.sampled_from([*(word for word in WORDS if "\n" not in word), "hello", "😀", "<b>", "&",
                          "[PERSON_1]", "é"])


@given(st.lists(pieces, max_size=8).map(" ".join))
def test_scrubbed_and_restored_is_the_same_again(text: str) -> None:
    """Whatever the words: no value in the clean clip, all of them in the restored one."""
    html = "<p>" + text.replace("&", "&amp;").replace("<", "&lt;")
    ledger = Ledger()
    clean = scrubbed(Clip(text, html), ledger)
    assert not any(word in f"{clean.plain} {clean.html}" for word in WORDS)
    restored = restore_clip(clean, ledger).clip
    assert (restored.plain, HtmlPage.parse(restored.html or "").text) == (text, text)
