"""One XML part: what is refused, what is kept, what an edit changes."""

import pytest

from cloakroom.documents.xml_part import TAIL, XmlPart
from cloakroom.errors import DamagedFile, UnsafeFile

BILLION = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'


def part(text: str | bytes) -> XmlPart:
    return XmlPart(text.encode() if isinstance(text, str) else text, "a.docx")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", DamagedFile),
        (b"<a>", DamagedFile),
        (b"<a>&b;</a>", DamagedFile),
        (b"\xff\xfe<", DamagedFile),
        ("<a>" * 5_000 + "</a>" * 5_000, DamagedFile),
        (BILLION, UnsafeFile),
        ("<?xml version='1.0'?>\n<!-- x --><?p q?> " + BILLION, UnsafeFile),
        ("\ufeff" + BILLION, UnsafeFile),
        (BILLION.encode("utf-16"), UnsafeFile),
        (BILLION.encode("utf-16-le"), UnsafeFile),
        (BILLION.encode("utf-16-be"), UnsafeFile),
        (BILLION.encode("utf-32-le"), UnsafeFile),
        (BILLION.encode("cp500"), DamagedFile),
        (b"<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE a><a/>", UnsafeFile),
        ("<!DOCTYPE a SYSTEM 'http://192.0.2.1/x'><a/>", UnsafeFile),
        ("<!-- " + "- " * 150_000 + "-->" + BILLION, UnsafeFile),
    ],
)
def test_refused(data: str | bytes, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"a\.docx"):
        part(data)


@pytest.mark.parametrize("before", [
    "<a>1</a>",
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<a b="&quot;">1</a>',
    "<?xml version='1.0'?>\n<!-- before --><a>1</a><!-- after -->",
    "<?xml version='1.0'?><a>1<!-- <!DOCTYPE b> --><![CDATA[<!DOCTYPE c>]]></a>",
])
def test_nothing_is_written_anew_where_nothing_changed(before: str) -> None:
    opened = part(before)
    opened.put(opened.root, None, "1")
    assert opened.data == before.encode()


@pytest.mark.parametrize(("before", "after"), [
    ("<a>1</a>", "<a>Ü</a>"),
    ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<a>1</a>',
     '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<a>Ü</a>'),
    ("\ufeff<?xml version='1.0'?><a>1</a>", "\ufeff<?xml version='1.0'?><a>Ü</a>"),
    ("<!--x--><a>1</a><?p?>", "<!--x--><a>Ü</a><?p?>"),
    ("<?xml version='1.0' encoding='windows-1252'?><a>1</a>",
     "<?xml version='1.0' encoding='windows-1252'?><a>Ü</a>".encode("cp1252")),
    ("<?xml version='1.0' encoding='us-ascii'?><a>1</a>",
     "<?xml version='1.0' encoding='us-ascii'?><a>&#220;</a>"),
    ("<?xml version='1.0' encoding='UTF-16'?><a>1</a>".encode("utf-16"),
     "<?xml version='1.0' encoding='UTF-16'?><a>Ü</a>".encode("utf-16")),
])
def test_declaration_mark_and_encoding_stay(before: str | bytes, after: str | bytes) -> None:
    opened = part(before)
    opened.put(opened.root, None, "Ü")
    assert opened.data == (after.encode() if isinstance(after, str) else after)


def test_text_tail_and_attribute_are_put() -> None:
    opened = part("<a>1<b c='2'/>3</a>")
    child = opened.root[0]
    assert [opened.text(child), opened.text(child, "c"), opened.text(child, TAIL)] == ["", "2", "3"]
    opened.put(child, None, "x")
    opened.put(child, "c", "y\0")
    opened.put(child, TAIL, "z")
    assert opened.data == b'<a>1<b c="y">x</b>z</a>'


def test_what_is_removed_leaves_the_text_behind_it() -> None:
    opened = part("<a>1<b/>2<c d='5'/>3<!--4--></a>")
    opened.remove(opened.root[0])
    opened.remove(opened.root[0])
    opened.remove(opened.root)
    assert opened.data == b"<a>123<!--4--></a>"


def test_every_node_is_met() -> None:
    opened = part("<!--1--><?p 2?><a><!--3--><b/></a><!--4-->")
    assert [node.text for node in opened.nodes()] == ["1", "2", None, "3", None, "4"]
