"""The HTML flavour: what is read, what is rewritten, and that nothing unseen comes along."""

import re
import time
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.documents.html import MAX_CHARACTERS, HtmlPage
from cloakroom.documents.html_allowed import TAGS
from cloakroom.documents.html_reader import MAX_TOKENS
from cloakroom.errors import TooLarge
from cloakroom.model import Segment
from documents import html_samples

ALLOWED_ATTRIBUTES = {"href", "title", "colspan", "rowspan", "lang", "dir", "align", "style"}


def text_of(source: str) -> str:
    return HtmlPage.parse(source).text


def scrubbed(source: str, value: str, stand_in: str = "[PERSON_1]") -> str:
    """``source`` with ``value`` replaced wherever the page shows it."""
    page = HtmlPage.parse(source)
    edits = [(m.start(), m.end(), stand_in) for m in re.finditer(re.escape(value), page.text)]
    hidden = {s.address: s.text.replace(value, stand_in) for s in page.hidden if value in s.text}
    return page.with_replacements(edits, hidden)


def unedited(source: str) -> str:
    return HtmlPage.parse(source).with_replacements([], {})


class BalanceCheck(HTMLParser):
    """An independent reader of our output: only allowed tags and attributes, properly nested."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {*TAGS.values(), "br"}
        assert {name for name, _ in attrs} <= ALLOWED_ATTRIBUTES
        if tag not in {"br", "hr", "col"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment was written")


def assert_well_formed(output: str) -> None:
    check = BalanceCheck()
    check.feed(output)
    check.close()
    assert check.open == []


# --- What is read -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("", ""),
        ("plain", "plain"),
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<p>one<p>two", "one\ntwo"),
        ("one<br>two<br/><br>three", "one\ntwo\n\nthree"),
        ("<div><div>one</div></div><div>two</div>", "one\ntwo"),
        ("<b>Amira</b> <i>Oka</i>for", "Amira Okafor"),
        ("<b>Amira </b> <i> Okafor</i>", "Amira Okafor"),
        ("Amira\n   Okafor", "Amira Okafor"),
        ("O&#39;Brien &amp; O&#x27;Shea &lt;x&gt;", "O'Brien & O'Shea <x>"),
        ("07700&nbsp;900123", "07700 900123"),
        ("a &copy b &nosuch; c & d", "a © b &nosuch; c & d"),
        ("<tr><td>a</td><td>b</td></tr>", "a\nb"),
        ("<table><tr><td>a</td> <td>b</td></tr> <tr><td>c</td></tr></table>", "a\tb\nc"),
        ("<table><td>a<td>b<tr><th>c", "a\tb\nc"),
        ("<table><tr><td></td><td>b</td><td></td></tr></table>c", "\tb\t\nc"),
        ("<table><tr><td><p>a</p><p>b</p></td><td><p>c</p></td></tr></table>", "a\nb\tc"),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>d", "a\nb\nc\nd"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "a\nb\nc"),
        ("<pre>\n  a\n\tb</pre>c  d", "  a\n\tb\nc d"),
        ("<section>a</section><article>b</article>", "a\nb"),
        ("1 < 2 and <3", "1 < 2 and <3"),
        ("<o:p>a</o:p><blink>b</blink>", "ab"),
        ("a\x00b\ud800c&#0;&#xD800;", "ab\ufffdc\ufffd\ufffd"),
        ("<p>in</p></div></td></table>out", "in\nout"),
        ("<b>bold<p>block</b>rest", "bold\nblock\nrest"),
        ("a<hr>b", "a\nb"),
        ("\ufeffa", "a"),
    ],
)
def test_text_is_what_the_screen_shows(source: str, text: str) -> None:
    assert text_of(source) == text


@pytest.mark.parametrize("name", html_samples.ALL)
def test_clipboards_of_known_programs(name: str) -> None:
    source, text = html_samples.ALL[name]
    assert text_of(source) == text
    assert text_of(unedited(source)) == text
    assert_well_formed(unedited(source))


@pytest.mark.parametrize("name", html_samples.ALL)
def test_a_name_is_gone_from_every_corner_of_a_known_clipboard(name: str) -> None:
    source, _ = html_samples.ALL[name]
    for value in ("amira.okafor@example.org", "Amira Okafor", "Amira  Okafor", "Amira"):
        source = scrubbed(source, value)
    assert "amira" not in source.lower()


@pytest.mark.parametrize(
    ("source", "not_scanned"),
    [
        ("a", ()),
        ("<img src='data:image/png;base64,QUJD'>a", ("1 picture",)),
        ("<img src=a><svg><text>x</text></svg>a", ("2 pictures",)),
        ("<input value=x><textarea>y</textarea><select><option>z</select>a", ("3 form fields",)),
        ("<input type=hidden value=x>a", ()),
        ("<iframe src=x>y</iframe><object>z</object>a", ("2 embedded objects",)),
        ("<script>x</script>a", ("1 script",)),
        ("<!-- x -->a", ("1 comment",)),
        ("<!--StartFragment-->a<!--EndFragment--><![if x]><![endif]><!DOCTYPE html>", ()),
        ("<style>x</style><title>y</title><meta name=z>a", ()),
        ("<div style='display: none'>x</div>a", ("1 hidden passage",)),
        ("<a href='javascript:x()'>a</a>", ("1 link target",)),
        ("a<b title='x", ("1 unfinished tag",)),
    ],
)
def test_what_is_left_out_is_named(source: str, not_scanned: tuple[str, ...]) -> None:
    page = HtmlPage.parse(source)
    assert page.text == "a"
    assert page.not_scanned == not_scanned


@pytest.mark.parametrize(
    "source",
    [
        "<p hidden>VALUE</p>",
        "<p aria-hidden=TRUE>VALUE<b>VALUE</b></p>",
        "<p style='color:red; DISPLAY : none !important'>VALUE</p>",
        "<span style='visibility:hidden'>VALUE</span>",
        "<span style='mso-hide:all'>VALUE</span>",
        "<table><tr><td><div hidden><table><tr><td>VALUE</td></tr></table></div></td></tr></table>",
        "<body hidden>VALUE</body>",
        "<!-- > VALUE -->",
        "<!-- VALUE",
        "<![CDATA[VALUE]]>",
        "<?xml VALUE?>",
        "<script>'<p>VALUE</p>'</script >",
        "<title>VALUE</title>",
        "<style>VALUE",
        "<noscript>VALUE</noscript>",
        "<template><p>VALUE</p></template>",
        "<p class=VALUE id=VALUE data-x=VALUE onclick=VALUE lang=VALUE align=VALUE dir=VALUE>a</p>",
        "<p style='font-family:VALUE;color:VALUE;background:url(VALUE)'>a</p>",
        "<p style='content:VALUE;--x:VALUE;VALUE:red;VALUE'>a</p>",
        "<p style='color:red/*VALUE*/;color:\\VALUE'>a</p>",
        "<td colspan=VALUE rowspan=VALUE>a</td>",
        "<a name=VALUE target=VALUE href='data:text/html,VALUE'>a</a>",
        "<a href=' java\nscript&colon;VALUE'>a</a>",
        "<a href='C:\\VALUE'>a</a>",
        "<form action=VALUE><button value=VALUE>a</button></form>",
        "<VALUE>a</VALUE>",
        "<p VALUE>a</p VALUE>",
    ],
)
def test_what_nobody_sees_does_not_come_along(source: str) -> None:
    page = HtmlPage.parse(source)
    output = page.with_replacements([], {})
    assert "value" not in (page.text + output).lower()
    assert page.hidden == ()


def test_attributes_that_stay_are_shown_with_an_address() -> None:
    page = HtmlPage.parse(
        "<a href='tel:+447700900123'>x</a><p title=' T '>y</p>"
        "<a href='https://example.org/?u=amira%2540example.org&copy=2' title=''>z</a>"
    )
    assert page.hidden == (
        Segment("a[1].href", "tel:+447700900123"),
        Segment("p[1].title", " T "),
        Segment("a[2].href", "https://example.org/?u=amira@example.org&copy=2"),
    )


@pytest.mark.parametrize("path", ["%25" + "25" * 9 + "41", "a" * 20_000])
def test_a_link_wrapped_deeper_or_longer_than_any_gateway_does_is_dropped(path: str) -> None:
    page = HtmlPage.parse(f"<a href='https://example.org/{path}'>x</a>")
    assert page.hidden == ()
    assert page.not_scanned == ("1 link target",)


# --- What is written ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "output"),
    [
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<b><i>a", "<b><i>a</i></b>"),
        ("a &amp; <b>&lt;</b>&nbsp;", "a &amp; <b>&lt;</b>&nbsp;"),
        (
            "<p style=\"COLOR: Red; font-family: 'Segoe UI', Okafor, serif; margin:0\">a</p>",
            "<p style=\"color:red;font-family:&#x27;segoe ui&#x27;,serif\">a</p>",
        ),
        (
            "<span style='background:rgb(1, 2, 3);font-size:10.5pt;text-decoration:underline'>a",
            '<span style="background-color:rgb(1,2,3);font-size:10.5pt;'
            'text-decoration:underline">a</span>',
        ),
        ("<font style='font-weight:700'>a</font>", '<span style="font-weight:700">a</span>'),
        (
            "<table><td colspan=2 align=right>a",
            '<table><tr><td align="right" colspan="2">a</td></tr></table>',
        ),
        ("<p align=left align=right>a", '<p align="left">a</p>'),
        ("<a href=x>1<a href=y>2", '<a href="x">1</a><a href="y">2</a>'),
        ("<a href=' https://ex\nample.org '>1", '<a href="https://example.org">1</a>'),
        ("<p lang=EN-GB dir=ltr>a", '<p lang="EN-GB" dir="ltr">a</p>'),
        ("<a title='\"&lt;'>a", '<a title="&quot;&lt;">a</a>'),
        ("<pre>\n\na\n b</pre>", "<pre><br>a<br> b</pre>"),
    ],
)
def test_output_is_rebuilt_from_the_allow_list(source: str, output: str) -> None:
    assert unedited(source) == output


@pytest.mark.parametrize(
    ("source", "edits", "output"),
    [
        ("<b>Amira</b> <i>Oka</i>for", [(0, 12, "[P]")], "<b>[P]</b><i></i>"),
        ("x <b>Ami</b>ra.", [(2, 7, "[P]")], "x <b>[P]</b>."),
        ("O&#39;Brien!", [(0, 7, "[P]")], "[P]!"),
        ("a&nbsp;b c", [(0, 3, "[P]")], "[P] c"),
        ("a b", [(0, 1, "<&\">"), (2, 3, "y")], '&lt;&amp;"&gt; y'),
        ("a b c", [(2, 3, "")], "a &nbsp;c"),
        ("<p>a</p>", [(0, 1, " x")], "<p>&nbsp;x</p>"),
        ("a b", [(0, 1, "1\n2  3 ")], "1<br>2 &nbsp;3 &nbsp;b"),
        ("a<br>b c", [(0, 3, "[P]")], "[P] c"),
        ("<p>1 High St</p><p>Leeds</p><p>x", [(0, 15, "[P]")], "<p>[P]</p><p></p><p>x</p>"),
        (
            "<table><tr><td>a<td>b<td>c",
            [(0, 3, "[P]")],
            "<table><tr><td>[P]</td><td></td><td>c</td></tr></table>",
        ),
        ("<p>a</p><p>b</p>", [(1, 2, "[P]")], "<p>a</p><p>b</p>"),
        ("<p>a</p><p>b</p>", [(1, 3, "[P]")], "<p>a</p><p>[P]</p>"),
        ("<p>a</p><p>bc</p>", [(0, 2, "[P]"), (2, 3, "[Q]")], "<p>[P]</p><p>[Q]c</p>"),
    ],
)
def test_replacement_stands_where_the_value_started(
    source: str, edits: list[tuple[int, int, str]], output: str
) -> None:
    assert HtmlPage.parse(source).with_replacements(edits, {}) == output


def test_hidden_values_are_replaced_and_links_stay_safe() -> None:
    page = HtmlPage.parse("<a href='mailto:amira%40example.org' title=Amira>x</a>")
    edited = page.with_replacements([], {"a[1].href": "mailto:[EMAIL_1]", "a[1].title": '"<'})
    assert edited == '<a href="mailto:[EMAIL_1]" title="&quot;&lt;">x</a>'
    assert "script" not in page.with_replacements([], {"a[1].href": "javascript:x()"})


def test_a_link_in_which_nothing_was_replaced_keeps_its_encoding() -> None:
    source = '<a href="https://example.org/a%26b?c=d%20e">x</a>'
    page = HtmlPage.parse(source)
    assert page.with_replacements([], {s.address: s.text for s in page.hidden}) == source


@pytest.mark.parametrize(
    ("edits", "hidden"),
    [
        ([(0, 99, "x")], {}),
        ([(2, 2, "x")], {}),
        ([(-1, 2, "x")], {}),
        ([(3, 5, "x"), (0, 1, "y")], {}),
        ([(0, 3, "x"), (2, 4, "y")], {}),
        ([], {"a[9].href": "x"}),
    ],
)
def test_an_edit_that_does_not_fit_is_refused(
    edits: list[tuple[int, int, str]], hidden: dict[str, str]
) -> None:
    page = HtmlPage.parse("<a href='https://example.org'>some text</a>")
    with pytest.raises(ValueError, match="edit"):
        page.with_replacements(edits, hidden)


# --- Hostile pages ------------------------------------------------------------------------------


def test_too_large_is_said() -> None:
    with pytest.raises(TooLarge):
        HtmlPage.parse("a" * (MAX_CHARACTERS + 1))


def test_too_many_tags_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_TOKENS <= MAX_CHARACTERS
    monkeypatch.setattr("cloakroom.documents.html_reader.MAX_TOKENS", 3)
    assert text_of("<b>a</b>") == "a"
    with pytest.raises(TooLarge):
        HtmlPage.parse("<b>a</b><b>")


@pytest.mark.parametrize(
    "unit",
    [
        "<a ", "<!--", "&", "&#", "&#1", "&a", "<", "</", "<!", "<?", "<![CDATA[", "<![x", "<a b='",
        "<a b='<a c=\"", "<a b=c ", "<title>", "<script>", "<svg>", "<div>", "</div>", "<p>", "<b>",
        "<b></i>", "<div><span></div>", "<table><tr><td>", "<table></td>", "<td>", "<ul><li>",
        "<p hidden>", "<h1 style='/*;'>", " ", "-->", "\x00", "\ud800", "<a/", "<a =",
    ],
)  # fmt: skip
def test_time_grows_with_the_length_alone(unit: str) -> None:
    # GIVEN a page and one eight times as long; quadratic reading would take 64 times as long
    def seconds(characters: int) -> float:
        source = unit * (characters // len(unit))
        start = time.process_time()
        unedited(source)
        return time.process_time() - start

    assert seconds(80_000) < 28 * seconds(10_000) + 0.05


@pytest.mark.parametrize(
    "source",
    [
        f"<a title='{'x' * 1_000_000}'>a</a>",
        f"<a href='{'%25' * 300_000}'>a</a>",
        f"<p style='{'/*' * 500_000}'>a",
        f"<p style='{'color:red;' * 100_000}'>a",
        f"&#{'1' * 1_000_000};",
        f"&#x{'1' * 1_000_000};",
        f"<{'a' * 1_000_000}",
        f"<a{' ' * 500_000}b{' ' * 500_000}",
        f"<a {'b ' * 200_000}>a",
        f"{'<div>' * 20_000}a<p>b{'</div>' * 20_000}c",
    ],
    ids=lambda source: source[:12],
)
def test_huge_parts_are_read(source: str) -> None:
    output = unedited(source)
    assert text_of(output) == text_of(source)
    assert_well_formed(output)


@pytest.mark.parametrize("depth", [198, 199, 200, 5000])
@pytest.mark.parametrize(
    "inside",
    [
        "a<p>b</p><p>c</p>",
        "<p>a</p><blockquote><div>b<p>c</blockquote>",
        "a<hr>b<table><col><tr><td>c</table>",
    ],
)
def test_depth_of_the_output_is_limited_but_lines_stay_lines(depth: int, inside: str) -> None:
    source = "<div>" * depth + inside + "</div>" * depth + "d"
    output = unedited(source)
    assert output.count("<div>") <= 200
    assert depth < 200 or not set(re.findall("<[a-z]+", output)) - {"<div", "<br"}
    assert text_of(output) == text_of(source) == "a\nb\nc\nd"


# --- Properties ---------------------------------------------------------------------------------

NAMES = [*TAGS, "br", "img", "svg", "title", "select", "body", "o:p", "button"]
words = st.sampled_from(
    ["Amira ", "b",
     "Amira", "Oka", " ", "  ", "\n", "&nbsp;", "&amp;", "&#39;", "é", "\U0001f600", "x", "<", "\t"]
)  # fmt: skip
attributes = st.sampled_from(
    ["", "", "", "", "", "", " hidden", " style='white-space:pre'", " style='display:none'",
     " title='Amira x'",
     " href='mailto:a%40example.org'", " colspan=2", " style='white-space:normal;color:red'", " a="]
)  # fmt: skip
start_tags = st.builds("<{}{}>".format, st.sampled_from(NAMES), attributes)
end_tags = st.builds("</{}>".format, st.sampled_from(NAMES))
comments = st.sampled_from(["<!-- Amira -->", "<![endif]>", "<!--", "<a b='"])
soups = st.lists(
    st.one_of(words, words, words, start_tags, start_tags, end_tags, end_tags, end_tags, comments),
    max_size=40,
).map("".join)


@given(st.one_of(soups, st.text(alphabet=st.characters(), max_size=200)))
def test_any_page_is_read_and_its_output_is_stable(source: str) -> None:
    page = HtmlPage.parse(source)
    output = page.with_replacements([], {})
    again = HtmlPage.parse(output)
    assert again.text == page.text
    assert again.hidden == page.hidden
    assert again.with_replacements([], {}) == output
    output.encode()
    assert_well_formed(output)


@given(soups, st.data())
def test_an_edit_of_the_page_is_an_edit_of_its_text(source: str, data: st.DataObject) -> None:
    # GIVEN a page, and some stretches of its lines
    page = HtmlPage.parse(source)
    stretches = [m.span() for m in re.finditer(r"[^\n\t]{1,6}", page.text)]
    chosen = data.draw(st.lists(st.sampled_from(stretches), unique=True)) if stretches else []
    new = data.draw(st.sampled_from(["[P_1]", "<b>&amp;", "x", " two  words ", "two\nlines"]))
    # WHEN they are replaced in the page and in its text
    edited = page.text
    for start, end in sorted(chosen, reverse=True):
        edited = edited[:start] + new + edited[end:]
    output = page.with_replacements([(*span, new) for span in sorted(chosen)], {})
    # THEN both read the same
    assert text_of(output) == edited
    assert_well_formed(output)


@given(soups, st.data())
def test_no_character_of_an_edit_across_lines_and_cells_is_left(
    source: str, data: st.DataObject
) -> None:
    # GIVEN a page whose every shown letter falls into one edit or another
    page = HtmlPage.parse(source)
    cuts = data.draw(st.sets(st.integers(0, len(page.text)), max_size=5))
    bounds = sorted({0, len(page.text), *cuts})
    edits = [(a, b, "#") for a, b in pairwise(bounds)]
    # WHEN the page is written, THEN only stand-ins and white space are on it
    assert set(text_of(page.with_replacements(edits, {}))) <= set("#\n\t")


VALUES = st.from_regex(r"[A-Z][a-z]{4,8}[0-9]{2} [A-Z][a-z]{4,8}", fullmatch=True)
EVERYWHERE = (
    "<html><head><title>{v}</title><style>.a{{content:'{v}'}}</style><meta content='{v}'></head>"
    "<!--{v}--><body class='{v}'><p id='{v}' data-x='{v}' style='font-family:\"{v}\";color:red'>{v}"
    "<a href='https://example.org/?q={v}' title='{v}' name='{v}'>{split}</a>"
    "<img alt='{v}' src='{v}'><input value='{v}'><textarea>{v}</textarea><script>'{v}'</script>"
    "<svg><text>{v}</text></svg><iframe srcdoc='{v}'></iframe><span hidden>{v}</span>"
    "<select><option value='{v}'>{v}</select><table summary='{v}'><tr><td abbr='{v}'>{encoded}"
)


@given(VALUES, st.integers(1, 8))
def test_no_value_survives_anywhere_in_the_output(value: str, cut: int) -> None:
    source = EVERYWHERE.format(
        v=value,
        split=f"<b>{value[:cut]}</b><!-- {value} --><i>{value[cut:]}</i>",
        encoded="".join(f"&#{ord(c)};" for c in value),
    )
    output = scrubbed(source, value)
    first, last = value.split()
    assert first not in unescape(output)
    assert last not in unescape(output)
    assert output.count("[PERSON_1]") == 5
