"""Where a value can hide in a Word file: a small file for each place."""

import base64
from collections.abc import Callable, Mapping

from documents.ooxml.office_files import Link, docx, element, paragraph, quoted, text
from documents.packages import zipped

MAIN = "word/document.xml"
Make = Callable[[str], bytes]


def halves(value: str) -> tuple[str, str]:
    middle = len(value) // 2
    return text(value[:middle]), text(value[middle:])


def runs(value: str) -> bytes:
    first, last = halves(value)
    return docx(f"<w:p><w:r><w:t>Dear {first}</w:t></w:r><w:bookmarkEnd w:id='1'/>"
                f"<w:r><w:rPr><w:b/></w:rPr><w:t>{last}</w:t></w:r></w:p>")


def half_deleted(value: str) -> bytes:
    first, last = halves(value)
    return docx(f"<w:p><w:r><w:t>{first}</w:t></w:r>"
                f'<w:del w:id="1" w:author="A"><w:r><w:delText>{last}</w:delText></w:r></w:del>'
                f'<w:ins w:id="2" w:author="A"><w:r><w:t> moved</w:t></w:r></w:ins></w:p>')


def half_inserted(value: str) -> bytes:
    first, last = halves(value)
    return docx(f'<w:p><w:moveFrom w:id="3"><w:r><w:t>gone </w:t></w:r></w:moveFrom>'
                f"<w:r><w:t>{first}</w:t></w:r>"
                f'<w:del w:id="1" w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del>'
                f'<w:ins w:id="2" w:author="A"><w:r><w:t>{last}</w:t></w:r></w:ins></w:p>')


def tracked_author(value: str) -> bytes:
    return docx(f"<w:p><w:ins w:id='1' w:author={quoted(value)}><w:r><w:t>x</w:t></w:r></w:ins>"
                f"<w:r><w:rPr><w:rPrChange w:id='2' w:author={quoted(value)}><w:rPr/>"
                "</w:rPrChange></w:rPr><w:t>y</w:t></w:r></w:p>")


def part(kind: str, name: str, content: str | bytes, body: str = "") -> bytes:
    return docx(body or paragraph("Body"), {f"word/{name}": content}, [Link(MAIN, kind, name)])


def comment(value: str) -> bytes:
    return part("comments", "comments.xml", element(
        "w:comments", f'<w:comment w:id="0" w:author="A" w:initials="A">{paragraph(value)}'
                      "</w:comment>"))


def comment_author(value: str) -> bytes:
    return part("comments", "comments.xml", element(
        "w:comments", f"<w:comment w:id='0' w:author={quoted(value)} w:initials={quoted(value)}>"
                      f'{paragraph("x")}</w:comment>'))


def people(value: str) -> bytes:
    return part("people", "people.xml", element(
        "w15:people", f'<w15:person w15:author="A"><w15:presenceInfo w15:providerId="AD" '
                      f"w15:userId={quoted(value)}/></w15:person>"))


def footnote(value: str) -> bytes:
    return part("footnotes", "footnotes.xml", element(
        "w:footnotes", f'<w:footnote w:id="1">{paragraph(value)}</w:footnote>'))


def header(value: str) -> bytes:
    return part("header", "header1.xml", element("w:hdr", paragraph(value)))


def text_box(value: str) -> bytes:
    content = f"<w:txbxContent>{paragraph(value)}</w:txbxContent>"
    return docx(
        f'<w:p><w:r><w:t>before </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wp:inline><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></wp:inline>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}"
        "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>after</w:t></w:r></w:p>")


def bound_control(value: str) -> bytes:
    body = (f'<w:sdt><w:sdtPr><w:alias w:val="Client"/><w:dataBinding w:xpath="/a/b" '
            f'w:storeItemID="{{00000000-0000-0000-0000-000000000001}}"/></w:sdtPr>'
            f"<w:sdtContent>{paragraph(value)}</w:sdtContent></w:sdt>")
    return docx(body, {"customXml/item1.xml": f"<a><b>{text(value)}</b></a>"},
                [Link(MAIN, "customXml", "../customXml/item1.xml")])


def custom_xml_attribute(value: str) -> bytes:
    return docx(paragraph("x"), {"customXml/item1.xml": f"<a b={quoted(value)}/>"},
                [Link(MAIN, "customXml", "../customXml/item1.xml")])


def control_names(value: str) -> bytes:
    return docx(f"<w:sdt><w:sdtPr><w:alias w:val={quoted(value)}/><w:tag w:val={quoted(value)}/>"
                f"<w:dropDownList><w:listItem w:displayText={quoted(value)} w:value='1'/>"
                f"</w:dropDownList></w:sdtPr><w:sdtContent>{paragraph('x')}</w:sdtContent></w:sdt>")


def field_code(value: str) -> bytes:
    first, last = halves(value)
    return docx(f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK '
                f'"mailto:{first}</w:instrText></w:r><w:r><w:instrText>{last}" </w:instrText></w:r>'
                f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>mail</w:t></w:r>'
                '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')


def simple_field(value: str) -> bytes:
    return docx(f"<w:p><w:fldSimple w:instr={quoted('AUTHOR ' + value)}><w:r><w:t>x</w:t></w:r>"
                "</w:fldSimple></w:p>")


def link_target(value: str) -> bytes:
    return docx(f'<w:p><w:hyperlink r:id="rId1" w:tooltip={quoted(value)}><w:r><w:t>x</w:t></w:r>'
                "</w:hyperlink></w:p>", {},
                [Link(MAIN, "hyperlink", f"https://example.org/?q={value}", True)])


def encoded_target(value: str) -> bytes:
    from urllib.parse import quote
    return docx('<w:p><w:hyperlink r:id="rId1"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>', {},
                [Link(MAIN, "hyperlink", f"mailto:a?subject={quote(value, safe='')}", True)])


def bookmark(value: str) -> bytes:
    return docx(f"<w:p><w:bookmarkStart w:id='1' w:name={quoted(value)}/><w:hyperlink "
                f"w:anchor={quoted(value)}><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>")


def properties(inner: str, kind: str, root: str) -> bytes:
    end = root.partition(" ")[0]
    return docx(paragraph("x"), {f"docProps/{kind}.xml": f"<{root}>{inner}</{end}>"},
                [Link("", f"{kind}-properties", f"docProps/{kind}.xml")])


CORE = ('cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"')
EXTENDED = ('Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            'extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/'
            'docPropsVTypes"')
CUSTOM = EXTENDED.replace("extended", "custom")


def title(value: str) -> bytes:
    return properties(f"<dc:title>{text(value)}</dc:title>", "core", CORE)


def company(value: str) -> bytes:
    return properties(f"<Company>{text(value)}</Company><TitlesOfParts><vt:vector size='1' "
                      f"baseType='lpstr'><vt:lpstr>{text(value)}</vt:lpstr></vt:vector>"
                      "</TitlesOfParts>", "extended", EXTENDED)


def custom_property(value: str) -> bytes:
    return properties(f"<property fmtid='{{1}}' pid='2' name='Client'><vt:lpwstr>{text(value)}"
                      "</vt:lpwstr></property>", "custom", CUSTOM)


def settings(inner: str) -> bytes:
    return part("settings", "settings.xml", element("w:settings", inner))


def document_variable(value: str) -> bytes:
    return settings(f"<w:docVars><w:docVar w:name='a' w:val={quoted(value)}/></w:docVars>")


def mail_merge(value: str) -> bytes:
    return settings(f"<w:mailMerge><w:connectString w:val={quoted(value)}/><w:query "
                    f"w:val={quoted('SELECT ' + value)}/></w:mailMerge>")


def template(value: str) -> bytes:
    whole = element("w:settings", '<w:attachedTemplate r:id="rId1"/>')
    return docx(paragraph("x"), {"word/settings.xml": whole}, [
        Link(MAIN, "settings", "settings.xml"),
        Link("word/settings.xml", "attachedTemplate", f"file:///C:/Users/{value}/a.dotm", True)])


def glossary(value: str) -> bytes:
    return part("glossaryDocument", "glossary/document.xml", element(
        "w:glossaryDocument", f"<w:docParts><w:docPart><w:docPartPr><w:name w:val='x'/>"
        f"</w:docPartPr><w:docPartBody>{paragraph(value)}</w:docPartBody></w:docPart></w:docParts>"))


def chunk(value: str) -> bytes:
    inner = docx(paragraph(value))
    return part("aFChunk", "afchunk.docx", inner,
                f'<w:altChunk r:id="rId1"/>{paragraph("after")}')


def unread_chunk(value: str) -> bytes:
    return part("aFChunk", "afchunk.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + value.encode(),
                f'<w:altChunk r:id="rId1"/>{paragraph("after")}')


def diagram(value: str) -> bytes:
    body = f"<a:p><a:r><a:t>{text(value)}</a:t></a:r></a:p>"
    return docx(paragraph("x"), {
        "word/diagrams/data1.xml": element("dgm:dataModel", f"<dgm:ptLst><dgm:pt><dgm:t>{body}"
                                           "</dgm:t></dgm:pt></dgm:ptLst>"),
        "word/diagrams/drawing1.xml": element("dsp:drawing", f"<dsp:sp><dsp:txBody>{body}"
                                              "</dsp:txBody></dsp:sp>"),
    }, [Link(MAIN, "diagramData", "diagrams/data1.xml"),
        Link(MAIN, "diagramDrawing", "diagrams/drawing1.xml")])


def chart(value: str) -> bytes:
    cache = (f"<c:cat><c:strRef><c:f>Sheet1!A1</c:f><c:strCache><c:pt idx='0'><c:v>{text(value)}"
             "</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache>"
             f"<c:pt idx='0'><c:v>{text(value)}</c:v></c:pt></c:numCache></c:numRef></c:val>")
    whole = element("c:chartSpace", f'{cache}<c:externalData r:id="rId1"/>')
    return docx(paragraph("x"), {"word/charts/chart1.xml": whole,
                                 "word/embeddings/a.bin": value.encode("utf-16-le")},
                [Link(MAIN, "chart", "charts/chart1.xml"),
                 Link("word/charts/chart1.xml", "package", "../embeddings/a.bin")])


def drawing_copy(value: str) -> bytes:
    packed = base64.b64encode(zipped({"a.xml": f"<a b={quoted(value)}/>"})).decode()
    return docx(f'<w:p><w:r><w:pict><v:shape o:gfxdata="{packed}"/></w:pict></w:r></w:p>')


def alternative_text(value: str) -> bytes:
    return docx(f"<w:p><w:r><w:drawing><wp:inline><wp:docPr id='1' name='Picture 1' "
                f"descr={quoted(value)} title={quoted(value)}/></wp:inline></w:drawing>"
                f"<w:pict><v:shape alt={quoted(value)}><v:textpath string={quoted(value)}/>"
                "</v:shape></w:pict></w:r></w:p>")


def reading_aid(value: str) -> bytes:
    return docx(f"<w:p><w:r><w:ruby><w:rt><w:r><w:t>{text(value)}</w:t></w:r></w:rt><w:rubyBase>"
                "<w:r><w:t>x</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>")


def hidden_text(value: str) -> bytes:
    return docx(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{text(value)}</w:t></w:r></w:p>")


def symbols(value: str) -> bytes:
    """Each letter an element of its own."""
    return docx("<w:p><w:r>" + "".join(
        f'<w:sym w:font="Arial" w:char="{ord(char):04X}"/>' for char in value) + "</w:r></w:p>")


def form_field(value: str) -> bytes:
    return docx(f"<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:helpText "
                f"w:val={quoted(value)}/><w:textInput><w:default w:val={quoted(value)}/>"
                "</w:textInput></w:ffData></w:fldChar></w:r></w:p>")


def field_data(value: str) -> bytes:
    packed = base64.b64encode(value.encode("utf-16-le") * 3).decode()
    return docx(f"<w:p><w:r><w:fldChar w:fldCharType='begin'><w:fldData>{packed}</w:fldData>"
                "</w:fldChar></w:r></w:p>")


def smart_tag(value: str) -> bytes:
    return docx(f"<w:p><w:smartTag w:element='x'><w:smartTagPr><w:attr w:name='ProductID' "
                f"w:val={quoted(value)}/></w:smartTagPr><w:r><w:t>x</w:t></w:r></w:smartTag></w:p>")


def equation(value: str) -> bytes:
    return docx(f"<w:p><m:oMath><m:r><m:t>{text(value)}</m:t></m:r></m:oMath></w:p>")


def remark(value: str) -> bytes:
    return docx(f"<w:p><!-- {value} --><w:r><w:t>x</w:t></w:r></w:p>")


def stray_text(value: str) -> bytes:
    return docx(f"<w:p><w:r><w:t>x</w:t></w:r><w14:other>{text(value)}</w14:other></w:p>")


def unknown_part(value: str) -> bytes:
    return part("unheardOf", "other.xml", f"<a><b>{text(value)}</b></a>")


def sixteen_bits(value: str) -> bytes:
    whole = element("w:hdr", paragraph(value)).replace("UTF-8", "UTF-16").encode("utf-16")
    return part("header", "header1.xml", whole)


def over_paragraphs(value: str) -> bytes:
    first, _, last = value.partition(" ")
    return docx(paragraph(first) + paragraph(last) if last else paragraph(value))


def style_name(value: str) -> bytes:
    return part("styles", "styles.xml", element(
        "w:styles", f"<w:style w:styleId='a'><w:name w:val={quoted(value)}/></w:style>"))


def named_part(value: str) -> bytes:
    from urllib.parse import quote
    name = "".join(char if char.isalnum() else "_" for char in value)
    return docx(paragraph(value), {f"word/media/{value.replace('/', '')}.xml": "<a/>"},
                [Link(MAIN, "unheardOf", f"media/{quote(value.replace('/', ''))}.xml")]
                ) if name else b""


READ: Mapping[str, Make] = {
    make.__name__: make for make in (
        runs, half_deleted, half_inserted, tracked_author, comment, comment_author, people,
        footnote, header, text_box, bound_control, custom_xml_attribute, control_names,
        field_code, simple_field, link_target, encoded_target, bookmark, title, company,
        custom_property, document_variable, mail_merge, glossary, chunk, diagram, chart,
        alternative_text, reading_aid, hidden_text, symbols, form_field, smart_tag, equation,
        remark, stray_text, unknown_part, sixteen_bits, named_part, template,
    )
}
"""Places where a segment shows the value."""


def object_in(value: str) -> bytes:
    return docx(f"<w:p><w:r><w:object><v:shape><v:imagedata r:id='rId2'/></v:shape><o:OLEObject "
                f"r:id='rId1'/></w:object></w:r></w:p>{paragraph('after')}",
                {"word/embeddings/oleObject1.bin": value.encode(),
                 "word/media/image1.emf": b"\x01\0\0\0" + value.encode("utf-16-le")},
                [Link(MAIN, "oleObject", "embeddings/oleObject1.bin"),
                 Link(MAIN, "image", "media/image1.emf")])


def macro(value: str) -> bytes:
    return part("vbaProject", "vbaProject.bin", value.encode())


def thumbnail(value: str) -> bytes:
    return docx(paragraph("x"), {"docProps/thumbnail.jpeg": value.encode()},
                [Link("", "thumbnail", "docProps/thumbnail.jpeg")])


def active_x(value: str) -> bytes:
    return docx('<w:p><w:r><w:object><w:control r:id="rId1" w:name="x"/></w:object></w:r></w:p>',
                {"word/activeX/activeX1.xml": f"<a b={quoted(value)} />",
                 "word/activeX/activeX1.bin": value.encode()},
                [Link(MAIN, "control", "activeX/activeX1.xml"),
                 Link("word/activeX/activeX1.xml", "activeXControlBinary", "activeX1.bin")])


def printer(value: str) -> bytes:
    return part("printerSettings", "printerSettings1.bin", value.encode("utf-16-le"))


def signature(value: str) -> bytes:
    return docx(paragraph("x"), {"_xmlsignatures/origin.sigs": b"",
                                 "_xmlsignatures/sig1.xml": f"<a>{text(value)}</a>"},
                [Link("", "origin", "_xmlsignatures/origin.sigs"),
                 Link("_xmlsignatures/origin.sigs", "signature", "sig1.xml")])


def nobodys(value: str) -> bytes:
    return docx(paragraph("x"), {"[trash]/0000.dat": value.encode()})


def unknown_bytes(value: str) -> bytes:
    return part("unheardOf", "other.bin", b"\0" + value.encode())


def two_links(value: str) -> bytes:
    """The list of recipients of a mail merge."""
    return docx(paragraph("x"), {"word/settings.xml": element(
        "w:settings", '<w:mailMerge><w:dataSource r:id="rId1"/></w:mailMerge>'),
        "word/recipientData.xml": f"<a>{text(value)}</a>"}, [
        Link(MAIN, "settings", "settings.xml"),
        Link("word/settings.xml", "mailMergeSource", f"file:///C:/{value}.xlsx", True),
        Link("word/settings.xml", "recipientData", "recipientData.xml")])


UNREAD: Mapping[str, Make] = {
    make.__name__: make for make in (
        object_in, macro, thumbnail, active_x, printer, signature, nobodys, unknown_bytes,
        two_links, drawing_copy, field_data, unread_chunk,
    )
}
"""Places that are dropped, and said to be."""

def leads_nowhere(value: str) -> bytes:
    return docx(paragraph("x"), {}, [Link(MAIN, "image", f"media/{value}.png")])


def names_user(value: str) -> bytes:
    """A word that a schema could use, in data of somebody's own."""
    low = value.lower()
    return docx(paragraph("x"), {"customXml/item1.xml": f"<a user={quoted(low)}><b>{text(low)}"
                                                        "</b></a>"},
                [Link(MAIN, "customXml", "../customXml/item1.xml")])


SWEPT: Mapping[str, Make] = {
    make.__name__: make for make in (style_name, over_paragraphs, leads_nowhere, names_user)
}
"""Places that show the value to nobody who reviews, or in two halves."""
