"""Which format an answer is in: only sure signs count, and prose is never taken for a table."""

import pytest

from cloakroom.redact.guess import guess
from cloakroom.redact.targets import Target

PLAIN = [
    "",
    "Dear [PERSON_1],\nThank you, and good luck,\nSam",
    "Dear [PERSON_1], we rang.",
    "[PERSON_1]",
    "[PERSON_1]\n[PERSON_2]",
    "{{PERSON_1}} wrote to {{PERSON_2}}",
    "<PERSON_1> wrote to <PERSON_2>",
    "Is 3 < 4? It is: 5 > 4. See <https://example.org>",
    "2 * 3 * 4 = 24, and a_b_c stays",
    "#PERSON_1 is no heading",
    "A dash --- here",
    '{"name": [PERSON_1]}',
    "[" * 100_000 + "]" * 100_000,
    "7",
    '"just a string"',
    "one;two\nthree",
    "A, b\nC, d",
    # made to be slow: each would take minutes if the search began anew at every sign
    "[" * 65_000, "\n" * 65_000 + "x", "|" * 65_000, "**a\n" * 16_000, "-" * 65_000 + "x",
    " " * 65_000 + "x", "[a](" * 16_000,
]
MARKDOWN = [
    "# Reply\n\nDear [PERSON_1]",
    "Dear **[PERSON_1]**, hello",
    "See [the page](https://example.org)",
    "```\nname = '[PERSON_1]'\n```",
    "| Name | Phone |\n|---|---|\n| [PERSON_1] | [PHONE_1] |",
    "Name | Phone\n--- | ---\n[PERSON_1] | [PHONE_1]",
]
HTML = [
    "<p>Dear [PERSON_1]</p>",
    "<!DOCTYPE html><html><body>[PERSON_1]</body></html>",
    '  <div class="x">[PERSON_1]</div>',
    "<table><tr><td>**[PERSON_1]**</td></tr></table>",
]
JSON = [
    '{"name": "[PERSON_1]"}',
    '[{"name": "[PERSON_1]"}, 2]',
    '{"n": "[PERSON_1]"}\n{"n": "[PERSON_2]"}\n',
    '{"text": "**bold**"}',
]
CSV = [
    "name,phone\n[PERSON_1],[PHONE_1]\n",
    "name;phone;note\r\n[PERSON_1];[PHONE_1];\r\n",
    "name\tphone\n[PERSON_1]\t[PHONE_1]",
    'name,note\n[PERSON_1],"one, two"\n',
]
CASES = [
    (text, target)
    for target, texts in (
        (Target.TEXT, PLAIN), (Target.MARKDOWN, MARKDOWN), (Target.HTML, HTML),
        (Target.JSON, JSON), (Target.CSV, CSV),
    )
    for text in texts
]


@pytest.mark.parametrize(("text", "target"), CASES, ids=[f"{t}-{s[:20]!r}" for s, t in CASES])
def test_sure_signs(text: str, target: Target) -> None:
    assert guess(text) is target


def test_a_long_table_is_judged_by_its_start() -> None:
    assert guess("name,phone\n" + "[PERSON_1],[PHONE_1]\n" * 50_000) is Target.CSV
