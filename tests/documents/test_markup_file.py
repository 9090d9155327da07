"""XML and HTML: texts, attributes and comments change, all else stays to the byte."""

from collections.abc import Sequence
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.documents.base import Kind, Wishes
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.errors import UnsafeFile
from cloakroom.files.reading import Reading
from contracts.document_contract import DocumentContract


class TestHtml(DocumentContract):
    name = "page.html"

    def sample(self, values: Sequence[str]) -> bytes:
        rows = "".join(
            f'<p title="{escape(v)}" class=x>{escape(v)}<br><!-- {v} --></p>' for v in values
        )
        return f"<!DOCTYPE html>\n<title>x</title><style>p > a {{}}</style>{rows}".encode()


class TestXml(DocumentContract):
    name = "data.xml"

    def sample(self, values: Sequence[str]) -> bytes:
        rows = "".join(f"<r a='{escape(v)}'><n>{escape(v)}</n><![CDATA[{v}]]></r>" for v in values)
        return f'<?xml version="1.0" encoding="utf-16"?><all>{rows}</all>'.encode("utf-16")


SWEEP = Sweep([Taken("Zoë", "[PERSON_1]"), Taken("zoe@example.org", "[EMAIL_1]")])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>Zo&euml; &amp; co</p>", "<p>[PERSON_1] &amp; co</p>"),
        ("<p>x &nbsp; y</p><P>Zoë", "<p>x &nbsp; y</p><P>[PERSON_1]"),
        ('<a href="mailto:zoe%40example.org">', '<a href="mailto:EMAIL_1">'),
        ("<a href=mailto:zoe@example.org x>", '<a href="mailto:EMAIL_1" x>'),
        ("<img alt='Zoë' class=\"Zoë\">", "<img alt='[PERSON_1]' class=\"PERSON_1\">"),
        ("<script>if (a<b) f('Zoë')</script>", "<script>if (a<b) f('[PERSON_1]')</script>"),
        ("<!-- Zoë -->", "<!-- [PERSON_1] -->"),
        ("<!-- Zoë", "<!-- [PERSON_1]"),
        ("<p>Zoë <", "<p>[PERSON_1] &lt;"),
        ("<p>Zoë <3 <p>x <3", "<p>[PERSON_1] &lt;3 <p>x <3"),
        ("<!--[if mso]><o:Author>Zo&euml;</o:Author><![endif]--><p>x",
         "<!--[if mso]><o:Author>[PERSON_1]</o:Author><![endif]--><p>x"),
        ("<!--[if !mso]><!--><p>Zoë<!--<![endif]-->",
         "<!--[if !mso]><!--><p>[PERSON_1]<!--<![endif]-->"),
        ("<p title='Zoë", "<p title='[PERSON_1]"),
        ("<textarea><b>Zoë</b></textarea>", "<textarea>&lt;b&gt;[PERSON_1]&lt;/b&gt;</textarea>"),
        ("<zoë zoë='x'>Zoë</zoë>", "<PERSON_1 PERSON_1='x'>[PERSON_1]</PERSON_1>"),
    ],
)
def test_only_the_range_changes(before: str, after: str) -> None:
    assert document("a.html", before.encode()).rewritten([], SWEEP).data == after.encode()


@pytest.mark.parametrize(
    ("source", "reading"),
    [
        ("<p>Dear <b>A</b>mira,<br>hello</p>", "Dear Amira,\nhello"),
        ("<td>Name</td>\n<td>Zoë</td><tr><td>x", "Name\tZoë\nx"),
        ("<i>Amira</i> <b>Okafor</b>", "Amira Okafor"),
        ("<p>a</p><p title=x>b</p>", "a\ntitle: x\nb"),
    ],
)
def test_html_is_read_as_it_is_shown(source: str, reading: str) -> None:
    assert Reading.of(document("a.html", source.encode()).segments).text == reading


def test_xml_is_read_like_a_form() -> None:
    source = b"<r><name>Amira</name>\n<dob id='7'>1.1.80</dob><p>Ami<b>ra</b> said</p></r>"
    read = Reading.of(document("a.xml", source).segments).text
    assert read == "name: Amira\nid: 7\ndob: 1.1.80\np: Amira said"


def test_entities_of_its_own_are_refused() -> None:
    with pytest.raises(UnsafeFile, match=r"a\.xml declares entities"):
        document("a.xml", b'<!DOCTYPE r [<!ENTITY a "Zoe">]><r>&a;</r>')


def test_a_picture_in_the_page_is_dropped_unless_it_is_kept() -> None:
    page = document("a.html", b'<img src="data:image/png;base64,AAAA">')
    (opaque,) = page.opaque
    assert opaque.kind is Kind.PICTURE
    assert b"AAAA" not in page.rewritten([], Sweep()).data.replace(b"AAAAA", b"")
    kept = page.rewritten([], Sweep(), Wishes(keep=frozenset({Kind.PICTURE})))
    assert b"png;base64,AAAA" in kept.data
    assert [each.dropped for each in kept.opaque] == [False]


def test_the_declared_encoding_is_heeded() -> None:
    data = '<?xml version="1.0" encoding="iso-8859-2"?><a>Łódź</a>'.encode("iso-8859-2")
    made = document("a.xml", data).rewritten([], Sweep([Taken("Łódź", "[PLACE_1]")]))
    assert made.data == data.replace("Łódź".encode("iso-8859-2"), b"[PLACE_1]")


@given(st.text(alphabet="<>/!-=\"' abZë&;[]?", max_size=40), st.sampled_from(["html", "xml"]))
def test_any_source_comes_out_as_it_went_in(source: str, suffix: str) -> None:
    data = source.encode()
    assert document(f"a.{suffix}", data).rewritten([], Sweep()).data == data
    assert not SWEEP.found(
        document(f"a.{suffix}", data + "Zoë".encode()).rewritten([], SWEEP).data.decode()
    )


@pytest.mark.parametrize("name", ["a.html", "a.xml"])
def test_a_value_that_is_a_word_of_the_format_leaves_the_format_alone(name: str) -> None:
    data = b"<html><head><title>Title</title></head><body class='x'>Body Style</body></html>"
    sweep = Sweep(Taken(word, f"[P_{word}]") for word in ("Title", "Body", "Style", "Class"))
    assert document(name, data).rewritten([], sweep).data == (
        b"<html><head><title>[P_Title]</title></head><body class='x'>[P_Body] [P_Style]</body>"
        b"</html>"
    )


def test_a_lone_angle_bracket_does_not_part_a_text() -> None:
    assert [each.text for each in document("a.html", b"<p>1 < 2 and <3</p>").segments] == [
        "1 < 2 and <3"
    ]


def test_names_of_elements_in_any_script() -> None:
    data = "<État><Æther>Zoë</Æther></État>".encode()
    texts = [each.text for each in document("a.xml", data).segments]
    assert texts == ["Zoë"]
