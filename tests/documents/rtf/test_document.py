"""Rich text: letters are cut where their bytes stand."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloakroom.documents.base import Edit, Kind, Wishes
from cloakroom.documents.proof.prove import prove
from cloakroom.documents.proof.result import Verdict
from cloakroom.documents.sweep import Sweep, Taken
from cloakroom.documents.table import document
from cloakroom.errors import DamagedFile
from contracts.document_contract import DocumentContract

FILES = Path(__file__).resolve().parents[4] / "shared" / "docs" / "files"
SWEEP = Sweep([Taken("Zoë Okafor", "[PERSON_1]")])


def rtf(body: str) -> bytes:
    return b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset238 Arial CE;}}" + (
        body.encode("latin-1") + b"}"
    )


def escaped(text: str) -> str:
    return "".join(
        f"\\u{ord(char)}?" if ord(char) > 126 else f"\\{char}" if char in "\\{}" else char
        for char in text
    )


class TestRtf(DocumentContract):
    name = "letter.rtf"

    def sample(self, values: Sequence[str]) -> bytes:
        lines = "".join(
            f"{escaped(v)}\\par {{\\b {escaped(v[:4])}}}{{\\i {escaped(v[4:])}}}\\par"
            f"{{\\footnote {escaped(v)}}}" for v in values
        )
        return rtf(f"{{\\header {escaped(values[0])}}}{lines}{{\\*\\bkmkstart {values[1]}}}")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Zo\\'eb Okafor\\par", "[PERSON_1]\\par"),
        ("Zo\\u235?\n Okafor", "[PERSON_1]\n"),
        ("{\\b Zo}\\u235\\'eb{\\i  Okafor}!", "{\\b [PERSON_1]}{\\i }!"),
        ("\\uc2 Zo\\u235xx Okafor", "\\uc2 [PERSON_1]"),
        ("\\uc0 Zo\\u235 Okafor", "\\uc0 Zo\\u235 Okafor"),  # the blank ends the word: ZoëOkafor
        ("\\uc0 Zo\\u235  Okafor", "\\uc0 [PERSON_1]"),
        ("Zo\\'eb\\~Okafor", "[PERSON_1]"),
        ("Zo\\'eb\\-\\par Okafor", "Zo\\'eb\\-\\par Okafor"),
        ("{\\field{\\*\\fldinst HYPERLINK \"Zo\\'eb Okafor\"}}",
         "{\\field{\\*\\fldinst HYPERLINK \"[PERSON_1]\"}}"),
        ("\\{Zo\\'eb Okafor\\}", "\\{[PERSON_1]\\}"),
        ("{\\stylesheet{\\s1 Zo\\'eb Okafor;}}x", "{\\stylesheet{\\s1 [PERSON_1];}}x"),
    ],
)
def test_only_the_letters_change(before: str, after: str) -> None:
    made = document("a.rtf", rtf(before)).rewritten([], SWEEP).data
    assert made == rtf(after)


def test_a_font_says_in_which_charset_its_letters_are() -> None:
    read = document("a.rtf", rtf("{\\f1 \\'f8} {\\f0 \\'f8}"))
    assert [segment.text for segment in read.segments] == ["ř ø"]


def test_letters_of_east_asia_take_two_bytes() -> None:
    data = rtf("").replace(b"\\fcharset238", b"\\fcharset128")
    read = document("a.rtf", data[:-1] + b"\\f1 \\'8e\\'52\\'93\\'63}")
    assert [segment.text for segment in read.segments] == ["山田"]


def test_a_stand_in_does_not_run_into_a_control_word() -> None:
    read = document("a.rtf", rtf("\\b\\u235?bc"))
    assert b"\\b P_1bc" in read.rewritten([Edit(0, 0, 1, "P_1")], Sweep()).data
    assert b"\\b bc" in read.rewritten([Edit(0, 0, 1, "")], Sweep()).data
    assert b"\\b \\u281?\\{c" in read.rewritten([Edit(0, 0, 2, "ę{")], Sweep()).data.replace(
        b"\\b\\u281", b"\\b \\u281"
    )


@pytest.mark.parametrize(
    ("group", "kind"),
    [
        ("{\\pict\\pngblip 89504e47}", Kind.PICTURE),
        ("{\\object{\\*\\objdata 0105}{\\result x}}", Kind.OBJECT),
        ("{\\*\\datastore 0105}", Kind.OBJECT),
        ("{\\*\\generator Word;}", Kind.METADATA),
        ("{\\info{\\author Zo\\'eb Okafor}{\\title x}}", Kind.METADATA),
    ],
)
def test_what_nobody_reads_goes_unless_it_is_kept(group: str, kind: Kind) -> None:
    data = rtf(f"a{group}b")
    read = document("a.rtf", data)
    assert {each.kind for each in read.opaque} == {kind}
    made = read.rewritten([], Sweep()).data
    assert not any(part in made for part in (b"8950", b"0105", b"Word", b"Okafor"))
    assert read.rewritten([], Sweep(), Wishes(keep=frozenset({kind}))).data == data


def test_bytes_of_a_picture_are_no_source() -> None:
    data = rtf("a{\\pict\\bin4 }}{{}b")
    assert document("a.rtf", data).rewritten([], Sweep()).data == rtf("ab")


@pytest.mark.parametrize("data", [b"", b"Dear all", b"{\\rt"])
def test_what_is_no_rtf_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedFile, match=r"a\.rtf is no RTF"):
        document("a.rtf", data)


def test_deep_groups_are_read() -> None:
    data = rtf("{" * 50_000 + "x" + "}" * 50_000)
    assert [segment.text for segment in document("a.rtf", data).segments] == ["x"]


@given(st.text(alphabet="ab\\{}' u5?\n*;-", max_size=40))
def test_any_source_comes_out_as_it_went_in(source: str) -> None:
    data = rtf(source)
    read = document("a.rtf", data)
    kinds = frozenset(each.kind for each in read.opaque)
    assert read.rewritten([], Sweep(), Wishes(keep=kinds)).data == data


@pytest.mark.skipif(not FILES.exists(), reason="the real files are not here")
@pytest.mark.parametrize("name", ["24-testRTFUmlautSpaces.rtf", "25-test.rtf"])
def test_every_word_of_a_real_file_can_be_taken_out(name: str) -> None:
    read = document(name, (FILES / name).read_bytes())
    words = {w for each in read.segments for w in each.text.split() if len(w) > 4 and w.isalpha()}
    sweep = Sweep(Taken(word, f"[W_{n}]") for n, word in enumerate(sorted(words)))
    assert prove("a.rtf", read.rewritten([], sweep).data, sweep).verdict is Verdict.CLEAN


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        (b"{\\rtf1 Anna \\u-10179?\\u-8704? Smile!}", "Anna \U0001f600 Smile", b"{\\rtf1 [P]!}"),
        (b"{\\rtf1\\ansicpg1251 \xce\xeb\xfc\xe3\xe0 rang}", "Ольга",
         b"{\\rtf1\\ansicpg1251 [P] rang}"),
        (b"{\\rtf1\\ansicpg65001 Zo\xc3\xab May}", "May", b"{\\rtf1\\ansicpg65001 Zo\xc3\xab [P]}"),
    ],
)
def test_letters_beyond_ascii(before: bytes, value: str, after: bytes) -> None:
    assert document("a.rtf", before).rewritten([], Sweep([Taken(value, "[P]")])).data == after


def test_what_describes_a_font_is_no_text() -> None:
    data = (
        b"{\\rtf1{\\fonttbl{\\f0{\\*\\panose 02020603050405020304}{\\*\\falt Thorndale}Times;}}"
        b"Hello}"
    )
    assert [each.text for each in document("a.rtf", data).segments] == ["Hello"]
