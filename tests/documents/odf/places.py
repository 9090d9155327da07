"""Where a value can hide in an OpenDocument file: a small file for each place."""

from collections.abc import Callable, Mapping

from documents.odf.odf_files import URN, cell, content, odf, p, part, quoted, sheet, text

Make = Callable[[str], bytes]


def spans(value: str) -> bytes:
    a, b = len(value) // 3, 2 * len(value) // 3
    return odf(f"<text:p>Dear <text:span>{text(value[:a])}</text:span>{text(value[a:b])}"
               f"<text:span><text:span>{text(value[b:])}</text:span></text:span> hello</text:p>")


def spaces(value: str) -> bytes:
    return odf(f"<text:p>{text(value).replace(' ', '<text:s/>')}</text:p>")


def heading(value: str) -> bytes:
    return odf(f"<text:h text:outline-level='1'>{text(value)}</text:h>")


def list_item(value: str) -> bytes:
    return odf(f"<text:list><text:list-item>{p(value)}</text:list-item></text:list>")


def note(value: str) -> bytes:
    return odf("<text:p>See<text:note text:note-class='footnote'><text:note-citation>1"
               f"</text:note-citation><text:note-body>{p(value)}</text:note-body></text:note> it"
               "</text:p>")


def around_a_note(value: str) -> bytes:
    middle = len(value) // 2
    return odf(f"<text:p>{text(value[:middle])}<text:note text:note-class='footnote'>"
               f"<text:note-body>{p('aside')}</text:note-body></text:note>{text(value[middle:])}"
               "</text:p>")


def annotation(value: str) -> bytes:
    return odf("<text:p>x<office:annotation><dc:creator>y</dc:creator>"
               f"<dc:date>2026-01-01T00:00:00</dc:date>{p(value)}</office:annotation></text:p>")


def author_of_an_annotation(value: str) -> bytes:
    return odf(f"<text:p>x<office:annotation><dc:creator>{text(value)}</dc:creator>{p('y')}"
               "</office:annotation></text:p>")


def deletion(inner: str, author: str = "x") -> str:
    return ("<text:tracked-changes><text:changed-region text:id='c1'><text:deletion>"
            f"<office:change-info><dc:creator>{text(author)}</dc:creator></office:change-info>"
            f"{inner}</text:deletion></text:changed-region></text:tracked-changes>")


def deleted(value: str) -> bytes:
    return odf(deletion(p(value)) + "<text:p>a<text:change text:change-id='c1'/>b</text:p>")


def half_deleted(value: str) -> bytes:
    middle = len(value) // 2
    return odf(deletion(p(value[middle:]))
               + f"<text:p>{text(value[:middle])}<text:change text:change-id='c1'/></text:p>")


def author_of_a_change(value: str) -> bytes:
    return odf(deletion(p("x"), value) + p("y"))


def text_box(value: str) -> bytes:
    return odf("<text:p>x<draw:frame draw:name='f'><draw:text-box>"
               f"{p(value)}</draw:text-box></draw:frame></text:p>")


def alternative_text(value: str) -> bytes:
    return odf(f"<text:p><draw:frame draw:name={quoted(value)}><svg:title>{text(value)}"
               f"</svg:title><svg:desc>{text(value)}</svg:desc></draw:frame></text:p>")


def link(value: str) -> bytes:
    return odf(f"<text:p><text:a xlink:href={quoted('mailto:' + value)}>x</text:a></text:p>")


def bookmark(value: str) -> bytes:
    return odf(f"<text:p><text:bookmark text:name={quoted(value)}/>x</text:p>")


def field(value: str) -> bytes:
    return odf(f"<text:p><text:author-name>{text(value)}</text:author-name></text:p>")


def variable(value: str) -> bytes:
    return odf("<text:user-field-decls><text:user-field-decl office:value-type='string' "
               f"office:string-value={quoted(value)} text:name='a'/></text:user-field-decls>"
               + p("x"))


def form(value: str) -> bytes:
    return odf("<office:forms><form:form><form:text form:name='n' form:current-value="
               f"{quoted(value)} form:label={quoted(value)}/></form:form></office:forms>"
               + p("x"))


def header(value: str) -> bytes:
    return odf(p("x"), parts={"styles.xml": part(
        "styles", "<office:master-styles><style:master-page style:name='S'><style:header>"
                  f"{p(value)}</style:header></style:master-page></office:master-styles>")})


def ruby(value: str) -> bytes:
    return odf(f"<text:p><text:ruby><text:ruby-base>x</text:ruby-base><text:ruby-text>"
               f"{text(value)}</text:ruby-text></text:ruby></text:p>")


def about(element: str) -> Make:
    return lambda value: odf(p("x"), parts={"meta.xml": part(
        "meta", f"<office:meta><{element}>{text(value)}</{element}></office:meta>")})


def nested(value: str) -> bytes:
    return odf("<text:p><draw:frame><draw:object xlink:href='./Object 1'/></draw:frame></text:p>",
               parts={"Object 1/content.xml": content(sheet(cell(value)), "spreadsheet")})


def name_of_a_picture(value: str) -> bytes:
    safe = value.replace("/", "_")
    return odf(f"<text:p><draw:frame><draw:image xlink:href={quoted('Pictures/' + safe + '.svg')}"
               "/></draw:frame></text:p>",
               parts={f"Pictures/{safe}.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"})


def sheet_cell(value: str) -> bytes:
    return odf(sheet(cell("x") + cell(value)), "spreadsheet")


def value_of_a_cell(value: str) -> bytes:
    return odf(sheet(cell(value, f'office:value-type="string" office:string-value={quoted(value)} '
                                 'table:formula="of:=[.B1]"')), "spreadsheet")


def formula(value: str) -> bytes:
    told = 'of:="' + value.replace('"', '""') + '"'
    return odf(sheet(cell("", f"table:formula={quoted(told)}")), "spreadsheet")


def name_of_a_sheet(value: str) -> bytes:
    return odf(sheet(cell("x"), name=value), "spreadsheet")


def hidden_sheet(value: str) -> bytes:
    style = ('<office:automatic-styles><style:style style:name="ta1" style:family="table">'
             '<style:table-properties table:display="false"/></style:style>'
             "</office:automatic-styles>")
    return odf(sheet(cell(value), attributes='table:style-name="ta1"'), "spreadsheet",
               before=style)


def notes_of_a_slide(value: str) -> bytes:
    return odf(f"<draw:page draw:name='p'><presentation:notes>{p(value)}</presentation:notes>"
               "</draw:page>", "presentation")


READ: Mapping[str, Make] = {
    "spans": spans, "spaces": spaces, "heading": heading, "list_item": list_item, "note": note,
    "around_a_note": around_a_note, "annotation": annotation,
    "author_of_an_annotation": author_of_an_annotation, "deleted": deleted,
    "half_deleted": half_deleted, "author_of_a_change": author_of_a_change, "text_box": text_box,
    "alternative_text": alternative_text, "link": link, "bookmark": bookmark, "field": field,
    "variable": variable, "form": form, "header": header, "ruby": ruby,
    "title": about("dc:title"), "keyword": about("meta:keyword"), "creator": about("dc:creator"),
    "user_defined": about("meta:user-defined"), "printed_by": about("meta:printed-by"),
    "nested": nested, "name_of_a_picture": name_of_a_picture, "sheet_cell": sheet_cell,
    "value_of_a_cell": value_of_a_cell, "formula": formula, "name_of_a_sheet": name_of_a_sheet,
    "hidden_sheet": hidden_sheet, "notes_of_a_slide": notes_of_a_slide,
}


def member(name: str, before: bytes = b"") -> Make:
    return lambda value: odf(p("x"), parts={name: before + value.encode("utf-16-le")})


def object_in(value: str) -> bytes:
    return odf("<text:p><draw:frame><draw:object-ole xlink:href='./Object 2'/><draw:image "
               "xlink:href='./ObjectReplacements/Object 2'/></draw:frame></text:p>",
               parts={"Object 2": b"\xd0\xcf\x11\xe0" + value.encode(),
                      "ObjectReplacements/Object 2": value.encode("utf-16-le")})


def settings(name: str) -> Make:
    return lambda value: odf(p("x"), parts={"settings.xml": part(
        "settings", f"<office:settings><config:config-item config:name='{name}' config:type="
                    f"'string'>{text(value)}</config:config-item></office:settings>")})


def signature(value: str) -> bytes:
    return odf(p("x"), parts={"META-INF/documentsignatures.xml":
                              f"<x xmlns='{URN}:digitalsignature:1.0'>{text(value)}</x>"})


UNREAD: Mapping[str, Make] = {
    "thumbnail": member("Thumbnails/thumbnail.png", b"\x89PNG"),
    "layout_cache": member("layout-cache"),
    "replacement": member("ObjectReplacements/Object 1"),
    "macro": member("Basic/Standard/Module1.xml"),
    "version": member("Versions/Version1"),
    "menus": member("Configurations2/menubar/m.xml"),
    "object_in": object_in, "printer": settings("PrinterName"), "signature": signature,
}
