"""OpenDocument files made by hand, each of the fewest parts that other readers open."""

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from documents.packages import zipped

URN = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"' for prefix, uri in {
        **{name: f"{URN}:{name}:1.0" for name in ("office", "text", "table", "style", "meta",
                                                   "config", "form", "presentation", "script")},
        "draw": f"{URN}:drawing:1.0",
        "svg": f"{URN}:svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
        "officeooo": "http://openoffice.org/2009/office",
    }.items()
)
_KINDS = {"text": "text", "spreadsheet": "spreadsheet", "presentation": "presentation"}
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def text(value: str) -> str:
    return escape(value)


def quoted(value: str) -> str:
    return quoteattr(value, {"\n": "&#10;"})


def part(kind: str, inner: str = "") -> str:
    """``kind``: content, styles, meta or settings."""
    return (f'{_HEAD}<office:document-{kind} {SPACES} office:version="1.3">{inner}'
            f"</office:document-{kind}>")


def content(body: str, kind: str = "text", before: str = "") -> str:
    return part("content", f"{before}<office:body><office:{kind}>{body}</office:{kind}>"
                           "</office:body>")


def odf(
    body: str, kind: str = "text", parts: Mapping[str, str | bytes] | None = None,
    before: str = "",
) -> bytes:
    """A file with ``body``; ``before`` it stand fonts and styles."""
    mime = f"application/vnd.oasis.opendocument.{kind}"
    given = {"content.xml": content(body, kind, before), **(parts or {})}
    rows = "".join(f'<manifest:file-entry manifest:full-path={quoted(name)} '
                   f'manifest:media-type="text/xml"/>' for name in given)
    manifest = (f'{_HEAD}<manifest:manifest xmlns:manifest="{URN}:manifest:1.0" '
                f'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" '
                f'manifest:media-type="{mime}"/>{rows}</manifest:manifest>')
    return zipped({"mimetype": mime, **given, "META-INF/manifest.xml": manifest})


def p(value: str) -> str:
    return f"<text:p>{text(value)}</text:p>"


def cell(value: str, attributes: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {attributes}>{p(value)}</table:table-cell>"


def sheet(*rows: str, name: str = "Data", attributes: str = "") -> str:
    inner = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return (f"<table:table table:name={quoted(name)} {attributes}><table:table-column/>{inner}"
            "</table:table>")
