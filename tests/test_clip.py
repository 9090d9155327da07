"""A clip: every flavour scrubbed with the same tickets, and proven before it is released."""

import re

import pytest

from cloakroom.clip import MOST_CHARACTERS, PICTURE, Clip, Flavours, unfit, usable
from cloakroom.documents.html import HtmlPage
from cloakroom.errors import NotClean, TooLarge, UnreadableText
from cloakroom.model import Finding, Operator
from cloakroom.redact.ledger import Ledger
from cloakroom.review import Review
from cloakroom.scrub import Method, rounds
from documents import html_samples
from fakes.scrubbing import WORDS, finished, scrubbed

PARTS = ("Amira", "Okafor", "amira", "okafor", "Siobh", "Brien", "900123", "476", "GB82", "4242")
_HASH = re.compile(r"(?<=:)[0-9a-f]{8}(?=\])")
MAIL = (
    '<div>Dear <b>Amira</b> Okafor,<br>write to <a href="mailto:amira.okafor@example.org?'
    'subject=Re%3A%20Amira%20Okafor" title="Amira Okafor">us</a>.</div>'
)
MAIL_PLAIN = "Dear Amira Okafor,\nwrite to us."


# --- Taken apart --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clip", "empty"),
    [
        (Clip(""), True),
        (Clip("", ""), True),
        (Clip("", None, ("image/png",)), True),
        (Clip(" "), False),
        (Clip("", "<p>"), False),
    ],
)
def test_a_clip_knows_when_there_is_nothing_to_look_at(clip: Clip, *, empty: bool) -> None:
    assert clip.empty is empty


@pytest.mark.parametrize(
    ("clip", "is_picture"),
    [
        (Clip("", None, (PICTURE,)), True),
        (Clip("", '<img src="https://example.org/a.png">', (PICTURE,)), True),
        (Clip(" \n", None, (PICTURE, "another format")), True),
        (Clip("", "<p>Amira</p>", (PICTURE,)), False),
        (Clip("Amira", None, (PICTURE,)), False),
        (Clip("", None, ("files",)), False),
    ],
)
def test_a_picture_is_one_where_no_text_is_beside_it(clip: Clip, *, is_picture: bool) -> None:
    assert usable(clip).is_picture is is_picture


def test_plain_text_alone_is_one_text() -> None:
    assert Flavours.of(Clip("Amira")).texts == ["Amira"]
    assert Flavours.of(Clip("Amira", "")).page is None


def test_all_that_a_page_shows_and_holds_is_looked_at() -> None:
    texts = Flavours.of(Clip(MAIL_PLAIN, MAIL)).texts
    assert texts[:2] == [MAIL_PLAIN, MAIL_PLAIN]
    assert set(texts[2:]) == {
        "mailto:amira.okafor@example.org?subject=Re: Amira Okafor", "Amira Okafor"
    }


def test_html_alone_is_its_own_plain_text() -> None:
    assert Flavours.of(Clip("", MAIL)).texts[:2] == [MAIL_PLAIN, MAIL_PLAIN]


# --- Scrubbed -----------------------------------------------------------------------------------


def test_both_flavours_get_the_same_placeholders_and_links_too() -> None:
    clean = scrubbed(Clip(MAIL_PLAIN, MAIL, ("application/rtf",)))
    assert clean.plain == "Dear [PERSON_1],\nwrite to us."
    assert clean.html is not None
    assert HtmlPage.parse(clean.html).text == clean.plain
    assert {item.text for item in HtmlPage.parse(clean.html).hidden} == {
        "mailto:[PERSON_1_EMAIL]?subject=Re: [PERSON_1]", "[PERSON_1]"
    }
    assert clean.others == ()


def test_plain_text_alone_gets_no_html() -> None:
    assert scrubbed(Clip("Amira, 07700 900123")) == Clip("[PERSON_1], [PHONE_1]")


def test_html_alone_gets_its_plain_text_as_well() -> None:
    clean = scrubbed(Clip("", MAIL))
    assert clean.plain == "Dear [PERSON_1],\nwrite to us."
    assert "[PERSON_1]" in (clean.html or "")


@pytest.mark.parametrize("operator", Operator)
@pytest.mark.parametrize("name", html_samples.ALL)
def test_no_value_stays_in_what_programs_write(name: str, operator: Operator) -> None:
    """Not in the text, an attribute, a comment, a style, nor written with references."""
    source, text = html_samples.ALL[name]
    clean = scrubbed(Clip(text, source), method=Method(operator))
    html = clean.html or ""
    for value in WORDS:
        assert value not in clean.plain
        assert value not in HtmlPage.parse(html).text
    without_hashes = _HASH.sub("", html)  # random digits may read like any three
    for part in PARTS:
        assert part not in without_hashes


def test_what_the_user_keeps_stays_in_every_flavour() -> None:
    plain, html = "Amira, 07700 900123", "<p>Amira, <b>07700 900123</b>"
    clean = scrubbed(Clip(plain, html), keep="Amira")
    assert clean.plain == "Amira, [PHONE_1]"
    assert HtmlPage.parse(clean.html or "").text == clean.plain


def test_what_only_the_html_shows_goes_too() -> None:
    clean = scrubbed(Clip("see us", '<a href="https://example.org/Okafor">see us</a>'))
    assert clean.html == '<a href="https://example.org/[PERSON_1]">see us</a>'


def test_a_mark_the_detector_would_not_find_goes_from_every_flavour() -> None:
    flavours = Flavours.of(Clip("Project Heron", "<p>Project <i>Heron</i>"))
    review = Review.of("Project Heron", []).add(8, 13, "CUSTOM")
    looks = rounds(flavours.texts, flavours.decisions(review, [[]]), ledger=Ledger())
    assert next(looks) == ["Project [WORD_1]", "Project [WORD_1]"]


def test_a_ticket_in_the_html_is_no_value() -> None:
    """GIVEN a clip with a copied answer WHEN the detector takes its ticket for a name
    THEN it stays a ticket in both flavours."""
    text = "[PERSON_1] said"
    flavours = Flavours.of(Clip(text, f"<p>{text}"))
    finding = Finding(0, 10, "PERSON", 0.9, "")
    assert flavours.decisions(Review.of(text, []), [[finding]]) == [[], []]


def test_a_link_without_values_stays_as_it_was_written() -> None:
    """Decoding %26 into & would make it another link."""
    html = '<a href="https://example.org/?q=a%26b%20c">Amira</a>'
    assert scrubbed(Clip("Amira", html)).html == html.replace("Amira", "[PERSON_1]")


@pytest.mark.parametrize(
    "html",
    [
        "<p>12 Mill Lane</p><p>Leeds, UK</p>",
        "<table><tr><td>at 12 Mill Lane<tr><td>Leeds.</table>",
        "<ul><li>12 Mill Lane<li>Leeds)</ul>",
        "12 Mill Lane<br>Leeds.",
    ],
)
def test_a_value_across_lines_is_taken_out_of_them_all(html: str) -> None:
    """The line end inside the value stays in the HTML where it is the end of a paragraph; that is
    no reason to refuse."""
    clean = scrubbed(Clip("", html))
    shown = HtmlPage.parse(clean.html or "").text
    assert "".join(shown.split()) == "".join(clean.plain.split())
    assert "[ADDRESS_1]" in shown
    assert "Leeds" not in shown


def forgetful(page: HtmlPage, written: str) -> HtmlPage:
    """``page``, but it writes ``written`` whatever it is asked to: what the proof is there for."""

    class ForgetfulPage(HtmlPage):
        def with_replacements(self, text_edits: object, hidden_edits: object) -> str:
            return written

    return ForgetfulPage(page.text, page.hidden, (), ())


@pytest.mark.parametrize(
    ("written", "proven"),
    [
        ('<p title="[PERSON_1]">Dear [PERSON_1]</p>', True),
        ("<p>Dear [PERSON_1]</p>", True),  # an attribute less harms nobody
        ('<p title="[PERSON_1]">Dear [PERSON_1] Okafor</p>', False),
        ('<p title="[PERSON_1]">Dear Amira Okafor</p>', False),
        ('<p title="[PERSON_1]">Dear </p>', False),
        ('<p title="Amira Okafor">Dear [PERSON_1]</p>', False),
        ('<p title="[PERSON_1] "><a href="http://x/Okafor">Dear [PERSON_1]</a></p>', False),
        ("", False),
    ],
)
def test_html_that_cannot_be_proven_is_not_released(written: str, *, proven: bool) -> None:
    html = '<p title="Amira Okafor">Dear Amira Okafor'
    page = HtmlPage.parse(html)
    flavours = Flavours(Clip(page.text, html), forgetful(page, written))
    if proven:
        assert finished(flavours).html == written
        return
    with pytest.raises(NotClean, match="The clipboard is as it was") as caught:
        finished(flavours)
    assert "Okafor" not in caught.value.sentence


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("x" * (MOST_CHARACTERS + 1), TooLarge),
        ("".join(map(chr, range(32))) * 9, UnreadableText),
        ("\ufffd\ufffd Ring \ufffd", UnreadableText),
    ],
)
def test_a_clip_that_is_not_looked_through_says_why(text: str, error: type[Exception]) -> None:
    assert isinstance(unfit(Clip(text)), error)


@pytest.mark.parametrize("text", ["", "Ring 07700 900123", "\x1b[1mlog\x1b[0m a\x00 stray one"])
def test_text_is_fit(text: str) -> None:
    assert unfit(Clip(text)) is None
