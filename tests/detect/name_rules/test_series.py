"""Rows of things of one kind are nobody's names."""

import pytest

from detect.name_rules.given import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("choose Jan, Feb, ⟦PERSON:Mar⟧, ⟦PERSON:Apr⟧ or ⟦PERSON:May⟧", []),
        ("⟦PERSON:Jan⟧: 12, Feb: 14, Mar: 9", []),
        ("⟦PERSON:Kelvin⟧, ⟦PERSON:newton⟧, pascal and ⟦PERSON:watt⟧ are units", []),
        ("alpha, beta, ⟦PERSON:gamma⟧, delta, epsilon", []),
        ("Ruby, olive, hazel, ⟦PERSON:jade⟧ or purple", []),
        ("In the park robin, wren, ⟦PERSON:martin⟧ and jay sang", []),
        ("⟦PERSON:Basil⟧, rosemary, sage and heather", []),
        ("Thu 6 4\nFri 7 6\nSat 3 3\n⟦PERSON:Sun⟧ 3 3", []),
        ("In February, ⟦PERSON:May⟧ rang", ["May"]),
        ("In January February ⟦PERSON:May⟧ rang", ["May"]),
        ("⟦PERSON:April⟧, ⟦PERSON:May⟧ and ⟦PERSON:June⟧ came", ["April", "May", "June"]),
        ("⟦PERSON:robin⟧, ⟦PERSON:martin⟧ and ⟦PERSON:jay⟧ rang", ["robin", "martin", "jay"]),
        ("⟦PERSON:Rose⟧, ⟦PERSON:Heather⟧ and ⟦PERSON:Iris⟧ rang", ["Rose", "Heather", "Iris"]),
        ("Jan, Feb, Mar. ⟦PERSON:Rose⟧ rang", ["Rose"]),
        ("Jan, Feb, Mar and so on; later ⟦PERSON:June⟧ rang", ["June"]),
    ],
)
def test_what_stays(text: str, names: list[str]) -> None:
    assert found(text) == names
