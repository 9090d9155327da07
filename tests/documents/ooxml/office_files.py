"""Word and PowerPoint files made by hand, each of the fewest parts that other readers open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from documents.packages import zipped

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"' for prefix, uri in {
        "w": W,
        "r": R,
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "dsp": "http://schemas.microsoft.com/office/drawing/2008/diagram",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "o": "urn:schemas-microsoft-com:office:office",
        "v": "urn:schemas-microsoft-com:vml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
        "p188": "http://schemas.microsoft.com/office/powerpoint/2018/8/main",
    }.items()
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_TYPE = "application/vnd.openxmlformats-officedocument"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"


@dataclass(frozen=True)
class Link:
    """A relationship of ``source`` ("" for the package)."""

    source: str
    kind: str
    target: str
    external: bool = False
    id: str = ""


def text(value: str) -> str:
    """As element content."""
    return escape(value)


def quoted(value: str) -> str:
    """As an attribute with its quotes."""
    return quoteattr(value, {"\n": "&#10;"})


def element(tag: str, inner: str = "", attributes: str = "") -> str:
    """The root of a part, with every prefix declared."""
    return f"{HEAD}<{tag} {SPACES} {attributes}>{inner}</{tag}>"


def paragraph(value: str, inner: str = "") -> str:
    return f'<w:p><w:r>{inner}<w:t xml:space="preserve">{text(value)}</w:t></w:r></w:p>'


def package(
    parts: Mapping[str, str | bytes], links: Sequence[Link], types: Mapping[str, str]
) -> bytes:
    members: dict[str, str | bytes] = {"[Content_Types].xml": _types(types)}
    for source in dict.fromkeys(link.source for link in links):
        folder, _, last = source.rpartition("/")
        name = f"{folder}/_rels/{last}.rels" if source else "_rels/.rels"
        members[name] = _rels([link for link in links if link.source == source])
    return zipped({**members, **parts})


def _types(types: Mapping[str, str]) -> str:
    rows = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>'
                   for part, kind in types.items())
    plain = {"rels": "application/vnd.openxmlformats-package.relationships+xml",
             "xml": "application/xml", "png": "image/png", "jpeg": "image/jpeg",
             "emf": "image/x-emf", "bin": "application/octet-stream", "vml": "image/x-vml",
             "docx": f"{_TYPE}.wordprocessingml.document", "sigs": "application/x", "dat": "a/b"}
    defaults = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>'
                       for ending, kind in plain.items())
    uri = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{HEAD}<Types xmlns="{uri}">{defaults}{rows}</Types>'


def _rels(links: Sequence[Link]) -> str:
    rows = ""
    for number, link in enumerate(links, start=1):
        mode = ' TargetMode="External"' if link.external else ""
        base = _PACKAGE if link.kind == "core-properties" else R
        rows += (f'<Relationship Id="{link.id or f"rId{number}"}" Type="{base}/{link.kind}" '
                 f"Target={quoted(link.target)}{mode}/>")
    uri = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{uri}">{rows}</Relationships>'


def docx(
    body: str = "", parts: Mapping[str, str | bytes] | None = None,
    links: Sequence[Link] = (), main: str = f"{_TYPE}.wordprocessingml.document.main+xml",
) -> bytes:
    """A document with ``body``; ``parts`` and their ``links`` come with it."""
    whole = element("w:document", f"<w:body>{body}<w:sectPr/></w:body>")
    known = {"word/comments.xml": "comments", "word/header1.xml": "header",
             "word/footnotes.xml": "footnotes", "word/settings.xml": "settings",
             "word/glossary/document.xml": "document.glossary"}
    types = {"word/document.xml": main} | {
        part: f"{_TYPE}.wordprocessingml.{known[part]}+xml" for part in parts or {}
        if part in known}
    return package(
        {"word/document.xml": whole, **(parts or {})},
        [Link("", "officeDocument", "word/document.xml"), *links], types)


def pptx(
    shapes: str = "", parts: Mapping[str, str | bytes] | None = None,
    links: Sequence[Link] = (), extra: str = "",
) -> bytes:
    """A presentation of one slide with ``shapes``; ``extra`` goes into presentation.xml."""
    ids = '<p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst>'
    whole = element("p:presentation", f'{ids}<p:sldSz cx="9144000" cy="6858000"/>'
                                      f'<p:notesSz cx="6858000" cy="9144000"/>{extra}')
    group = ('<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
             "<p:grpSpPr/>")
    slide = element("p:sld", f"<p:cSld><p:spTree>{group}{shapes}</p:spTree></p:cSld>")
    kind = f"{_TYPE}.presentationml"
    return package(
        {"ppt/presentation.xml": whole, "ppt/slides/slide1.xml": slide, **(parts or {})},
        [Link("", "officeDocument", "ppt/presentation.xml"),
         Link("ppt/presentation.xml", "slide", "slides/slide1.xml"), *links],
        {"ppt/presentation.xml": f"{kind}.presentation.main+xml",
         "ppt/slides/slide1.xml": f"{kind}.slide+xml"})


def shape(value: str, name: str = "Title 1") -> str:
    return (f'<p:sp><p:nvSpPr><p:cNvPr id="2" name={quoted(name)}/><p:cNvSpPr/><p:nvPr/>'
            f"</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>{text(value)}</a:t></a:r>"
            "</a:p></p:txBody></p:sp>")
