"""Where a value can hide in a PowerPoint file: a small file for each place."""

from collections.abc import Callable, Mapping

from documents.ooxml.office_files import Link, element, pptx, quoted, shape, text

MAIN, SLIDE = "ppt/presentation.xml", "ppt/slides/slide1.xml"
Make = Callable[[str], bytes]


def lines(value: str) -> str:
    return f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{text(value)}</a:t></a:r></a:p></p:txBody>"


def part(source: str, kind: str, name: str, content: str | bytes, shapes: str = "") -> bytes:
    folder = source.rpartition("/")[0]
    return pptx(shapes or shape("x"), {f"{folder}/{name}": content}, [Link(source, kind, name)])


def runs(value: str) -> bytes:
    middle = len(value) // 2
    return pptx(shape("x").replace("<a:r><a:t>x</a:t></a:r>", (
        f"<a:r><a:t>Dear {text(value[:middle])}</a:t></a:r><a:r><a:rPr b='1'/>"
        f"<a:t>{text(value[middle:])}</a:t></a:r><a:br/><a:r><a:t>hello</a:t></a:r>")))


def name_of_a_shape(value: str) -> bytes:
    return pptx(shape("x", name=value))


def alternative_text(value: str) -> bytes:
    return pptx(shape("x").replace('name="Title 1"', f'name="x" descr={quoted(value)}'))


def notes(value: str) -> bytes:
    return part(SLIDE, "notesSlide", "notesSlide1.xml", element(
        "p:notes", f"<p:cSld><p:spTree><p:sp>{lines(value)}</p:sp></p:spTree></p:cSld>"))


def comment(value: str) -> bytes:
    return part(SLIDE, "comments", "comment1.xml", element(
        "p:cmLst", f'<p:cm authorId="0" idx="1"><p:pos x="1" y="1"/><p:text>{text(value)}'
                   "</p:text></p:cm>"))


def modern_comment(value: str) -> bytes:
    return part(SLIDE, "comments", "modernComment_1.xml", element(
        "p188:cmLst", f"<p188:cm id='{{1}}'><p188:txBody><a:bodyPr/><a:p><a:r><a:t>{text(value)}"
                      "</a:t></a:r></a:p></p188:txBody></p188:cm>"))


def comment_author(value: str) -> bytes:
    return part(MAIN, "commentAuthors", "commentAuthors.xml", element(
        "p:cmAuthorLst", f"<p:cmAuthor id='0' name={quoted(value)} initials={quoted(value)}/>"))


def modern_author(value: str) -> bytes:
    return part(MAIN, "authors", "authors.xml", element(
        "p188:authorLst", f"<p188:author id='{{1}}' name={quoted(value)} initials='A' "
                          f"userId={quoted('S::' + value)} providerId='AD'/>"))


def section(value: str) -> bytes:
    return pptx(shape("x"), extra=(
        f"<p:extLst><p:ext uri='{{1}}'><p14:sectionLst><p14:section name={quoted(value)} "
        "id='{2}'/></p14:sectionLst></p:ext></p:extLst>"))


def custom_show(value: str) -> bytes:
    return pptx(shape("x"), extra=f"<p:custShowLst><p:custShow name={quoted(value)} id='0'/>"
                                  "</p:custShowLst>")


def tag(value: str) -> bytes:
    return part(SLIDE, "tags", "tag1.xml", element(
        "p:tagLst", f"<p:tag name='CLIENT' val={quoted(value)}/>"))


def table(value: str) -> bytes:
    cells = "".join(f"<a:tc><a:txBody><a:bodyPr/><a:p><a:r><a:t>{text(each)}</a:t></a:r></a:p>"
                    "</a:txBody></a:tc>" for each in ("Name", value))
    return pptx("<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id='4' name='T'/>"
                "<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm/><a:graphic>"
                f"<a:graphicData uri='x'><a:tbl><a:tblGrid/><a:tr h='1'>{cells}</a:tr></a:tbl>"
                "</a:graphicData></a:graphic></p:graphicFrame>")


def link(value: str) -> bytes:
    return part(SLIDE, "x", "x.xml", "<a/>", shape("x").replace(
        "<a:r><a:t>", f"<a:r><a:rPr><a:hlinkClick r:id='rId9' tooltip={quoted(value)}/></a:rPr>"
                      "<a:t>"))


def encoded_target(value: str) -> bytes:
    from urllib.parse import quote
    return pptx(shape("x"), {}, [
        Link(SLIDE, "hyperlink", f"mailto:{quote(value, safe='')}", True)])


def master(value: str) -> bytes:
    return part(MAIN, "handoutMaster", "handoutMaster1.xml", element(
        "p:handoutMaster", f"<p:cSld><p:spTree><p:sp>{lines(value)}</p:sp></p:spTree></p:cSld>"))


def ink(value: str) -> bytes:
    return part(SLIDE, "customXml", "ink1.xml",
                f"<ink xmlns='http://www.w3.org/2003/InkML'><annotation>{text(value)}"
                "</annotation><trace>1 2</trace></ink>")


READ: Mapping[str, Make] = {
    make.__name__: make for make in (
        runs, name_of_a_shape, alternative_text, notes, comment, modern_comment, comment_author,
        modern_author, section, custom_show, tag, table, link, encoded_target, master, ink,
    )
}
"""Places where a segment shows the value."""

OBJECT = (
    "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id='4' name='Object 3'/><p:cNvGraphicFramePr/>"
    "<p:nvPr/></p:nvGraphicFramePr><p:xfrm/><a:graphic><a:graphicData "
    "uri='http://schemas.openxmlformats.org/presentationml/2006/ole'><mc:AlternateContent>"
    "<mc:Choice Requires='v'><p:oleObj name='Worksheet' r:id='rId1' progId='X'><p:embed/>"
    "</p:oleObj></mc:Choice><mc:Fallback><p:oleObj name='Worksheet' r:id='rId1' progId='X'>"
    "<p:embed/><p:pic><p:nvPicPr><p:cNvPr id='0' name=''/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>"
    "<p:blipFill><a:blip r:embed='rId2'/></p:blipFill><p:spPr/></p:pic></p:oleObj></mc:Fallback>"
    "</mc:AlternateContent></a:graphicData></a:graphic></p:graphicFrame>"
)


def object_in(value: str) -> bytes:
    return pptx(OBJECT, {"ppt/embeddings/oleObject1.bin": value.encode(),
                         "ppt/media/image1.emf": b"\x01\0\0\0" + value.encode("utf-16-le")},
                [Link(SLIDE, "oleObject", "../embeddings/oleObject1.bin"),
                 Link(SLIDE, "image", "../media/image1.emf")])


def macro(value: str) -> bytes:
    return part(MAIN, "vbaProject", "vbaProject.bin", value.encode())


def printer(value: str) -> bytes:
    return part(MAIN, "printerSettings", "printerSettings1.bin", value.encode())


def changes(value: str) -> bytes:
    return part(MAIN, "changesInfo", "changesInfo1.xml", f"<a b={quoted(value)}/>")


UNREAD: Mapping[str, Make] = {
    make.__name__: make for make in (object_in, macro, printer, changes)
}
"""Places that are dropped, and said to be."""
